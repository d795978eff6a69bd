"""Finds the people of a document: whoever it names anywhere, except in the description of its office."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from reportgen.model.con_nguoi import DongChi
from reportgen.model.nguoi_ky import NguoiKy
from reportgen.model.van_ban import VanBan
from reportgen.sources.schema import Shape, fields_of

_PEOPLE = (DongChi, NguoiKy)
_LISTS = (tuple, list)


def names_of_people(van_ban: VanBan) -> list[str]:
    """Give the names of all people of a document in the order of its fields, one as often as it stands there."""
    found: list[str] = []
    for name in _ways_to_people(type(van_ban)):
        if name != "co_quan":
            _gather(getattr(van_ban, name, None), found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    # Into a list, since a generator inside generators hands every name up through all of them.
    if isinstance(value, _LISTS):
        for item in value:
            _gather(item, found)
    elif isinstance(value, _PEOPLE):
        found.append(str(value.ho_ten))
    else:
        kind: type = type(value)
        for name in _ways_to_people(kind):
            _gather(getattr(value, name, None), found)


@cache
def _ways_to_people(kind: type) -> tuple[str, ...]:
    """Name the fields of a model in which people may stand: the others need not be walked for every document."""
    fields = fields_of(kind) if hasattr(kind, "model_fields") else {}
    return tuple(name for name, field in fields.items() if any(map(_leads_to_people, _models_in(field.shape))))


def _leads_to_people(model: type) -> bool:
    return bool(_ways_to_people(model)) or issubclass(model, _PEOPLE)


def _models_in(shape: Shape) -> Iterator[type]:
    yield from shape.models
    if shape.item is not None:
        yield from _models_in(shape.item)
