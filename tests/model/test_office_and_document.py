from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel, Field, ValidationError

from reportgen.model.base import Ban
from reportgen.model.checks import run_checks
from reportgen.model.co_quan import CoQuan
from reportgen.model.con_nguoi import DoanGiamSat
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.van_ban import VanBan, standard_of
from reportgen.problems import Severity
from reportgen.standard import CoQuanMau, all_organs, get

Found = Callable[..., dict[Any, str]]
Refusals = Callable[[type[BaseModel], object], dict[Any, str]]


class QuyetDinh(VanBan):
    TEN_LOAI: ClassVar[str] = "quyet_dinh"

    thoi_gian: KhoangThoiGian | None = Field(default=None, title="Thời gian", description="Thời gian.")
    doan: DoanGiamSat | None = Field(default=None, title="Đoàn", description="Đoàn.")


@pytest.fixture
def data(office: CoQuan) -> dict[str, Any]:
    return {
        "co_quan": office,
        "so_ky_hieu": "474-QĐ/HU",
        "ngay_ban_hanh": "25/8/2021",
        "trich_yeu": "về việc giám sát",
        "nguoi_ky": "pho_bi_thu",
    }


CITED = {
    "ma": "ct",
    "loai": "Chỉ thị",
    "so_ky_hieu": "05-CT/TW",
    "ngay_ban_hanh": "15/5/2016",
    "co_quan_ban_hanh": "Bộ Chính trị",
}


# --- the office ---------------------------------------------------------------------------------------------------


def test_a_right_office_has_nothing_to_find(office: CoQuan, found: Found) -> None:
    assert found(office) == {}
    assert (office.loai_co_quan, office.kieu_dau, office.tone_style) == ("huyen_uy", "cu", "cu")
    assert office.nguoi_ky[0].hinh_thuc_ky == "thay_mat"


@pytest.mark.parametrize("typed", ["huyen_uy", "HUYỆN ỦY", "Huyện uỷ"])
def test_the_sort_of_organ_is_a_slug_or_a_label(office_data: dict[str, Any], typed: str) -> None:
    assert CoQuan.model_validate({**office_data, "loai_co_quan": typed}).loai_co_quan == "huyen_uy"


@pytest.mark.parametrize("template", all_organs().values(), ids=lambda template: template.slug)
def test_every_sort_of_organ_is_found_by_its_names(office_data: dict[str, Any], template: CoQuanMau) -> None:
    for typed in (template.slug, template.ten, template.ten.upper()):
        assert CoQuan.model_validate({**office_data, "loai_co_quan": typed}).loai_co_quan == template.slug


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("loai_co_quan", "Uỷ ban nhân dân", "loai-co-quan-khong-co"),
        ("loai_co_quan", "Huện uỷ", "loai-co-quan-gan-dung"),
        ("ky_hieu", "H U", "ky-hieu-co-quan-sai-dang"),
        ("nhiem_ky", "2020", "nhiem-ky-sai-dang"),
        ("nhiem_ky", "2025 - 2020", "nhiem-ky-nguoc"),
        ("kieu_dau", "kiểu lạ", "lua-chon-khong-co"),
        ("kieu_dau", "uy", "lua-chon-khong-co"),
        ("ten_loai_ket_luan", "Báo cáo", "lua-chon-khong-co"),
    ],
)
def test_wrong_values_of_an_office_are_refused(
    office_data: dict[str, Any], refusals: Refusals, field: str, typed: str, code: str
) -> None:
    assert refusals(CoQuan, {**office_data, field: typed}) == {(field,): code}


@pytest.mark.parametrize(("typed", "style"), [("uỷ", "cu"), ("ủy", "moi"), ("cu", "cu"), ("moi", "moi")])
def test_the_tone_style_is_chosen_by_showing_it(office_data: dict[str, Any], typed: str, style: str) -> None:
    assert CoQuan.model_validate({**office_data, "kieu_dau": typed}).tone_style == style
    decomposed = unicodedata.normalize("NFD", typed)
    assert CoQuan.model_validate({**office_data, "kieu_dau": decomposed}).tone_style == style


