"""How tall a row must be for the text wrapped in it: not every program works that out when it opens a workbook."""

from __future__ import annotations

#: Height of a line of text, and the greatest height that Excel knows for a row, in points.
LINE_HEIGHT, TALLEST = 16.5, 409.0
#: Letters that fit a unit of width, and bold ones.
_FIT, _BOLD_FIT = 1.02, 0.85


def lines_in(text: str, width: float, *, bold: bool = False) -> int:
    """Estimate the lines that a text takes in a column of this width, in the units of Excel."""
    letters = width * (_BOLD_FIT if bold else _FIT)
    return sum(_wrapped(line, letters) for line in text.split("\n"))


def _wrapped(line: str, letters: float) -> int:
    lines, room = 1, 0
    for word in line.split():
        if room and room + 1 + len(word) > letters:
            lines, room = lines + 1, 0
        room += len(word) + (1 if room else 0)
    return lines
