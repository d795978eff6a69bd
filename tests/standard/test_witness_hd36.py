"""HD 36 typed again by hand as far as sources tell it, and where it differs from HD 05."""

from __future__ import annotations

import pytest

from reportgen.standard import Basis, get

# (component, attribute, value)
KNOWN = [
    ("tieu_de", "text", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("tieu_de", "size_pt", 15),
    ("tieu_de", "bold", True),
    ("co_quan_cap_tren", "size_pt", 14),
    ("co_quan_cap_tren", "bold", False),
    ("co_quan_ban_hanh", "size_pt", 14),
    ("co_quan_ban_hanh", "bold", True),
    ("dau_sao", "text", "*"),
    ("so_ky_hieu", "size_pt", 14),
    ("so_ky_hieu", "italic", False),
    ("dia_danh_ngay", "size_pt", 14),
    ("dia_danh_ngay", "italic", True),
    ("ten_loai", "size_min", 15),
    ("ten_loai", "size_max", 16),
    ("ten_loai", "size_pt", 16),
    ("ten_loai", "bold", True),
    ("ten_loai", "caps", True),
    ("trich_yeu", "size_min", 14),
    ("trich_yeu", "size_max", 15),
    ("trich_yeu", "bold", True),
    ("gach_trich_yeu", "text", "-----"),
    ("trich_yeu_cong_van", "size_pt", 12),
    ("trich_yeu_cong_van", "italic", True),
    ("trich_yeu_cong_van", "pattern", None),
    ("loi_van", "size_min", 14),
    ("loi_van", "size_max", 15),
    ("loi_van", "line_pt", 18),
    ("loi_van", "space_after_pt", 6),
    ("loi_van", "indent_first_mm", 10),
    ("loi_van", "align", "both"),
    ("can_cu", "italic", False),
    ("phan_chuong_so", "bold", True),
    ("phan_chuong_ten", "caps", True),
    ("muc_so", "align", "center"),
    ("muc_ten", "caps", True),
    ("dieu", "bold", True),
    ("khoan", "bold", False),
    ("diem", "bold", False),
    ("quyen_han", "bold", True),
    ("quyen_han", "caps", True),
    ("chuc_vu", "bold", False),
    ("chuc_vu", "caps", True),
    ("ho_ten", "bold", True),
    ("ho_ten", "size_pt", 14),
    ("kinh_gui", "only_for", ("cong_van", "to_trinh")),
    ("kinh_gui", "italic", True),
    ("kinh_gui_ten", "size_min", 14),
    ("kinh_gui_ten", "size_max", 14),
    ("noi_nhan", "underline", True),
    ("noi_nhan", "size_pt", 14),
    ("noi_nhan_ds", "size_pt", 12),
    ("dau_khan", "values", ("KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC")),
    ("dau_khan", "size_pt", 14),
    (
        "pham_vi_luu_hanh",
        "values",
        ("TÀI LIỆU THU HỒI", "XONG HỘI NGHỊ TRẢ LẠI", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"),
    ),
    ("pham_vi_luu_hanh", "size_pt", 12),
    ("du_thao", "italic", True),
    ("du_thao", "size_pt", 14),
    ("nguoi_soan", "size_pt", 8),
    ("nguoi_soan", "caps", True),
    ("lien_he", "size_pt", 10),
    ("so_trang", "size_pt", 14),
]


@pytest.mark.parametrize(("component", "attribute", "value"), KNOWN)
def test_component_has_the_value_that_sources_tell(component: str, attribute: str, value: object) -> None:
    assert getattr(get("hd36").components[component], attribute) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("can_cu_each", ";"),
        ("can_cu_last", ","),
        ("noi_nhan_each", ","),
        ("noi_nhan_last", "."),
        ("kinh_gui_each", ","),
        ("kinh_gui_last", "."),
        ("body_end", "."),
    ],
)
def test_mark_is_that_of_hd36(field: str, value: str) -> None:
    assert getattr(get("hd36").punctuation, field) == value


def test_page_and_body_are_those_of_hd36() -> None:
    standard = get("hd36")
    margins = standard.page.margins
    assert (margins.top, margins.bottom, margins.left, margins.right) == (20, 20, 30, 15)
    assert standard.page.page_number.size_pt == 14
    assert standard.page.page_number.distance_from_top_mm == 10
    assert standard.body.line_min == 18
    assert standard.body.line_max is None
    assert standard.body.color is None


def test_numbers_run_from_the_day_after_the_congress() -> None:
    term = get("hd36").numbering.term
    assert term.start == "ngày liền sau ngày bế mạc đại hội này"
    assert get("hd05").numbering.term.start == "bế mạc đại hội này"


def test_place_adds_the_level_also_for_numbers_and_names_of_the_upper_level() -> None:
    place = get("hd36").place
    assert place.level_added_when == ("ten_nguoi", "mot_am_tiet", "so_thu_tu", "trung_ten_cap_tren")
    assert place.abbreviations == {"thành phố": "TP", "thị xã": "TX", "thị trấn": "TT", "quận": "Q"}


def test_nothing_of_hd36_claims_to_be_read_in_the_regulation_itself() -> None:
    standard = get("hd36")
    facts = [standard.page, standard.body, standard.numbering, standard.signature, *standard.components.values()]
    for fact in facts:
        assert {fact.basis, *fact.basis_of.values()}.isdisjoint({Basis.QUY_DINH, Basis.VI_DU}), fact
        assert "HD05" not in fact.clause


@pytest.mark.parametrize("name", ["phu_luc_so", "phu_luc_tieu_de", "phu_luc_kem_theo", "phu_luc_gach"])
def test_annex_parts_that_no_source_of_hd36_describes_are_marked_as_practice(name: str) -> None:
    assert get("hd36").components[name].basis is Basis.THUC_HANH
