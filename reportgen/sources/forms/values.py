"""A sample as plain values under canonical keys: what a form is filled with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from reportgen.sources.keys import keys_of
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.schema import Shape, fields_of
from reportgen.text.slugs import fold

#: Keys and their values: text, lists of such, or further keys.
Record: TypeAlias = "dict[str, Value]"
Value: TypeAlias = "str | list[Value] | Record"


def plain_record(model: type, sample: RawMapping, without: Sequence[str] = ()) -> Record:
    """Turn a record as read into plain values.

    Args:
        model: The model of its data.
        sample: The record.
        without: Keys that are none of the model's.

    Raises:
        ValueError: The record has a key that the model does not know.
    """
    book, record = keys_of(model), dict[str, Value]()
    for entry in sample.entries:
        if entry.key in without:
            continue
        name = book.find(entry.key)
        if name is None:
            raise ValueError(f"{model.__name__} does not know: {entry.key}")
        record[name] = _plain(entry.value, fields_of(model)[name].shape)
    return record


def _plain(node: RawNode, shape: Shape) -> Value:
    inner = shape.item if shape.item is not None and not shape.models else shape
    match node:
        case RawScalar():
            return [node.text] if shape.item is not None else node.text
        case RawList():
            return [_plain(item, inner) for item in node.items]
        case RawMapping():
            one = plain_record(inner.models[0], node)
            return [one] if shape.item is not None else one


def at(record: Record, path: Sequence[str]) -> Value | None:
    """Return the value at a path, None if there is none."""
    value: Value | None = record
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def items_at(record: Record, path: Sequence[str]) -> list[Value]:
    """Return the items of the list at a path, none if there is no list."""
    found = at(record, path)
    return found if isinstance(found, list) else []


def as_item(value: Value, model: type) -> Record:
    """Return an item as keys and values; a bare text is its main field."""
    if isinstance(value, dict):
        return value
    return {str(getattr(model, "bare_field", "")): value}


def cell_text(value: Value | None, choices: Sequence[tuple[str, str]] = ()) -> str:
    """Write a value as a cell shows it: a list as lines, a choice as its label."""
    if isinstance(value, list):
        return "\n".join(cell_text(item) for item in value)
    if not isinstance(value, str):
        return ""
    labels: Mapping[str, str] = {fold(spelling): label for slug, label in choices for spelling in (slug, label)}
    return value if value in labels.values() else labels.get(fold(value), value)
