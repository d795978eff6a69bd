"""YAML records typed the canonical way, read at the price of the parser; see `plain`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from reportgen.problems import Position, Problem
from reportgen.sources.files import DEPTH_LIMIT, read_text
from reportgen.sources.plain import LIMIT, Typed, UnusualError, looks_like_item, plain_group, plain_record
from reportgen.sources.raw import PlainRecord, ReadResult

#: What YAML reads as nothing where it stands without quotes.
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
#: A comment without a space after its mark, behind something on its line: it may have been meant as text.
_CUT_OFF = re.compile(r"[^\S\n]#[^\s#]")
_BLOCKS = ("|", ">")
_OPENINGS = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)


def plain_yaml_file(path: Path) -> PlainRecord | ReadResult:
    """Read a YAML file of one record the quick way if nothing is to be said about its typing, else in full."""
    text, problems = read_text(path)
    if text is None:
        return ReadResult(None, problems)
    reread = partial(_in_full, path, text, problems)
    return (None if problems else plain_yaml(text, reread, str(path))) or reread()


def plain_yaml_values(path: Path) -> dict[str, Any] | None:
    """Read a YAML file that holds no record, empty values too; None if something may be to be said about its typing."""
    text, problems = read_text(path)
    found = None if text is None or problems else _typed(text)
    return None if found is None else plain_group(found[0])


def _in_full(path: Path, text: str, problems: tuple[Problem, ...]) -> ReadResult:
    # Nearly no file comes here.
    from reportgen.sources.yaml_source import read_whole

    return read_whole(path, text, problems)


def plain_yaml(text: str, reread: Callable[[], ReadResult], file: str) -> PlainRecord | None:
    """Read one record; None if the full reading may have something to say about it.

    Args:
        text: The YAML of one record.
        reread: Reads it in full.
        file: The file, as positions name it.
    """
    found = _typed(text)
    if found is None:
        return None
    typed, (line, column) = found
    return plain_record(typed, Position(file, line + 1, column + 1), reread)


def _typed(text: str) -> tuple[Typed, tuple[int, int]] | None:
    """Read a text, and tell line and column of where it starts, from 0."""
    if len(text) > LIMIT or _CUT_OFF.search(text):
        return None
    reader = _Reader(text)
    try:
        data, start = reader.document()
    except (UnusualError, yaml.YAMLError):
        return None
    return Typed(data, reader.texts, reader.has_gaps), start


class _Reader:
    """Turns the events of one document into text, lists and mappings; gives up at the first thing unusual."""

    def __init__(self, text: str) -> None:
        self.texts: list[str] = []
        self.has_gaps = False
        # Not typed: what an event has depends on its class, and classes are compared by themselves, which is quick.
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._has_escapes = "\\" in text

    def document(self) -> tuple[object, tuple[int, int]]:
        """Read the only document of the text; returns its root, and line and column of its start, from 0.

        Raises:
            UnusualError: The full reading may have something to say.
            yaml.YAMLError: The text is no YAML.
        """
        start = next(event for event in self._events if type(event) not in _OPENINGS)
        root = self._value(start, DEPTH_LIMIT)
        if [type(event) for event in self._events] != [yaml.DocumentEndEvent, yaml.StreamEndEvent]:
            raise UnusualError
        return root, (start.start_mark.line, start.start_mark.column)

    def _value(self, event: Any, depth: int) -> object:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._text(event)
        if kind not in _STARTS or not depth or event.anchor is not None or event.tag is not None:
            raise UnusualError
        if kind is yaml.SequenceStartEvent:
            return self._list(depth - 1)
        if event.flow_style:
            raise UnusualError
        return self._group(depth - 1)

    def _list(self, depth: int) -> list[object]:
        items = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            items.append(self._value(event, depth))
        if not all(items):
            raise UnusualError
        return items

    def _group(self, depth: int) -> dict[str, object]:
        group: dict[str, object] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._text(event)
            value = self._value(next(self._events), depth)
            if key in group or key == "<<" or (type(value) is str and looks_like_item(value)):
                raise UnusualError
            group[key] = value
        self.has_gaps = self.has_gaps or not all(group.values())
        return group

    def _text(self, event: Any) -> str:
        kind = type(event)
        if kind is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            raise UnusualError
        style, text = event.style, event.value
        if style not in _BLOCKS and event.start_mark.line != event.end_mark.line:
            raise UnusualError
        if (style == '"' and self._has_escapes) or text.isspace():
            raise UnusualError
        self.texts.append(text)
        return "" if not style and text in NOTHING else text
