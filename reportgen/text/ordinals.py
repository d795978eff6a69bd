"""Ordinals and numerals in the forms that Party documents use: "Một là", "IV", "đ)"."""

from __future__ import annotations

from functools import lru_cache

_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# After "mươi" three digits change their sound: hai mươi mốt, hai mươi tư, hai mươi lăm.
_UNITS_AFTER_TENS = ("", "mốt", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín")
_UNITS_AFTER_TEN = ("", "một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIEM_LETTERS = "abcdđeghiklmnopqrstuvxy"


def number_words(number: int) -> str:
    """Return a number from 0 to 99 in words, lower case: 24 → "hai mươi tư".

    Raises:
        ValueError: The number is outside 0..99.
    """
    _check_range(number, 0, 99)
    tens, units = divmod(number, 10)
    if number == 0:
        return "không"
    if tens == 0:
        return _UNITS[units]
    if tens == 1:
        return f"mười {_UNITS_AFTER_TEN[units]}".rstrip()
    return f"{_UNITS[tens]} mươi {_UNITS_AFTER_TENS[units]}".rstrip()


def ordinal_la(number: int) -> str:
    """Return the opening words of the n-th point of an enumeration in prose: 1 → "Một là", 12 → "Mười hai là".

    Raises:
        ValueError: The number is outside 1..99.
    """
    _check_range(number, 1, 99)
    words = number_words(number)
    return f"{words[0].upper()}{words[1:]} là"


@lru_cache(maxsize=64)  # the parts of a document are few
def roman(number: int) -> str:
    """Return the number in Roman numerals: 4 → "IV".

    Raises:
        ValueError: The number is outside 1..3999.
    """
    _check_range(number, 1, 3999)
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def diem_letter(number: int) -> str:
    """Return the letter of the n-th point (điểm) of a clause, in the Vietnamese order a b c d đ e g (HD05 II.I.6.2.4).

    Raises:
        ValueError: The number is outside 1..23.
    """
    _check_range(number, 1, len(_DIEM_LETTERS))
    return _DIEM_LETTERS[number - 1]


def _check_range(number: int, lowest: int, highest: int) -> None:
    if not lowest <= number <= highest:
        raise ValueError(f"{number} is outside {lowest}..{highest}")
