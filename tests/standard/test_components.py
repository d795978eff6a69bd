"""What every component must have, in every regulation, so that styles can be built and facts trusted."""

from __future__ import annotations

import pytest

from reportgen.standard import Basis, Fact, Standard, all_standards, get
from reportgen.standard.looks import Component
from reportgen.text.ordinals import diem_letter
from standard.declared import fields_of

BODY_LIKE = (
    *("loi_van", "can_cu", "dieu", "dieu_khong_ten", "khoan", "diem", "phan_muc", "tieu_muc", "tieu_muc_nho"),
    *("y_gach", "y_so", "loi_ket"),
)
HEAD_AND_FOOT = (
    *("tieu_de", "ke_tieu_de", "co_quan_cap_tren", "co_quan_ban_hanh", "dau_sao", "so_ky_hieu", "dia_danh_ngay"),
    *("du_thao", "trich_yeu", "quyen_han", "chuc_vu", "o_trong", "ho_ten", "noi_nhan", "noi_nhan_ds"),
)
IN_TABLES = ("bang_tieu_de", "bang_noi_dung", "bang_so", "bang_tong")
OURS = (
    *("dong_quyet_dinh", "phan_muc", "tieu_muc", "tieu_muc_nho", "y_gach", "y_so", "loi_ket", "o_trong"),
    *(*IN_TABLES, "phu_luc_don_vi_tinh"),
)
ONLY_HD05 = {"tac_gia_trich_yeu", "chu_de_dai_hoi", "kinh_trinh", "khong_pho_bien", "ke_lien_he", "xac_nhan"}

STANDARDS = pytest.mark.parametrize("standard", all_standards(), ids=lambda standard: standard.id)
EVERY = pytest.mark.parametrize(
    ("standard", "component"),
    [(standard, component) for standard in all_standards() for component in standard.components.values()],
    ids=lambda value: value.id if isinstance(value, Standard) else value.name,
)


@EVERY
def test_component_has_a_clause_or_is_marked_as_not_read_there(standard: Standard, component: Component) -> None:
    unread = {Basis.THUC_HANH} if standard.id == "hd05" else {Basis.THUC_HANH, Basis.MOT_NGUON, Basis.NHIEU_NGUON}
    assert component.clause or component.basis in unread


@EVERY
def test_component_of_a_regulation_cites_that_regulation(standard: Standard, component: Component) -> None:
    prefix = standard.id.upper() + " "
    assert all(cited.startswith(prefix) for cited in component.clause.split("; ") if cited)


@EVERY
def test_basis_names_only_attributes_that_exist(standard: Standard, component: Component) -> None:
    assert set(component.basis_of) <= set(fields_of(Component))


@EVERY
def test_size_lies_in_what_is_allowed(standard: Standard, component: Component) -> None:
    assert component.size_min <= component.size_pt <= component.size_max


@EVERY
def test_name_is_the_key_and_the_label_is_vietnamese(standard: Standard, component: Component) -> None:
    assert standard.components[component.name] is component
    assert component.label[0].isupper()


@STANDARDS
@pytest.mark.parametrize("name", BODY_LIKE)
def test_running_text_has_the_spacing_of_the_body(standard: Standard, name: str) -> None:
    component = standard.components[name]
    assert component.line_pt == standard.body.line_pt == 18
    assert (component.space_before_pt, component.space_after_pt) == (0, standard.body.paragraph_gap_pt) == (0, 6)
    assert component.indent_first_mm == standard.body.first_line_mm == 10
    assert (component.indent_left_mm, component.hanging_mm) == (0, 0)
    assert component.align == standard.body.align == "both"
    assert component.size_pt == standard.body.size_pt == 14


@STANDARDS
@pytest.mark.parametrize("name", ["dong_quyet_dinh", "phan_chuong_so", "phan_chuong_ten", "muc_so", "muc_ten"])
def test_centred_heading_keeps_the_body_spacing_without_indent(standard: Standard, name: str) -> None:
    component = standard.components[name]
    assert (component.line_pt, component.space_after_pt) == (18, 6)
    assert (component.align, component.indent_first_mm, component.bold) == ("center", 0, True)
    assert component.keep_next


@STANDARDS
@pytest.mark.parametrize("name", HEAD_AND_FOOT)
def test_head_and_foot_are_single_spaced_without_gaps(standard: Standard, name: str) -> None:
    component = standard.components[name]
    assert component.line_pt is None
    assert (component.space_before_pt, component.space_after_pt, component.indent_first_mm) == (0, 0, 0)


@EVERY
def test_gap_outside_the_body_gives_its_reason(standard: Standard, component: Component) -> None:
    gap = component.space_before_pt + component.space_after_pt
    if component.line_pt is None and gap and component.name not in IN_TABLES:
        attributes = [a for a in ("space_before_pt", "space_after_pt") if getattr(component, a)]
        assert {component.basis_for(attribute) for attribute in attributes} == {Basis.THUC_HANH}


@STANDARDS
@pytest.mark.parametrize("name", IN_TABLES)
def test_table_cells_are_13_point_single_without_indent(standard: Standard, name: str) -> None:
    component = standard.components[name]
    assert (component.size_pt, component.line_pt, component.indent_first_mm) == (13, None, 0)


@STANDARDS
@pytest.mark.parametrize("name", OURS)
def test_our_own_styles_never_claim_a_clause(standard: Standard, name: str) -> None:
    component = standard.components[name]
    assert component.basis is Basis.THUC_HANH
    assert component.clause == ""


def test_both_regulations_have_the_same_styles_but_for_those_only_hd05_knows() -> None:
    hd05, hd36 = set(get("hd05").components), set(get("hd36").components)
    assert hd36 < hd05
    assert hd05 - hd36 == ONLY_HD05


@STANDARDS
def test_letters_of_points_are_those_that_text_counts_with(standard: Standard) -> None:
    letters = standard.components["diem"].values
    assert letters == tuple(diem_letter(n) for n in range(1, len(letters) + 1))


@STANDARDS
def test_only_ruled_lines_have_a_thickness(standard: Standard) -> None:
    ruled = {name for name, component in standard.components.items() if component.thickness_eighths is not None}
    assert ruled == ({"ke_tieu_de", "ke_lien_he"} & set(standard.components))


@STANDARDS
def test_every_other_fact_tells_its_clause_or_how_it_is_known(standard: Standard) -> None:
    facts: list[Fact] = [
        *(standard, standard.page, standard.page.page_number, standard.body, standard.layout, standard.numbering),
        *(*standard.numbering.series, standard.numbering.term, standard.date_line, standard.place, standard.signature),
        *standard.punctuation.sources.values(),
    ]
    for fact in facts:
        assert fact.clause or fact.basis not in {Basis.QUY_DINH, Basis.VI_DU}, fact


@STANDARDS
def test_every_signature_rule_of_hd05_has_its_own_clause(standard: Standard) -> None:
    fields = set(standard.signature.clauses)
    assert fields <= set(fields_of(type(standard.signature)))
    if standard.id == "hd05":
        assert fields >= {"prefixes", "thay_mat_titles", "no_ky_thay_for", "organ_in_title_for", "degrees_forbidden"}


@STANDARDS
def test_every_mark_has_a_source_and_unknown_ones_do_not(standard: Standard) -> None:
    marks = set(fields_of(type(standard.punctuation))) - {"sources"}
    for field in marks:
        assert isinstance(standard.punctuation.source_of(field), Fact)
    with pytest.raises(KeyError):
        standard.punctuation.source_of("can_cu_giua")
