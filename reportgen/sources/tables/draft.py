"""Values gathered from cells here and there, until a record is whole and becomes a raw mapping."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from reportgen.problems import Position, Problem
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar, is_empty
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.names import Column

#: Values by key, in the order of the sheet; a nested one is a group.
Draft: TypeAlias = "dict[str, Draft | RawNode]"

_BULLET = re.compile(r"[-–—•+*·]\s+")


def put(draft: Draft, path: tuple[str, ...], node: RawNode, label: str) -> Problem | None:
    """Put a value at its path.

    What is empty gives way to what is not; two values for one place are a problem, and the first stays.
    """
    inner: Draft | RawNode = draft
    for name in path[:-1]:
        inner = draft.setdefault(name, {})
        if not isinstance(inner, dict):
            if is_empty(node):
                return None
            if not is_empty(inner):
                return _twice(label, node.position, inner.position)
            inner = {}
            draft[name] = inner
        draft = inner
    return _put_leaf(draft, path[-1], node, label)


def _put_leaf(draft: Draft, name: str, node: RawNode, label: str) -> Problem | None:
    present = draft.get(name)
    if present is None or is_blank(present):
        if present is None or not is_empty(node):
            draft[name] = node
        return None
    return None if is_empty(node) else _twice(label, node.position, first_position(present))


def _twice(label: str, position: Position, earlier: Position) -> Problem:
    return Problem("ghi-hai-noi", position, {"muc": label, "cho_truoc": shown_place(earlier)})


def shown_place(position: Position) -> str:
    """Name a place inside a sentence: "ô B7, trang «Chung»", or the line of a file without cells."""
    if position.cell is None:
        return f"dòng {position.line}" if position.line else f"tệp «{position.file}»"
    return f"ô {position.cell}, trang «{position.sheet}»" if position.sheet else f"ô {position.cell}"


def is_blank(part: Draft | RawNode) -> bool:
    """Tell whether nothing was typed in a value or a group."""
    return all(is_blank(inner) for inner in part.values()) if isinstance(part, dict) else is_empty(part)


def first_position(part: Draft | RawNode) -> Position:
    """Return where a value or a group starts: at its first filled cell, else at its first cell."""
    if not isinstance(part, dict):
        return part.position
    filled = (inner for inner in part.values() if not is_blank(inner))
    return first_position(next(filled, next(iter(part.values()))))


def overlay(own: Draft, shared: Draft) -> None:
    """Let shared values show through where a record's own cells are empty; inside a group cell by cell.

    Where both are empty the record's own cell stays: there the value is missing, and there it can be filled in.
    """
    for name in [name for name in own if name in shared]:
        below, above = shared[name], own[name]
        if is_blank(above):
            if not is_blank(below):
                del own[name]
        elif isinstance(above, dict) and isinstance(below, dict):
            overlay(above, below)
            for inner, value in below.items():
                above.setdefault(inner, value)


def as_mapping(draft: Draft, position: Position) -> RawMapping:
    """Turn what was gathered into a raw mapping."""
    return RawMapping(tuple([_entry(name, part, position) for name, part in draft.items()]), position)


def _entry(name: str, part: Draft | RawNode, around: Position) -> RawEntry:
    if isinstance(part, dict):
        start = first_position(part)
        # Rows of other sheets may be all that a group has: what it lacks is missing where the document stands.
        part = as_mapping(part, start if start.sheet == around.sheet else around)
    return RawEntry(name, part.position, part)


def cell_node(grid: Grid, row: int, column: int, target: Column) -> RawNode:
    """Read a cell as the field it belongs to: the lines of a list's cell are its items."""
    scalar = grid.scalar(row, column)
    return lines_of(scalar) if target.takes_lines and scalar.text else scalar


def lines_of(scalar: RawScalar) -> RawList:
    """Take the lines of a cell apart, each at the place of the cell."""
    position = scalar.position
    return RawList(tuple([RawScalar(line, position) for line in lines(scalar.text)]), position)


def lines(text: str) -> list[str]:
    """Take the lines of a text apart; dashes or dots are dropped where every one of several lines begins with one."""
    return list(_lines(text)) if "\n" in text or "\r" in text else [text]


@lru_cache(maxsize=2048)  # posts and grounds come again in every document
def _lines(text: str) -> tuple[str, ...]:
    found = [line.strip() for line in text.splitlines() if line.strip()]
    if len(found) > 1 and all(_BULLET.match(line) for line in found):
        found = [_BULLET.sub("", line, count=1) for line in found]
    return tuple(found)
