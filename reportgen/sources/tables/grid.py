"""A sheet as a grid of texts with the addresses that Excel shows.

What a cell shows becomes text: numbers the Vietnamese way without the noise of binary fractions ("98,5"), percentages
with their sign ("98,5%"), dates day first ("25/8/2021", with the time only if there is one), yes and no as «có» and
«không». Text stays as it was typed ("05", "012").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeAlias

from reportgen.problems import Position
from reportgen.sources.raw import RawScalar
from reportgen.text.dates import short_date

#: What the reader library gives for one cell.
CellValue: TypeAlias = "int | float | str | bool | time | date | datetime | timedelta"
#: Row and column of a cell, both from 0.
Spot: TypeAlias = "tuple[int, int]"

_new = tuple.__new__
_HUNDRED = Decimal(100)
#: What Excel itself keeps of a number; further digits are noise.
_DIGITS = 15


@dataclass
class Grid:
    """A sheet, or a CSV file.

    Args:
        file: Path as the user gave it.
        name: Name of the sheet; "" for a CSV file.
        rows: The texts, no blanks around them; rows may differ in length.
        lines: Line on which each row starts, for a CSV file.
        copied: Cells inside a merged block that show the text of its first cell.
        spans: First cell of each block merged inside one row → its last column.
    """

    file: str
    name: str
    rows: list[list[str]]
    lines: Sequence[int] = ()
    copied: Collection[Spot] = field(default_factory=frozenset)
    spans: Mapping[Spot, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def strip(self) -> None:
        """Take blanks around the texts away; where a cell holds nothing else, nothing is left."""
        for texts in self.rows:
            texts[:] = map(str.strip, texts)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, "" where there is none."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def position(self, row: int, column: int) -> Position:
        """Return the address of a cell."""
        if self.lines:
            return Position(self.file, self.lines[row] if row < len(self.lines) else self.lines[-1], column + 1)
        return Position(self.file, row + 1, column + 1, self.name, f"{letters(column)}{row + 1}")

    def scalar(self, row: int, column: int) -> RawScalar:
        """Return the value of a cell."""
        cells = self.rows[row]
        text = cells[column] if column < len(cells) else ""
        if self.lines:
            return RawScalar(text, self.position(row, column))
        # One for each cell: the constructors of named tuples would take twice the time.
        place = _new(Position, (self.file, row + 1, column + 1, self.name, f"{letters(column)}{row + 1}"))
        return _new(RawScalar, (text, place, False))

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell holds something of its own."""
        cells = self.rows[row]
        return column < len(cells) and bool(cells[column]) and not (self.copied and (row, column) in self.copied)

    def group_above(self, row: int, column: int) -> str:
        """Return the text of the block above a cell that spans several columns, "" if there is none."""
        if not self.spans or row == 0:
            return ""
        lefts = (left for left in range(column, -1, -1) if (row - 1, left) in self.spans)
        left = next(lefts, None)
        return self.text(row - 1, left) if left is not None and self.spans[row - 1, left] >= column else ""

    def filled(self, row: int) -> list[int]:
        """List the columns of a row that hold something of their own."""
        return [column for column in range(len(self.rows[row])) if self.holds(row, column)]

    def filled_rows(self, start: int = 0) -> Iterator[int]:
        """Yield the rows that hold something, from a row on."""
        for row in range(start, len(self.rows)):
            # Most rows of a sparse sheet hold nothing at all.
            if any(self.rows[row]) and self.filled(row):
                yield row

    def first(self) -> Position:
        """Return the address of the first cell that holds something, else of the first cell."""
        for row in self.filled_rows():
            return self.position(row, self.filled(row)[0])
        return self.position(0, 0)


def address(row: int, column: int) -> str:
    """Return the address that Excel shows: (6, 1) → "B7"."""
    return f"{letters(column)}{row + 1}"


def shorten(text: str, limit: int = 40) -> str:
    """Cut a text for showing it inside a sentence, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


@cache
def letters(column: int) -> str:
    """Return the letters of a column: 0 → "A", 27 → "AB"."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(65 + last)


@lru_cache(maxsize=2048, typed=True)  # a batch has few different days
def cell_text(value: CellValue) -> str:
    """Write a cell's value as the text that a clerk would type for it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, timedelta):
        return _clock(value.days * 86_400 + value.seconds)
    if isinstance(value, time):
        return _clock(value.hour * 3600 + value.minute * 60 + value.second)
    if isinstance(value, datetime):
        clock = value.time()
        return short_date(value.date()) + (f" {cell_text(clock)}" if clock != time() else "")
    return short_date(value)


@lru_cache(maxsize=2048)
def number_text(value: float, *, percent: bool = False, digits: int = 0) -> str:
    """Write a number in full, with a comma before the decimals.

    Args:
        value: The number.
        percent: Excel shows it as a percentage: 0.985 → "98,5%".
        digits: Excel pads it to so many digits: 5 → "05".
    """
    number = Decimal(f"{value:.{_DIGITS}g}") * (_HUNDRED if percent else 1)
    if not number.is_finite():
        return str(value)
    text = format(number.normalize() + 0, "f").replace(".", ",")
    return (text.zfill(digits) if text.isdigit() else text) + ("%" if percent else "")


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{left:02d}" if left else "")


def fill_merged(rows: list[list[str]], merged: Sequence[tuple[Spot, Spot]], *, width: int) -> Mapping[Spot, Spot]:
    """Give every cell of a column merged over several rows the text of its first cell, as the sheet shows it.

    Blocks over several columns are titles and keep their one text.

    Returns:
        Each cell that was given a text → the cell it shows.
    """
    copied: dict[Spot, Spot] = {}
    for (top, left), (bottom, right) in merged:
        if (top, left) in copied:
            # Blocks never overlap in a file that Excel wrote.
            continue
        if left != right or left >= width or top >= len(rows):
            continue
        text = rows[top][left] if left < len(rows[top]) else ""
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if (row, left) in copied:
                break
            rows[row].extend([""] * (left + 1 - len(rows[row])))
            rows[row][left] = text
            copied[row, left] = (top, left)
    return copied
