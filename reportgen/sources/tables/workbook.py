"""The sheets of a workbook put together: documents with their rows from other sheets, shared values, the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

from reportgen.problems import Position, Problem
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.schema import KindWords, fields_of
from reportgen.sources.tables.draft import Draft, as_mapping, is_blank, overlay, put
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.names import (
    CODE_LABEL,
    KIND,
    LONG_CODE_LABEL,
    Book,
    Column,
    book_of_model,
    is_kind,
    joined,
)
from reportgen.sources.tables.pairs import Layout, Pairs, find_layout, guessed_layout, read_pairs
from reportgen.sources.tables.papers import Paper, Papers, leave_open
from reportgen.sources.tables.roles import OFFICE_KEY, KindNames, Roles, assign, book_of_kind
from reportgen.sources.tables.rows import Found, ItemTable
from reportgen.sources.tables.table import TableReader
from reportgen.text.slugs import fold

#: Among so many filled rows a label «Loại văn bản» is looked for.
_KIND_ROWS = 100


def assemble(grids: Sequence[Grid], kinds: Sequence[KindWords], file: str) -> tuple[RawMapping | None, list[Problem]]:
    """Read the sheets of a workbook, or the one table of a CSV file.

    Args:
        grids: The sheets that hold anything and are not for people.
        kinds: The kinds of document that exist.
        file: The file's path as the user gave it.

    Returns:
        The document as a YAML file would give it (`chung`, `co_quan`, `van_ban`), None if nothing can be made of the
        file, and what is wrong with it.
    """
    workbook = Workbook(KindNames(kinds), file)
    document = workbook.read(grids)
    return document, workbook.problems


class Workbook:
    """Reads one workbook.

    Args:
        names: The kinds of document that exist.
        file: The file's path as the user gave it.
    """

    def __init__(self, names: KindNames, file: str) -> None:
        self.problems: list[Problem] = []
        self.names = names
        self.shared = Pairs(Position(file))
        self._file = file
        self._papers = Papers()
        self._has_stray_rows = False
        #: The values that have sheets of their own.
        self._on_sheets: frozenset[str] = frozenset()

    def read(self, grids: Sequence[Grid]) -> RawMapping | None:
        """Read all sheets and put them together."""
        roles = self.begin(grids)
        for grid, kind in roles.papers:
            self._read_papers(grid, kind)
        for grid, columns in roles.items:
            self._read_items(grid, columns)
        for place, columns in roles.misnamed:
            leave_open((paper for paper in self._papers.all if paper.kind and paper.kind.id in columns), columns, place)
        return self.document(self._papers.all, self.read_office(roles))

    def begin(self, grids: Sequence[Grid]) -> Roles:
        """Tell what each sheet is for, and read what all documents share."""
        shared_kind = next(
            (kind for grid in grids if fold(grid.name) == "chung" for kind in self._kinds_in(grid)), None
        )
        roles = assign(grids, self.names, self._office_model(), shared_kind)
        self.problems.extend(roles.problems)
        self._read_shared(roles, shared_kind)
        self._on_sheets = frozenset(column.path[0] for _, columns in roles.items for column in columns.values())
        return roles

    def _office_model(self) -> type | None:
        fields = (fields_of(kind.model).get(OFFICE_KEY) for kind in self.names.kinds)
        return next((one.shape.models[0] for one in fields if one is not None and one.shape.models), None)

    # --- shared values and the office -----------------------------------------------------------------------------

    def _kinds_in(self, grid: Grid) -> Iterable[KindWords]:
        for row in islice(grid.filled_rows(), _KIND_ROWS):
            texts = [grid.text(row, column) for column in grid.filled(row)]
            for label, value in pairwise(texts):
                if is_kind(label) and (kind := self.names.find(value)) is not None:
                    yield kind

    def _read_shared(self, roles: Roles, shared_kind: KindWords | None) -> None:
        kinds = [kind for _, kind in roles.papers if kind is not None] or ([shared_kind] if shared_kind else [])
        book = joined(book_of_kind(kind) for kind in (kinds or self.names.kinds))
        for grid in roles.shared:
            self.shared = self._pairs(grid, book)

    def _pairs(self, grid: Grid, book: Book, layout: Layout | None = None) -> Pairs:
        layout = layout or find_layout(grid, book) or guessed_layout(grid, book)
        if layout is None:
            self.problems.append(Problem("trang-khong-doc-duoc", grid.first(), {"trang": grid.name}))
            return Pairs(grid.first())
        pairs = read_pairs(grid, book, layout)
        self.problems.extend(pairs.problems)
        return pairs

    def read_office(self, roles: Roles) -> RawNode | None:
        """Read the sheets of the office; None if there is nothing on them."""
        model = self._office_model()
        if model is None or not (roles.office or roles.office_items):
            return None
        if not roles.office:
            return self._list_without_office(roles.office_items[0][0])
        pairs = Pairs(Position(self._file))
        for grid in roles.office:
            pairs = self._pairs(grid, book_of_model(model))
        for grid, column in roles.office_items:
            table = self.item_table(grid, {"": column})
            if table is not None:
                found = table.gather(list(table.reader.rows()), "")
                self._take(pairs.values, found, {"": column})
                self.problems.extend((*found.problems, *table.reader.problems))
        return None if is_blank(pairs.values) else as_mapping(pairs.values, pairs.position)

    def _list_without_office(self, grid: Grid) -> RawScalar:
        """A list of the office alone is no office: told once, and no other office is taken in its place."""
        place = grid.first()
        self.problems.append(Problem("thieu-trang-co-quan", place, {"trang": grid.name}))
        return RawScalar(grid.name, place)

    # --- documents ------------------------------------------------------------------------------------------------

    def _read_papers(self, grid: Grid, kind: KindWords | None) -> None:
        """Read a sheet of documents: a table with one row each, or one document as pairs."""
        form = self.form(grid, kind)
        if isinstance(form, TableReader):
            self._read_rows(grid, form, kind)
        elif form is not None:
            self._read_one(grid, kind, form)
        else:
            self.problems.append(
                Problem("trang-thieu-tieu-de", grid.first(), {"trang": grid.name, "vi_du": CODE_LABEL})
            )

    def form(self, grid: Grid, kind: KindWords | None) -> TableReader | Layout | None:
        """Find the table on a sheet of documents, or the layout of its pairs; None if it has neither."""
        named = self._named(grid, kind)
        books = {one.id: book_of_kind(one) for one in ([kind] if kind else self.names.kinds)}
        table = TableReader(grid, books, is_main=True)
        head = table.find_head()
        layout = find_layout(grid, joined([book_of_kind(named)] if named else books.values()))
        known = head.known if head is not None else 0
        if layout is not None and (layout.known > known or known < 2):
            return layout
        return table if known else None

    def _named(self, grid: Grid, kind: KindWords | None) -> KindWords | None:
        return kind or next(iter(self._kinds_in(grid)), None)

    def _read_one(self, grid: Grid, kind: KindWords | None, layout: Layout) -> None:
        named = self._named(grid, kind)
        book = joined(book_of_kind(one) for one in ([named] if named else self.names.kinds))
        pairs = self._pairs(grid, book, layout)
        if is_blank(pairs.values) and not (pairs.code and pairs.code.text):
            return
        paper = Paper(pairs.position, pairs.values, named, pairs.kind or _implied(kind, pairs.position), pairs.code)
        self._papers.add(paper, self.problems)

    def _read_rows(self, grid: Grid, table: TableReader, kind: KindWords | None) -> None:
        table.report_head()
        for row in table.rows():
            self._papers.add(self.row_paper(grid, table, row, kind), self.problems)
        if table.head is not None and table.head.code is None:
            self._papers.without_codes.append((grid.name, grid.position(table.head.row, 0)))
        self.problems.extend(table.problems)

    def row_paper(self, grid: Grid, table: TableReader, row: int, kind: KindWords | None) -> Paper:
        """Read the document of one row, without its rows on other sheets."""
        head = table.head
        place = grid.position(row, next(iter(grid.filled(row)), 0))
        typed = grid.scalar(row, head.kind) if head is not None and head.kind is not None else None
        if typed is not None and not typed.text and (kind or self.shared.kind):
            typed = None
        named = self.names.find(typed.text) if typed is not None else kind or self.kind_of_shared()
        code = grid.scalar(row, head.code) if head is not None and head.code is not None else None
        paper = Paper(place, {}, named, typed or _implied(kind, place), code)
        if named is not None:
            values = table.values(row, named.id)
            paper.values = values if isinstance(values, dict) else {}
            paper.values.update(table.foreign(row, named.id))
        return paper

    def kind_of_shared(self) -> KindWords | None:
        """The kind that the sheet of shared values names."""
        return self.names.find(self.shared.kind.text) if self.shared.kind is not None else None

    # --- rows of other sheets -------------------------------------------------------------------------------------

    def item_table(self, grid: Grid, columns: Mapping[str, Column]) -> ItemTable | None:
        """Find the table on a sheet of rows; None if it has no heading row."""
        table = ItemTable(grid, columns)
        if table.head is None:
            column = next(iter(columns.values()))
            example = f"{CODE_LABEL} | {column.label.split(': ')[-1]}"
            self.problems.append(Problem("trang-thieu-tieu-de", grid.first(), {"trang": grid.name, "vi_du": example}))
            return None
        return table

    def _read_items(self, grid: Grid, columns: Mapping[str, Column]) -> None:
        table = self.item_table(grid, columns)
        if table is None or table.head is None:
            return
        rows = list(table.reader.rows())
        by_kind = [paper for paper in self._papers.all if paper.kind is not None and paper.kind.id in columns]
        if len(by_kind) > 1 and table.head.code is None:
            label = LONG_CODE_LABEL if table.needs_long_code else CODE_LABEL
            place = grid.position(table.head.row, 0)
            self.problems.append(Problem("ma-thieu-cot", place, {"trang": grid.name, "cot": label}))
            leave_open(by_kind, columns, place)
        elif rows and not self._papers.all:
            # One word for the whole file says more than one for each sheet.
            self._has_stray_rows = True
        elif rows and not by_kind and not self._papers.any_of_unknown_kind:
            self.problems.append(Problem("trang-khong-van-ban", grid.first(), {"trang": grid.name}))
        else:
            for paper, own in self._papers.share_out(table, rows, columns, self.problems):
                self.gather(paper, table, own, columns)
        self.problems.extend(table.reader.problems)

    def gather(self, paper: Paper, table: ItemTable, rows: Iterable[int], columns: Mapping[str, Column]) -> None:
        """Read the rows that a document has on another sheet."""
        found = table.gather(rows, paper.kind.id if paper.kind is not None else "")
        self.problems.extend(found.problems)
        self._take(paper.values, found, columns)

    def _take(self, values: Draft, found: Found, columns: Mapping[str, Column]) -> None:
        label = next(iter(columns.values())).label
        for path, node in found.values.items():
            if (problem := put(values, path, node, label)) is not None:
                self.problems.append(problem)

    # --- the whole ------------------------------------------------------------------------------------------------

    def document(self, papers: Sequence[Paper], office: RawNode | None) -> RawMapping | None:
        """Put documents together with what they share, and their office."""
        entries = []
        shared = self._worth_sharing(papers)
        for paper in papers:
            overlay(paper.values, shared)
        if self.shared.kind is not None:
            shared[KIND] = self.shared.kind
        if shared:
            chung = as_mapping(shared, self.shared.position)
            entries.append(RawEntry("chung", chung.position, chung))
        if office is not None:
            entries.append(RawEntry(OFFICE_KEY, office.position, office))
        records = tuple(_record(paper) for paper in papers)
        if records:
            entries.append(RawEntry("van_ban", records[0].position, RawList(records, records[0].position)))
        elif office is None or shared or self._has_stray_rows:
            self.problems.append(Problem("bang-khong-van-ban", Position(self._file)))
            return None
        return RawMapping(tuple(entries), entries[0].value.position)

    def _worth_sharing(self, papers: Sequence[Paper]) -> Draft:
        """What the documents share; an empty value only where they have no place of their own for it.

        Else a value that one document lacks would be missing on the sheet of all, and be filled in there for all.
        """
        own = self._on_sheets.union(*(paper.values for paper in papers))
        return {name: part for name, part in self.shared.values.items() if name not in own or not is_blank(part)}


def _record(paper: Paper) -> RawMapping:
    values: Draft = {KIND: paper.kind_node} if paper.kind_node is not None else {}
    return as_mapping({**values, **paper.values}, paper.position)


def _implied(kind: KindWords | None, place: Position) -> RawScalar | None:
    """The kind as the name of the sheet says it."""
    return RawScalar(kind.id, place) if kind is not None else None
