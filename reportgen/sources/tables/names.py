"""The names that headings, labels and sheets may bear: every field of a model under every spelling.

A name is the label or the slug of a field; a field inside a group is named by the path to it («Thời gian giám sát: Từ
ngày», `thoi_gian_giam_sat.tu_ngay`). Outer names may be left out where no other field is meant. Case, marks, blanks and
punctuation do not count, nor does a remark in brackets or on a second line («Ngày ban hành (ngày/tháng/năm)»). A list
may stand in several columns whose headings end in a number («Căn cứ 1», «Căn cứ 2»).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from types import MappingProxyType

from reportgen.sources.schema import Shape, fields_of, open_columns_of, rows_title
from reportgen.text.likeness import LIKENESS, nearest
from reportgen.text.slugs import fold

#: How many groups may nest in one row.
_DEPTH = 4
_REMARK = re.compile(r"\s*[(\[](?!\d+[)\]])[^)\]]*[)\]]\s*")
_NUMBERED = re.compile(r"(.*?[^\d\s.(])[\s.(]*(\d{1,3})\)?")

#: The column that ties the rows of other sheets to a document, and the one that names its kind.
CODE, KIND = "ma", "loai"
CODE_LABEL, LONG_CODE_LABEL, KIND_LABEL = "Mã", "Mã văn bản", "Loại văn bản"
_LONG_CODE = frozenset({fold(LONG_CODE_LABEL)})
_CODE = frozenset({fold(CODE_LABEL)}) | _LONG_CODE
_KIND = frozenset({fold("Loại"), fold(KIND_LABEL)})

#: What the one column of a list of texts may be headed, besides the list's own name.
_ITEM_NAMES = ("Nội dung", "Giá trị", "Mục")

#: Headings of columns that only help the person who fills in: never read.
HELPERS = ("STT", "TT", "Số TT", "Ghi chú", "Hướng dẫn", "Giải thích", "Cách ghi", "Ví dụ", "Bắt buộc", "Mô tả")
_HELPERS = frozenset(fold(heading) for heading in HELPERS)


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a cell can hold, or a list that a sheet can hold.

    Args:
        path: Names of the groups around it, and its own.
        label: The same in Vietnamese: "Thời gian giám sát: Từ ngày".
        shape: What it holds.
        bare: For an item of a list as one text, the field of the item that this text is.
        title: What a sheet of its rows is best called; Excel allows no colon in the name of a sheet.
    """

    path: tuple[str, ...]
    label: str
    shape: Shape
    bare: str = ""
    title: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it holds a list."""
        return self.shape.item is not None

    @property
    def item_models(self) -> tuple[type, ...]:
        """The groups that its items may be; none for a list of texts."""
        return self.shape.item.models if self.shape.item is not None else ()

    @property
    def whole_item(self) -> Column:
        """One item of it as a single text."""
        bare = next((str(getattr(model, "bare_field", "")) for model in self.item_models), "")
        return Column((), self.label, Shape(text=True), bare=bare)

    @property
    def fits_a_cell(self) -> bool:
        """Whether one cell can hold it."""
        return self.takes_lines or (not self.is_list and self.shape.text)

    @property
    def takes_lines(self) -> bool:
        """Whether the lines of one cell can be its items."""
        return self.shape.item is not None and (self.shape.item.text or not self.shape.item.models)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading names: a field, and which item of a list if it ends in a number."""

    column: Column
    number: int = 0


@dataclass(frozen=True)
class Book:
    """The fields of one model by the folded spelling of their names."""

    columns: Mapping[str, Column]
    lists: Mapping[str, Column] = field(default_factory=dict)

    def find(self, text: str) -> Heading | None:
        """Return what a heading names, or None."""
        for spelling in spellings(text):
            if (column := self.columns.get(fold(spelling))) is not None:
                return Heading(column)
        numbered = _NUMBERED.fullmatch(text.strip())
        if numbered and (column := self.columns.get(fold(numbered[1]))) is not None and column.is_list:
            return Heading(column, int(numbered[2]))
        return None

    def find_list(self, text: str) -> Column | None:
        """Return the list that a sheet or a title names, or None."""
        return next((self.lists[key] for key in map(fold, spellings(text)) if key in self.lists), None)

    def nearest(
        self, text: str, without: Collection[tuple[str, ...]] = (), at_least: float = LIKENESS
    ) -> Column | None:
        """Return the field whose name is most like this one, or None.

        Args:
            text: The heading that nobody knows.
            without: Paths of the fields that stand elsewhere already, and are not meant again.
            at_least: The likeness asked (0–100).
        """
        free = [name for name, column in self.columns.items() if column.path not in without]
        found = nearest(text, free, at_least=at_least)
        return None if found is None else self.columns[found]