def test_the_term_is_printed_with_spaces(office_data: dict[str, Any]) -> None:
    assert CoQuan.model_validate({**office_data, "nhiem_ky": "2020–2025"}).nhiem_ky == "2020 - 2025"


def test_an_office_that_writes_in_the_other_tone_style_warns_but_names_of_places_do_not(
    office_data: dict[str, Any], found: Found
) -> None:
    office_data["ten_co_quan"] = "Huyện ủy Hòa Thủy"
    assert found(CoQuan.model_validate(office_data)) == {("ten_co_quan",): "kieu-dau-khac-co-quan"}
    office_data["ten_co_quan"] = "Huyện uỷ Hòa Thủy"
    assert found(CoQuan.model_validate(office_data)) == {}
    office_data["kieu_dau"] = "ủy"
    assert set(found(CoQuan.model_validate(office_data))) == {("ten_co_quan",), ("tap_the_lanh_dao",)}


def test_an_unusual_symbol_warns_and_repeats_are_found(office_data: dict[str, Any], found: Found) -> None:
    office_data["ky_hieu"] = "TU"
    office_data["noi_nhan"].append("các đồng chí Huyện uỷ viên")
    office_data["nguoi_ky"].append({**office_data["nguoi_ky"][0], "ho_ten": "Lê Văn Mẫu"})
    office = CoQuan.model_validate(office_data)
    assert found(office) == {
        ("ky_hieu",): "ky-hieu-la-voi-loai-co-quan",
        ("noi_nhan", 2): "noi-nhan-trung",
        ("nguoi_ky", 1, "ma"): "ma-trung",
    }
    assert next(one.severity for one in run_checks(office)) is Severity.WARNING


# --- the document -------------------------------------------------------------------------------------------------


def test_a_right_document_has_nothing_to_find_and_takes_the_rest_from_its_office(
    data: dict[str, Any], found: Found
) -> None:
    document = QuyetDinh.model_validate(data)
    assert found(document) == {}
    assert document.dia_danh == "Ví Dụ"
    assert document.nguoi_ky.ho_ten == "Nguyễn Thị Mẫu"
    assert document.recipients() == [
        "Ban Thường vụ Tỉnh uỷ (báo cáo)",
        "Các đồng chí Huyện uỷ viên",
        "Lưu Văn phòng Huyện uỷ",
    ]


def test_the_office_is_not_checked_again_with_every_document(
    data: dict[str, Any], office_data: dict[str, Any], found: Found
) -> None:
    data["co_quan"] = CoQuan.model_validate({**office_data, "ky_hieu": "TU"})
    data["so_ky_hieu"] = "474"
    assert found(QuyetDinh.model_validate(data)) == {}


@pytest.mark.parametrize(("typed", "whole"), [("474", "474-QĐ/HU"), ("5", "05-QĐ/HU"), ("474-QĐ/HU", "474-QĐ/HU")])
def test_a_bare_number_is_composed(data: dict[str, Any], typed: str, whole: str) -> None:
    assert QuyetDinh.model_validate({**data, "so_ky_hieu": typed}).number_and_symbol() == whole


