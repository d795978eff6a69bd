"""Which sheets a workbook form has, and which columns: all from the models, by the rules of the reader of tables.

A kind of document is a sheet with a row for each document; what is a list stands on a sheet of its own, tied to the
document by its code. Kinds of one workbook share the sheets of lists that they have in common. A sheet is named so that
the reader finds the list by the name; that a form is read back as its sample is tested for every kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.sources.forms.values import Record, at
from reportgen.sources.schema import (
    Field,
    FormKind,
    OpenColumns,
    fields_of,
    is_told_by_rows,
    may_be_text,
    open_columns_of,
    rows_title,
)
from reportgen.sources.tables.names import CODE_LABEL, LONG_CODE_LABEL, Column
from reportgen.sources.tables.roles import OFFICE_KEY, book_of_kind, is_for_people
from reportgen.text.slugs import fold

#: The one column of a list of texts.
TEXT_HEADING = "Nội dung"
#: Columns of figures that an empty form offers.
OPEN_HEADINGS = ("Cột 1", "Cột 2", "Cột 3")
TOTAL_LABEL = "Tổng"
_NAME_LIMIT = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class FormColumn:
    """A column of a sheet, or a line of a sheet of two columns.

    Args:
        heading: What the reader knows it by, below its group.
        group: The block of columns that it belongs to, "" if it stands alone.
        field: The field it holds; None for codes and for columns of the clerk's own.
        path: Where the field stands inside the record or the row.
        required: It must be filled in every row.
        note: What the clerk should know of a column without a field.
    """

    heading: str
    group: str = ""
    field: Field | None = None
    path: tuple[str, ...] = ()
    required: bool = False
    note: str = ""


@dataclass
class FormSheet:
    """A sheet with a heading row.

    Args:
        name: Its name.
        title: The words above the table.
        text: What belongs here, in a sentence or two.
        columns: Its columns, that of the codes first.
        lists: For a sheet of rows: the list that it holds, by kind.
        rows: What is filled in, by column.
        required: At least one row is needed.
        has_codes: Its first column ties each row to a document.
    """

    name: str
    title: str
    text: str
    columns: list[FormColumn]
    lists: dict[str, Column] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)
    required: bool = False
    has_codes: bool = True


def code_of(kind: FormKind, number: int = 1) -> str:
    """Return the code of a sample document: the initials of its kind and a number ("QĐGS1")."""
    return "".join(word[0] for word in kind.label.split()).upper() + str(number)


def paper_columns(kind: FormKind, sample: Record) -> list[FormColumn]:
    """List the columns of a kind's sheet: the code, then every single value of a document."""
    code = FormColumn(
        CODE_LABEL, required=True, note="Tên gọi tắt của văn bản trong bảng này, để các trang khác nhắc tới."
    )
    singles = _singles(kind.model, sample, ())
    return [code, *_in_groups(one for one in singles if one.path[0] != OFFICE_KEY)]


def pair_columns(kind: FormKind, sample: Record) -> list[FormColumn]:
    """List the lines of a sheet of two columns for one document: every single value, and every list of texts."""
    columns = _singles(kind.model, sample, (), with_lists=True)
    return [one for one in columns if one.path[0] != OFFICE_KEY and one.field is not None and not has_rows(one.field)]


def has_rows(one: Field) -> bool:
    """Tell whether a list has columns, so that its items need rows of their own."""
    return one.shape.item is not None and bool(one.shape.item.models)


def item_columns(column: Column, sample: Sequence[str | Record], headings: Sequence[str] = ()) -> list[FormColumn]:
    """List the columns of a list's sheet: the code of the document, then what an item holds.

    Args:
        column: The list.
        sample: Its items in the sample.
        headings: What columns of the clerk's own are headed.
    """
    model = column.item_models[0] if column.item_models else None
    label = LONG_CODE_LABEL if model is not None and _has_own_code(model) else CODE_LABEL
    code = FormColumn(label, required=True, note="Mã của văn bản mà dòng này thuộc về.")
    if model is None:
        return [code, FormColumn(TEXT_HEADING, required=True, note="Mỗi dòng một mục.")]
    own = open_columns_of(column.item_models)
    example = next((one for one in sample if isinstance(one, dict)), {})
    singles = [one for one in _singles(model, example, (), with_lists=True) if own is None or one.path != (own.items,)]
    opened = [FormColumn(heading, note="Tên cột là của người điền: sửa, thêm, bớt được.") for heading in headings]
    return [code, *_in_groups(singles), *opened]


