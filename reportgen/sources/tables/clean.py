"""Clean workbooks: one row a document, read into plain values, and no address made for any of them.

A workbook is taken here only if the full reading (`workbook.py`) has nothing to say about it. A document about which
it may have something to say after all (an item left empty, a value of another kind's, a cell that is wrong in itself)
is read in full, it alone; so is one that a model then refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from reportgen.problems import Position, Problem
from reportgen.sources.raw import PlainRecord, ReadResult, positions
from reportgen.sources.schema import KindWords
from reportgen.sources.tables.cells import (
    Cells,
    UnusualError,
    Values,
    filled_columns,
    filled_rows,
    let_show,
    plain_values,
    read_from,
    refuse_overlaps,
)
from reportgen.sources.tables.clean_items import ItemSheet
from reportgen.sources.tables.draft import as_mapping
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.names import Column
from reportgen.sources.tables.papers import code_key
from reportgen.sources.tables.roles import KindNames
from reportgen.sources.tables.table import Reading, TableReader
from reportgen.sources.tables.workbook import Workbook


def clean_records(
    grids: Sequence[Grid], kinds: Sequence[KindWords], file: str, errors: Sequence[Problem] = ()
) -> Iterator[PlainRecord | ReadResult] | None:
    """Read the documents of a clean workbook, or of the one table of a CSV file.

    Args:
        grids: The sheets that hold anything and are not for people.
        kinds: The kinds of document that exist.
        file: The file's path as the user gave it.
        errors: What is wrong with cells.

    Returns:
        The documents one by one, those in full that need it, with what is wrong with their cells; None if the whole
        workbook must be read in full.
    """
    try:
        workbook = _CleanWorkbook(grids, kinds, file)
        return workbook.records(workbook.spoilt_by(errors))
    except UnusualError:
        return None


class _Sheet:
    """A sheet of documents, one row each."""

    def __init__(self, grid: Grid, table: TableReader, kind: KindWords | None) -> None:
        self.grid, self.table, self.kind = grid, table, kind
        self._slots = table.head.slots if table.head is not None else ()
        self.rows = filled_rows(grid, table)
        self._filled = filled_columns(grid, self.rows)
        #: What to read for a kind (by id), and the columns that only other kinds have.
        self._cells: dict[str, Cells] = {}
        self._foreign: dict[str, list[int]] = {}

    def readings(self, kind: str) -> list[Reading]:
        """What is read for a kind of document."""
        return read_from(self.table, kind, self._filled)

    def texts(self, column: int | None) -> list[str | None]:
        """List the texts of a column, row by row; None for each row if there is no such column."""
        return [None if column is None else self.grid.rows[row][column] for row in self.rows]

    def place(self, row: int) -> Position:
        """Return where a document starts: at the first cell that holds anything."""
        filled = (column for column, text in enumerate(self.grid.rows[row]) if text and self.grid.holds(row, column))
        return self.grid.position(row, next(filled, 0))

    def values(self, row: int, kind: str) -> Values | None:
        """Read a row; None if it holds the value of another kind's field."""
        if kind not in self._cells:
            self._cells[kind] = Cells.of(self.readings(kind))
            self._foreign[kind] = [slot.index for slot in self._slots if kind not in slot.meant]
        texts = self.grid.rows[row]
        if any(texts[column] for column in self._foreign[kind]):
            return None
        return self._cells[kind].read(texts)


class _Document(NamedTuple):
    sheet: _Sheet
    row: int
    kind: KindWords


