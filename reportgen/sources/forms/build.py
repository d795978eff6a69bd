"""A workbook form as plain data: the sheets of the plan, filled with the samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.sources.forms.plan import (
    OPEN_HEADINGS,
    TOTAL_LABEL,
    FormColumn,
    FormSheet,
    code_of,
    has_rows,
    item_columns,
    list_column,
    lists_of,
    own_columns,
    pair_columns,
    paper_columns,
    sheet_name,
)
from reportgen.sources.forms.values import Record, Value, as_item, at, cell_text, items_at, plain_record
from reportgen.sources.raw import RawMapping
from reportgen.sources.schema import Field, FormKind, fields_of
from reportgen.sources.tables.names import Column, book_of_model
from reportgen.sources.tables.roles import OFFICE_KEY, OFFICE_SHEET, SHARED_SHEET

_OPEN_TEXT = f"Các cột số liệu đặt tên tuỳ ý, thêm bớt được; dòng cuối tên «{TOTAL_LABEL}» để máy đối chiếu, có thể bỏ."


@dataclass(frozen=True)
class Pair:
    """A line of a sheet of two columns: its column, labelled with its full path, and what is filled in.

    A list goes on below, an item a line.
    """

    column: FormColumn
    field: Field
    values: tuple[str, ...]


@dataclass
class PairSheet:
    """A sheet of labels and values."""

    name: str
    title: str
    text: str
    pairs: list[Pair]


@dataclass
class Form:
    """A workbook form.

    Args:
        papers: A sheet for each kind of document, a row for each document.
        single: In place of those the sheet of one document, in two columns.
        items: Sheets of rows, in the order of the models.
        shared: What all documents share.
        office: The office that issues.
        office_items: Its lists of groups (signers).
    """

    kinds: tuple[FormKind, ...]
    papers: list[FormSheet] = field(default_factory=list)
    single: PairSheet | None = None
    items: list[FormSheet] = field(default_factory=list)
    shared: PairSheet | None = None
    office: PairSheet | None = None
    office_items: list[FormSheet] = field(default_factory=list)


def build_form(
    kinds: Sequence[FormKind],
    samples: Mapping[str, RawMapping],
    office_model: type,
    shared_fields: Sequence[str],
    *,
    filled: bool,
) -> Form:
    """Lay out a form.

    Args:
        kinds: The kinds of document that it is for; none for a form of the office alone.
        samples: The sample input of each kind, by id: they decide how groups are laid out, even of an empty form.
        office_model: The model of the office.
        shared_fields: The fields that the sheet «Chung» offers, as far as every kind has them.
        filled: Whether the samples are written into it.

    Raises:
        ValueError: A sample has a key that its model does not know.
    """
    form = Form(tuple(kinds))
    records = {kind.id: plain_record(kind.model, samples[kind.id], ("loai", OFFICE_KEY)) for kind in kinds}
    for kind in kinds:
        form.papers.append(_papers(kind, records[kind.id], filled=filled))
        _add_lists(form, kind, records[kind.id], filled=filled)
    if kinds:
        form.shared = _shared(kinds, shared_fields)
    _add_office(form, office_model, _office_of(samples, office_model) if filled else {})
    return form


def build_single_form(kind: FormKind, sample: RawMapping, office_model: type, *, filled: bool) -> Form:
    """Lay out a form of one document: labels and values on a sheet of two columns, rows of lists without codes.

    Args and Raises: as for `build_form`.
    """
    form = Form((kind,))
    record = plain_record(kind.model, sample, ("loai", OFFICE_KEY))
    values = record if filled else {}
    pairs = [pair for column in pair_columns(kind, record) for pair in _pair_of(column, at(values, column.path))]
    text = f"{kind.summary} Một tệp một văn bản; danh sách nhiều cột ghi ở các trang sau, mỗi mục một dòng."
    form.single = PairSheet(kind.label, kind.label, text, pairs)
    _add_lists(form, kind, record, filled=filled)
    form.items = [_without_codes(sheet) for sheet in form.items if not _is_text_list(sheet)]
    _add_office(form, office_model, _office_of({kind.id: sample}, office_model) if filled else {})
    return form


def _without_codes(sheet: FormSheet) -> FormSheet:
    rows = [row[1:] for row in sheet.rows]
    return replace(sheet, columns=sheet.columns[1:], rows=rows, has_codes=False)


def _is_text_list(sheet: FormSheet) -> bool:
    return not any(column.item_models for column in sheet.lists.values())


def _pair_of(column: FormColumn, value: Value | None) -> Iterator[Pair]:
    """Give the line of a column; none for what is no field."""
    if column.field is not None:
        listed = value if isinstance(value, list) else [] if value is None else [value]
        texts = tuple(cell_text(item, column.field.shape.choices) for item in listed)
        yield Pair(column, column.field, texts)


def _papers(kind: FormKind, record: Record, *, filled: bool) -> FormSheet:
    columns = paper_columns(kind, record)
    text = f"{kind.summary} Mỗi văn bản một dòng; danh sách của văn bản ghi ở các trang sau, nối bằng cột «Mã»."
    sheet = FormSheet(kind.label, kind.label, text, columns, required=True)
    if filled:
        sheet.rows.append([code_of(kind), *(_shown(record, column) for column in columns[1:])])
    return sheet


def _shown(record: Record, column: FormColumn) -> str:
    return cell_text(at(record, column.path), column.field.shape.choices if column.field is not None else ())


# --- lists --------------------------------------------------------------------------------------------------------


def _add_lists(form: Form, kind: FormKind, record: Record, *, filled: bool) -> None:
    for path, one, required in lists_of(kind.model):
        column = list_column(kind, path)
        name = sheet_name(form.kinds, kind, column)
        sheet = next((sheet for sheet in form.items if sheet.name == name), None)
        fresh = _items(kind, name, one, column, record, filled=filled)
        fresh.required = required
        if sheet is None:
            form.items.append(fresh)
        else:
            _merge(sheet, fresh)


def _items(kind: FormKind, name: str, one: Field, column: Column, record: Record, *, filled: bool) -> FormSheet:
    items, own = items_at(record, column.path), own_columns(column)
    headings = [] if own is None else [cell_text(item) for item in items_at(record, (*column.path[:-1], own.headings))]
    example = [item for item in items if isinstance(item, str | dict)]
    columns = item_columns(column, example, (headings or OPEN_HEADINGS) if own is not None else ())
    text = one.description if own is None else f"{one.description} {_OPEN_TEXT}"
    sheet = FormSheet(name, name, text, columns, {kind.id: column})
    if filled:
        sheet.rows += [[code_of(kind), *cells] for cells in _item_rows(column, columns, items)]
        if own is not None and (totals := items_at(record, (*column.path[:-1], own.total))):
            known = [TOTAL_LABEL if one.path == (own.name,) else "" for one in columns[1:] if one.field is not None]
            sheet.rows.append([code_of(kind), *known, *map(cell_text, totals)])
    return sheet


def _item_rows(column: Column, columns: Sequence[FormColumn], items: Sequence[Value]) -> Iterator[list[str]]:
    own = own_columns(column)
    for item in items:
        if not column.item_models:
            yield [cell_text(item)]
            continue
        record = as_item(item, column.item_models[0])
        figures = [cell_text(one) for one in items_at(record, (own.items,))] if own is not None else []
        yield [*(_shown(record, one) for one in columns[1:] if one.field is not None), *figures]


def _merge(sheet: FormSheet, other: FormSheet) -> None:
    """Let two kinds share the sheet of a list."""
    places = {(column.group, column.heading): index for index, column in enumerate(sheet.columns)}
    for column in other.columns:
        if (column.group, column.heading) not in places:
            places[column.group, column.heading] = len(sheet.columns)
            sheet.columns.append(column)
    sheet.lists.update(other.lists)
    sheet.required = sheet.required and other.required
    for row in other.rows:
        cells = [""] * len(sheet.columns)
        for column, text in zip(other.columns, row, strict=True):
            cells[places[column.group, column.heading]] = text
        sheet.rows.append(cells)


# --- what documents share, and the office -------------------------------------------------------------------------


def _shared(kinds: Sequence[FormKind], names: Sequence[str]) -> PairSheet:
    known = [fields_of(kind.model) for kind in kinds]
    common = [name for name in names if all(name in fields for fields in known)]
    columns = (FormColumn(known[0][name].label, "", known[0][name], (name,)) for name in common)
    pairs = [pair for column in columns for pair in _pair_of(column, None)]
    text = (
        "Mục nào giống nhau ở mọi văn bản thì ghi một lần ở đây; văn bản để trống mục đó sẽ lấy giá trị này, "
        "văn bản ghi khác thì theo văn bản."
    )
    return PairSheet(SHARED_SHEET, "Phần chung của các văn bản", text, pairs)


def _add_office(form: Form, model: type, office: Record) -> None:
    pairs: list[Pair] = []
    for name, one in fields_of(model).items():
        if has_rows(one):
            column = next(found for found in book_of_model(model).lists.values() if found.path == (name,))
            form.office_items.append(_office_items(one, column, items_at(office, (name,))))
        else:
            pairs += _pair_of(FormColumn(one.label, "", one, (name,), one.required), office.get(name))
    text = (
        "Ghi một lần cho cả tệp. Nếu đã có tệp co_quan.xlsx (.yaml) cạnh tệp này thì xoá trang này và trang người ký."
    )
    form.office = PairSheet(OFFICE_SHEET, "Cơ quan ban hành", text, pairs)


def _office_items(one: Field, column: Column, items: Sequence[Value]) -> FormSheet:
    example = [item for item in items if isinstance(item, str | dict)]
    columns = item_columns(column, example)[1:]
    sheet = FormSheet(one.label, one.label, one.description, columns, has_codes=False)
    sheet.rows += _item_rows(column, [FormColumn(""), *columns], items)
    return sheet


def _office_of(samples: Mapping[str, RawMapping], model: type) -> Record:
    """Take the office of the first sample that names one."""
    for sample in samples.values():
        for entry in sample.entries:
            if entry.key == OFFICE_KEY and isinstance(entry.value, RawMapping):
                return plain_record(model, entry.value)
    return {}
