"""JSON records typed the canonical way, read at the price of the parser; see `plain`.

Machines write nearly all JSON, and nearly all of it is right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

from reportgen.problems import Position
from reportgen.sources.plain import BULLETS, LIMIT, Typed, UnusualError, plain_record
from reportgen.sources.raw import PlainRecord, ReadResult

#: An escape that may stand for a character no text should hold, or for a mark that is no letter by itself.
HIDING = re.compile(r'\\[^"/\\nrt]')
#: Strings that begin with a blank, an escape or the mark of a list's item, of which some are odd.
_MAYBE_ODD = re.compile(rf'"[\s\\{BULLETS[1:]}-]')
#: A blank string, or a single text that begins like an item of a list.
_ODD = re.compile(rf'"(?:\s|\\[nrt])+"|:\s*"[{BULLETS[1:]}-](?!\d)')
_TRUTHS = {True: "true", False: "false"}
#: What stands in the lists of most records, and in every list that is taken here.
_ITEMS = {str, dict}


def plain_json(text: str, position: Position, reread: Callable[[], ReadResult]) -> PlainRecord | None:
    """Read one record; None if the full reading may have something to say about it.

    Args:
        text: The JSON of one record.
        position: Where it starts.
        reread: Reads it in full.
    """
    if len(text) > LIMIT or _looks_odd(text):
        return None
    try:
        typed = _parser().parse(text)
    except (ValueError, RecursionError):
        return None
    return plain_record(typed, position, reread)


def _looks_odd(text: str) -> bool:
    if "\\" in text and HIDING.search(text):
        return True
    return bool(_MAYBE_ODD.search(text) and _ODD.search(text))


@cache
def _parser() -> _Parser:
    return _Parser()


class _Parser:
    """Parses one text after the other."""

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._have_gaps = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._group, parse_int=str, parse_float=str, parse_constant=_refuse
        )

    def parse(self, text: str) -> Typed:
        """Parse a text.

        Returns:
            What it holds, with the texts among the values. No key is among them: one that is no field's name is refused
            by the model.

        Raises:
            ValueError: It is no JSON, or only the full reading knows what to say about it.
            RecursionError: Its groups stand too deep inside each other.
        """
        self._texts, self._have_gaps = set(), False
        data = self._decoder.decode(text)
        return Typed(data, self._texts, self._have_gaps)

    def _group(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        group = dict(pairs)
        if len(group) != len(pairs):
            raise UnusualError
        for key, value in pairs:
            kind = type(value)
            if kind is str:
                self._texts.add(value)
            elif kind is list:
                self._take(value)
            elif kind is bool:
                group[key] = _TRUTHS[value]
        self._have_gaps = self._have_gaps or not all(group.values())
        return group

    def _take(self, items: list[Any]) -> None:
        kinds = set(map(type, items))
        if not kinds <= _ITEMS or not all(items):
            raise UnusualError
        if str in kinds:
            self._texts.update(items if len(kinds) == 1 else (item for item in items if type(item) is str))


def _refuse(name: str) -> NoReturn:
    raise UnusualError(name)
