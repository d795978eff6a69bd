"""JSON records typed the canonical way, read at the price of the parser: no value's place is kept.

Machines write nearly all JSON, and nearly all of it is right. A text is taken here only if the full reading of
`json_source` could have nothing to say about it: its keys are told apart, no value is empty inside a list or made of
blanks, nothing is odd in any text. All else, and whatever a model then refuses, is read again in full.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn

from reportgen.problems import Position
from reportgen.sources.guard import is_harmless
from reportgen.sources.raw import PlainRecord, ReadResult
from reportgen.sources.schema import Shape, fields_of, shape_of_model

#: Longer texts (characters) are left to the full reading, which counts their values.
_LIMIT = 200_000
#: Keys that say what a record belongs to, not what it holds; more than the kind's name is left to the full reading.
_KIND = "loai"
_OUTER = frozenset({"loai_van_ban", "co_quan", "co_quan_ban_hanh", "van_ban", "chung"})
#: Strings that begin with a blank, an escape or the mark of a list's item, of which some are odd.
_MAYBE_ODD = re.compile(r'"[\s\\–—•*+·-]')
#: A blank string, or a single text that begins like an item of a list.
_ODD = re.compile(r'"(?:\s|\\[nrt])+"|:\s*"[–—•*+·-](?!\d)')
#: An escape that may stand for a character no text should hold, or for a mark that is no letter by itself.
HIDING = re.compile(r'\\[^"/\\nrt]')
_TRUTHS = {True: "true", False: "false"}
_STRINGS = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')


class _UnusualError(ValueError):
    """The full reading may have something to say."""


def plain_json(text: str, position: Position, reread: Callable[[], ReadResult]) -> PlainRecord | None:
    """Read one record; None if the full reading may have something to say about it.

    Args:
        text: The JSON of one record.
        position: Where it starts.
        reread: Reads it in full.
    """
    if len(text) > _LIMIT or _looks_odd(text):
        return None
    groups = _Groups()
    try:
        data = groups.decoder.decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(kind := data.pop(_KIND, None), str):
        return None
    if not _OUTER.isdisjoint(data) or not is_harmless(text, _strings(text)):
        return None
    return PlainRecord(kind, data, position, reread, has_gaps=groups.have_gaps)


def without_gaps(data: dict[str, Any], model: type) -> dict[str, Any] | None:
    """Leave out what is empty, as the full reading does; None if that has something to say.

    Args:
        data: A plain record.
        model: The model of its kind: what is left out must be one of its fields.
    """
    try:
        return _filled_group(data, shape_of_model(model))
    except _UnusualError:
        return None


def _filled(value: Any, shape: Shape) -> Any:
    if type(value) is dict:
        return _filled_group(value, shape)
    if type(value) is not list:
        return value
    if shape.item is None:
        raise _UnusualError
    items = [_filled(item, shape.item) for item in value]
    if not all(items):
        raise _UnusualError
    return items


def _filled_group(group: dict[str, Any], shape: Shape) -> dict[str, Any]:
    models = shape.models or (shape.item.models if shape.item else ())
    fields = {name: field for model in reversed(models) for name, field in fields_of(model).items()}
    if not models or not group.keys() <= fields.keys():
        raise _UnusualError
    filled = ((key, _filled(value, fields[key].shape)) for key, value in group.items())
    return {key: value for key, value in filled if value}


def _looks_odd(text: str) -> bool:
    if "\\" in text and HIDING.search(text):
        return True
    return bool(_MAYBE_ODD.search(text) and _ODD.search(text))


def _strings(text: str) -> list[str]:
    """Find all keys and texts of a JSON text that has no hiding escapes."""
    found = _STRINGS.findall(text)
    return found if "\\" not in text else [json.loads(f'"{piece}"') for piece in found]


class _Groups:
    """Makes groups of the keys and values that the parser finds; `have_gaps` tells whether any value was empty."""

    def __init__(self) -> None:
        self.have_gaps = False
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._group, parse_int=str, parse_float=str, parse_constant=_refuse
        )

    def _group(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        group = dict(pairs)
        if len(group) != len(pairs):
            raise _UnusualError
        for key, value in pairs:
            if type(value) is bool:
                group[key] = _TRUTHS[value]
            elif type(value) is list and (not all(value) or True in value):
                raise _UnusualError
        self.have_gaps = self.have_gaps or not all(group.values())
        return group


def _refuse(name: str) -> NoReturn:
    raise _UnusualError(name)
