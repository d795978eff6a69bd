"""From a path to text: size, encoding and characters are looked at before any format is."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from reportgen.errors import ReportgenError, reason_of
from reportgen.problems import Position, Problem

#: No honest input of a clerk comes near this (bytes).
SIZE_LIMIT = 10 * 1024 * 1024
#: How deep lists and mappings may nest, and how many values and keys one file may hold.
DEPTH_LIMIT = 30
NODE_LIMIT = 200_000

#: More than this many strange characters in one file are not worth a line each.
STRANGE_LIMIT = 20

_BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")
#: Characters no text should hold: controls, line separators that only some programs honour, byte order marks inside
#: the text, the mark of an earlier bad conversion, and halves of surrogate pairs. Compiled for the first odd text.
STRANGE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd-\uffff\ud800-\udfff]"


class InputMissingError(ReportgenError):
    """There is no file at the path given."""

    code = "khong-thay-tep"


class InputUnreadableError(ReportgenError):
    """The file is there but cannot be opened."""

    code = "khong-doc-duoc-tep"


class InputIsFolderError(InputUnreadableError):
    """A folder stands where a file was expected."""

    code = "la-thu-muc"


def read_text(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Read a file as text: UTF-8, with or without byte order mark.

    Returns:
        The text with the line ends as typed, or None, and what is wrong. Strange characters are reported
        and replaced by a space, so that the rest of the file can still be judged.

    Raises:
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened, or is a folder.
    """
    data = read_bytes(path, SIZE_LIMIT)
    start = Position(str(path), 1, 1)
    if len(data) > SIZE_LIMIT:
        return None, (Problem("tep-qua-lon", start, {"gioi_han": str(SIZE_LIMIT // 1024 // 1024)}),)
    if data.startswith(_UTF16_STARTS) or _looks_utf16(data):
        return None, (Problem("tep-utf16", start),)
    if data.startswith(_BINARY_STARTS):
        return None, (Problem("tep-nhi-phan", start),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_bad_encoding(path, data, error.start),)
    return _without_strange(path, text)


def is_ordinary(text: str) -> bool:
    """Tell quickly that no character of a text is strange or without width, nearly always; False says nothing.

    Of all those characters Python calls only one printable, U+FFFD.
    """
    return text.replace("\n", "").isprintable() and "\ufffd" not in text


def strange_characters(text: str) -> list[tuple[int, str]]:
    """Find characters that no text should hold.

    Returns:
        Index and name ("U+000B") of each.
    """
    if is_ordinary(text):
        return []
    return [(match.start(), f"U+{ord(match.group()):04X}") for match in re.finditer(STRANGE, text)]


def clean(text: str) -> str:
    """Put the text into NFC, strange characters replaced by spaces."""
    return unicodedata.normalize("NFC", text if is_ordinary(text) else re.sub(STRANGE, " ", text))


def position_at(path: Path, text: str, index: int) -> Position:
    """Tell line and column of a character of the text, both from 1."""
    line_start = text.rfind("\n", 0, index) + 1
    return Position(str(path), text.count("\n", 0, index) + 1, index - line_start + 1)


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a file, one byte more than the limit at most.

    Raises:
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened, or is a folder.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError as error:
        raise InputMissingError(tep=str(path)) from error
    except IsADirectoryError as error:
        raise InputIsFolderError(tep=str(path)) from error
    except OSError as error:
        # Windows answers "permission denied" for a folder.
        if path.is_dir():
            raise InputIsFolderError(tep=str(path)) from error
        raise InputUnreadableError(tep=str(path), ly_do=reason_of(error)) from error


def _looks_utf16(data: bytes) -> bool:
    """UTF-16 without its mark: Latin letters leave every second byte zero."""
    head = data[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) * 4 > len(head) and min(even, odd) * 8 < max(even, odd)


def _bad_encoding(path: Path, data: bytes, start: int) -> Problem:
    if data.count(0) or _is_mostly_junk(data[start : start + 200]):
        return Problem("tep-nhi-phan", Position(str(path), 1, 1))
    before = data[:start].decode("utf-8-sig")
    return Problem("khong-phai-utf8", position_at(path, before, len(before)))


def _is_mostly_junk(sample: bytes) -> bool:
    controls = sum(byte < 0x20 and byte not in b"\t\r\n" for byte in sample)
    return controls * 10 > len(sample)


def _without_strange(path: Path, text: str) -> tuple[str, tuple[Problem, ...]]:
    found = strange_characters(text)[:STRANGE_LIMIT]
    problems = tuple(Problem("ky-tu-la", position_at(path, text, index), {"ky_tu": name}) for index, name in found)
    return (re.sub(STRANGE, " ", text) if found else text), problems
