"""Parts of a file of lines, which are read apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Some lines of a JSON Lines file.

    Args:
        offset: Where they start, in bytes.
        line: Number of the first line, from 1.
        count: How many lines.
        before: How many lines with a record stand before them.
    """

    offset: int = 0
    line: int = 1
    count: int | None = None
    before: int = 0
