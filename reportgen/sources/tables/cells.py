"""Values straight from the cells of a row, as a model takes them: no address is made for any of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar, is_empty
from reportgen.sources.schema import Shape, fields_of_any
from reportgen.sources.tables.draft import lines
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.table import Reading, TableReader

#: Canonical names of fields → text, list or group; what is empty is left out.
Values: TypeAlias = "dict[str, Any]"


class UnusualError(ValueError):
    """The full reading may have something to say."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the values of one group stand in a row.

    Args:
        texts: Names of single values, with their columns.
        lists: Names of lists of texts, with their columns.
        groups: Names of groups inside.
    """

    texts: tuple[tuple[str, int], ...] = ()
    lists: tuple[tuple[str, tuple[int, ...]], ...] = ()
    groups: tuple[tuple[str, Cells], ...] = ()

    @classmethod
    def of(cls, readings: Sequence[Reading], others: Iterable[tuple[str, ...]] = ()) -> Cells:
        """Order what is read from a row by the groups it belongs to.

        Args:
            readings: What is read.
            others: Where values from elsewhere may go.

        Raises:
            UnusualError: Two values are meant for one place, or one for a place inside another's.
        """
        refuse_overlaps([*(reading.path for reading in readings), *others])
        return cls._of([(reading.path, reading) for reading in readings])

    @classmethod
    def _of(cls, readings: Iterable[tuple[tuple[str, ...], Reading]]) -> Cells:
        texts, lists = [], []
        inside: dict[str, list[tuple[tuple[str, ...], Reading]]] = {}
        for (name, *inner), reading in readings:
            if inner:
                inside.setdefault(name, []).append((tuple(inner), reading))
            elif reading.is_list:
                lists.append((name, reading.indexes))
            else:
                texts.append((name, reading.first))
        return cls(tuple(texts), tuple(lists), tuple((name, cls._of(group)) for name, group in inside.items()))

    def read(self, row: Sequence[str]) -> Values:
        """Read the group in a row."""
        values: Values = {name: row[column] for name, column in self.texts if row[column]}
        for name, columns in self.lists:
            if items := [item for column in columns if row[column] for item in lines(row[column])]:
                values[name] = items
        for name, cells in self.groups:
            if group := cells.read(row):
                values[name] = group
        return values


def read_from(table: TableReader, kind: str, filled: Sequence[bool]) -> list[Reading]:
    """List what is read from the rows of a table, columns that hold nothing left out.

    Args:
        table: The table.
        kind: Id of the kind of document.
        filled: Whether each column holds anything.

    Raises:
        UnusualError: A list stands in a cell that cannot hold it.
    """
    found = [reading for reading in table.plan(kind) if any(filled[column] for column in reading.indexes)]
    if any(reading.is_list and not reading.column.takes_lines for reading in found):
        raise UnusualError
    return found


def filled_rows(grid: Grid, table: TableReader) -> list[int]:
    """List the rows below the heading row that hold more than helpers.

    Raises:
        UnusualError: A row is shorter than others.
    """
    columns, width, texts = table.columns, grid.width, grid.rows
    top = table.head.row if table.head is not None else len(texts)
    # What a merged block shows again is nothing that a row holds.
    rows = list(table.rows()) if grid.copied else range(top + 1, len(texts))
    if min(map(len, texts), default=width) < width:
        rows = [row for row in rows if any(texts[row])]
        if any(len(texts[row]) < width for row in rows):
            raise UnusualError
    return [row for row in rows if texts[row][columns[0]] or any(texts[row][column] for column in columns)]


def filled_columns(grid: Grid, rows: Sequence[int]) -> list[bool]:
    """Tell of each column whether it holds anything in some rows."""
    texts = [grid.rows[row] for row in rows]
    return [any(column) for column in zip(*texts, strict=True)] if texts else [False] * grid.width


def refuse_overlaps(paths: Iterable[tuple[str, ...]]) -> None:
    """Make sure that no two values are meant for one place, nor one for a place inside another's.

    Raises:
        UnusualError: They are.
    """
    for path, after in pairwise(sorted(paths)):
        if after[: len(path)] == path:
            raise UnusualError


def put_in(values: Values, path: tuple[str, ...], value: object) -> None:
    """Put a value at its path, where nothing stands yet."""
    *groups, name = path
    for group in groups:
        values = values.setdefault(group, {})
    values[name] = value


def let_show(values: Values, shared: Values) -> None:
    """Let shared values show through where a record has none of its own; inside a group value by value."""
    for name, value in shared.items():
        if name not in values:
            values[name] = value
        elif isinstance(value, dict) and isinstance(values[name], dict):
            let_show(values[name], value)


def plain_values(node: RawMapping, models: tuple[type, ...]) -> Values:
    """Turn a mapping that was read in full into plain values.

    Raises:
        UnusualError: A key or a value is not as the models have it.
    """
    fields = fields_of_any(models)
    if len({entry.key for entry in node.entries} & fields.keys()) < len(node.entries):
        raise UnusualError
    filled = (entry for entry in node.entries if not is_empty(entry.value))
    return {entry.key: _plain(entry.value, fields[entry.key].shape) for entry in filled}


def _plain(node: RawNode, shape: Shape) -> Any:
    match node:
        case RawScalar() if shape.item is None or shape.text:
            return node.text
        case RawList() if shape.item is not None and not any(map(is_empty, node.items)):
            return [_plain(item, shape.item) for item in node.items]
        case RawMapping() if shape.models:
            return plain_values(node, shape.models)
    raise UnusualError
