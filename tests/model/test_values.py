from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from reportgen.model import fields
from reportgen.model.co_quan import KIEU_DAU
from reportgen.model.fields import LuaChon, MotHoacNhieu, deadline_text, shorten
from reportgen.model.forgiving import judge
from reportgen.model.holes import Hole
from reportgen.model.noi_dung import HanChe, NguyenNhan, PhanCong
from reportgen.model.so_ky_hieu import SoVanBan, SoVienDan, split
from reportgen.standard import get

Refusals = Callable[[type[BaseModel], object], dict[Any, str]]


def value(kind: Any, typed: object) -> Any:
    return TypeAdapter(kind).validate_python(typed)


def refused(kind: Any, typed: object) -> str:
    with pytest.raises(ValidationError) as caught:
        value(kind, typed)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize("kind", [fields.VanBanNgan, fields.DoanVan, fields.NhieuDong])
def test_text_is_composed_and_its_blanks_are_tidied(kind: Any) -> None:
    assert value(kind, unicodedata.normalize("NFD", "  Huyện \u00a0 uỷ\t Ví Dụ ")) == "Huyện uỷ Ví Dụ"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("   ", "de-trong"), ("……", "khong-co-chu"), ("Huyện\u200b uỷ", "ky-tu-la"), ("a\x0bb", "ky-tu-la")],
)
def test_text_without_content_or_with_invisible_characters_is_refused(typed: str, code: str) -> None:
    assert refused(fields.VanBanNgan, typed) == code


def test_line_breaks_are_blanks_in_short_text_and_kept_where_they_are_meant() -> None:
    assert value(fields.VanBanNgan, "Huyện uỷ\nVí Dụ") == "Huyện uỷ Ví Dụ"
    assert value(fields.NhieuDong, "Huyện uỷ \n Ví Dụ") == "Huyện uỷ\nVí Dụ"


def test_short_text_and_names_lose_the_end_marks_typed_after_them_but_an_open_list_stays_open() -> None:
    assert value(fields.VanBanNgan, "Chi bộ Mặt trận;.") == "Chi bộ Mặt trận"
    assert value(fields.HoTen, "Nguyễn Văn An,") == "Nguyễn Văn An"
    assert value(fields.VanBanNgan, "Mô hình A, B...") == "Mô hình A, B..."
    assert value(fields.DoanVan, "Một câu.") == "Một câu."


def test_two_paragraphs_in_one_value_are_refused_not_joined() -> None:
    assert refused(fields.DoanVan, "Đoạn một.\n\nĐoạn hai.") == "nhieu-doan-trong-mot-o"
    assert value(fields.DoanVan, "Đoạn một,\ncùng đoạn.\n") == "Đoạn một, cùng đoạn."


@pytest.mark.parametrize("name", ["Đinh Văn Quang", "Y Ký Êban", "Điểu K'Ré", "Thi Hồng Thúy", "Tá Văn Úy"])
def test_names_of_people_are_taken_as_they_are(name: str) -> None:
    assert value(fields.HoTen, name) == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("đồng chí Nguyễn Văn An", "ho-ten-kem-xung-ho"),
        ("Đ/c Nguyễn Văn An", "ho-ten-kem-xung-ho"),
        ("TS. Nguyễn Văn An", "ho-ten-kem-hoc-ham"),
        ("Đại tá Nguyễn Văn An", "ho-ten-kem-hoc-ham"),
        ("Nguyễn Văn An 2", "ho-ten-co-so"),
        ("NGUYỄN VĂN AN", "ho-ten-sai-hoa-thuong"),
        ("nguyễn văn an", "ho-ten-sai-hoa-thuong"),
    ],
)
def test_names_carry_no_title_no_address_and_no_digit(typed: str, code: str) -> None:
    assert refused(fields.HoTen, typed) == code


@pytest.mark.parametrize(
    "typed", ["25/8/2021", "25-8-2021", "2021-08-25", "ngày 25 tháng 8 năm 2021", date(2021, 8, 25)]
)
def test_dates_are_read(typed: object) -> None:
    assert value(fields.Ngay, typed) == date(2021, 8, 25)


@pytest.mark.parametrize(("typed", "code"), [("30/2/2021", "ngay-khong-co-that"), ("25/8/21", "nam-thieu-chu-so")])
def test_dates_that_do_not_exist_carry_the_code_of_the_reason(typed: str, code: str) -> None:
    assert refused(fields.Ngay, typed) == code


