"""The order in which problems are told: that of reading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.problems import Problem, Severity

_CELL = "([A-Z]+)([0-9]+)"


def cell_numbers(cell: str) -> tuple[int, int]:
    """Tell row and column of a cell, both from 1: "B7" → (7, 2)."""
    match = re.fullmatch(_CELL, cell)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems for the eye: files as they appear, errors before warnings, sheets as they appear, then by place."""
    listed = list(problems)
    files = {file: index for index, file in enumerate(dict.fromkeys(problem.position.file for problem in listed))}
    sheets = {
        sheet: index
        for index, sheet in enumerate(dict.fromkeys((one.position.file, one.position.sheet) for one in listed))
    }

    def key(problem: Problem) -> tuple[int, bool, int, int, int]:
        position = problem.position
        row, column = cell_numbers(position.cell) if position.cell else (position.line or 0, position.column or 0)
        sheet = sheets[position.file, position.sheet]
        return files[position.file], problem.severity is Severity.WARNING, sheet, row, column

    return sorted(listed, key=key)
