"""JSON Lines: one record a line, read one after the other, so that memory stays flat however long the file is.

Each line is read as a JSON file of its own, with the places counted in the whole file. Empty lines are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reportgen.errors import reason_of
from reportgen.problems import Position, Problem
from reportgen.sources.build import Unusable
from reportgen.sources.files import SIZE_LIMIT, InputIsFolderError, InputMissingError, InputUnreadableError
from reportgen.sources.guard import Guard
from reportgen.sources.json_plain import plain_json
from reportgen.sources.json_source import JsonReader
from reportgen.sources.raw import Piece, PlainRecord, RawEntry, RawList, RawMapping, ReadResult
from reportgen.sources.spans import Span
from reportgen.text.legacy_fonts import LegacyFont

#: What one call of `read_jsonl` gathers at most (records). `stream` has no such limit.
RECORD_LIMIT = 100_000
#: So much is asked of the disk at once (bytes): a line is often longer than what Python would ask for.
_BUFFER = 1 << 16


def read_jsonl(path: Path, convert_from: LegacyFont | None = None) -> ReadResult:
    """Read a JSON Lines file as a whole, the records under `van_ban`; see `reportgen.sources.read`."""
    guard = Guard(convert_from)
    records: list[RawMapping] = []
    problems: list[Problem] = []
    for result in stream(path):
        problems.extend(result.problems)
        if result.document is not None:
            records.append(guard.mapping(result.document))
        if len(records) > RECORD_LIMIT:
            problems.append(Problem("qua-nhieu-muc", Position(str(path), 1, 1), {"gioi_han": str(RECORD_LIMIT)}))
            return ReadResult(None, tuple(problems))
    guard.close()
    problems += guard.problems
    if not records:
        return ReadResult(None, tuple(problems) or (Problem("tep-rong", Position(str(path), 1, 1)),))
    return _bound(records, tuple(problems))


def spans(path: Path, size: int) -> Iterator[Span]:
    """Divide a JSON Lines file, of which only the line ends are looked at, into spans of `size` lines.

    Raises:
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened, or is a folder.
    """
    offset, line, before = 0, 1, 0
    position = number = records = 0
    for text in _lines(path, Span()):
        position += len(text)
        number += 1
        records += bool(text.strip())
        if number % size == 0:
            yield Span(offset, line, size, before)
            offset, line, before = position, number + 1, records
    if position > offset:
        yield Span(offset, line, number + 1 - line, before)


def pieces(path: Path, size: int, convert_from: LegacyFont | None = None, span: Span | None = None) -> Iterator[Piece]:
    """Yield the records of a JSON Lines file under `van_ban`, a few at a time; at least one piece for a whole file.

    A line that cannot be read is a piece of its own, so that it spoils no other; it counts as a record.

    Args:
        path: The file.
        size: How many records a piece holds.
        convert_from: The legacy encoding of the texts; see `reportgen.sources.read`.
        span: The lines to be read; None for all.
    """
    guard = Guard(convert_from)
    gathering = _Gathering(size, guard, 0 if span is None else span.before)
    for line in _numbered(path, span):
        plain = _plain(path, line) if convert_from is None else None
        yield from gathering.take(_record(path, line) if plain is None else plain)
    yield from gathering.rest()
    guard.close()
    if guard.problems:
        yield Piece(ReadResult(None, tuple(guard.problems)), gathering.count)
    if span is None and not gathering.count:
        yield Piece(ReadResult(None, (Problem("tep-rong", Position(str(path), 1, 1)),)))


class _Gathering:
    """Gathers neighbours that were read the same way into pieces.

    Args:
        size: How many records a piece holds.
        guard: Looks at what was read in full.
        before: How many records stand before the first.
    """

    def __init__(self, size: int, guard: Guard, before: int) -> None:
        #: How many lines with a record were taken, those before the first included.
        self.count = before
        self._size = size
        self._guard = guard
        self._full: list[RawMapping] = []
        self._plain: list[PlainRecord] = []

    def take(self, read: PlainRecord | ReadResult) -> Iterator[Piece]:
        """Take the next line; yields what is complete with it."""
        if isinstance(read, PlainRecord):
            if self._full or len(self._plain) >= self._size:
                yield from self.rest()
            self._plain.append(read)
        else:
            if self._plain or len(self._full) >= self._size or read.document is None:
                yield from self.rest()
            if read.document is not None:
                self._full.append(self._guard.mapping(read.document))
            if read.problems:
                yield Piece(ReadResult(None, read.problems), self.count)
        self.count += 1

    def rest(self) -> Iterator[Piece]:
        """Yield what waits."""
        if self._full:
            found = tuple(self._guard.problems)
            self._guard.problems.clear()
            yield Piece(_bound(self._full, found), self.count - len(self._full))
        if self._plain:
            yield Piece(before=self.count - len(self._plain), plain=tuple(self._plain))
        self._full, self._plain = [], []


def _bound(records: list[RawMapping], found: tuple[Problem, ...] = ()) -> ReadResult:
    """Bind records, with what was found in them."""
    start = records[0].position
    return ReadResult(RawMapping((RawEntry("van_ban", start, RawList(tuple(records), start)),), start), found)


def stream(path: Path, span: Span | None = None) -> Iterator[ReadResult]:
    """Yield the records of a JSON Lines file one by one; only one line is in memory at a time.

    Args:
        path: The file; its text as given stands in every position.
        span: The lines to be read; None for all.

    Raises:
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened, or is a folder.
    """
    return (_record(path, line) for line in _numbered(path, span))


class _Line(NamedTuple):
    """A line that holds something, and which of the file's lines it is, from 1."""

    number: int
    content: bytes


