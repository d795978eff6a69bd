"""What every source yields: text and the place where it stands. No value has a type yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from reportgen.problems import Position, Problem

RawNode: TypeAlias = "RawScalar | RawList | RawMapping"


class RawScalar(NamedTuple):
    """One value as typed, NFC; empty if nothing was typed.

    Args:
        text: The characters of the value.
        position: Where it starts.
        folded: It was typed without quotes over several lines, which the format joined into one.
    """

    text: str
    position: Position
    folded: bool = False


@dataclass(frozen=True, slots=True)
class RawList:
    """A list; `flow` tells that it was typed in brackets."""

    items: tuple[RawNode, ...]
    position: Position
    flow: bool = False


class RawEntry(NamedTuple):
    """One key of a mapping with its value; the key is NFC, its spelling the clerk's."""

    key: str
    key_position: Position
    value: RawNode


@dataclass(frozen=True, slots=True)
class RawMapping:
    """Keys and values in the order typed; one key may occur twice. `flow` tells that it was typed in braces."""

    entries: tuple[RawEntry, ...]
    position: Position
    flow: bool = False


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What one file gave: the document (None if it cannot be made sense of) and what is wrong with the file."""

    document: RawMapping | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Some lines of a JSON Lines file.

    Args:
        offset: Where they start, in bytes.
        line: Number of the first line, from 1.
        count: How many lines.
        before: How many lines with a record stand before them.
    """

    offset: int = 0
    line: int = 1
    count: int | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some records of a file: what reading gave, and how many records stand before them."""

    result: ReadResult
    before: int = 0


def is_empty(node: RawNode) -> bool:
    """Tell whether nothing was typed: blank text, or a list or mapping that holds nothing but blanks.

    Braces with a word inside are no blank: `{ct05}` is a text that lost its quotes.
    """
    match node:
        case RawScalar():
            return not node.text.strip()
        case RawList():
            return all(is_empty(item) for item in node.items)
        case RawMapping():
            return not (node.flow and node.entries) and all(is_empty(entry.value) for entry in node.entries)


def positions(node: RawNode) -> Iterator[Position]:
    """Yield the place of every value and key inside a value, its own included."""
    yield node.position
    match node:
        case RawList():
            for item in node.items:
                yield from positions(item)
        case RawMapping():
            for entry in node.entries:
                yield entry.key_position
                yield from positions(entry.value)
