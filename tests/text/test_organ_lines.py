"""Where the name of an organ breaks in the head column (75 mm less the padding of the cell, 14 pt bold)."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.font_metrics import text_width
from reportgen.text.normalise import tidy
from reportgen.text.organ_lines import bold_14pt, break_organ_name
from reportgen.text.tones import restyle

COLUMN_PT = (75 - 2 * 1.9) * 72 / 25.4

# What may never part, typed again from the names of real organs.
UNITS = [
    "ĐẢNG UỶ",
    "HUYỆN UỶ",
    "TỈNH UỶ",
    "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ",
    "UỶ BAN KIỂM TRA",
    "BAN TUYÊN GIÁO",
    "DÂN VẬN",
    "TRUNG TÂM",
    "CHÍNH TRỊ",
    "XÂY DỰNG ĐẢNG",
    "VĂN PHÒNG",
    "MẶT TRẬN TỔ QUỐC",
    "CÁC CƠ QUAN ĐẢNG",
    "CÔNG AN",
    "HÀNH CHÍNH",
    "QUẢN TRỊ",
    "CHI BỘ",
    "ĐẢNG BỘ",
    "XÃ ĐĂK TƠ LUNG",
    "THÀNH PHỐ HỒ CHÍ MINH",
    "TỈNH SƠN LA",
    "TỈNH BÀ RỊA - VŨNG TÀU",
    "HUYỆN VÍ DỤ",
    "ĐẶC KHU PHÚ QUÝ",
    "PHƯỜNG HẢI PHÒNG",
]

REAL_NAMES = [
    "Đảng uỷ xã Đăk Tơ Lung",
    "Ban Chấp hành Đảng bộ thành phố Hồ Chí Minh",
    "Uỷ ban Kiểm tra Tỉnh uỷ Sơn La - Công an tỉnh Sơn La",
    "Đảng uỷ các cơ quan Đảng tỉnh Bà Rịa - Vũng Tàu",
    "Chi bộ phòng Hành chính - Quản trị",
    "Ban Tuyên giáo và Dân vận",
    "Ban Tuyên giáo và Dân vận Huyện uỷ Ví Dụ",
    "Ban Thường vụ Đảng uỷ đặc khu Phú Quý",
    "Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
    "Trung tâm Chính trị huyện Ví Dụ",
    "Ban Xây dựng Đảng xã Đăk Tơ Lung",
    "Văn phòng Đảng uỷ phường Hải Phòng",
    "Uỷ ban Kiểm tra Đảng uỷ Công an tỉnh Sơn La",
]

NAMES = st.lists(st.sampled_from([*UNITS, "VÀ", "CÁC", "-", "SỞ", "ABC", "XYZ"]), min_size=1, max_size=6).map(" ".join)


def splits_a_unit(lines: Sequence[str]) -> bool:
    keys = [restyle(line, "cu").replace("–", "-") for line in lines]
    whole = " ".join(keys)
    units = [unit for unit in UNITS if unit in whole]
    return any(
        f"{before} / {after}".count(unit) < f"{before} {after}".count(unit)
        for before, after in pairwise(keys)
        for unit in units
    )


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Huyện uỷ Ví Dụ", ["HUYỆN UỶ VÍ DỤ"]),
        ("Đảng uỷ xã Đăk Tơ Lung", ["ĐẢNG UỶ XÃ ĐĂK TƠ LUNG"]),
        ("Ban Chấp hành Đảng bộ thành phố Hồ Chí Minh", ["BAN CHẤP HÀNH ĐẢNG BỘ", "THÀNH PHỐ HỒ CHÍ MINH"]),
        (
            "Uỷ ban Kiểm tra Tỉnh uỷ Sơn La - Công an tỉnh Sơn La",
            ["UỶ BAN KIỂM TRA", "TỈNH UỶ SƠN LA -", "CÔNG AN TỈNH SƠN LA"],
        ),
        (
            "Đảng uỷ các cơ quan Đảng tỉnh Bà Rịa - Vũng Tàu",
            ["ĐẢNG UỶ", "CÁC CƠ QUAN ĐẢNG", "TỈNH BÀ RỊA - VŨNG TÀU"],
        ),
        ("Chi bộ phòng Hành chính - Quản trị", ["CHI BỘ PHÒNG", "HÀNH CHÍNH - QUẢN TRỊ"]),
        ("Ban Tuyên giáo và Dân vận", ["BAN TUYÊN GIÁO", "VÀ DÂN VẬN"]),
        ("Ban Xây dựng Đảng xã Tân Lập", ["BAN XÂY DỰNG ĐẢNG", "XÃ TÂN LẬP"]),
        ("Trung tâm Chính trị huyện Ví Dụ", ["TRUNG TÂM CHÍNH TRỊ", "HUYỆN VÍ DỤ"]),
        ("Đảng bộ thành phố Hải Phòng", ["ĐẢNG BỘ", "THÀNH PHỐ HẢI PHÒNG"]),
    ],
)
def test_names_break_where_a_reader_would_break_them(name: str, lines: list[str]) -> None:
    assert break_organ_name(name, COLUMN_PT) == lines
    assert break_organ_name(name.upper(), COLUMN_PT) == lines


@pytest.mark.parametrize("name", REAL_NAMES)
@pytest.mark.parametrize("style", ["cu", "moi"])
def test_real_names_fit_the_column_and_keep_their_units_in_either_tone_style(name: str, style: str) -> None:
    typed = restyle(name, "cu" if style == "cu" else "moi")
    lines = break_organ_name(typed, COLUMN_PT)
    assert " ".join(lines) == typed.upper()
    assert len(lines) <= 4
    assert all(bold_14pt(line) <= COLUMN_PT for line in lines)
    assert not splits_a_unit(lines)


@pytest.mark.parametrize("name", REAL_NAMES)
def test_fewest_lines_are_used(name: str) -> None:
    lines = break_organ_name(name, COLUMN_PT)
    assert bold_14pt(" ".join(lines)) > COLUMN_PT * (len(lines) - 2)
    assert (len(lines) == 1) == (bold_14pt(name.upper()) <= COLUMN_PT)


def test_a_line_break_typed_by_the_clerk_is_kept() -> None:
    assert break_organ_name("Đảng uỷ\nxã Tân Lập", COLUMN_PT) == ["ĐẢNG UỶ", "XÃ TÂN LẬP"]
    assert break_organ_name(" Tỉnh uỷ \r\n\n Sơn La\n", COLUMN_PT) == ["TỈNH UỶ", "SƠN LA"]


def test_a_typed_line_that_is_too_wide_is_broken_further() -> None:
    lines = break_organ_name("Văn phòng\nBan Chấp hành Đảng bộ thành phố Hồ Chí Minh", COLUMN_PT)
    assert lines == ["VĂN PHÒNG", "BAN CHẤP HÀNH ĐẢNG BỘ", "THÀNH PHỐ HỒ CHÍ MINH"]


def test_a_unit_wider_than_the_column_is_split_rather_than_overflowing() -> None:
    lines = break_organ_name("Đảng uỷ thành phố Hồ Chí Minh", 120)
    assert " ".join(lines) == "ĐẢNG UỶ THÀNH PHỐ HỒ CHÍ MINH"
    assert all(bold_14pt(line) <= 120 for line in lines)
    assert lines[0] == "ĐẢNG UỶ"


def test_a_single_word_wider_than_the_column_stands_alone() -> None:
    assert break_organ_name("Tập đoàn VINACOMINTKVXYZ Việt Nam", 90) == ["TẬP ĐOÀN", "VINACOMINTKVXYZ", "VIỆT NAM"]


def test_a_decomposed_name_breaks_alike() -> None:
    assert break_organ_name("U\u0309y ban Kie\u0302\u0309m tra Huyện u\u0309y Ví Dụ", COLUMN_PT) == [
        "ỦY BAN KIỂM TRA",
        "HUYỆN ỦY VÍ DỤ",
    ]


def test_an_empty_name_gives_no_lines() -> None:
    assert break_organ_name(" \n ", COLUMN_PT) == []


def test_another_measure_may_be_given() -> None:
    regular = break_organ_name("Đảng uỷ xã Tân Lập Hạ", 150, measure=lambda text: text_width(text, 14))
    by_letters = break_organ_name("Đảng uỷ xã Tân Lập Hạ", 10, measure=len)
    assert len(regular) == 2
    assert by_letters == ["ĐẢNG UỶ XÃ", "TÂN LẬP HẠ"]


def test_words_in_no_table_part_only_when_terms_alone_do_not_help() -> None:
    lines = break_organ_name("ĐẢNG UỶ ABCD EFGH XÃ TÂN LẬP", 140)
    assert "ABCD EFGH" in " / ".join(lines)


@given(NAMES)
def test_lines_never_exceed_the_column_nor_lose_a_word(name: str) -> None:
    lines = break_organ_name(name, COLUMN_PT)
    assert " ".join(lines) == name
    assert all(bold_14pt(line) <= COLUMN_PT for line in lines)


def ends(groups: Sequence[str]) -> set[int]:
    return set(accumulate(len(group.split()) for group in groups))


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4))
def test_lines_end_only_where_a_unit_ends(units: list[str]) -> None:
    assert ends(break_organ_name(" ".join(units), COLUMN_PT)) <= ends(units)


@given(NAMES, st.floats(20, 400))
def test_breaking_is_stable_at_any_width(name: str, width_pt: float) -> None:
    lines = break_organ_name(name, width_pt)
    assert " ".join(lines) == name
    assert all(" " not in line for line in lines if bold_14pt(line) > width_pt)
    assert break_organ_name("\n".join(lines), width_pt) == lines


@given(st.text(max_size=40))
def test_any_text_comes_out_whole(text: str) -> None:
    assert " ".join(break_organ_name(text, 100)) == tidy(text).upper()
