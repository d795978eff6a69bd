"""JSON records typed the canonical way, read at the price of the parser; see `plain`.

Machines write nearly all JSON, and nearly all of it is right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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
    groups = _Groups()
    # Not kept by its groups: what refers to itself would wait for the search for cycles.
    decoder = json.JSONDecoder(object_pairs_hook=groups.group, parse_int=str, parse_float=str, parse_constant=_refuse)
    try:
        data = decoder.decode(text)
    except (ValueError, RecursionError):
        return None
    return plain_record(Typed(data, groups.texts, groups.have_gaps), position, reread)


def _looks_odd(text: str) -> bool:
    if "\\" in text and HIDING.search(text):
        return True
    return bool(_MAYBE_ODD.search(text) and _ODD.search(text))


class _Groups:
    """Makes groups of the keys and values that the parser finds.

    `texts` are the texts among the values. No key is among them: one that is no field's name is refused by the model.
    `have_gaps` tells whether any value was empty.
    """

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.have_gaps = False

    def group(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Make one group.

        Raises:
            UnusualError: Only the full reading knows what to say about it.
        """
        group = dict(pairs)
        if len(group) != len(pairs):
            raise UnusualError
        for key, value in pairs:
            kind = type(value)
            if kind is str:
                self.texts.add(value)
            elif kind is list:
                self._take(value)
            elif kind is bool:
                group[key] = _TRUTHS[value]
        self.have_gaps = self.have_gaps or not all(group.values())
        return group

    def _take(self, items: list[Any]) -> None:
        kinds = set(map(type, items))
        if not kinds <= _ITEMS or not all(items):
            raise UnusualError
        if str in kinds:
            self.texts.update(items if len(kinds) == 1 else (item for item in items if type(item) is str))


def _refuse(name: str) -> NoReturn:
    raise UnusualError(name)
