"""Samples as plain data that a test can change and write again."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from reportgen.sources import read
from reportgen.sources.keys import keys_of
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar
from reportgen.sources.schema import Shape, fields_of, shape_of_model

PathInRecord = tuple[str | int, ...]


def plain_data(path: Path) -> dict[str, Any]:
    """The document of a file as mappings, lists and text."""
    document = read(path).document
    assert document is not None
    data = _plain(document)
    assert isinstance(data, dict)
    return data


def write(path: Path, data: dict[str, Any]) -> Path:
    """Write plain data as YAML."""
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    return path


def without(data: dict[str, Any], place: PathInRecord) -> dict[str, Any]:
    """The data less the value at a place."""
    changed = copy.deepcopy(data)
    inner: Any = changed
    for step in place[:-1]:
        inner = inner[step]
    del inner[place[-1]]
    return changed


def required_places(model: type, data: dict[str, Any]) -> Iterator[tuple[PathInRecord, str]]:
    """Every place of the data that its model requires, with the field's label; of a list, the first item's."""
    yield from _required(shape_of_model(model), data, ())


def _required(shape: Shape, value: Any, place: PathInRecord) -> Iterator[tuple[PathInRecord, str]]:
    if isinstance(value, list) and value and shape.item:
        yield from _required(shape.item, value[0], (*place, 0))
    if isinstance(value, dict) and shape.models:
        model = shape.models[0]
        for key, inner in value.items():
            field = fields_of(model).get(keys_of(model).find(key) or "")
            if field is not None:
                if field.required:
                    yield (*place, key), field.label
                yield from _required(field.shape, inner, (*place, key))


def _plain(node: RawNode) -> Any:
    match node:
        case RawMapping():
            return {entry.key: _plain(entry.value) for entry in node.entries}
        case RawList():
            return [_plain(item) for item in node.items]
        case RawScalar():
            return node.text
