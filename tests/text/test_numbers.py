"""Reading and printing numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.numbers import (
    NumberFormatError,
    format_count,
    format_decimal,
    format_integer,
    format_percent,
    parse_decimal,
    parse_integer,
    parse_percent,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("04", 4), ("18", 18), ("1.234", 1234), ("1 234", 1234), ("1\u00a0234", 1234), ("1.234.567", 1234567), ("0", 0)],
)
def test_whole_numbers_are_read_as_typed_by_clerks(typed: str, number: int) -> None:
    assert parse_integer(typed) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [("98,5", "98.5"), ("1.234,5", "1234.5"), ("1.234", "1234"), ("0,75", "0.75"), (" 100 ", "100"), ("2,10", "2.10")],
)
def test_decimals_take_a_comma(typed: str, number: str) -> None:
    assert str(parse_decimal(typed)) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("98.5", "so-hai-nghia"),
        ("0.123", "so-hai-nghia"),
        ("1.2345", "so-hai-nghia"),
        ("1,234.5", "so-hai-nghia"),
        ("1,234,567", "so-hai-nghia"),
        ("25.8.2021", "so-sai-dang"),
        ("1.234.56", "so-sai-dang"),
        ("1.234 567", "so-sai-dang"),
        ("5.", "so-sai-dang"),
        (",5", "so-sai-dang"),
        ("18 chi bộ", "so-sai-dang"),
        ("nhiều", "so-sai-dang"),
        ("", "so-sai-dang"),
        ("1e3", "so-sai-dang"),
        ("NaN", "so-sai-dang"),
        ("٣", "so-sai-dang"),
    ],
)
def test_a_wrong_number_is_refused_with_its_code_and_the_text_as_typed(typed: str, code: str) -> None:
    with pytest.raises(NumberFormatError) as caught:
        parse_decimal(typed)
    assert (caught.value.code, caught.value.params) == (code, {"gia_tri": typed})


@pytest.mark.parametrize(
    ("typed", "code"), [("2,5", "so-khong-nguyen"), ("1,000", "so-hai-nghia"), ("98.5", "so-hai-nghia")]
)
def test_whole_numbers_refuse_decimals_and_english_thousands(typed: str, code: str) -> None:
    with pytest.raises(NumberFormatError) as caught:
        parse_integer(typed)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "number"), [("98,5%", "98.5"), ("98,5 %", "98.5"), ("98,5", "98.5"), ("120%", "120")]
)
def test_percentages_come_with_or_without_their_sign(typed: str, number: str) -> None:
    assert parse_percent(typed) == Decimal(number)


def test_a_percentage_with_a_point_is_refused_with_the_text_as_typed() -> None:
    with pytest.raises(NumberFormatError) as caught:
        parse_percent("98.5 %")
    assert (caught.value.code, caught.value.params) == ("so-hai-nghia", {"gia_tri": "98.5 %"})


def test_two_signs_are_no_percentage() -> None:
    with pytest.raises(NumberFormatError):
        parse_percent("98%%")


@pytest.mark.parametrize(
    ("number", "printed"), [(0, "0"), (4, "04"), (9, "09"), (10, "10"), (18, "18"), (1234, "1.234")]
)
def test_counts_below_ten_have_two_digits(number: int, printed: str) -> None:
    assert format_count(number) == printed


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        format_count(-1)


def test_decimals_are_printed_as_given_or_rounded_half_up() -> None:
    assert format_decimal(Decimal("1234567.50")) == "1.234.567,50"
    assert format_decimal(Decimal("1E+3")) == "1.000"
    assert format_decimal(Decimal("2.25"), 1) == "2,3"
    assert format_decimal(Decimal("66.6666"), 0) == "67"
    assert format_percent(Decimal("98.5")) == "98,5%"
    assert format_percent(Decimal(200) / Decimal(3), 2) == "66,67%"


def test_what_is_not_finite_is_not_printed() -> None:
    with pytest.raises(ValueError, match="not a number"):
        format_decimal(Decimal("NaN"))


@given(st.integers(-(10**12), 10**12))
def test_every_printed_integer_is_read_back(number: int) -> None:
    assert parse_integer(format_integer(number)) == number


@given(st.decimals(-(10**9), 10**9, places=3))
def test_every_printed_decimal_is_read_back(number: Decimal) -> None:
    assert parse_decimal(format_decimal(number)) == number


@given(st.text("0123456789.,- %"))
def test_any_text_is_a_number_or_a_number_error(text: str) -> None:
    try:
        accepted = parse_decimal(text).is_finite()
    except NumberFormatError as error:
        accepted = error.params == {"gia_tri": text}
    assert accepted
