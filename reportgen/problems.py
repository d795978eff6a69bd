"""Mistakes in data. A problem is never raised: it is collected, so that a clerk sees all of them at once.

A problem carries a code and the values that its sentence needs; the sentence itself lives in `messages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem weighs: an error stops the document, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


#: Endings of files whose values stand under headings: what is said there speaks of columns and sheets, not of keys.
TABLE_ENDINGS = (".xlsx", ".xlsm", ".csv")


class Position(NamedTuple):
    """Where a value stands in what the clerk typed: a line and column of a text file, or a cell of a sheet.

    Lines and columns count from 1; `cell` is the address Excel shows ("B7"). A tuple, since every value and key of a
    record has one, and a tuple is made in a third of the time of a frozen dataclass.
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def in_table(self) -> bool:
        """Whether the file is a table."""
        return self.file.lower().endswith(TABLE_ENDINGS)


class Problem(NamedTuple):
    """One mistake: its code (the key of its sentence in `messages`), weight, place, and the values for the sentence."""

    code: str
    position: Position
    # A plain one, though nobody may change it: problems travel between processes, and read-only mappings cannot.
    params: Mapping[str, str] = {}
    severity: Severity = Severity.ERROR


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the document."""
    return any(problem.severity is Severity.ERROR for problem in problems)
