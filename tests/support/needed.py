"""What a workbook must hold, table by table, as the models say it: found without the reader of workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportgen.kinds import Kind
from reportgen.model.co_quan import CoQuan
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.schema import Field, fields_of, open_columns_of
from tests.support.workbook import flat, is_rows, is_told_by_rows


@dataclass(frozen=True)
class Needed:
    """A heading or label under which every row, or every document, must have a value.

    Args:
        table: The name of the table that it heads: a sheet, or a title on a sheet of two columns.
        label: The heading.
        rows: The list that stands there as a whole, None for a single value.
    """

    table: str
    label: str
    rows: Field | None = field(default=None, compare=False)


def needed(kind: Kind, record: RawMapping) -> list[Needed]:
    """List all that a record and its office must have."""
    office = next(entry.value for entry in record.entries if entry.key == "co_quan")
    assert isinstance(office, RawMapping)
    found = [*_needed(kind.model, record, kind.label), *_needed(CoQuan, office, "Cơ quan")]
    return list(dict.fromkeys(found))


def _needed(model: type, record: RawMapping, table: str) -> Iterator[Needed]:
    for label, node, one, path in flat(model, record):
        if is_rows(one, node):
            assert isinstance(node, RawList)
            if one.required:
                yield Needed(table, one.label, one)
            for item in node.items:
                yield from _of_item(one, item)
        elif one.required and not is_told_by_rows(model, path):
            yield Needed(table, label)


def _of_item(rows: Field, item: RawNode) -> Iterator[Needed]:
    assert rows.shape.item is not None
    model: Any = rows.shape.item.models[0]
    own = open_columns_of((model,))
    if isinstance(item, RawScalar):
        bare = fields_of(model)[model.bare_field]
        yield from [Needed(rows.label, bare.label)] if bare.required else []
        return
    assert isinstance(item, RawMapping)
    for label, _, one, path in flat(model, item, path=("",)):
        if one.required and (own is None or path[-1] != own.items):
            yield Needed(rows.label, label)
