"""Rows of a list: on a sheet of its own for all documents, or below a title for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.problems import Problem
from reportgen.sources.raw import RawList, RawNode, RawScalar
from reportgen.sources.schema import OpenColumns, fields_of, open_columns_of
from reportgen.sources.tables.draft import as_mapping, is_blank
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.names import CODE_LABEL, Column, book_of_items
from reportgen.sources.tables.table import LOOK_ROWS, TableReader
from reportgen.text.slugs import fold

_TOTALS = frozenset(map(fold, ("Tổng", "Tổng cộng", "Tổng số", "Cộng")))


@dataclass
class Found:
    """What some rows gave: values by the path where they belong in the document, and what is wrong."""

    values: dict[tuple[str, ...], RawNode] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class ItemTable:
    """A table whose rows are items of one list.

    Args:
        grid: The sheet.
        columns: The list, for each kind of document (by id) that has it.
        start: The row to begin at.
        look: Among so many filled rows the heading row is looked for.
    """

    def __init__(self, grid: Grid, columns: Mapping[str, Column], start: int = 0, look: int = LOOK_ROWS) -> None:
        self._grid, self._columns = grid, columns
        self._open = {kind: open_columns_of(column.item_models) for kind, column in columns.items()}
        self.reader = TableReader(
            grid,
            {kind: book_of_items(column) for kind, column in columns.items()},
            own_code=any(_has_own_code(column) for column in columns.values()),
            open_columns=any(self._open.values()),
        )
        self.head = self.reader.find_head(start, look)
        if self.head is not None:
            self.reader.report_head()

    @property
    def needs_long_code(self) -> bool:
        """Whether «Mã» means a field of the rows, so that the document's code needs its long name."""
        return any(_has_own_code(column) for column in self._columns.values())

    def code(self, row: int) -> RawScalar | None:
        """Return the code of the document that a row belongs to, None if the table has no column of codes."""
        return None if self.head is None or self.head.code is None else self._grid.scalar(row, self.head.code)

    def gather(self, rows: Iterable[int], kind: str) -> Found:
        """Read the rows of one document."""
        column, own = self._columns[kind], self._open[kind]
        found = Found()
        kept: list[int] = []
        totals: list[int] = []
        for row in rows:
            (totals if own is not None and self._is_total(row, kind, own) else kept).append(row)
        used = self._used(rows) if own is not None else []
        nodes = [node for row in kept if (node := self._item(row, kind, own, used)) is not None]
        if nodes:
            found.values[column.path] = RawList(tuple(nodes), nodes[0].position)
        if own is not None and used:
            found.values.update(self._around(column.path[:-1], own, used, totals))
        return found

    def _item(self, row: int, kind: str, own: OpenColumns | None, used: list[int]) -> RawNode | None:
        values = self.reader.values(row, kind)
        if isinstance(values, dict) and own is not None and used:
            values[own.items] = self._figures(row, used)
        code = self.code(row)
        # A row of a code and nothing else is an item left empty, and is judged as one.
        if is_blank(values) and (code is None or not code.text):
            return None
        if not isinstance(values, dict):
            return values
        return as_mapping(values, self._grid.position(row, self.reader.first_filled(row, kind)))

    # --- columns of the clerk's own -------------------------------------------------------------------------------

    def _used(self, rows: Iterable[int]) -> list[int]:
        """The open columns in which these rows hold anything."""
        strays = self.head.strays if self.head is not None else ()
        return [column for column in strays if any(self._grid.holds(row, column) for row in rows)]

    def _figures(self, row: int, used: list[int]) -> RawList:
        cells = tuple(self._grid.scalar(row, column) for column in used)
        return RawList(cells, cells[0].position)

    def _around(
        self, group: tuple[str, ...], own: OpenColumns, used: list[int], totals: list[int]
    ) -> dict[tuple[str, ...], RawNode]:
        top = self.head.row if self.head is not None else 0
        around: dict[tuple[str, ...], RawNode] = {(*group, own.headings): self._figures(top, used)}
        if totals:
            around[*group, own.total] = self._figures(totals[-1], used)
        return around

    def _is_total(self, row: int, kind: str, own: OpenColumns) -> bool:
        values = self.reader.values(row, kind)
        name = values.get(own.name) if isinstance(values, dict) else None
        return isinstance(name, RawScalar) and is_total(name.text)


def is_total(text: str) -> bool:
    """Tell whether a row named like this holds the sums of the others."""
    return fold(text) in _TOTALS


def bare_items(grid: Grid, rows: Iterable[int], column: Column) -> Found:
    """Read rows without a heading row: each is one text."""
    found = Found()
    items = []
    for row in rows:
        first, *others = grid.filled(row)
        items.append(grid.scalar(row, first))
        found.problems.extend(
            Problem("o-thua", grid.position(row, spare), {"gia_tri": grid.text(row, spare)}) for spare in others
        )
    found.values[column.path] = RawList(tuple(items), items[0].position)
    return found


def _has_own_code(column: Column) -> bool:
    return any(
        fold(CODE_LABEL) in (fold(one.label), name)
        for model in column.item_models
        for name, one in fields_of(model).items()
    )
