"""Types of document and their symbols, typed again by hand."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.standard import Basis, all_ten_loai, get, ten_loai

DAY_05 = date(2026, 6, 1)
DAY_36 = date(2021, 8, 25)

# (slug, name, symbol in HD 05, symbol in HD 36 in 2021)
SYMBOLS = [
    ("nghi_quyet", "Nghị quyết", "NQ", "NQ"),
    ("quyet_dinh", "Quyết định", "QĐ", "QĐ"),
    ("quy_dinh", "Quy định", "QĐ", "QĐ"),
    ("chi_thi", "Chỉ thị", "CT", "CT"),
    ("ket_luan", "Kết luận", "KL", "KL"),
    ("quy_che", "Quy chế", "QC", "QC"),
    ("bao_cao", "Báo cáo", "BC", "BC"),
    ("chuong_trinh", "Chương trình", "CTr", "CTr"),
    ("thong_tri", "Thông tri", "TT", "TT"),
    ("to_trinh", "Tờ trình", "TTr", "TTr"),
    ("cong_van", "Công văn", "CV", "CV"),
    ("bien_ban", "Biên bản", "BB", "BB"),
    ("huong_dan", "Hướng dẫn", "HD", "HD"),
    ("thong_bao", "Thông báo", "TB", "TB"),
    ("ke_hoach", "Kế hoạch", "KH", "KH"),
    ("de_an", "Đề án", "ĐA", None),
    ("phuong_an", "Phương án", "PA", None),
    ("du_an", "Dự án", "DA", None),
    ("quy_hoach", "Quy hoạch", "QH", None),
    ("chien_luoc", "Chiến lược", "CL", None),
    ("thong_cao", "Thông cáo", "TC", None),
    ("ban_sao", "Bản sao", "BS", "BS"),
]


@pytest.mark.parametrize(("slug", "name", "hd05", "hd36"), SYMBOLS)
def test_type_has_its_symbols(slug: str, name: str, hd05: str, hd36: str | None) -> None:
    kind = ten_loai(slug)
    assert kind.ten == name
    assert kind.ky_hieu_for("hd05", DAY_05) == hd05
    assert kind.ky_hieu_for("hd36", DAY_36) == hd36


def test_no_type_was_forgotten() -> None:
    assert set(all_ten_loai()) == {slug for slug, *_ in SYMBOLS}


@pytest.mark.parametrize(
    ("day", "symbol"),
    [(date(2018, 4, 3), "QĐi"), (date(2019, 3, 10), "QĐi"), (date(2019, 3, 11), "QĐ"), (date(2026, 5, 26), "QĐ")],
)
def test_symbol_of_quy_dinh_changed_on_11_march_2019(day: date, symbol: str) -> None:
    assert ten_loai("quy_dinh").ky_hieu_for("hd36", day) == symbol
    assert ten_loai("quyet_dinh").ky_hieu_for("hd36", day) == "QĐ"


def test_unknown_regulation_has_no_symbol() -> None:
    assert ten_loai("quyet_dinh").ky_hieu_for("nd30", DAY_05) is None


def test_unknown_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        ten_loai("giay_moi")


@pytest.mark.parametrize("slug", ["nghi_quyet", "quyet_dinh", "chuong_trinh", "thong_tri", "to_trinh"])
def test_symbols_that_the_regulation_names_are_known_as_such(slug: str) -> None:
    symbol = next(symbol for symbol in ten_loai(slug).symbols if symbol.standard == "hd05")
    assert (symbol.clause, symbol.basis) == ("HD05 II.I.3.1.2a", Basis.QUY_DINH)


@pytest.mark.parametrize("slug", ["thong_bao", "ke_hoach", "de_an", "thong_cao"])
def test_symbols_by_the_rule_of_first_letters_are_known_as_inferred(slug: str) -> None:
    symbol = next(symbol for symbol in ten_loai(slug).symbols if symbol.standard == "hd05")
    assert symbol.basis is Basis.SUY_RA


def test_only_a_cong_van_prints_no_name() -> None:
    assert [slug for slug, kind in all_ten_loai().items() if not kind.printed] == ["cong_van"]


def test_to_trinh_is_addressed_differently_in_the_two_regulations() -> None:
    assert ten_loai("to_trinh").address == {"hd05": "Kính trình:", "hd36": "Kính gửi:"}
    assert ten_loai("cong_van").address == {"hd05": "Kính gửi:", "hd36": "Kính gửi:"}
    assert ten_loai("quyet_dinh").address == {}


@pytest.mark.parametrize("standard_id", ["hd05", "hd36"])
def test_every_symbol_fits_the_number(standard_id: str) -> None:
    numbering = get(standard_id).numbering
    for kind in all_ten_loai().values():
        for symbol in kind.symbols:
            if symbol.standard == standard_id:
                assert numbering.parse(numbering.so_ky_hieu(1, symbol.ky_hieu, "TU")) is not None
