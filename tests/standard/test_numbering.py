"""Number and symbol: printed by the rule, read back, and what is not one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.standard import SoKyHieu, Standard, all_standards, get

STANDARDS = pytest.mark.parametrize("standard", all_standards(), ids=lambda standard: standard.id)


@STANDARDS
def test_number_below_ten_gets_a_zero_and_the_line_no_colon(standard: Standard) -> None:
    numbering = standard.numbering
    assert numbering.so_ky_hieu(6, "CT", "TU") == "06-CT/TU"
    assert numbering.so_ky_hieu(474, "QĐ", "HU") == "474-QĐ/HU"
    assert numbering.line("06-CT/TU") == "Số 06-CT/TU"


def test_joint_symbol_is_joined_by_a_hyphen() -> None:
    numbering = get("hd05").numbering
    symbol = numbering.joint_separator.join(["BTCTU", "BNCTU"])
    assert numbering.parse("Số 05-QC/BTCTU-BNCTU") == SoKyHieu(5, "QC", symbol)


@STANDARDS
def test_draft_leaves_room_for_the_number_and_is_told_from_a_number(standard: Standard) -> None:
    line = standard.numbering.draft_line("QĐ", "HU")
    assert line == "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-QĐ/HU"
    assert standard.numbering.parse(line) is None


@pytest.mark.parametrize(
    "text", ["05-HD/VPTW", "Số 686-CV/VPTU", "138-CV/BTGDVTU", "12-QĐ/ĐU", "01-NQ/CB1", "02-CTr/TU"]
)
def test_real_numbers_are_read(text: str) -> None:
    assert get("hd05").numbering.parse(text) is not None


@pytest.mark.parametrize(
    "text",
    ["6-CT/TU", "Số: 06-CT/TU", "06 - CT/TU", "06/CT-TU", "06-CT", "CT/TU", "06-ct/TU", "15/QĐ-UBND", "00-CT/TU", ""],
)
def test_what_the_rule_does_not_print_is_not_read(text: str) -> None:
    assert get("hd05").numbering.parse(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số: 5 - BC / HU", SoKyHieu(5, "BC", "HU")),
        ("45 -KH/ĐU", SoKyHieu(45, "KH", "ĐU")),
        ("6-CT/TU", SoKyHieu(6, "CT", "TU")),
        ("474–QĐ/HU", SoKyHieu(474, "QĐ", "HU")),
    ],
)
def test_lenient_reading_understands_how_people_type(text: str, expected: SoKyHieu) -> None:
    assert get("hd05").numbering.parse_lenient(text) == expected


def test_lenient_reading_still_refuses_what_is_no_number() -> None:
    assert get("hd05").numbering.parse_lenient("15/QĐ-UBND") is None


def test_hd36_also_knows_town_committees_and_internal_papers() -> None:
    numbering = get("hd36").numbering
    assert numbering.parse("12-BC/ThU") == SoKyHieu(12, "BC", "ThU")
    assert numbering.parse("3294-CV/VPTW/nb") == SoKyHieu(3294, "CV", "VPTW")
    assert numbering.parse("08-QĐi/TW") == SoKyHieu(8, "QĐi", "TW")


@given(
    number=st.integers(min_value=1, max_value=99999),
    loai=st.sampled_from(["NQ", "QĐ", "CTr", "TTr", "BC"]),
    co_quan=st.sampled_from(["TW", "TU", "ĐU", "HU", "VPTU", "UBKTTU", "BTGDVTU"]),
)
def test_what_is_printed_is_read_back(number: int, loai: str, co_quan: str) -> None:
    for standard in all_standards():
        printed = standard.numbering.so_ky_hieu(number, loai, co_quan)
        assert standard.numbering.parse(printed) == SoKyHieu(number, loai, co_quan)
        assert standard.numbering.parse_lenient(standard.numbering.line(printed)) == SoKyHieu(number, loai, co_quan)


def test_series_count_per_organ_type_and_term_and_copies_per_organ() -> None:
    series = {entry.id: entry for entry in get("hd05").numbering.series}
    assert series["thuong"].per == ("co_quan", "ten_loai", "nhiem_ky")
    assert series["dai_hoi"].shared_by_types
    assert series["mat"].joins == series["lien_co_quan"].joins == "thuong"
    assert (series["ban_sao"].symbol, series["ban_sao"].per) == ("BS", ("co_quan", "nhiem_ky"))
