"""What each sheet of a workbook is for, told by its name, or by a column or label «Loại văn bản» in it.

- «Hướng dẫn…», «Danh mục…», «Danh sách lỗi…», the list «Lỗi» of a marked copy, and names that begin with "_" are for
  people and are never read.
- «Chung» holds what all documents share, «Cơ quan» the office, «Người ký» its signers.
- The label or slug of a kind («Quyết định giám sát») names a sheet of such documents; so does a column or a label «Loại
  văn bản» on any other sheet, or «Loại văn bản» on the sheet «Chung» if only one sheet is left to be meant.
- The label, slug or other name of a list («Thành phần đoàn», `doan.thanh_vien`) names a sheet of its rows, for all
  kinds of the workbook that have it; with the kind's name or its initials before it («QĐGS - Đơn vị»), for that kind.

A sheet name that Excel cut at 31 letters counts as the whole name where only one begins like it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.problems import Position, Problem
from reportgen.sources.schema import KindWords
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.names import Book, Column, book_of_model, is_kind
from reportgen.sources.tables.table import LOOK_ROWS
from reportgen.text.likeness import nearest
from reportgen.text.slugs import fold

OFFICE_KEY = "co_quan"
SHARED_SHEET, OFFICE_SHEET = "Chung", "Cơ quan"
#: Sheets whose name begins like this are for people.
FOR_PEOPLE = ("Hướng dẫn", "Danh mục", "Danh sách lỗi")

_ERROR_LIST = re.compile(r"lỗi( \(\d+\))?")
_SHARED = frozenset({fold(SHARED_SHEET)})
_OFFICE = frozenset({fold(OFFICE_SHEET), fold("Cơ quan ban hành")})
#: Excel allows sheet names no longer.
_NAME_LIMIT = 31


def is_for_people(name: str) -> bool:
    """Tell whether a sheet is never read, by its name."""
    bare = name.strip()
    if bare.startswith("_") or _ERROR_LIST.fullmatch(unicodedata.normalize("NFC", bare).casefold()):
        return True
    return fold(name).startswith(tuple(map(fold, FOR_PEOPLE)))


@dataclass
class Roles:
    """The sheets of a workbook by what they are for.

    Args:
        shared: Sheets of shared values.
        office: Sheets of the office.
        papers: Sheets of documents, with their kind if the name or the workbook says it.
        items: Sheets of rows, with the list they belong to for each kind (by id).
        office_items: Sheets of rows of a list of the office.
        misnamed: Where sheets stand that are likely such rows under a misspelt name, with the list they may be.
        problems: Sheets that nobody knows.
    """

    shared: list[Grid] = field(default_factory=list)
    office: list[Grid] = field(default_factory=list)
    papers: list[tuple[Grid, KindWords | None]] = field(default_factory=list)
    items: list[tuple[Grid, Mapping[str, Column]]] = field(default_factory=list)
    office_items: list[tuple[Grid, Column]] = field(default_factory=list)
    misnamed: list[tuple[Position, Mapping[str, Column]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class KindNames:
    """Finds kinds by what people type for them."""

    def __init__(self, kinds: Sequence[KindWords]) -> None:
        self.kinds = tuple(kinds)
        self._by_name = {fold(name): kind for kind in kinds for name in (kind.label, kind.id)}

    def find(self, text: str) -> KindWords | None:
        """Return the kind that a cell names, or None."""
        return self._by_name.get(fold(text))

    def of_sheet(self, name: str) -> KindWords | None:
        """Return the kind that the name of a sheet names, or None."""
        if (kind := self.find(name)) is not None or len(name) < _NAME_LIMIT:
            return kind
        like = {kind.id: kind for key, kind in self._by_name.items() if key.startswith(fold(name))}
        return next(iter(like.values())) if len(like) == 1 else None

    def prefixes(self, kind: KindWords) -> tuple[str, ...]:
        """What may stand before the name of a list to mean this kind alone, folded."""
        initials = "".join(word[0] for word in kind.label.split())
        return fold(kind.label), fold(kind.id), fold(initials)


def book_of_kind(kind: KindWords) -> Book:
    """The fields that a sheet may hold for a kind of document; the office has sheets of its own."""
    return book_of_model(kind.model, (OFFICE_KEY,))


def assign(grids: Sequence[Grid], names: KindNames, office: type | None, shared_kind: KindWords | None) -> Roles:
    """Tell what each sheet is for.

    Args:
        grids: The sheets that hold anything and are not for people.
        names: The kinds.
        office: The model of the office.
        shared_kind: The kind that the sheet «Chung» names.
    """
    roles = Roles()
    left = [grid for grid in grids if not _by_name_alone(grid, names, roles)]
    lists = [grid for grid in left if _any_list(grid.name, names)]
    others = [grid for grid in left if grid not in lists]
    roles.papers += [(grid, None) for grid in others if names_kind(grid)]
    others = [grid for grid in others if not names_kind(grid)]
    if shared_kind is not None and not roles.papers and len(others) == 1:
        roles.papers.append((others.pop(), shared_kind))
    office_book = book_of_model(office) if office is not None else None
    present = [kind for _, kind in roles.papers if kind is not None]
    if len(present) < len(roles.papers) or not present:
        present = list(names.kinds)
    for grid in [*lists, *others]:
        _assign_list(grid, names, present, office_book, roles)
    return roles


def _by_name_alone(grid: Grid, names: KindNames, roles: Roles) -> bool:
    key = fold(grid.name)
    if key in _SHARED:
        roles.shared.append(grid)
    elif key in _OFFICE:
        roles.office.append(grid)
    elif (kind := names.of_sheet(grid.name)) is not None:
        roles.papers.append((grid, kind))
    else:
        return False
    return True


def names_kind(grid: Grid) -> bool:
    """Tell whether a heading or label «Loại văn bản» stands on a sheet."""
    for count, row in enumerate(grid.filled_rows()):
        if count >= LOOK_ROWS:
            return False
        if any(is_kind(grid.text(row, column)) for column in grid.filled(row)):
            return True
    return False


def _any_list(name: str, names: KindNames) -> bool:
    return bool(_lists(name, names, names.kinds))


def _lists(name: str, names: KindNames, kinds: Sequence[KindWords]) -> dict[str, Column]:
    """The list that a sheet's name names, for each kind that has it."""
    plain = {kind.id: found for kind in kinds if (found := book_of_kind(kind).find_list(name)) is not None}
    if plain:
        return plain
    full = {key: (kind, column) for kind in kinds for key, column in _prefixed(kind, names)}
    if (hit := full.get(fold(name))) is not None:
        return {hit[0].id: hit[1]}
    if len(name) < _NAME_LIMIT:
        return {}
    every = full | {key: (kind, column) for kind in kinds for key, column in book_of_kind(kind).lists.items()}
    cut = {(kind.id, column.path): column for key, (kind, column) in every.items() if key.startswith(fold(name))}
    return {kind: column for (kind, _), column in cut.items()} if len({path for _, path in cut}) == 1 else {}


