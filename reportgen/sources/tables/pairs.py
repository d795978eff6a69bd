"""Sheets of two columns, «Mục» and «Nội dung», with lists below: one document, or what all documents share.

The column of labels is the one that holds most known labels; the next column holds the values, unless a heading row
(«Mục», «Nội dung») says which. A list may be typed in the lines of one cell, in rows below its label with the label
left empty, or as a table below a title: a row that holds nothing but the list's name. Such a table ends at the next
title, or at an empty row with a label and its value after it. A row that holds nothing but the name of a group («Thời
gian giám sát») heads the labels of that group. Rows above the first label are titles and are not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice

from reportgen.problems import Position, Problem
from reportgen.sources.raw import RawList, RawNode, RawScalar
from reportgen.sources.schema import open_columns_of
from reportgen.sources.tables.draft import Draft, cell_node, is_blank, put
from reportgen.sources.tables.grid import Grid, shorten
from reportgen.sources.tables.names import Book, Column, book_of_items, is_code, is_helper, is_kind
from reportgen.sources.tables.rows import ItemTable, bare_items
from reportgen.sources.tables.table import TableReader
from reportgen.text.likeness import SLIP
from reportgen.text.slugs import fold

_LABEL_HEADINGS = frozenset(map(fold, ("Mục", "Tên mục", "Trường", "Thông tin", "Tên trường", "Khoá", "Khóa")))
_VALUE_HEADINGS = frozenset(map(fold, ("Nội dung", "Giá trị", "Dữ liệu", "Điền vào đây")))
#: Among so many filled rows labels are counted, and a heading row is looked for.
_LOOK_ROWS, _HEADING_ROWS = 100, 10
#: So many known headings make a row the heading row of a table.
_HEADINGS = 2
_ORDINAL = frozenset("0123456789.-)( IVXLivxl")


@dataclass
class Pairs:
    """What a sheet of pairs holds: values, the kind and the code if they stand there."""

    position: Position
    values: Draft = field(default_factory=dict)
    kind: RawScalar | None = None
    code: RawScalar | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """Where the labels and values of a sheet stand.

    Args:
        first: The first row that is read.
        labels: Column of the labels.
        values: Column of the values.
        helpers: Columns whose heading says that they are not read.
        known: How many labels are known.
    """

    first: int
    labels: int
    values: int
    helpers: frozenset[int]
    known: int


def find_layout(grid: Grid, book: Book) -> Layout | None:
    """Find the columns of labels and values; None if no label is known."""
    counted: Counter[int] = Counter()
    first: dict[int, int] = {}
    rows = list(islice(grid.filled_rows(), _LOOK_ROWS))
    for row in rows:
        for column in grid.filled(row)[:2]:
            if _is_label(grid.text(row, column), book):
                counted[column] += 1
                first.setdefault(column, row)
    if (headed := _headed(grid)) is not None:
        row, labels, values, helpers = headed
        return Layout(row + 1, labels, values, helpers, counted[labels])
    if not counted:
        return None
    labels = min(counted, key=lambda column: (-counted[column], column))
    below = [row for row in rows if row >= first[labels]]
    right = [column for row in below for column in grid.filled(row)[:3] if column > labels]
    values = labels + 1 if labels + 1 in right or not right else min(right)
    return Layout(first[labels], labels, values, frozenset(), counted[labels])


def guessed_layout(grid: Grid, book: Book) -> Layout | None:
    """Take the first two columns of a sheet whose labels are all misspelt; None if none is like a field."""
    rows = [row for row in islice(grid.filled_rows(), _LOOK_ROWS) if len(grid.filled(row)) > 1]
    if not rows:
        return None
    labels, values, *_ = grid.filled(rows[0])
    is_like = any(book.nearest(grid.text(row, labels)) is not None for row in rows)
    return Layout(rows[0], labels, values, frozenset(), 0) if is_like else None


def _is_label(text: str, book: Book) -> bool:
    return is_code(text) or is_kind(text) or book.find(text) is not None


def _headed(grid: Grid) -> tuple[int, int, int, frozenset[int]] | None:
    """Find a heading row: «Mục», «Nội dung»."""
    for row in islice(grid.filled_rows(), _HEADING_ROWS):
        folded = {column: fold(grid.text(row, column)) for column in grid.filled(row)}
        labels = next((column for column, key in folded.items() if key in _LABEL_HEADINGS), None)
        values = next((column for column, key in folded.items() if key in _VALUE_HEADINGS), None)
        if labels is not None and values is not None and labels < values:
            helpers = frozenset(column for column in folded if is_helper(grid.text(row, column)))
            return row, labels, values, helpers
    return None


def read_pairs(grid: Grid, book: Book, layout: Layout) -> Pairs:
    """Read a sheet of pairs.

    Args:
        grid: The sheet.
        book: The fields that its labels may name.
        layout: Where labels and values stand.
    """
    reader = _Reader(grid, book, layout)
    reader.run()
    return reader.pairs


class _Reader:
    """Walks down one sheet."""

    def __init__(self, grid: Grid, book: Book, layout: Layout) -> None:
        self.pairs = Pairs(grid.first())
        self._grid, self._book, self._layout = grid, book, layout
        self._rows = list(grid.filled_rows(layout.first))
        self._group = ""
        self._open: Column | None = None

    def run(self) -> None:
        """Read all rows."""
        index = 0
        while index < len(self._rows):
            row = self._rows[index]
            title = self._title(row)
            if title is not None and self._begins_list(index, title):
                index = self._section(index, title)
            elif (named := self._untitled(index)) is not None:
                index = self._skipped(index, named)
            else:
                self._pair(row)
                index += 1

    # --- one label and its value ----------------------------------------------------------------------------------

    def _pair(self, row: int) -> None:
        grid, layout = self._grid, self._layout
        label, value = grid.text(row, layout.labels), grid.scalar(row, layout.values)
        self._report_spare(row)
        if not label:
            if value.text:
                self._continue(value)
        elif not value.text and (group := self._named_group(label)) is not None:
            self._group, self._open = label, None
            self._put(group, value)
        else:
            self._labelled(row, label, value)

    def _labelled(self, row: int, label: str, value: RawScalar) -> None:
        self._open = None
        inside = self._book.find(f"{self._group}: {label}") if self._group else None
        if inside is not None:
            self._take(row, inside.column, value)
        elif is_kind(label):
            self.pairs.kind = value
        elif is_code(label):
            self.pairs.code = value
        elif (heading := self._book.find(label)) is not None:
            self._group = ""
            self._take(row, heading.column, value)
        elif value.text or not self._is_caption(row):
            self._unknown(row, label, value)

    def _take(self, row: int, column: Column, value: RawScalar) -> None:
        if column.is_list and not column.takes_lines and value.text:
            self.pairs.problems.append(Problem("cot-can-trang-con", value.position, {"muc": column.label}))
            return
        node = cell_node(self._grid, row, self._layout.values, column)
        self._open = column if column.takes_lines else None
        self._put(column, node)

    def _put(self, column: Column, node: RawNode) -> None:
        if (problem := put(self.pairs.values, column.path, node, column.label)) is not None:
            self.pairs.problems.append(problem)

    def _continue(self, value: RawScalar) -> None:
        """A value below a list's label, the label left empty, is the next item."""
        if self._open is None:
            self._spare(value)
            return
        *outer, name = self._open.path
        inside = self.pairs.values
        for step in outer:
            nested = inside[step]
            inside = nested if isinstance(nested, dict) else inside
        before = inside[name]
        items = before.items if isinstance(before, RawList) else ()
        place = items[0].position if items else value.position
        inside[name] = RawList((*items, value), place)

    def _named_group(self, label: str) -> Column | None:
        found = self._book.find(label)
        is_group = found is not None and not found.column.is_list and bool(found.column.shape.models)
        return found.column if found is not None and is_group else None

    def _is_caption(self, row: int) -> bool:
        """A line of words alone heads the lines below, if the next of them is a label that is known."""
        after = next((later for later in self._rows if later > row), None)
        if after is None:
            return False
        text = self._grid.text(after, self._layout.labels)
        return bool(text) and (_is_label(text, self._book) or self._title(after) is not None)

    def _unknown(self, row: int, label: str, value: RawScalar) -> None:
        """Tell of a label that nobody knows; what stands beside it is read as the field that is offered for it."""
        held = {column.path for column in self._book.columns.values() if self._holds(column)}
        place, near = self._grid.position(row, self._layout.labels), self._book.nearest(label, held)
        params = {"tieu_de": shorten(label)} | ({"nhan": near.label} if near else {})
        self.pairs.problems.append(Problem("muc-la" if near else "muc-khong-biet", place, params))
        meant = self._book.nearest(label, held, SLIP)
        if meant is not None and meant.fits_a_cell and value.text:
            self._take(row, meant, value)

    def _holds(self, column: Column) -> bool:
        inside: Draft | RawNode | None = self.pairs.values
        for name in column.path:
            inside = inside.get(name) if isinstance(inside, dict) else None
        return inside is not None and not is_blank(inside)

    def _report_spare(self, row: int) -> None:
        layout = self._layout
        for column in self._grid.filled(row):
            text = self._grid.text(row, column)
            is_number = column < layout.labels and set(text) <= _ORDINAL
            if column not in (layout.labels, layout.values) and column not in layout.helpers and not is_number:
                self._spare(self._grid.scalar(row, column))

    def _spare(self, value: RawScalar) -> None:
        self.pairs.problems.append(Problem("o-thua", value.position, {"gia_tri": shorten(value.text)}))

    # --- a list below its title -----------------------------------------------------------------------------------

    def _title(self, row: int) -> Column | None:
        """The list that a row names, if it holds nothing else."""
        filled = [column for column in self._grid.filled(row) if column not in self._layout.helpers]
        if len(filled) != 1 or filled[0] > self._layout.labels:
            return None
        text = self._grid.text(row, filled[0])
        return self._book.find_list(f"{self._group}: {text}" if self._group else text) or self._book.find_list(text)

    def _begins_list(self, index: int, column: Column) -> bool:
        """A list's name alone is a title if what comes next is no label: else the list was left empty."""
        if index + 1 >= len(self._rows):
            return False
        after = self._rows[index + 1]
        if self._title(after) is not None:
            return False
        if self._head(after, column):
            return True
        return column.takes_lines and bool(self._grid.text(after, self._layout.labels)) and not self._is_pair(after)

    def _is_pair(self, row: int) -> bool:
        return _is_label(self._grid.text(row, self._layout.labels), self._book)

    def _head(self, row: int, column: Column) -> bool:
        """Tell whether a row can be the heading row of a list's table."""
        reader = TableReader(self._grid, {"": book_of_items(column)}, own_code=True)
        head = reader.find_head(row, 1)
        is_enough = open_columns_of(column.item_models) is not None or len(self._grid.filled(row)) == 1
        return head is not None and (head.known > 1 or is_enough)

    def _section(self, index: int, column: Column) -> int:
        """Read the list under a title; returns the index of the first row after it."""
        self._group, self._open = "", None
        end = self._end(index, lambda later: self._ends(later) or self._untitled(later) is not None)
        rows = self._rows[index + 1 : end]
        if self._head(rows[0], column):
            part = replace(self._grid, rows=self._grid.rows[: rows[-1] + 1])
            table = ItemTable(part, {"": column}, rows[0], 1)
            found = table.gather(list(table.reader.rows()), "")
            found.problems.extend(table.reader.problems)
        else:
            found = bare_items(self._grid, rows, column)
        for path, node in found.values.items():
            self._put(Column(path, column.label, column.shape), node)
        self.pairs.problems.extend(found.problems)
        return end

    def _end(self, index: int, ends: Callable[[int], bool]) -> int:
        return next((later for later in range(index + 1, len(self._rows)) if ends(later)), len(self._rows))

    def _untitled(self, index: int) -> Column | None:
        """A heading row below an empty row, with no title between: which list it may be, if any.

        Read on, its rows would be taken for items of the list above.
        """
        row = self._rows[index]
        if index == 0 or self._rows[index - 1] == row - 1 or len(self._grid.filled(row)) < _HEADINGS:
            return None
        known = {
            column: TableReader(self._grid, {"": book_of_items(column)}, own_code=True).known_in(row)
            for column in dict.fromkeys(self._book.lists.values())
            if column.item_models
        }
        best = max(known, key=lambda column: known[column], default=None)
        return best if best is not None and known[best] >= _HEADINGS else None

    def _skipped(self, index: int, named: Column) -> int:
        """Tell of a table without a title and pass over it; returns the index of the first row after it."""
        row = self._rows[index]
        place = self._grid.position(row, self._grid.filled(row)[0])
        self.pairs.problems.append(Problem("bang-thieu-ten", place, {"vi_du": named.title}))
        self._group, self._open = "", None
        return self._end(index, self._ends)

    def _ends(self, index: int) -> bool:
        """A list ends at the next title, or at an empty row with a label and its value after it."""
        row = self._rows[index]
        if self._title(row) is not None:
            return True
        after_gap = self._rows[index - 1] < row - 1
        return after_gap and self._is_pair(row) and bool(self._grid.text(row, self._layout.values))
