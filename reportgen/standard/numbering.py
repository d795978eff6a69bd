"""Number and symbol of a document («số và ký hiệu»): how they are printed, read back, and counted."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from reportgen.standard.facts import Fact, each


class SoKyHieu(NamedTuple):
    """The three pieces of "474-QĐ/HU": number 474, symbol of the tên loại, symbol of the organ."""

    so: int
    loai: str
    co_quan: str


class Series(Fact):
    """One run of numbers: what it is counted per, and whether all tên loại share it (HD05 II.I.3.1.1)."""

    id: str
    per: tuple[str, ...] = ()
    joins: str | None = None
    shared_by_types: bool = False
    symbol: str | None = None


class Term(Fact):
    """From when to when the numbers of one committee run («nhiệm kỳ cấp uỷ»)."""

    start: str
    end: str
    exceptions: tuple[str, ...] = ()


class Numbering(Fact):
    """Form of the number, the patterns that read it, and its series.

    `strict` and `lenient` read a whole line ("Số 474-QĐ/HU") with the groups `so`, `loai`, `co_quan`: the first as the
    regulation prints it, the second as people type it ("Số: 5 - BC/HU"). `draft` reads a line whose number is open.
    Text must be NFC with ordinary spaces and hyphens.
    """

    makers = MappingProxyType({**Fact.makers, "series": each(Series.read), "term": Term.read})

    line_prefix: str
    type_separator: str
    organ_separator: str
    joint_separator: str
    min_digits: int
    start: int
    draft_gap: str
    strict: str
    lenient: str
    draft: str
    series: tuple[Series, ...]
    term: Term

    def so_ky_hieu(self, number: int, loai: str, co_quan: str) -> str:
        """Compose "06-CT/TU" from 6, "CT", "TU": no spaces, a zero before numbers below 10 (HD05 II.I.3.2.2)."""
        return f"{number:0{self.min_digits}d}{self.type_separator}{loai}{self.organ_separator}{co_quan}"

    def line(self, so_ky_hieu: str) -> str:
        """Compose the printed line "Số 06-CT/TU": no colon (HD05 II.I.3.2.2)."""
        return f"{self.line_prefix}{so_ky_hieu}"

    def draft_line(self, loai: str, co_quan: str) -> str:
        """Compose the line of a draft, room left for the number (practice)."""
        return f"{self.line_prefix}{self.draft_gap}{self.type_separator}{loai}{self.organ_separator}{co_quan}"

    def parse(self, text: str) -> SoKyHieu | None:
        """Read "474-QĐ/HU", with or without "Số " before it, exactly as the regulation prints it; else None."""
        return self._read(self.strict, text)

    def parse_lenient(self, text: str) -> SoKyHieu | None:
        """Read number and symbol as people type them (spaces, colon, missing zero); None if even that fails."""
        return self._read(self.lenient, text)

    def _read(self, pattern: str, text: str) -> SoKyHieu | None:
        line = text if text.startswith(self.line_prefix.strip()) else self.line(text)
        found = re.fullmatch(pattern, line)
        return SoKyHieu(int(found["so"]), found["loai"], found["co_quan"]) if found else None
