"""Printing values that a draft may not have: the text of the value, or the text of the hole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from datetime import date
from typing import TypeVar

from reportgen.model.holes import Hole
from reportgen.text.dates import short_date
from reportgen.text.numbers import format_count

T = TypeVar("T")


def show(value: T, how: Callable[[T], str] = str) -> str:
    """Print a value in the given way, or the hole in its own; an absent value (None) is empty text."""
    if isinstance(value, Hole):
        return str(value)
    return "" if value is None else how(value)


def count_text(items: Sized) -> str:
    """Print how many there are, two digits below 10 ("04", "18"), or the hole of a missing list."""
    return show(items, lambda known_items: format_count(len(known_items)))


def date_text(day: date | None) -> str:
    """Print a date inside a sentence ("25/8/2021"), the hole of a missing one, or nothing."""
    return show(day, lambda known_day: short_date(known_day) if known_day else "")


def texts(values: Iterable[object]) -> list[str]:
    """Print every value of a list; a missing list is a list of one hole."""
    return [str(value) for value in values]


def listing(values: Iterable[object], last: str = "và") -> str:
    """Join texts as a sentence does: "A", "A và B", "A, B và C"."""
    *head, tail = texts(values) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail
