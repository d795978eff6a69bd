"""Plain records: what may be taken without the places of its values, whatever the format it was typed in.

A source takes a record here only if the full reading could have nothing to say about it: its keys are told apart, no
value is empty inside a list or made of blanks, nothing is odd in any text. All else, and whatever a model then
refuses, is read again in full.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from reportgen.problems import Position
from reportgen.sources.guard import are_harmless
from reportgen.sources.raw import PlainRecord, ReadResult
from reportgen.sources.schema import Shape, fields_of_any, shape_of_model

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
        data: A plain record.
        model: The model of its kind: what is left out must be one of its fields.
    """
    try:
        return _filled_group(data, shape_of_model(model))
    except UnusualError:
        return None


def _filled(value: Any, shape: Shape) -> Any:
    if type(value) is dict:
        return _filled_group(value, shape)
    if type(value) is not list:
        return value
    if shape.item is None:
        raise UnusualError
    items = [item if type(item) is str else _filled(item, shape.item) for item in value]
    if not all(items):
        raise UnusualError
    return items


def _filled_group(group: dict[str, Any], shape: Shape) -> dict[str, Any]:
    models = shape.models or (shape.item.models if shape.item else ())
    if not models:
        raise UnusualError
    fields, filled = fields_of_any(models), {}
    for key, value in group.items():
        if type(value) is str:
            if value:
                # Whether there is such a field is the model's to say.
                filled[key] = value
            elif key not in fields:
                raise UnusualError
        elif key not in fields:
            raise UnusualError
        elif inner := _filled(value, fields[key].shape):
            filled[key] = inner
    return filled