def _numbered(path: Path, span: Span | None) -> Iterator[_Line]:
    span = span or Span()
    for number, line in enumerate(_lines(path, span), start=span.line):
        if line.strip():
            yield _Line(number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _lines(path: Path, span: Span) -> Iterator[bytes]:
    """Yield lines; one that is longer than a whole file may be is cut and ends the reading."""
    try:
        with path.open("rb", buffering=_BUFFER) as file:
            file.seek(span.offset)
            left = span.count
            while left != 0 and (line := file.readline(SIZE_LIMIT + 1)):
                yield line
                if len(line) > SIZE_LIMIT:
                    return
                left = None if left is None else left - 1
    except FileNotFoundError as error:
        raise InputMissingError(tep=str(path)) from error
    except IsADirectoryError as error:
        raise InputIsFolderError(tep=str(path)) from error
    except OSError as error:
        raise InputUnreadableError(tep=str(path), ly_do=reason_of(error)) from error


def _plain(path: Path, line: _Line) -> PlainRecord | None:
    """Read a line the quick way; None if it needs the full one."""
    try:
        text = line.content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    position = Position(str(path), line.number, text.find("{") + 1)
    return plain_json(text, position, partial(_reread, path, line))


def _reread(path: Path, line: _Line) -> ReadResult:
    """Read in full a line that is known to hold a record."""
    read = _record(path, line)
    return read if read.document is None else _bound([read.document])


def _record(path: Path, line: _Line) -> ReadResult:
    number, content = line
    place = Position(str(path), number, 1)
    if len(content) > SIZE_LIMIT:
        return ReadResult(None, (Problem("tep-qua-lon", place, {"gioi_han": str(SIZE_LIMIT // 1024 // 1024)}),))
    try:
        text = content.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return ReadResult(None, (Problem("khong-phai-utf8", place),))
    reader = JsonReader(path, text, first_line=number)
    try:
        reader.check_strictly()
        reader.take_tokens()
    except Unusable as unusable:
        return ReadResult(None, (*reader.problems, unusable.problem))
    record = reader.builder.root
    if isinstance(record, RawMapping) and record.entries:
        return ReadResult(record, tuple(reader.problems))
    return ReadResult(None, (*reader.problems, Problem("jsonl-khong-phai-nhom", place)))
