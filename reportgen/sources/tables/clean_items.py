"""Rows of a list on a clean sheet of their own: as plain values, added to the document they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reportgen.sources.schema import OpenColumns, open_columns_of
from reportgen.sources.tables.cells import Cells, UnusualError, Values, filled_columns, filled_rows, put_in, read_from
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.names import Column
from reportgen.sources.tables.rows import ItemTable, is_total
from reportgen.sources.tables.table import Head


@dataclass(frozen=True, slots=True)
class _List:
    """How the rows become the list of one kind of document.

    Args:
        path: Where the list belongs.
        whole: The column that holds an item as one text, None if items are groups.
        cells: Where the values of an item stand.
        own: The columns of the clerk's own, if the list has such.
    """

    path: tuple[str, ...]
    whole: int | None
    cells: Cells
    own: OpenColumns | None


class ItemSheet:
    """A sheet whose rows are items of one list.

    Args:
        grid: The sheet.
        table: Its table.
        columns: The list, for each kind (by id) that has it.

    Raises:
        UnusualError: The full reading may have something to say about the sheet.
    """

    def __init__(self, grid: Grid, table: ItemTable, columns: Mapping[str, Column]) -> None:
        self.name, self.table, self.columns = grid.name, table, columns
        #: Number of a document → its rows.
        self.owned: dict[int, list[int]] = {}
        self.rows = filled_rows(grid, table.reader)
        self._texts = grid.rows
        head = table.head or Head(0)
        self._code, self._strays, self._heads = head.code, head.strays, grid.rows[head.row]
        if any(column in head.strays for _, column in grid.copied):
            raise UnusualError
        filled = filled_columns(grid, self.rows)
        self._lists = {kind: self._list(kind, column, filled) for kind, column in columns.items()}

    @property
    def has_codes(self) -> bool:
        """Whether there is a column of codes."""
        return self._code is not None

    def by_code(self) -> Iterator[tuple[str, list[int]]]:
        """Yield rows that follow each other and name one document: its code, "" if they name none, and the rows."""
        code = self._code
        codes = ["" if code is None else self._texts[row][code] for row in self.rows]
        for one, together in groupby(zip(codes, self.rows, strict=True), itemgetter(0)):
            yield one, [row for _, row in together]

    def paths(self, kind: str) -> Iterator[tuple[str, ...]]:
        """Yield where in a document of a kind the values of this sheet may go."""
        found = self._lists[kind]
        yield found.path
        if found.own is not None:
            yield (*found.path[:-1], found.own.headings)
            yield (*found.path[:-1], found.own.total)

    def fill(self, values: Values, number: int, kind: str) -> bool:
        """Add the items of a document to its values; False if the full reading may have something to say about them.

        Args:
            values: The values.
            number: Number of the document.
            kind: Id of its kind.
        """
        rows = [self._texts[row] for row in self.owned.get(number, ())]
        if not rows:
            return True
        found = self._lists[kind]
        if found.own is not None:
            return self._fill_open(values, rows, found, found.own)
        items = [row[found.whole] for row in rows] if found.whole is not None else list(map(found.cells.read, rows))
        put_in(values, found.path, items)
        # Nothing but a code may stand in a row: an item left empty.
        return all(items)

    def _list(self, kind: str, column: Column, filled: Sequence[bool]) -> _List:
        own = open_columns_of(column.item_models)
        whole = next((reading.first for reading in self.table.reader.plan(kind) if not reading.path), None)
        if whole is None:
            readings = read_from(self.table.reader, kind, filled)
            return _List(column.path, None, Cells.of(readings, [(own.items,)] if own is not None else []), own)
        item = column.shape.item
        if own is not None or item is None or (item.item is not None and not item.text):
            raise UnusualError
        return _List(column.path, whole, Cells(), None)

    # --- columns of the clerk's own -------------------------------------------------------------------------------

    def _fill_open(self, values: Values, rows: list[list[str]], found: _List, own: OpenColumns) -> bool:
        used = [column for column in self._strays if any(row[column] for row in rows)]
        items: list[Values] = []
        total: list[str] = []
        for row in rows:
            item, figures = found.cells.read(row), [row[column] for column in used]
            if not item or not all(figures):
                return False
            if isinstance(name := item.get(own.name), str) and is_total(name):
                total = figures
            else:
                items.append(item | {own.items: figures} if used else item)
        around = {own.headings: [self._heads[column] for column in used], own.total: total, found.path[-1]: items}
        for name, one in around.items():
            if one:
                put_in(values, (*found.path[:-1], name), one)
        return True
