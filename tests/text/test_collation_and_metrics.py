"""Order of Vietnamese text; widths of Times New Roman."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.collation import person_sort_key, sort_key
from reportgen.text.font_metrics import text_width
from reportgen.text.normalise import tidy

# As a dictionary has them.
ORDERED = ["2 xã", "10 xã", "an", "Ăn", "ân", "ba ba", "ba lê", "bà ba", "bả", "bã", "bá", "bạ", "bác", "da", "Đà",
           "đảng", "e", "ê", "na", "ông", "ơn", "sơn", "sung", "sưng", "tu", "tư", "xã 2", "xã 10", "y"]  # fmt: skip


def test_vietnamese_order() -> None:
    assert sorted(sorted(ORDERED), key=sort_key) == ORDERED


def test_people_are_ordered_by_given_name() -> None:
    names = ["Trần Văn Bình", "Lê Thị Ân", "Nguyễn Văn An", "Đỗ Văn Bình"]
    assert sorted(names, key=person_sort_key) == ["Nguyễn Văn An", "Lê Thị Ân", "Đỗ Văn Bình", "Trần Văn Bình"]


@given(st.lists(st.text().map(tidy)))
def test_any_texts_can_be_ordered_whatever_order_they_come_in(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)


@pytest.mark.parametrize(
    ("text", "bold", "italic", "units"),
    [
        ("n", False, False, 1024),
        ("M", False, False, 1821),
        ("W", True, False, 2048),
        ("a", False, True, 1024),
        (" ", True, True, 512),
        ("\u00a0", False, False, 512),
        ("\u2011", False, False, 682),
    ],
)
def test_known_advance_widths_of_the_font(text: str, bold: bool, italic: bool, units: int) -> None:
    assert text_width(text, 2048, bold=bold, italic=italic) == units


def test_width_grows_with_size_and_length() -> None:
    assert text_width("ĐẢNG CỘNG SẢN", 28) == pytest.approx(2 * text_width("ĐẢNG CỘNG SẢN", 14))
    assert text_width("ĐẢNG", 14) + text_width(" UỶ", 14) == pytest.approx(text_width("ĐẢNG UỶ", 14))


def test_marks_do_not_change_the_width_of_a_letter() -> None:
    assert text_width("ỂỆÊ", 14) == text_width("EEE", 14)
    assert text_width("u\u0309", 14) == text_width("ủ", 14) == text_width("u", 14)


def test_an_unknown_letter_counts_as_n() -> None:
    assert text_width("жЖ", 14) == text_width("nN", 14)


def test_all_vietnamese_letters_are_known() -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"
    for letter in letters + letters.upper():
        for bold in (False, True):
            assert 0 < text_width(letter, 1, bold=bold) < 1
    assert text_width("i", 14) < text_width("n", 14) < text_width("m", 14)
