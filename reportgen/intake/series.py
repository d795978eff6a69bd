"""What only the whole batch can show: one number given to two documents of a series."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.intake.types import Record
from reportgen.problems import Position, Problem
from reportgen.text.short_keys import short_key

#: Stands for one number of one series.
NumberKey: TypeAlias = bytes
#: No file has so many lines: file and line of a record together make one number.
_LINES = 1 << 32


def number_key(record: Record) -> NumberKey | None:
    """Return what two records may not share; None for a draft without number.

    A series is one organ's papers of one tên loại in one term (HD05 II.I.3.1.1).
    """
    number = record.van_ban.number()
    if number is None:
        return None
    office = record.van_ban.co_quan
    return short_key(str(office.ky_hieu), str(office.nhiem_ky), record.van_ban.type_symbol(), str(number))


class Numbers:
    """Remembers which numbers were given; records must come in the order of the batch."""

    def __init__(self) -> None:
        self._first: dict[NumberKey, int] = {}
        self._files: dict[str, int] = {}

    def take(self, key: NumberKey | None, position: Position, number: str) -> Problem | None:
        """Note a number; return the problem of a record whose number an earlier one bears.

        Args:
            key: What `number_key` says of the record.
            position: Where the record starts.
            number: Number and symbol as printed.
        """
        if key is None:
            return None
        place = self._files.setdefault(position.file, len(self._files)) * _LINES + (position.line or 0)
        earlier = self._first.get(key)
        if earlier is None:
            self._first[key] = place
            return None
        file, line = divmod(earlier, _LINES)
        name = next(name for name, number in self._files.items() if number == file)
        return Problem("so-trung", position, {"gia_tri": number, "tep": name, "dong": str(line)})
