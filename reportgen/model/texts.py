"""All texts of a record, gathered once, for the checks that look for something rare in any of them.

Nearly always there is nothing to be found, so a check first looks through all the texts at one go. Only where it finds
a suspect are the texts looked at one by one, with their places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from reportgen.model.inside import LISTS, is_model, text_fields

#: Stands before each text when all are looked through; a text that holds one is merely looked at in pieces.
BEFORE_TEXT = "\0"


class Sought(NamedTuple):
    """What is looked for in the texts: a pattern, and the sign that everything it finds begins with.

    To see that the sign stands nowhere takes next to no time.
    """

    sign: str
    pattern: re.Pattern[str]


class Texts:
    """The texts of one record; fields checked apart (the office) are left out.

    `joined` holds all of them, each after a `BEFORE_TEXT`, for looks through all at one go. A look may be told to begin
    at the items: the texts in lists, or in models in lists.

    Args:
        record: The record.
        no_items: Fields whose texts count as no items, though they stand in lists.
    """

    def __init__(self, record: BaseModel, no_items: Collection[str] = ()) -> None:
        # The record itself is not kept: it keeps this, and what keeps each other waits for the search for cycles.
        alone: list[Any] = []
        items: list[Any] = []
        _gather(record, alone, items, no_items)
        before = _joined(alone)
        self._items_from = len(before)
        self.joined = before + _joined(items)

    def have(self, *things: Sought) -> bool:
        """Tell whether one of the things is found in any text."""
        return any(thing.sign in self.joined and thing.pattern.search(self.joined) for thing in things)

    def having(self, *things: Sought, items_only: bool = False) -> Iterator[str]:
        """Yield the texts in which the things are found, in any order, one after the other and maybe more than once."""
        for thing in things:
            if thing.sign in self.joined:
                for match in thing.pattern.finditer(self.joined, self._items_from if items_only else 0):
                    yield self._text_around(match.end() - 1)

    def _text_around(self, index: int) -> str:
        start = self.joined.rfind(BEFORE_TEXT, 0, index) + 1
        end = self.joined.find(BEFORE_TEXT, index + 1)
        return self.joined[start : None if end < 0 else end]


def texts_in(value: object) -> list[str]:
    """Give the texts inside a value, in any order."""
    found: list[Any] = []
    _gather_from(value, found, found)
    return [text for text in found if isinstance(text, str)]


def _joined(values: list[Any]) -> str:
    # What is absent (None) is among the values, and so may be a hole or a date: it is cheaper to drop all at once.
    try:
        texts = BEFORE_TEXT.join(filter(None, values))
    except TypeError:
        texts = BEFORE_TEXT.join(value for value in values if isinstance(value, str) and value)
    return BEFORE_TEXT + texts if texts else ""


def _gather(model: BaseModel, alone: list[Any], items: list[Any], no_items: Collection[str] = ()) -> None:
    values, fields = model.__dict__, text_fields(type(model))
    alone.extend(map(values.get, fields.alone))
    for name in fields.lists:
        if isinstance(entries := values.get(name), tuple):
            (alone if name in no_items else items).extend(entries)
    for name in fields.others:
        _gather_from(values.get(name), alone, items)


def _gather_from(value: Any, alone: list[Any], items: list[Any]) -> None:
    if is_model(value.__class__):
        _gather(value, alone, items)
    elif isinstance(value, LISTS):
        for item in value:
            (_gather if is_model(item.__class__) else _gather_from)(item, items, items)
    else:
        alone.append(value)