def test_the_symbol_follows_the_date(data: dict[str, Any], found: Found) -> None:
    class QuyDinh(QuyetDinh):
        TEN_LOAI: ClassVar[str] = "quy_dinh"

    assert QuyDinh.model_validate({**data, "so_ky_hieu": "7", "ngay_ban_hanh": "25/10/2018"}).type_symbol() == "QĐi"
    assert QuyDinh.model_validate({**data, "so_ky_hieu": "7"}).type_symbol() == "QĐ"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"so_ky_hieu": "474-TB/HU"}, {("so_ky_hieu",): "ky-hieu-khac-ten-loai"}),
        ({"so_ky_hieu": "474-QĐ/ĐU"}, {("so_ky_hieu",): "ky-hieu-khac-co-quan"}),
        ({"ngay_ban_hanh": "25/8/2025"}, {("ngay_ban_hanh",): "co-quan-da-ket-thuc"}),
        ({"trich_yeu": "V/v giám sát"}, {("trich_yeu",): "trich-yeu-viet-tat"}),
        ({"trich_yeu": "Về việc giám sát"}, {("trich_yeu",): "trich-yeu-viet-hoa"}),
        ({"trich_yeu": "về “giám sát"}, {("trich_yeu",): "ngoac-kep-le"}),
        ({"vien_dan": [CITED, CITED]}, {("vien_dan", 1, "ma"): "ma-trung"}),
        ({"can_cu": ["Căn cứ {ct}", "Căn cứ {quy_dinh}"], "vien_dan": CITED}, {("can_cu", 1): "vien-dan-khong-co"}),
        ({"trich_yeu": "theo {ct}"}, {("trich_yeu",): "vien-dan-khong-co"}),
        (
            {"vien_dan": [{**CITED, "ngay_ban_hanh": "26/8/2021"}]},
            {("vien_dan", 0, "ngay_ban_hanh"): "ngay-sai-thu-tu"},
        ),
        (
            {"vien_dan": [CITED, {**CITED, "ma": "b", "trich_yeu": "về {ct}"}]},
            {("vien_dan", 1, "trich_yeu"): "vien-dan-long-nhau"},
        ),
        ({"trich_yeu": "về Huyện ủy", "can_cu": ["Đảng ủy"]}, {("trich_yeu",): "kieu-dau-khac-co-quan"}),
        ({"noi_nhan": ["Ban Tuyên giáo;", "ban tuyên giáo."]}, {("noi_nhan", 1): "noi-nhan-trung"}),
        ({"noi_nhan": ["Lưu Văn phòng", "Ban Tuyên giáo"]}, {("noi_nhan", 0): "noi-nhan-luu-khong-cuoi"}),
        ({"noi_nhan": ["Ban Tuyên giáo", "Lưu: VT"]}, {("noi_nhan", 1): "noi-nhan-luu-kieu-nha-nuoc"}),
        (
            {"thoi_gian": {"tu_ngay": "13/9/2021", "den_ngay": "09/9/2021"}},
            {("thoi_gian", "den_ngay"): "ngay-sai-thu-tu"},
        ),
    ],
)
def test_what_does_not_agree_is_found_at_its_place(
    data: dict[str, Any], found: Found, changes: dict[str, Any], expected: dict[Any, str]
) -> None:
    assert found(QuyetDinh.model_validate({**data, **changes})) == expected


def test_an_organ_that_does_not_exist_yet_warns(
    data: dict[str, Any], office_data: dict[str, Any], found: Found
) -> None:
    office = CoQuan.model_validate({**office_data, "loai_co_quan": "dang_uy_xa", "ky_hieu": "ĐU"})
    document = QuyetDinh.model_validate({**data, "co_quan": office, "so_ky_hieu": "474"})
    assert found(document) == {("ngay_ban_hanh",): "co-quan-chua-thanh-lap"}


def test_recipients_are_missing_where_neither_document_nor_office_has_any(
    data: dict[str, Any], office_data: dict[str, Any], refusals: Refusals, found: Found
) -> None:
    data["co_quan"] = CoQuan.model_validate({**office_data, "noi_nhan": []})
    assert refusals(QuyetDinh, data) == {("noi_nhan",): "missing"}
    draft = judge(QuyetDinh, {**data, "noi_nhan": Hole("Nơi nhận")})
    assert draft.recipients() == ["[chưa có: Nơi nhận]", "Lưu Văn phòng Huyện uỷ"]
    assert found(draft) == {}


def test_the_typed_line_of_keeping_replaces_that_of_the_office(data: dict[str, Any]) -> None:
    document = QuyetDinh.model_validate({**data, "noi_nhan": ["Như Điều 4;", "Lưu Ban Tuyên giáo."]})
    assert document.recipients() == ["Như Điều 4", "Lưu Ban Tuyên giáo"]


def test_no_line_of_keeping_anywhere_warns(data: dict[str, Any], office_data: dict[str, Any], found: Found) -> None:
    del office_data["noi_luu"]
    data["co_quan"] = CoQuan.model_validate(office_data)
    document = QuyetDinh.model_validate(data)
    assert found(document) == {("noi_nhan",): "noi-nhan-thieu-luu"}
    assert document.recipients()[-1] == "Các đồng chí Huyện uỷ viên"


