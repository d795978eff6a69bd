"""JSON to raw text with positions: strictness from the standard library, places from a second look at the tokens.

Numbers, `true` and `false` stay the characters that were typed; `null` is an empty value.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

from reportgen.problems import Position, Problem
from reportgen.sources.build import Builder, Unusable, as_document
from reportgen.sources.files import (
    DEPTH_LIMIT,
    NODE_LIMIT,
    clean,
    position_at,
    read_text,
    strange_characters,
)
from reportgen.sources.json_plain import HIDING, plain_json
from reportgen.sources.raw import PlainRecord, RawEntry, RawList, RawMapping, RawNode, RawScalar, ReadResult

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(rf'[{{}}\[\]]|{_STRING}|[^\s{{}}\[\],:"]+')
#: The same less the closing brackets: where values and keys start, each once, in the order of a walk over them.
_START = re.compile(rf'[{{\[]|{_STRING}|[^\s{{}}\[\],:"]+')
_SPARE_COMMA = re.compile(r",\s*[}\]]")


def read_json(path: Path) -> ReadResult:
    """Read a JSON file; see `reportgen.sources.read`."""
    text, problems = read_text(path)
    return ReadResult(None, problems) if text is None else _read_whole(path, text, problems)


def plain_json_file(path: Path) -> PlainRecord | ReadResult:
    """Read a JSON file of one record the quick way if nothing is to be said about its typing, else in full."""
    text, problems = read_text(path)
    if text is None:
        return ReadResult(None, problems)
    reread = partial(_read_whole, path, text, problems)
    plain = None if problems else plain_json(text, position_at(path, text, text.find("{")), reread)
    return plain or reread()


def _read_whole(path: Path, text: str, problems: tuple[Problem, ...]) -> ReadResult:
    if not text.strip():
        return ReadResult(None, (*problems, Problem("tep-rong", Position(str(path), 1, 1))))
    reader = JsonReader(path, text)
    try:
        reader.check_strictly()
        reader.take_tokens()
        document, root_problems = as_document(reader.builder.root, Position(str(path), 1, 1))
    except Unusable as unusable:
        document, root_problems = None, (unusable.problem,)
    return ReadResult(document, (*problems, *reader.problems, *root_problems))


class JsonReader:
    """Turns the tokens of one JSON text into raw values and problems.

    Args:
        path: The file, as positions name it.
        text: The JSON.
        first_line: The line of the file on which the text starts.
    """

    def __init__(self, path: Path, text: str, first_line: int = 1) -> None:
        self.builder = Builder()
        self.problems: list[Problem] = []
        self._path = path
        self._file = str(path)
        self._text = text
        self._first_line = first_line
        self._parsed: object = None
        self._line, self._line_start, self._line_end = first_line, 0, _end_of_line(text, 0)
        # One look at the whole text spares a look at every piece of it.
        self._is_clean = not strange_characters(text) and unicodedata.is_normalized("NFC", text)

    def check_strictly(self) -> None:
        """Let the standard library judge the text, numbers left alone (a long one would be refused for its length)."""
        try:
            self._parsed = json.loads(
                self._text,
                # Mappings become tuples of pairs: nothing is lost, not even a repeated key.
                object_pairs_hook=tuple,
                parse_int=str,
                parse_float=str,
                parse_constant=self._refuse_constant,
            )
        except json.JSONDecodeError as error:
            raise Unusable(self._explain(error.pos)) from error
        except RecursionError:
            # The builder meets the same depth first and names the place.
            self.take_tokens()
            raise

    def take_tokens(self) -> None:
        """Build raw values from a text that is known to be right."""
        if self._parsed is not None and (root := self._at_once()) is not None:
            self.builder.root = root
            return
        builder = self.builder
        for match in _TOKEN.finditer(self._text):
            piece, position = match.group(), self._forward_to(match.start())
            if piece in "{[":
                builder.start(position, is_mapping=piece == "{")
            elif piece in "}]":
                builder.end()
            else:
                builder.scalar(self._scalar(piece, position))

    def _at_once(self) -> RawNode | None:
        """Put what the standard library read together with the places of its pieces, three times as fast as by token.

        Returns:
            None if there may be something to report on the way: strange characters, too deep, too much.
        """
        starts = [match.start() for match in _START.finditer(self._text)]
        if not self._is_clean or len(starts) > NODE_LIMIT or HIDING.search(self._text):
            return None
        try:
            return _with_places(self._parsed, map(self._forward_to, starts), DEPTH_LIMIT)
        except _TooDeep:
            self._line, self._line_start, self._line_end = self._first_line, 0, _end_of_line(self._text, 0)
            return None

    def _scalar(self, piece: str, position: Position) -> RawScalar:
        if not piece.startswith('"'):
            return RawScalar("" if piece == "null" else piece, position)
        if self._is_clean and "\\" not in piece:
            return RawScalar(piece[1:-1], position)
        text = json.loads(piece)
        self.problems.extend(Problem("ky-tu-la", position, {"ky_tu": name}) for _, name in strange_characters(text))
        return RawScalar(clean(text), position)

    def _explain(self, index: int) -> Problem:
        place = self._place_of(index)
        before, after = self._text[:index].rstrip(), self._text[index:].strip()
        # Some versions of the library point at the comma, others at the bracket after it.
        if _SPARE_COMMA.match(after) or _SPARE_COMMA.match(before[-1:] + after[:1]):
            return Problem("json-phay-thua", place)
        if not after and before:
            return Problem("json-chua-dong", place)
        return Problem("json-sai-cu-phap", place)

    def _refuse_constant(self, name: str) -> NoReturn:
        index = re.search(rf"[\[:,\s]{re.escape(name)}(?=[\s,\]}}])", self._text)
        start = index.start() + 1 if index else 0
        raise Unusable(Problem("json-sai-cu-phap", self._place_of(start)))

    def _place_of(self, index: int) -> Position:
        place = position_at(self._path, self._text, index)
        return place._replace(line=(place.line or 1) + self._first_line - 1)

    def _forward_to(self, index: int) -> Position:
        """Tell line and column, counting on from the piece before (one pass over the text in all)."""
        while index > self._line_end:
            self._line += 1
            self._line_start = self._line_end + 1
            self._line_end = _end_of_line(self._text, self._line_start)
        return Position(self._file, self._line, index - self._line_start + 1)


class _TooDeep(Exception):  # noqa: N818 -- caught a few lines above
    """Values nest deeper than allowed."""


def _with_places(value: object, places: Iterator[Position], depth: int) -> RawNode:
    position = next(places)
    if isinstance(value, str):
        return RawScalar(value, position)
    if not isinstance(value, tuple | list):
        return RawScalar("" if value is None else str(value).lower(), position)
    if not depth:
        raise _TooDeep
    if isinstance(value, list):
        return RawList(tuple([_with_places(item, places, depth - 1) for item in value]), position)
    entries = [RawEntry(key.strip(), next(places), _with_places(inner, places, depth - 1)) for key, inner in value]
    return RawMapping(tuple(entries), position)


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