class _CleanWorkbook:
    """Reads one clean workbook."""

    def __init__(self, grids: Sequence[Grid], kinds: Sequence[KindWords], file: str) -> None:
        self._book = Workbook(KindNames(kinds), file)
        self._documents: list[_Document] = []
        #: Documents by what their codes have in common, and by the codes as typed.
        self._by_key: dict[str, list[int]] = {}
        self._by_text: dict[str, list[int]] = {}
        roles = self._book.begin(grids)
        for grid, kind in roles.papers:
            self._take_documents(grid, kind)
        self._items = [self._item_sheet(grid, columns) for grid, columns in roles.items]
        self._office = self._book.read_office(roles)
        if self._book.problems or not self._documents:
            raise UnusualError
        kinds_used = {document.kind.id: document.kind for document in self._documents}
        self._shared = {kind.id: self._shared_values(kind) for kind in kinds_used.values()}
        self._refuse_overlaps()

    # --- documents ------------------------------------------------------------------------------------------------

    def _take_documents(self, grid: Grid, kind: KindWords | None) -> None:
        table = self._book.form(grid, kind)
        if not isinstance(table, TableReader) or table.head is None:
            raise UnusualError
        table.report_head()
        if table.problems:
            raise UnusualError
        sheet, head = _Sheet(grid, table, kind), table.head
        kinds = {typed: self._kind(sheet, typed) for typed in sheet.texts(head.kind)}
        for row, typed, code in zip(sheet.rows, sheet.texts(head.kind), sheet.texts(head.code), strict=True):
            if code:
                self._take_code(code, len(self._documents), kinds[typed])
            self._documents.append(_Document(sheet, row, kinds[typed]))

    def _kind(self, sheet: _Sheet, typed: str | None) -> KindWords:
        if typed is None or (not typed and (sheet.kind or self._book.shared.kind)):
            kind = sheet.kind or self._book.kind_of_shared()
        else:
            kind = self._book.names.find(typed)
        if kind is None:
            raise UnusualError
        return kind

    def _take_code(self, code: str, number: int, kind: KindWords) -> None:
        same = self._by_key.setdefault(code_key(code), [])
        if any(self._documents[earlier].kind is kind for earlier in same):
            raise UnusualError
        same.append(number)
        self._by_text[code] = same

    # --- rows of other sheets -------------------------------------------------------------------------------------

    def _item_sheet(self, grid: Grid, columns: Mapping[str, Column]) -> ItemSheet:
        table = self._book.item_table(grid, columns)
        if table is None or table.reader.problems:
            raise UnusualError
        sheet = ItemSheet(grid, table, columns)
        owners = [number for number, document in enumerate(self._documents) if document.kind.id in columns]
        if (sheet.rows and not owners) or (len(owners) > 1 and not (self._by_key and sheet.has_codes)):
            raise UnusualError
        for code, rows in sheet.by_code():
            needs_code = len(owners) > 1 or (code and self._by_key)
            owner = self._owner(code, columns) if needs_code else owners[0]
            sheet.owned.setdefault(owner, []).extend(rows)
        return sheet

    def _owner(self, code: str, columns: Mapping[str, Column]) -> int:
        named = self._by_text.get(code) or self._by_key.get(code_key(code), [])
        if len(named) > 1:
            named = [number for number in named if self._documents[number].kind.id in columns]
        if len(named) != 1 or self._documents[named[0]].kind.id not in columns:
            raise UnusualError
        return named[0]

    # --- the whole ------------------------------------------------------------------------------------------------

    def _shared_values(self, kind: KindWords) -> Values:
        return plain_values(as_mapping(self._book.shared.values, self._book.shared.position), (kind.model,))

    def _refuse_overlaps(self) -> None:
        for sheet, kind in {(document.sheet, document.kind.id) for document in self._documents}:
            paths = [reading.path for reading in sheet.readings(kind)]
            items = [items for items in self._items if kind in items.columns and items.rows]
            refuse_overlaps([*paths, *(path for one in items for path in one.paths(kind))])

    def spoilt_by(self, errors: Sequence[Problem]) -> Mapping[int, list[Problem]]:
        """Find the documents whose cells are wrong: number of a document → what is wrong.

        Raises:
            UnusualError: An error stands outside of all documents.
        """
        found: dict[int, list[Problem]] = {}
        owners = self._owners() if errors else {}
        for problem in errors:
            number = owners.get((problem.position.sheet, (problem.position.line or 0) - 1))
            if number is None:
                raise UnusualError
            found.setdefault(number, []).append(problem)
        for number, problems in found.items():
            if not {problem.position for problem in problems} <= self._places(number):
                raise UnusualError
        return found

    def _owners(self) -> dict[tuple[str | None, int], int]:
        """The document that each row of each sheet belongs to."""
        owners: dict[tuple[str | None, int], int] = {}
        for number, document in enumerate(self._documents):
            owners[document.sheet.grid.name, document.row] = number
        for items in self._items:
            owners |= {(items.name, row): number for number, rows in items.owned.items() for row in rows}
        return owners

    def _places(self, number: int) -> set[Position]:
        """The addresses of all values of a document."""
        document = self._in_full(number).document
        records = next(entry.value for entry in document.entries if entry.key == "van_ban") if document else None
        return set(positions(records)) if records is not None else set()

    def records(self, spoilt: Mapping[int, list[Problem]]) -> Iterator[PlainRecord | ReadResult]:
        """Read the documents one by one.

        Args:
            spoilt: What `spoilt_by` found.
        """
        for number, document in enumerate(self._documents):
            values = None if number in spoilt else self._values(number, document)
            if values is None:
                yield self._in_full(number, spoilt.get(number, ()))
                continue
            place = document.sheet.place(document.row)
            yield PlainRecord(document.kind.id, values, place, partial(self._in_full, number), self._office)

    def _values(self, number: int, document: _Document) -> Values | None:
        kind = document.kind.id
        values = document.sheet.values(document.row, kind)
        if values is None:
            return None
        for items in self._items:
            if kind in items.columns and not items.fill(values, number, kind):
                return None
        let_show(values, self._shared[kind])
        return values

    def _in_full(self, number: int, problems: Iterable[Problem] = ()) -> ReadResult:
        """Read one document again, with the addresses of all values."""
        book, (sheet, row, kind) = self._book, self._documents[number]
        paper = book.row_paper(sheet.grid, sheet.table, row, sheet.kind)
        for items in self._items:
            if kind.id in items.columns and number in items.owned:
                book.gather(paper, items.table, items.owned[number], items.columns)
        return ReadResult(book.document([paper], self._office), tuple(problems))