def test_an_unknown_signer_is_refused_and_a_signer_may_be_written_out(data: dict[str, Any], refusals: Refusals) -> None:
    assert refusals(QuyetDinh, {**data, "nguoi_ky": "bi_thu"}) == {("nguoi_ky",): "nguoi-ky-khong-co"}
    assert refusals(QuyetDinh, {**data, "nguoi_ky": "pho bi thuw"}) == {("nguoi_ky",): "nguoi-ky-gan-dung"}
    by_name = QuyetDinh.model_validate({**data, "nguoi_ky": "nguyễn thị mẫu"})
    assert by_name.nguoi_ky.ma == "pho_bi_thu"
    own = {"ho_ten": "Lê Văn Mẫu", "hinh_thuc_ky": "trực tiếp", "chuc_vu": "Trưởng ban"}
    assert QuyetDinh.model_validate({**data, "nguoi_ky": own}).nguoi_ky.lines() == ([], ["TRƯỞNG BAN"])


def test_what_is_required_is_missing_and_a_draft_takes_holes_there(
    data: dict[str, Any], refusals: Refusals, found: Found
) -> None:
    bare = {"co_quan": data["co_quan"]}
    missing = refusals(QuyetDinh, bare)
    assert missing == {(name,): "missing" for name in ("so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "nguoi_ky")}
    draft = judge(QuyetDinh, bare | {str(loc[0]): Hole(str(loc[0])) for loc in missing})
    assert found(draft) == {}
    assert (draft.number(), draft.number_and_symbol(), draft.type_symbol()) == (None, "", "QĐ")


def test_a_document_whose_office_is_broken_is_judged_by_the_rest(data: dict[str, Any], found: Found) -> None:
    broken = {**data, "co_quan": Hole("Cơ quan"), "nguoi_ky": Hole("Người ký"), "trich_yeu": "V/v giám sát"}
    assert found(judge(QuyetDinh, broken)) == {("trich_yeu",): "trich-yeu-viet-tat"}


def test_the_rest_of_a_broken_record_is_still_checked(data: dict[str, Any], found: Found) -> None:
    data.update(so_ky_hieu="474-TB/HU", ngay_ban_hanh="30/2/2021", trich_yeu="V/v {ct}", noi_nhan=["A", "a"])
    with pytest.raises(ValidationError) as caught:
        QuyetDinh.model_validate(data)
    broken = {error["loc"][0] for error in caught.value.errors()}
    valid = set(QuyetDinh.model_fields) - broken
    whole = QuyetDinh.model_validate({**data, "ngay_ban_hanh": "25/8/2021"})
    partial = QuyetDinh.model_construct(**{name: getattr(whole, name) for name in valid})
    for name in broken:
        partial.__dict__.pop(str(name), None)
    assert found(partial) == {
        ("trich_yeu",): "vien-dan-khong-co",
        ("noi_nhan", 1): "noi-nhan-trung",
    }


def test_papers_older_than_every_regulation_are_read_with_the_oldest(data: dict[str, Any]) -> None:
    old = QuyetDinh.model_validate({**data, "ngay_ban_hanh": "25/8/2001"})
    assert standard_of(old.ngay_ban_hanh) is get("hd36")
    assert old.number_and_symbol() == "474-QĐ/HU"


def models() -> list[type[Ban]]:
    """Every model of the room, found through the base that they share."""
    found_so_far: list[type[Ban]] = [Ban]
    for model in found_so_far:
        found_so_far.extend(sub for sub in model.__subclasses__() if sub.__module__.startswith("reportgen."))
    return found_so_far


def test_every_field_carries_what_forms_and_messages_need() -> None:
    fields = [(model, name, field) for model in models() for name, field in model.model_fields.items()]
    assert len(fields) > 50
    for model, name, field in fields:
        assert field.title, (model, name)
        assert (field.description or "").endswith("."), (model, name)
