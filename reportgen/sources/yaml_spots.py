"""Places in a YAML text as the parser gives them: lines and columns from 0."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class _Mark(Protocol):
    """A place as either parser of the library, the one in C or the one in Python, gives it."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class LastScalar(NamedTuple):
    """Where the value read last began and ended (lines and columns from 0)."""

    line: int
    column: int
    end_line: int
    quoted: bool


class Spot(NamedTuple):
    """A place in the text, from 0."""

    line: int
    column: int


def spot_of(mark: _Mark | None) -> Spot:
    """Read a mark of the parser; events of a file always have one."""
    return Spot(0, 0) if mark is None else Spot(mark.line, mark.column)
