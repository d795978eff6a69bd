"""From raw values to what a model reads: canonical keys, empty values left out, every value's place remembered.

What cannot be handed on (a list where one value is expected) becomes a problem and a hole, so that the rest of the
record is still judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from typing import Any, TypeAlias

from reportgen.model.holes import Hole
from reportgen.problems import Position, Problem, Severity
from reportgen.sources.keys import KeyBook, keys_of
from reportgen.sources.plain import looks_like_item
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar, is_empty
from reportgen.sources.schema import Field, Shape, fields_of_any
from reportgen.text.likeness import SLIP

Loc: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Place:
    """Where a value stands, and the values inside it under their canonical keys and indexes."""

    node: RawNode
    children: dict[str | int, Place] = field(default_factory=dict)

    @property
    def position(self) -> Position:
        """Where the value starts."""
        return self.node.position

    def at(self, loc: Loc) -> Place:
        """Return the place of a value, or of the nearest thing around it that was typed."""
        return self._reached(loc)[-1]

    def holds(self, loc: Loc) -> bool:
        """Tell whether the value itself was typed, or at least a cell or key for it."""
        return len(self._reached(loc)) > len(loc)

    def _reached(self, loc: Loc) -> list[Place]:
        """The places on the way to a value, this one first, as far as there are any."""
        reached = [self]
        for part in loc:
            if part not in reached[-1].children:
                break
            reached.append(reached[-1].children[part])
        return reached


def unknown_key(entry: RawEntry, book: KeyBook) -> Problem:
    """Describe a key that nothing knows, with the known one most like it."""
    near = book.nearest(entry.key)
    if near is None:
        return Problem("khoa-khong-biet", entry.key_position, {"khoa": entry.key})
    return Problem("khoa-la", entry.key_position, {"khoa": entry.key, "nhan": near[0], "slug": near[1]})


def repeated_key(entry: RawEntry, first: RawEntry) -> Problem:
    """Describe a key that was given before, in this or another spelling."""
    params = {"khoa": entry.key, "khoa_truoc": first.key, "dong": str(first.key_position.line)}
    return Problem("khoa-lap", entry.key_position, params)


def _meant(entry: RawEntry, book: KeyBook, given: set[str | None]) -> str | None:
    """Tell which key that is not given a misspelt one was meant to be; from now on it is given."""
    near = book.nearest(entry.key, SLIP)
    if near is None or near[1] in given:
        return None
    given.add(near[1])
    return near[1]


class Reading:
    """Reads raw values by the shapes of a model and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def entries(self, entries: Iterable[RawEntry], book: KeyBook) -> Iterator[tuple[str, RawEntry]]:
        """Yield the known keys under their canonical names; unknown and repeated ones become problems.

        A key that is a slip of one not given is read as that one: what stands there is judged, and not told as missing.
        """
        found = [(book.find(entry.key), entry) for entry in entries]
        given = {name for name, _ in found}
        first: dict[str, RawEntry] = {}
        for known, entry in found:
            name = known
            if name is None:
                self.problems.append(unknown_key(entry, book))
                name = _meant(entry, book, given)
            if name is None:
                continue
            if name in first:
                self.problems.append(repeated_key(entry, first[name]))
            else:
                first[name] = entry
                yield name, entry

    def fields(self, entries: Iterable[RawEntry], models: tuple[type, ...], into: Place) -> dict[str, Any]:
        """Read the keys of a mapping by the fields of its models; empty values are left out."""
        book, known = _known(models)
        data: dict[str, Any] = {}
        for name, entry in self.entries(entries, book):
            value, place = self.value(entry.value, known[name].shape, known[name].label)
            into.children[name] = place
            if not is_empty(entry.value):
                data[name] = value
        return data

    def value(self, node: RawNode, shape: Shape, label: str) -> tuple[Any, Place]:
        """Read one value: text, list or mapping of such, or a hole where the shape is wrong."""
        place = Place(node)
        match node:
            case RawScalar():
                return self._scalar(node, shape, label), place
            case RawList():
                return self._list(node, shape, label, place), place
            case RawMapping():
                return self._mapping(node, shape, label, place), place

    def _scalar(self, node: RawScalar, shape: Shape, label: str) -> Any:
        if shape.item is None or shape.text or is_empty(node):
            return node.text
        if looks_like_item(node.text):
            return self._refused("thieu-gach-dau-dong", node, label)
        if node.folded:
            self.problems.append(Problem("noi-dong", node.position, {"muc": label}, Severity.WARNING))
        return node.text

    def _list(self, node: RawList, shape: Shape, label: str, place: Place) -> Any:
        if shape.item is None:
            return self._refused(_code_for_list(node, shape), node, label)
        values: list[Any] = []
        if is_empty(node):
            return values
        for number, item in enumerate(node.items, start=1):
            if is_empty(item):
                self.problems.append(Problem("muc-trong", item.position, {"muc": label, "thu_tu": str(number)}))
                # Its place stays taken: a list that is counted has as many items as were meant.
                value, inner = Hole(label), Place(item)
            else:
                value, inner = self.value(item, shape.item, label)
            place.children[len(values)] = inner
            values.append(value)
        return values

    def _mapping(self, node: RawMapping, shape: Shape, label: str, place: Place) -> Any:
        # A mapping where a list is expected may be its only item: the model decides.
        inner = shape if shape.models or shape.values or shape.item is None else shape.item
        if inner.models:
            return self.fields(node.entries, inner.models, place)
        if inner.values is None:
            return self._refused(_code_for_mapping(node), node, label)
        return self._free_keys(node, inner.values, place)

    def _free_keys(self, node: RawMapping, shape: Shape, place: Place) -> dict[str, Any]:
        first: dict[str, RawEntry] = {}
        data: dict[str, Any] = {}
        for entry in node.entries:
            if entry.key in first:
                self.problems.append(repeated_key(entry, first[entry.key]))
                continue
            first[entry.key] = entry
            data[entry.key], place.children[entry.key] = self.value(entry.value, shape, entry.key)
        return data

    def _refused(self, code: str, node: RawNode, label: str) -> Hole:
        self.problems.append(Problem(code, node.position, {"muc": label}))
        return Hole(label)


@cache
def _known(models: tuple[type, ...]) -> tuple[KeyBook, Mapping[str, Field]]:
    """The keys and fields that any of the models knows; where they differ, the first one's word counts."""
    return reduce(KeyBook.joined, map(keys_of, models)), fields_of_any(models)


def _code_for_list(node: RawList, shape: Shape) -> str:
    if not shape.text:
        return "can-nhom-gap-danh-sach"
    return "gia-tri-co-ngoac" if node.flow else "can-chu-gap-danh-sach"


def _code_for_mapping(node: RawMapping) -> str:
    if node.flow:
        return "gia-tri-co-ngoac"
    return "gia-tri-co-hai-cham" if len(node.entries) == 1 else "can-chu-gap-nhom"
