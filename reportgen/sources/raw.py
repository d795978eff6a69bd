"""What every source yields: text and the place where it stands. No value has a type yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

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


class RawList(NamedTuple):
    """A list; `flow` tells that it was typed in brackets."""

    items: tuple[RawNode, ...]
    position: Position
    flow: bool = False


class RawEntry(NamedTuple):
    """One key of a mapping with its value; the key is NFC, its spelling the clerk's."""

    key: str
    key_position: Position
    value: RawNode


class RawMapping(NamedTuple):
    """Keys and values in the order typed; one key may occur twice. `flow` tells that it was typed in braces."""

    entries: tuple[RawEntry, ...]
    position: Position
    flow: bool = False


class ReadResult(NamedTuple):
    """What one file gave: the document (None if it cannot be made sense of) and what is wrong with the file."""

    document: RawMapping | None
    problems: tuple[Problem, ...] = ()


class PlainRecord(NamedTuple):
    """A record about whose typing nothing is to be said, without the places of its values.

    Whoever finds that it is not right after all asks for it again with all places: nearly no record is.

    Args:
        kind: The name of its kind, as typed.
        data: Its values by the canonical names of their fields: text (NFC), lists and mappings, as the full reading
            gives them to a model; what is shared with other records is put in.
        position: Where it starts.
        reread: Reads this record alone again, with the places of all values.
        office: The office that its file names, None if it names none.
        has_gaps: Whether empty values are still among the data; if not, they are left out.
    """

    kind: str
    data: dict[str, Any]
    position: Position
    reread: Callable[[], ReadResult]
    office: RawNode | None = None
    has_gaps: bool = False


class Piece(NamedTuple):
    """Some records of a file.

    Args:
        result: What reading gave.
        before: How many records stand before them.
        plain: The records instead, if nothing is to be said about the typing of any of them.
    """

    result: ReadResult = ReadResult(None)
    before: int = 0
    plain: tuple[PlainRecord, ...] = ()


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
