"""Writes workbooks from records read by a source, in both shapes that the program reads, and JSON of the same records.

A workbook is first a plain thing, `Sheets`: sheet name → rows of values, so that a test can shuffle, spoil or extend it
before it is saved.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from reportgen.kinds import Kind
from reportgen.model.co_quan import CoQuan
from reportgen.sources import read
from reportgen.sources.json_source import JsonReader
from reportgen.sources.keys import keys_of
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.schema import Field, fields_of, open_columns_of

Sheets = dict[str, list[list[Any]]]
#: Keys of a record that stand on sheets of their own or are said by the sheet's name.
APART = ("loai", "co_quan")


def save(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """Save sheets as a workbook; text stays text, whatever it looks like."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value not in (None, ""):
                    cell = sheet.cell(row, column)
                    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                    if isinstance(value, str):
                        cell.data_type = "s"
    book.save(path)
    return path


def sample_of(kind: Kind) -> RawMapping:
    """Read the sample of a kind."""
    document = read(kind.sample_path).document
    assert document is not None
    return document


def as_rows(kind: Kind, records: Mapping[str, RawMapping], *, office: bool = True) -> Sheets:
    """Lay records out with one row each, by code; lists of groups stand on sheets of their own."""
    sheets: Sheets = {}
    main: list[dict[str, Any]] = []
    for code, record in records.items():
        cells: dict[str, Any] = {"Mã": code}
        for label, node, field, path in flat(kind.model, record):
            if is_rows(field, node):
                _add_rows(sheets, field, node, code, path, record)
            elif not is_told_by_rows(kind.model, path):
                cells[label] = _cell(node)
        main.append(cells)
    first = {kind.label: _table(main)}
    return first | sheets | (_office(next(iter(records.values()))) if office else {})


def as_pairs(kind: Kind, record: RawMapping, *, office: bool = True) -> Sheets:
    """Lay one record out as labels and values, its lists of groups as tables below."""
    rows: list[list[Any]] = [["Mục", "Nội dung"]]
    below: Sheets = {}
    for label, node, field, path in flat(kind.model, record):
        if is_rows(field, node):
            _add_rows(below, field, node, None, path, record)
        elif not is_told_by_rows(kind.model, path):
            rows.append([label, _cell(node)])
    for title, table in below.items():
        rows += [[], [title], *table]
    return {kind.label: rows} | (_office(record) if office else {})


def renumbered(record: RawMapping, number: int) -> RawMapping:
    """The same record under another number, as one batch wants it."""
    data = _plain(record)
    data["so_ky_hieu"] = data["so_ky_hieu"].replace(data["so_ky_hieu"].split("-")[0], str(number), 1)
    reader = JsonReader(Path("vao.json"), json.dumps(data, ensure_ascii=False))
    reader.take_tokens()
    assert isinstance(reader.builder.root, RawMapping)
    return reader.builder.root


def as_json(record: RawMapping) -> str:
    """Write a record as JSON."""
    return json.dumps(_plain(record), ensure_ascii=False)


def _plain(node: RawNode) -> Any:
    match node:
        case RawScalar():
            return node.text
        case RawList():
            return [_plain(item) for item in node.items]
        case RawMapping():
            return {entry.key: _plain(entry.value) for entry in node.entries}


def _office(record: RawMapping) -> Sheets:
    office = next((entry.value for entry in record.entries if entry.key == "co_quan"), None)
    if not isinstance(office, RawMapping):
        return {}
    pairs: list[list[Any]] = []
    sheets: Sheets = {}
    for label, node, field, path in flat(CoQuan, office):
        if is_rows(field, node):
            _add_rows(sheets, field, node, None, path, office)
        else:
            pairs.append([label, _cell(node)])
    return {"Cơ quan": pairs} | sheets


def flat(
    model: type, record: RawMapping, labels: tuple[str, ...] = (), path: tuple[str, ...] = ()
) -> Iterator[tuple[str, RawNode, Field, tuple[str, ...]]]:
    """Yield label, value, field and path of all that one row can hold."""
    book = keys_of(model)
    for entry in record.entries:
        if not path and entry.key in APART:
            continue
        name = book.find(entry.key)
        assert name is not None, entry.key
        field = fields_of(model)[name]
        inner_labels, inner_path = (*labels, field.label), (*path, name)
        if isinstance(entry.value, RawMapping) and field.shape.item is None:
            yield from flat(field.shape.models[0], entry.value, inner_labels, inner_path)
        else:
            yield ": ".join(inner_labels), entry.value, field, inner_path


def is_rows(field: Field, node: RawNode) -> bool:
    return field.shape.item is not None and bool(field.shape.item.models) and isinstance(node, RawList)


def is_told_by_rows(model: type, path: tuple[str, ...]) -> bool:
    """Tell whether a list is read off the headings or the total of a table of figures."""
    for step in path[:-1]:
        model = fields_of(model)[step].shape.models[0]
    lists = (one.shape.item.models for one in fields_of(model).values() if one.shape.item is not None)
    own = next((found for models in lists if (found := open_columns_of(models)) is not None), None)
    return own is not None and path[-1] in (own.headings, own.total)


def _add_rows(
    sheets: Sheets, field: Field, node: RawNode, code: str | None, path: tuple[str, ...], record: RawMapping
) -> None:
    assert field.shape.item is not None
    assert isinstance(node, RawList)
    model = field.shape.item.models[0]
    own = open_columns_of((model,))
    join = "Mã văn bản" if "ma" in fields_of(model) else "Mã"
    cells = [_item(item, model) for item in node.items]
    if own is not None:
        around = record
        for step in path[:-1]:
            around = next(entry.value for entry in around.entries if entry.key == step)  # type: ignore[assignment]
        lists = {entry.key: entry.value for entry in around.entries}
        headings = [item.text for item in lists[own.headings].items]  # type: ignore[union-attr]
        label = fields_of(model)[own.items].label
        cells = [_spread(row, label, headings) for row in cells]
        if own.total in lists:
            totals = [item.text for item in lists[own.total].items]  # type: ignore[union-attr]
            cells.append({fields_of(model)[own.name].label: "Tổng"} | dict(zip(headings, totals, strict=True)))
    rows = [{join: code} | row if code is not None else row for row in cells]
    sheets[field.label] = _merged(sheets.get(field.label), rows)


def _spread(row: dict[str, Any], label: str, headings: Sequence[str]) -> dict[str, Any]:
    figures = str(row.pop(label)).split("\n")
    return row | dict(zip(headings, figures, strict=True))


def _item(item: RawNode, model: Any) -> dict[str, Any]:
    if isinstance(item, RawScalar):
        return {fields_of(model)[model.bare_field].label: item.text}
    assert isinstance(item, RawMapping)
    return {label: _cell(node) for label, node, _, _ in flat(model, item, path=("",))}


def _cell(node: RawNode) -> str:
    """A list of texts is the lines of one cell."""
    if isinstance(node, RawList):
        return "\n".join(_cell(item) for item in node.items)
    assert isinstance(node, RawScalar)
    return node.text


def _table(rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    return _merged(None, rows)


def _merged(table: list[list[Any]] | None, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """Add rows below a heading row, which grows as needed."""
    heads: list[Any] = list(table[0]) if table else []
    heads += list(dict.fromkeys(label for row in rows for label in row if label not in heads))
    kept = [[*row, *[None] * (len(heads) - len(row))] for row in (table or [[]])[1:]]
    return [heads, *kept, *[[row.get(label) for label in heads] for row in rows]]
