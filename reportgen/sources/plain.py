"""Plain records: what may be taken without the places of its values, whatever the format it was typed in.

A source takes a record here only if the full reading could have nothing to say about it: its keys are told apart, no
value is empty inside a list or made of blanks, nothing is odd in any text. All else, and whatever a model then
refuses, is read again in full.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Set
from functools import cache
from typing import Any, NamedTuple

from reportgen.problems import Position
from reportgen.sources.guard import are_harmless
from reportgen.sources.raw import PlainRecord, ReadResult
from reportgen.sources.schema import fields_of_any, shape_of_model

#: Longer texts (characters) are left to the full reading, which counts their values.
LIMIT = 200_000
#: How people mark the items of a list; the full reading asks about a single text that begins so.
BULLETS = "-–—•*+·"
_KIND = "loai"


class UnusualError(ValueError):
    """The full reading may have something to say; never leaves this room."""


class Typed(NamedTuple):
    """What the quick reading of a format gave.

    Args:
        data: The root.
        texts: The texts in it; no keys need be among them, where the keys of the data must be names of fields.
        has_gaps: Whether any value is empty.
    """

    data: object
    texts: Collection[str]
    has_gaps: bool


def plain_record(typed: Typed, position: Position, reread: Callable[[], ReadResult]) -> PlainRecord | None:
    """Make a plain record; None if the full reading may have something to say about it.

    Args:
        typed: What was read.
        position: Where it starts.
        reread: Reads it in full.
    """
    data = plain_group(typed)
    if data is None or not isinstance(kind := data.pop(_KIND, None), str):
        return None
    return PlainRecord(kind, data, position, reread, has_gaps=typed.has_gaps)


def plain_group(typed: Typed) -> dict[str, Any] | None:
    """Take what was read as it is, empty values too; None if the full reading may have something to say about it."""
    data = typed.data
    return data if isinstance(data, dict) and are_harmless(typed.texts) else None


def looks_like_item(text: str) -> bool:
    """Tell whether a text begins like an item of a list, as typed by someone who does not know the format's way."""
    return text.startswith(tuple(BULLETS)) and not text[1:2].isdigit()


def without_gaps(data: dict[str, Any], model: type) -> dict[str, Any] | None:
    """Leave out what is empty, as the full reading does; None if that has something to say.

    Args:
        data: A plain record; it is changed.
        model: The model of its kind: what is left out must be one of its fields.
    """
    try:
        _clear(data, shape_of_model(model).models)
    except UnusualError:
        return None
    return data


class _Places(NamedTuple):
    """Where values of a group can stand.

    Args:
        fields: All of them.
        lists: The fields that hold lists.
        groups: The fields that hold groups, alone or in lists, with the models of those groups.
    """

    fields: Set[str]
    lists: Set[str]
    groups: Mapping[str, tuple[type, ...]]


@cache
def _places(models: tuple[type, ...]) -> _Places:
    shapes = {name: field.shape for name, field in fields_of_any(models).items()}
    inner = {name: shape.models or (shape.item.models if shape.item else ()) for name, shape in shapes.items()}
    lists = {name for name, shape in shapes.items() if shape.item}
    return _Places(shapes.keys(), lists, {name: models for name, models in inner.items() if models})


def _clear(group: dict[str, Any], models: tuple[type, ...]) -> None:
    # Whether what is not empty may stand where it stands, is the model's to say.
    places = _places(models)
    for name, inner in places.groups.items():
        value = group.get(name)
        if type(value) is dict:
            _clear(value, inner)
        elif type(value) is list:
            _clear_each(value, inner)
    if not all(group.values()):
        _drop([key for key, value in group.items() if not value], group, places)


def _clear_each(items: list[Any], models: tuple[type, ...]) -> None:
    for item in items:
        if type(item) is dict:
            _clear(item, models)
    if not all(items):
        raise UnusualError


def _drop(keys: list[str], group: dict[str, Any], places: _Places) -> None:
    for key in keys:
        kind = type(group.pop(key))
        if key not in (places.groups if kind is dict else places.lists if kind is list else places.fields):
            raise UnusualError