def test_a_deadline_is_a_date_or_words_but_never_a_wrong_date() -> None:
    assert value(fields.Han, "30/11/2021") == date(2021, 11, 30)
    assert value(fields.Han, "trong quý IV năm 2021") == "trong quý IV năm 2021"
    assert value(fields.Han, "30 ngày kể từ ngày ký") == "30 ngày kể từ ngày ký"
    assert refused(fields.Han, "31/11/2021") == "ngay-khong-co-that"
    assert refused(fields.Han, "ngày 31/11/2021") == "ngay-khong-co-that"


def test_deadlines_are_printed_as_date_words_or_hole() -> None:
    assert deadline_text(date(2021, 11, 30)) == "ngày 30/11/2021"
    assert deadline_text("quý IV") == "quý IV"
    assert deadline_text(Hole("Hạn")) == "[chưa có: Hạn]"


@pytest.mark.parametrize(("kind", "typed", "read"), [
    (fields.SoNguyen, "04", 4),
    (fields.SoNguyen, "1.234", 1234),
    (fields.SoThuTu, "1", 1),
    (fields.SoThapPhan, "2,1", Decimal("2.1")),
    (fields.PhanTram, "98,5%", Decimal("98.5")),
    (fields.PhanTram, "100", Decimal(100)),
    (fields.CoKhong, "Có", True),
    (fields.CoKhong, "x", True),
    (fields.CoKhong, "KHÔNG", False),
    (fields.CoKhong, "0", False),
])  # fmt: skip
def test_numbers_and_choices_are_read(kind: Any, typed: str, read: object) -> None:
    assert value(kind, typed) == read


@pytest.mark.parametrize(("kind", "typed", "code"), [
    (fields.SoNguyen, "2,5", "so-khong-nguyen"),
    (fields.SoNguyen, "bốn", "so-sai-dang"),
    (fields.SoNguyen, "-1", "so-am"),
    (fields.SoThuTu, "0", "so-phai-tu-mot"),
    (fields.SoThapPhan, "98.5", "so-hai-nghia"),
    (fields.PhanTram, "100,1%", "phan-tram-ngoai-khoang"),
    (fields.PhanTram, "-1", "phan-tram-ngoai-khoang"),
    (fields.CoKhong, "chắc là có", "co-khong-sai-dang"),
    (fields.Ma, "Chỉ thị 05", "ma-sai-dang"),
    (fields.Ma, "05_ct", "ma-sai-dang"),
])  # fmt: skip
def test_wrong_numbers_and_choices_are_refused(kind: Any, typed: str, code: str) -> None:
    assert refused(kind, typed) == code


COLOUR = Annotated[str, LuaChon.of(MappingProxyType({"do_tuoi": "Đỏ tươi", "xanh": "Xanh"}), mau_do="do_tuoi")]


@pytest.mark.parametrize("typed", ["do_tuoi", "ĐỎ TƯƠI", "đỏ-tươi", "màu đỏ"])
def test_a_choice_takes_slug_label_and_alias(typed: str) -> None:
    assert value(COLOUR, typed) == "do_tuoi"


@pytest.mark.parametrize("typed", ["uỷ", "UỶ", " uỷ ", "ủy"])
def test_marks_decide_between_choices_that_fold_alike(typed: str) -> None:
    style = Annotated[str, KIEU_DAU]
    assert value(style, typed) == ("moi" if typed == "ủy" else "cu")
    assert refused(style, "uy") == "lua-chon-khong-co"


def test_a_wrong_choice_names_what_is_offered() -> None:
    with pytest.raises(ValidationError) as caught:
        value(COLOUR, "tím")
    assert caught.value.errors()[0]["ctx"] == {"gia_tri": "tím", "lua_chon": "«Đỏ tươi», «Xanh»"}


def test_forms_find_the_labels_of_a_choice_in_the_field() -> None:
    (choice,) = (item for item in PhanCong.model_fields["hinh_thuc"].metadata if isinstance(item, LuaChon))
    assert dict(choice.labels) == {"giao": "Giao", "de_nghi": "Đề nghị"}


def test_one_value_is_a_list_of_one() -> None:
    assert value(MotHoacNhieu[fields.VanBanNgan], "A") == value(MotHoacNhieu[fields.VanBanNgan], ["A"]) == ("A",)
    assert value(MotHoacNhieu[HanChe], {"noi_dung": "A"}) == (HanChe(noi_dung="A"),)