def _prefixed(kind: KindWords, names: KindNames) -> Iterator[tuple[str, Column]]:
    for prefix in names.prefixes(kind):
        for key, column in book_of_kind(kind).lists.items():
            yield prefix + key, column


def _assign_list(grid: Grid, names: KindNames, present: Sequence[KindWords], office: Book | None, roles: Roles) -> None:
    columns = _lists(grid.name, names, present)
    if columns and (roles.papers or office is None or office.find_list(grid.name) is None):
        roles.items.append((grid, columns))
    elif office is not None and (column := office.find_list(grid.name)) is not None:
        roles.office_items.append((grid, column))
    else:
        problem = _unknown(grid, names, present, office)
        roles.problems.append(problem)
        if columns := _lists(problem.params.get("nhan", ""), names, present):
            roles.misnamed.append((problem.position, columns))


def _unknown(grid: Grid, names: KindNames, present: Sequence[KindWords], office: Book | None) -> Problem:
    labels = {fold(label): label for label in (SHARED_SHEET, OFFICE_SHEET, *(kind.label for kind in names.kinds))}
    for book in [*map(book_of_kind, present), *([office] if office is not None else [])]:
        labels |= {key: column.title for key, column in book.lists.items()}
    found = nearest(grid.name, labels)
    if found is None:
        return Problem("trang-khong-biet", grid.first(), {"ten": grid.name})
    return Problem("trang-la", grid.first(), {"ten": grid.name, "nhan": labels[found]})