def lists_of(
    model: type, path: tuple[str, ...] = (), *, required: bool = True
) -> Iterator[tuple[tuple[str, ...], Field, bool]]:
    """Yield every list of a record: path, field, and whether every document needs it.

    What the headings and totals of a table of figures tell has no sheet of its own.
    """
    for name, one in fields_of(model).items():
        inner, needed = (*path, name), required and one.required
        if one.shape.item is not None and not is_told_by_rows(model, name):
            yield inner, one, needed
        elif one.shape.item is None and one.shape.models and not may_be_text(one) and inner != (OFFICE_KEY,):
            yield from lists_of(one.shape.models[0], inner, required=needed)


def list_column(kind: FormKind, path: tuple[str, ...]) -> Column:
    """Return what the reader calls a list."""
    return next(column for column in book_of_kind(kind).lists.values() if column.path == path)


def sheet_name(kinds: Sequence[FormKind], kind: FormKind, column: Column) -> str:
    """Choose the name of a list's sheet, so that the reader takes it for this list and no kind for another."""
    for name in _names(kind, column):
        found = {one.id: book_of_kind(one).find_list(name) for one in kinds}
        mine = found.pop(kind.id)
        if mine is not None and mine.path == column.path and all(_alike(column, other) for other in found.values()):
            return name
    return _sheet_text(f"{code_of(kind, 0)[:-1]} - {column.label.split(': ')[-1]}")


def own_columns(column: Column) -> OpenColumns | None:
    """Return how the rows of a list stand in columns of the clerk's own, None if they do not."""
    return open_columns_of(column.item_models)


def _singles(
    model: type, sample: Record, path: tuple[str, ...], *, required: bool = True, with_lists: bool = False
) -> Iterator[FormColumn]:
    """Yield the values that one row holds; a group gives its own, unless it is typed as one text."""
    for name, one in fields_of(model).items():
        inner, needed = (*path, name), required and one.required
        value = at(sample, (name,))
        if one.shape.item is not None:
            if with_lists and not is_told_by_rows(model, name):
                yield FormColumn(one.label, "", one, inner, needed)
        elif one.shape.models and not isinstance(value, str) and not (value is None and may_be_text(one)):
            group = value if isinstance(value, dict) else {}
            for column in _singles(one.shape.models[0], group, inner, required=needed, with_lists=with_lists):
                yield FormColumn(f"{one.label}: {column.heading}", "", column.field, column.path, column.required)
        else:
            yield FormColumn(one.label, "", one, inner, needed)


def _in_groups(columns: Iterator[FormColumn] | Sequence[FormColumn]) -> Iterator[FormColumn]:
    """Take the name of the outermost group out of the headings of neighbours that share it."""
    listed = list(columns)
    for index, column in enumerate(listed):
        group, _, rest = column.heading.partition(": ")
        near = [listed[other] for other in (index - 1, index + 1) if 0 <= other < len(listed)]
        if rest and any(one.path[:1] == column.path[:1] and len(one.path) > 1 for one in near):
            yield FormColumn(rest, group, column.field, column.path, column.required)
        else:
            yield column


def _has_own_code(model: type) -> bool:
    return any(fold(CODE_LABEL) in (fold(one.label), name) for name, one in fields_of(model).items())


def _names(kind: FormKind, column: Column) -> Iterator[str]:
    """Yield names for a list's sheet, the most telling first."""
    model, one = kind.model, None
    for step in column.path:
        one = fields_of(model)[step]
        model = one.shape.models[0] if one.shape.models else model
    labels = column.label.split(": ")
    telling = () if one is None else (rows_title(one, nested=len(labels) > 1),)
    for name in (*telling, labels[-1], " - ".join(labels[-2:]), " - ".join(labels)):
        if len(name) <= _NAME_LIMIT and not is_for_people(name):
            yield _sheet_text(name)


def _sheet_text(name: str) -> str:
    return _NOT_IN_NAMES.sub(" ", name)[:_NAME_LIMIT].strip()


def _alike(column: Column, other: Column | None) -> bool:
    """Tell whether a sheet of this list can serve another kind's list too."""
    return other is None or (other.shape == column.shape and other.item_models == column.item_models)
