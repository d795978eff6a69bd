"""Records as one workbook: one row a document, each list of groups and each table of figures on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from reportgen.kinds import all_kinds
from reportgen.sources.schema import Field, OpenColumns, fields_of, open_columns_of

Row = dict[str, str]


def write_workbook(records: Sequence[dict[str, Any]], path: Path) -> None:
    """Write records of one kind.

    Args:
        records: The records, their keys the slugs of the fields; the office is left out.
        path: The file.
    """
    kind = all_kinds()[records[0]["loai"]]
    sheets: dict[str, list[Row]] = {kind.label: []}
    for number, record in enumerate(records, start=1):
        row = {"Mã": str(number)}
        own = {name: value for name, value in record.items() if name not in ("loai", "co_quan")}
        for label, field, value, around in _flat(kind.model, own):
            if isinstance(value, list) and field.shape.item is not None and field.shape.item.models:
                sheets.setdefault(field.label, []).extend(_items(field, value, around, str(number)))
            else:
                row[label] = _cell(value)
        sheets[kind.label].append(row)
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            heads = list(dict.fromkeys(head for row in rows for head in row))
            for line, texts in enumerate([heads, *([row.get(head, "") for head in heads] for row in rows)]):
                for column, text in enumerate(texts):
                    sheet.write_string(line, column, text)


def _flat(model: type, data: dict[str, Any], labels: str = "") -> Iterator[tuple[str, Field, Any, dict[str, Any]]]:
    """Yield the label, field and value of all that one row can hold, with the group around it."""
    told_by_rows = _told_by_rows(model)
    for name, value in data.items():
        field = fields_of(model)[name]
        if isinstance(value, dict):
            yield from _flat(field.shape.models[0], value, f"{labels}{field.label}: ")
        elif name not in told_by_rows:
            yield f"{labels}{field.label}", field, value, data


def _told_by_rows(model: type) -> set[str]:
    """The lists that the headings and the last row of a table of figures tell."""
    found = (open_columns_of(field.shape.item.models) for field in fields_of(model).values() if field.shape.item)
    return {name for own in found if own is not None for name in (own.headings, own.total)}


def _items(field: Field, items: list[Any], around: dict[str, Any], code: str) -> Iterator[Row]:
    model: Any = field.shape.item.models[0] if field.shape.item is not None else None
    own = open_columns_of((model,))
    join = {"Mã văn bản" if "ma" in fields_of(model) else "Mã": code}
    for item in items:
        values = {model.bare_field: item} if isinstance(item, str) else item
        figures = _figures(own, values[own.items], around) if own is not None else {}
        inner = {name: value for name, value in values.items() if own is None or name != own.items}
        yield join | {label: _cell(value) for label, _, value, _ in _flat(model, inner)} | figures
    if own is not None and own.total in around:
        yield join | {fields_of(model)[own.name].label: "Tổng"} | _figures(own, around[own.total], around)


def _figures(own: OpenColumns, figures: list[str], around: dict[str, Any]) -> Row:
    return dict(zip(around[own.headings], figures, strict=True))


def _cell(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)