def test_a_bare_text_stands_for_the_main_field() -> None:
    assert HanChe.model_validate("Còn hình thức") == HanChe.model_validate({"noi_dung": "Còn hình thức"})


def test_unknown_keys_are_refused_and_values_cannot_change(refusals: Refusals) -> None:
    assert refusals(HanChe, {"noi_dung": "A", "ghi_chu": "B"}) == {("ghi_chu",): "extra_forbidden"}
    with pytest.raises(ValidationError):
        HanChe(noi_dung="A").noi_dung = "B"  # type: ignore[misc]


def test_causes_without_any_cause_are_found(found: Callable[[BaseModel], dict[Any, str]]) -> None:
    assert found(NguyenNhan()) == {(): "nguyen-nhan-trong"}
    assert found(NguyenNhan.model_validate({"chu_quan": "Chưa quan tâm"})) == {}


def test_an_assignment_prints_without_the_marks_that_were_typed() -> None:
    task = {"hinh_thuc": "Đề nghị", "don_vi": "Mặt trận huyện", "viec": "phối hợp tuyên truyền;.", "han": "30/11/2021"}
    assert PhanCong.model_validate(task).text() == "Đề nghị Mặt trận huyện phối hợp tuyên truyền"
    assert PhanCong.model_validate(task).deadline() == "ngày 30/11/2021"
    assert judge(PhanCong, {**task, "han": Hole("Hạn")}).deadline() == "[chưa có: Hạn]"


def test_long_texts_are_shortened_at_a_space() -> None:
    assert shorten("a" * 10 + " " + "b" * 90) == "a" * 10 + "…"
    assert shorten("ngắn") == "ngắn"


# --- numbers of papers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["474-QĐ/HU", "05-QC/BTCTU-BNCTU", "12-CTr/ThU", "474", " 474-QĐ/HU "])
def test_right_numbers_of_our_papers_are_taken(typed: str) -> None:
    assert value(SoVanBan, typed) == typed.strip()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("45 -KH/ĐU", "45-KH/ĐU"),
        ("123-QĐ-ĐU", "123-QĐ/ĐU"),
        ("67/KH-ĐU", "67-KH/ĐU"),
        ("05-CT/TƯ", "05-CT/TW"),
        ("05/CT-TW", "05-CT/TW"),
        ("Số: 474-QĐ/HU", "474-QĐ/HU"),
        ("474–QĐ/HU", "474-QĐ/HU"),
    ],
)
@pytest.mark.parametrize("kind", [SoVanBan, SoVienDan])
def test_wrong_spellings_are_refused_with_the_right_one(kind: Any, typed: str, right: str) -> None:
    with pytest.raises(ValidationError) as caught:
        value(kind, typed)
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]) == ("so-ky-hieu-viet-sai", {"gia_tri": typed, "dung": right})


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0", "so-van-ban-bang-khong"),
        ("00-QĐ/HU", "so-van-ban-bang-khong"),
        ("QĐ/HU", "so-ky-hieu-sai-dang"),
        ("12/QĐ-UBND", "so-ky-hieu-sai-dang"),
    ],
)
def test_numbers_that_are_none_are_refused(typed: str, code: str) -> None:
    assert refused(SoVanBan, typed) == code


@pytest.mark.parametrize(
    "typed", ["98/2023/NĐ-CP", "06/2022/QH15", "123/QĐ-UBND", "5053-CV/VPTW/nb", "01-KL/TW", "08-QĐi/TW"]
)
def test_cited_papers_may_be_of_the_state_or_internal(typed: str) -> None:
    assert value(SoVienDan, typed) == typed


@given(
    st.integers(1, 9999),
    st.sampled_from(["QĐ", "TB", "CTr", "KL"]),
    st.sampled_from(["HU", "ĐU", "UBKTTU", "ThU", "CB1"]),
)
def test_what_the_standard_composes_is_taken_apart_again(number: int, loai: str, co_quan: str) -> None:
    text = get("hd05").numbering.so_ky_hieu(number, loai, co_quan)
    parts = split(value(SoVanBan, text))
    assert parts is not None
    assert (parts.so, parts.loai, parts.co_quan) == (number, loai, co_quan)