def spellings(text: str) -> Iterator[str]:
    """Yield a heading as typed, then without remarks in brackets, then its first line alone."""
    yield text
    yield _REMARK.sub(" ", text)
    first_line = text.strip().split("\n")[0]
    yield first_line
    yield _REMARK.sub(" ", first_line)


def is_code(text: str, *, long_only: bool = False) -> bool:
    """Tell whether a heading is that of the column of codes; `long_only` where «Mã» has a meaning of its own."""
    known = _LONG_CODE if long_only else _CODE
    return any(fold(spelling) in known for spelling in spellings(text))


def is_kind(text: str) -> bool:
    """Tell whether a heading is that of the column that names the kind."""
    return any(fold(spelling) in _KIND for spelling in spellings(text))


def is_helper(text: str) -> bool:
    """Tell whether a heading marks a column that is never read: one of `HELPERS`, or a name that begins with "_"."""
    return text.strip().startswith("_") or any(fold(spelling) in _HELPERS for spelling in spellings(text))


@cache
def book_of_model(model: type, without: tuple[str, ...] = ()) -> Book:
    """Build the book of a model.

    Args:
        model: The model.
        without: Fields at its top to leave out.
    """
    found = list(_walk(model, without))
    by_spelling: dict[str, Column] = {}
    for start in range(_DEPTH + 1):
        # Full names first, then ever shorter ones, each only if it means one field.
        level: dict[str, list[Column]] = {}
        for column, names in found:
            for key in _keys(names[start:]):
                level.setdefault(key, []).append(column)
        for key, columns in level.items():
            if start == 0 or len({column.path for column in columns}) == 1:
                by_spelling.setdefault(key, columns[0])
    lists = {key: column for key, column in by_spelling.items() if column.is_list}
    return Book(MappingProxyType(by_spelling), MappingProxyType({**_by_inner_list(found), **lists}))


def _walk(
    model: type, without: Iterable[str] = (), path: tuple[str, ...] = (), labels: tuple[str, ...] = (),
    names: tuple[tuple[str, ...], ...] = (),
) -> Iterator[tuple[Column, tuple[tuple[str, ...], ...]]]:  # fmt: skip
    """Yield every field that one row can hold, with the spellings of each step of its path."""
    for name, one in fields_of(model).items():
        if name in without:
            continue
        steps = (*names, (one.label, name, *one.aliases))
        inner_path, inner_labels = (*path, name), (*labels, one.label)
        title = rows_title(one, nested=bool(path))
        yield Column(inner_path, ": ".join(inner_labels), one.shape, title=title), steps
        if one.shape.item is None and one.shape.models and len(inner_path) < _DEPTH:
            yield from _walk(one.shape.models[0], (), inner_path, inner_labels, steps)


def _keys(names: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield from (fold("".join(spelled)) for spelled in product(*names) if spelled)


def _by_inner_list(found: list[tuple[Column, tuple[tuple[str, ...], ...]]]) -> dict[str, Column]:
    """A sheet of rows with columns of the clerk's own may bear the name of what those hold («Số liệu»)."""
    named: dict[str, Column] = {}
    for column, _ in found:
        if (own := open_columns_of(column.item_models)) is not None:
            inner = fields_of(column.item_models[0])[own.items]
            named |= {fold(inner.label): column, fold(inner.name): column}
    return named


@cache
def book_of_items(column: Column) -> Book:
    """Build the book of the columns that the rows of a list have; the list's own name means the whole item."""
    own = {fold(name): column.whole_item for name in (column.label, column.path[-1], column.label.split(": ")[-1])}
    if not column.item_models:
        return Book(MappingProxyType({**{fold(name): column.whole_item for name in _ITEM_NAMES}, **own}))
    inside = book_of_model(column.item_models[0]).columns
    return Book(MappingProxyType({**(own if column.takes_lines else {}), **inside}))


def joined(books: Iterable[Book]) -> Book:
    """Join the books of several models; where they differ, the first one's word counts."""
    listed = list(books)
    if len(listed) == 1:
        return listed[0]
    columns: dict[str, Column] = {}
    lists: dict[str, Column] = {}
    for book in reversed(listed):
        columns |= book.columns
        lists |= book.lists
    return Book(MappingProxyType(columns), MappingProxyType(lists))
