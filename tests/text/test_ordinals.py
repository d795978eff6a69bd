"""Numerals against tables typed by hand."""

from collections.abc import Callable

import pytest

from reportgen.text.ordinals import diem_letter, number_words, ordinal_la, roman

TABLE = """
không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín
mười|mười một|mười hai|mười ba|mười bốn|mười lăm|mười sáu|mười bảy|mười tám|mười chín
hai mươi|hai mươi mốt|hai mươi hai|hai mươi ba|hai mươi tư
hai mươi lăm|hai mươi sáu|hai mươi bảy|hai mươi tám|hai mươi chín
ba mươi|ba mươi mốt|ba mươi hai|ba mươi ba|ba mươi tư|ba mươi lăm|ba mươi sáu|ba mươi bảy|ba mươi tám|ba mươi chín
"""
WORDS = TABLE.strip().replace("\n", "|").split("|")
ROMANS = "I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII|XVIII|XIX|XX"
ROMAN_TABLE = list(enumerate(ROMANS.split("|"), start=1))


@pytest.mark.parametrize(("number", "words"), list(enumerate(WORDS)))
def test_numbers_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Một là"),
        (2, "Hai là"),
        (4, "Bốn là"),
        (5, "Năm là"),
        (10, "Mười là"),
        (11, "Mười một là"),
        (12, "Mười hai là"),
        (15, "Mười lăm là"),
        (20, "Hai mươi là"),
        (21, "Hai mươi mốt là"),
        (24, "Hai mươi tư là"),
        (55, "Năm mươi lăm là"),
        (99, "Chín mươi chín là"),
    ],
)
def test_points_of_an_enumeration(number: int, words: str) -> None:
    assert ordinal_la(number) == words


def test_all_ordinals_differ() -> None:
    assert len({ordinal_la(number) for number in range(1, 100)}) == 99


@pytest.mark.parametrize(("number", "numeral"), ROMAN_TABLE)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_large_roman_numerals() -> None:
    assert (roman(1994), roman(2026), roman(3999)) == ("MCMXCIV", "MMXXVI", "MMMCMXCIX")


def test_points_follow_the_vietnamese_alphabet() -> None:
    letters = " ".join(diem_letter(number) for number in range(1, 24))
    assert letters == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize(
    ("function", "number"),
    [(ordinal_la, 0), (ordinal_la, 100), (number_words, -1), (number_words, 100), (roman, 0), (diem_letter, 24)],
)
def test_numbers_out_of_range_are_refused(function: Callable[[int], str], number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        function(number)
