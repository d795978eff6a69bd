"""Numbers as Vietnamese clerks type and read them: a comma before decimals, a dot or a space between thousands."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from reportgen.text.normalise import tidy

_VIETNAMESE_MARKS = str.maketrans(",.", ".,")
_PLAIN = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
# The others are compiled for the first number that is not plain.
_GROUPED = r"-?[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3})*(?:,[0-9]+)?"
# What an English keyboard makes of a number: a decimal point, or commas between thousands.
_ENGLISH = r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)\.[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3}){2,}"


class NumberFormatError(ValueError):
    """A text that is no acceptable number; `code` is the key of its sentence in `messages`, `params` fill the slots."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@lru_cache(maxsize=4096)  # counts are small numbers, and the same ones come again
def parse_integer(text: str) -> int:
    """Read a whole number: "04", "1.234", "1 234".

    Raises:
        NumberFormatError: `so-khong-nguyen` for decimals ("2,5"), otherwise as `parse_decimal`.
    """
    number = parse_decimal(text)
    if number != number.to_integral_value():
        raise NumberFormatError("so-khong-nguyen", gia_tri=text)
    if "," in text:
        # "1,000" is one to a Vietnamese reader and a thousand to an English one.
        raise NumberFormatError("so-hai-nghia", gia_tri=text)
    return int(number)


def parse_decimal(text: str) -> Decimal:
    """Read a number with a decimal comma and dots or spaces between thousands: "98,5", "1.234,5".

    A dot is a thousands separator and nothing else, so "98.5" is refused instead of being taken for 985 or 98,5.

    Raises:
        NumberFormatError: `so-hai-nghia` where the dot or comma has an English reading ("98.5", "1,234.5"),
            `so-sai-dang` where the text is no number.
    """
    typed = tidy(text)
    if not (_PLAIN.fullmatch(typed) or re.fullmatch(_GROUPED, typed)):
        raise NumberFormatError("so-hai-nghia" if re.fullmatch(_ENGLISH, typed) else "so-sai-dang", gia_tri=text)
    return Decimal(typed.replace(".", "").replace(" ", "").replace(",", "."))


@lru_cache(maxsize=4096)
def parse_percent(text: str) -> Decimal:
    """Read a percentage with or without its sign: "98,5%", "98,5 %", "98,5" → 98.5.

    Whether it lies in 0..100 is not judged here.

    Raises:
        NumberFormatError: As `parse_decimal`, with the text as typed.
    """
    try:
        return parse_decimal(tidy(text).removesuffix("%"))
    except NumberFormatError as error:
        raise NumberFormatError(error.code, gia_tri=text) from error


def format_integer(number: int) -> str:
    """Return the number with dots between thousands: 1234 → "1.234"."""
    return f"{number:,}".replace(",", ".")


def format_count(number: int) -> str:
    """Return a count as Party documents write it, two digits below ten: 4 → "04", 18 → "18", 1234 → "1.234", 0 → "0".

    Raises:
        ValueError: The count is negative.
    """
    if number < 0:
        raise ValueError(f"a count cannot be negative: {number}")
    return f"{number:02d}" if 0 < number < 10 else format_integer(number)


def format_decimal(number: Decimal, places: int | None = None) -> str:
    """Return the number with a decimal comma and dots between thousands: 1234.5 → "1.234,5".

    The decimals stay as they are (98.50 → "98,50"), unless `places` asks for rounding (half up).

    Raises:
        ValueError: The number is not finite.
    """
    if not number.is_finite():
        raise ValueError(f"not a number to print: {number}")
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{number:,f}".translate(_VIETNAMESE_MARKS)


def format_percent(number: Decimal, places: int | None = None) -> str:
    """Return a percentage with its sign, no space between: 98.5 → "98,5%"; `places` as for `format_decimal`."""
    return f"{format_decimal(number, places)}%"
