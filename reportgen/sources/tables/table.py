"""Tables under a heading row: which row that is, what its columns mean, and the values of each row below.

Rows above the heading row are titles and are not read. A heading that no field has, a heading twice, and values under
no heading are problems; only columns headed as helpers («STT», «Ghi chú», a name that begins with "_") are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportgen.problems import Problem
from reportgen.sources.raw import RawList, RawNode, RawScalar
from reportgen.sources.tables.draft import Draft, cell_node, put
from reportgen.sources.tables.grid import Grid, letters, shorten
from reportgen.sources.tables.names import Book, Column, Heading, is_code, is_helper, is_kind
from reportgen.text.likeness import SLIP
from reportgen.text.slugs import fold

#: Among so many filled rows the heading row is looked for.
LOOK_ROWS = 30
#: So many fields are offered in place of a heading that is like none.
_OFFERED = 10


@dataclass(frozen=True)
class Slot:
    """A column of a table: what it means for each kind of document (by id) that has such a field."""

    index: int
    heading: str
    meant: Mapping[str, Heading]


class Reading(NamedTuple):
    """What is read into one field.

    Args:
        column: The field.
        path: Where the value goes.
        first: Its first column.
        indexes: All its columns in the order of the items.
        is_list: Whether it holds a list.
    """

    column: Column
    path: tuple[str, ...]
    first: int
    indexes: tuple[int, ...]
    is_list: bool


@dataclass(frozen=True)
class Head:
    """A heading row.

    Args:
        row: Where it stands.
        slots: The columns that hold fields.
        code: The column of codes.
        kind: The column that names the kind.
        strays: Columns with a heading that is no field's.
        repeated: Columns whose field an earlier one has, with that one.
    """

    row: int
    slots: tuple[Slot, ...] = ()
    code: int | None = None
    kind: int | None = None
    strays: tuple[int, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()

    @property
    def known(self) -> int:
        """How many columns are known."""
        return len(self.slots) + (self.code is not None) + (self.kind is not None)


class TableReader:
    """Reads one table.

    Args:
        grid: The sheet.
        books: The fields by kind of document (by id; any one key if there is but one).
        own_code: The rows have a field «Mã» of their own, so that the code of the document must be «Mã văn bản».
        is_main: The rows are documents, so that a column may name their kind.
        open_columns: Columns with a heading of the clerk's own hold figures.
    """

    def __init__(
        self,
        grid: Grid,
        books: Mapping[str, Book],
        *,
        own_code: bool = False,
        is_main: bool = False,
        open_columns: bool = False,
    ) -> None:
        self.problems: list[Problem] = []
        self.head: Head | None = None
        self._grid = grid
        self._books = books
        self._own_code = own_code
        self._is_main = is_main
        self._open_columns = open_columns
        self._offers: dict[int, Column] = {}
        self._refused: set[int] = set()
        self._plans: dict[str, list[Reading]] = {}

    # --- the heading row ------------------------------------------------------------------------------------------

    def find_head(self, start: int = 0, rows: int = LOOK_ROWS) -> Head | None:
        """Find the heading row: of the first rows, the one with most known headings, the upper one of equals.

        The name of the sheet standing alone is its title, and heads the column only where no other row does.
        """
        best = Head(-1)
        for count, row in enumerate(self._grid.filled_rows(start)):
            if count >= rows:
                break
            # A row of fewer cells than there are headings in the best one need not be read.
            if self._beats(len(self._headed(row)), best):
                head = self._read_head(row)
                best = head if self._beats(head.known, best) else best
        self.head = self._with_guesses(best) if best.known else None
        return self.head

    def _beats(self, known: int, best: Head) -> bool:
        return known > best.known or (known == best.known > 0 and self._is_title(best.row))

    def _with_guesses(self, head: Head) -> Head:
        """Read a misspelt heading as the field that is offered for it, if no other column has that.

        The heading is an error all the same; but what stands below is neither missing nor unchecked because of it.
        """
        taken = {heading.column.path for slot in head.slots for heading in slot.meant.values()}
        guessed = []
        for column in () if self._open_columns else head.strays:
            text = self._grid.text(head.row, column)
            offer = next(filter(None, (book.nearest(text, taken) for book in self._books.values())), None)
            if offer is not None:
                self._offers[column] = offer
            sure = {kind: found for kind, book in self._books.items() if (found := book.nearest(text, taken, SLIP))}
            paths = {found.path for found in sure.values()}
            if len(paths) == 1 and all(found.fits_a_cell for found in sure.values()):
                taken |= paths
                guessed.append(Slot(column, text, {kind: Heading(found) for kind, found in sure.items()}))
        return replace(head, slots=(*head.slots, *guessed)) if guessed else head

    def known_in(self, row: int) -> int:
        """Count the cells of a row that are known headings."""
        return self._read_head(row).known

    def _is_title(self, row: int) -> bool:
        filled = self._grid.filled(row)
        return len(filled) == 1 and fold(self._grid.text(row, filled[0])) == fold(self._grid.name)

    def _read_head(self, row: int) -> Head:
        slots: dict[object, Slot] = {}
        code = kind = None
        strays, repeated = [], []
        for column in self._headed(row):
            text = self._grid.text(row, column)
            meant = self._in_group(row, column)
            if not meant and code is None and is_code(text, long_only=self._own_code):
                code = column
                continue
            if not meant and self._is_main and kind is None and is_kind(text):
                kind = column
                continue
            meant = meant or self._found(text)
            if meant:
                target = tuple((name, found.column.path, found.number) for name, found in meant.items())
                earlier = slots.setdefault(target, Slot(column, text, meant))
                if earlier.index != column:
                    repeated.append((column, earlier.index))
            elif not is_helper(text):
                strays.append(column)
        return Head(row, tuple(slots.values()), code, kind, tuple(strays), tuple(repeated))

    def _headed(self, row: int) -> list[int]:
        cells = self._grid.rows[row] if row < len(self._grid.rows) else []
        return [column for column, text in enumerate(cells) if text]

    def _in_group(self, row: int, column: int) -> dict[str, Heading]:
        """What a heading means under a block that spans several columns («Thời gian giám sát» over «Từ ngày»)."""
        group = self._grid.group_above(row, column)
        return self._found(f"{group}: {self._grid.text(row, column)}") if group else {}

    def _found(self, text: str) -> dict[str, Heading]:
        found = {kind: book.find(text) for kind, book in self._books.items()}
        return {kind: heading for kind, heading in found.items() if heading is not None}

    def report_head(self) -> None:
        """Report headings that nobody knows or that stand twice, and values under no heading."""
        if self.head is None:
            return
        head, grid = self.head, self._grid
        if not self._open_columns:
            self.problems.extend(self._stray(head.row, column) for column in head.strays)
        for column, earlier in head.repeated:
            params = {"tieu_de": grid.text(head.row, column), "cot": letters(earlier)}
            self.problems.append(Problem("cot-lap", grid.position(head.row, column), params))
        self.problems.extend(self._under_no_heading(head))

    def _under_no_heading(self, head: Head) -> Iterator[Problem]:
        grid, headed = self._grid, set(self._headed(head.row))
        bare = [column for column in range(grid.width) if column not in headed]
        for column in bare:
            row = next((row for row in range(head.row + 1, len(grid.rows)) if grid.holds(row, column)), None)
            if row is not None:
                params = {"cot": letters(column), "gia_tri": shorten(grid.text(row, column))}
                yield Problem("cot-khong-tieu-de", grid.position(row, column), params)

    def _stray(self, row: int, column: int) -> Problem:
        text, place = self._grid.text(row, column), self._grid.position(row, column)
        if (near := self._offers.get(column)) is not None:
            return Problem("cot-la", place, {"tieu_de": text, "nhan": near.label})
        return Problem("cot-khong-biet", place, {"tieu_de": text, "cac_muc": self._offered()})

    def _offered(self) -> str:
        """List the fields that no column of the table holds yet, as far as a sentence bears them."""
        slots = self.head.slots if self.head is not None else ()
        taken = {heading.column.path for slot in slots for heading in slot.meant.values()}
        fields = [one for book in self._books.values() for one in book.columns.values() if one.path and one.fits_a_cell]
        free = [one for one in fields if not any(one.path[:end] in taken for end in range(1, len(one.path) + 1))]
        labels = dict.fromkeys(f"«{one.label}»" for one in free or fields)
        return ", ".join(list(labels)[:_OFFERED]) + (", …" if len(labels) > _OFFERED else "")

    # --- the rows -------------------------------------------------------------------------------------------------

    @property
    def columns(self) -> list[int]:
        """The columns that hold more than helpers, from left to right."""
        if self.head is None:
            return []
        columns = {slot.index for slot in self.head.slots} | set(self.head.strays)
        return sorted(columns | {column for column in (self.head.code, self.head.kind) if column is not None})

    def rows(self) -> Iterator[int]:
        """Yield the rows below the heading row that hold more than helpers."""
        if self.head is None:
            return
        rows, holds, columns = self._grid.rows, self._grid.holds, self.columns
        for row in range(self.head.row + 1, len(rows)):
            if any(rows[row]) and any(holds(row, column) for column in columns):
                yield row

    def values(self, row: int, kind: str) -> Draft | RawNode:
        """Read the fields of one row as a kind of document has them; a list of texts gives the one text."""
        draft: Draft = {}
        scalar = self._grid.scalar
        for reading in self.plan(kind):
            path = reading.path
            node = self._list(row, reading) if reading.is_list else scalar(row, reading.first)
            if not path:
                return node
            if len(path) == 1 and path[0] not in draft:
                draft[path[0]] = node
            elif problem := put(draft, path, node, reading.column.label):
                self.problems.append(problem)
        return draft

    def _list(self, row: int, reading: Reading) -> RawNode:
        target = reading.column
        if not target.takes_lines:
            return self._refused_list(row, reading.first, target)
        if len(reading.indexes) == 1:
            return cell_node(self._grid, row, reading.first, target)
        nodes = [cell_node(self._grid, row, column, target) for column in reading.indexes]
        items = [item for node in nodes if isinstance(node, RawList) for item in node.items]
        return RawList(tuple(items), items[0].position) if items else self._grid.scalar(row, reading.first)

    def _refused_list(self, row: int, column: int, target: Column) -> RawScalar:
        """Rows of several columns cannot stand in a cell; said once a column."""
        if self._grid.text(row, column) and column not in self._refused:
            self._refused.add(column)
            self.problems.append(Problem("cot-can-trang-con", self._grid.position(row, column), {"muc": target.label}))
        return RawScalar("", self._grid.position(row, column))

    def first_filled(self, row: int, kind: str) -> int:
        """Return the leftmost column of a row that holds a field of a kind, the first one read if none does."""
        columns = sorted(column for reading in self.plan(kind) for column in reading.indexes)
        return next((column for column in columns if self._grid.holds(row, column)), columns[0] if columns else 0)

    def foreign(self, row: int, kind: str) -> Iterator[tuple[str, RawScalar]]:
        """Yield heading and value of the filled cells of a row whose field the kind does not have."""
        for slot in self.head.slots if self.head else ():
            if kind not in slot.meant and self._grid.text(row, slot.index):
                yield slot.heading, self._grid.scalar(row, slot.index)

    def plan(self, kind: str) -> list[Reading]:
        """Group the columns by the field of a kind that they hold: a list may have several."""
        if kind not in self._plans:
            slots = [slot for slot in self.head.slots if kind in slot.meant] if self.head else []
            slots.sort(key=lambda slot: slot.meant[kind].number)
            by_path: dict[tuple[str, ...], list[Slot]] = {}
            for slot in slots:
                by_path.setdefault(slot.meant[kind].column.path, []).append(slot)
            found = [_reading(group, kind) for group in by_path.values()]
            self._plans[kind] = found if len(found) == 1 else list(map(_beside_others, found))
        return self._plans[kind]


def _reading(slots: list[Slot], kind: str) -> Reading:
    column = slots[0].meant[kind].column
    indexes = tuple(slot.index for slot in slots)
    return Reading(column, column.path, indexes[0], indexes, column.is_list)


def _beside_others(reading: Reading) -> Reading:
    """The list's own name heads whole items; beside columns of other fields, the field that a bare item would be."""
    return reading if reading.path or not reading.column.bare else reading._replace(path=(reading.column.bare,))
