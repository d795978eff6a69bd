"""The language of our templates: what layouts write, four statements of Jinja and nothing else of it.

    {{ doan.ten_goi }}                        a value
    {% if doan.ten_goi %} … {% else %} … {% endif %}
    {% for nguoi in doan.thanh_vien %} … {% endfor %}
    {% set vi_tri_1 = loop.index0 %}          at the start of a loop: the item's number, from 0

Inside a loop also `{{ loop.index0 }}` and `{% if loop.last %}`. A template that says more than this is left to Jinja,
which reads the same statements in the same way, only slower.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str, ...]
Node: TypeAlias = "Text | Grid | Value | Choice | Loop"

#: Where Jinja might see a tag. What it holds is looked at word by word.
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
_TAG_START = re.compile(r"\{[{%#]")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
#: Words that mean something else to Jinja, and attributes that plain data has anyway: never keys of the data.
_TAKEN = frozenset(keyword.kwlist) | {"true", "false", "none", "self", "loop"}
_ATTRIBUTES = frozenset(name for kind in (str, bytes, int, float, bool, list, tuple, dict, set) for name in dir(kind))
#: How many statements may stand inside each other; Python itself knows no more than twenty loops.
_DEEPEST = 16


class BeyondError(Exception):
    """The template says something that this language does not know; Jinja may."""


class Text(NamedTuple):
    """Printed as it stands."""

    content: str


class Grid(NamedTuple):
    """The grid of a table, which depends on the rows that will be printed; `parse` knows none, see `grids`.

    Args:
        content: As the template has it.
        widths: Of its columns, in twips.
    """

    content: str
    widths: tuple[int, ...]


class Value(NamedTuple):
    """Prints what stands at the path, or the number of the loop's item for `loop.index0`."""

    path: Path


class Choice(NamedTuple):
    """Prints `yes` if the value at the path is neither empty nor false, else `no`; `loop.last` is a path too."""

    path: Path
    yes: list[Node]
    no: list[Node]


class Loop(NamedTuple):
    """Prints `body` once for every item of what stands at the path; `numbers` are names of the item's number."""

    item: str
    path: Path
    numbers: list[str]
    body: list[Node]


def parse(source: str) -> list[Node]:
    """Read a prepared template.

    Raises:
        BeyondError: It says more than this language knows, or is broken.
    """
    # Jinja makes one kind of line end out of all, and drops the last one.
    if "\r" in source or source.endswith("\n"):
        raise BeyondError("line ends")
    reader = _Reader()
    for index, piece in enumerate(_TAG.split(source)):
        if index % 2:
            reader.tag(piece)
        elif _TAG_START.search(piece):
            raise BeyondError(piece)
        elif piece:
            reader.here.append(Text(piece))
    return reader.finished()


class _Reader:
    """Puts each piece where it belongs: the statements that are open, and the nodes that the next one joins."""

    def __init__(self) -> None:
        self.here: list[Node] = []
        self._open: list[tuple[Choice | Loop, list[Node]]] = []

    def finished(self) -> list[Node]:
        if self._open:
            raise BeyondError("a statement is never closed")
        return self.here

    def tag(self, tag: str) -> None:
        match (tag[:2], *tag[2:-2].split()):
            case "{{", path:
                self.here.append(Value(self._path(path, "index0")))
            case "{%", "if", path:
                choice = Choice(self._path(path, "last"), [], [])
                self._enter(choice, choice.yes)
            case "{%", "else":
                self._turn()
            case "{%", "for", item, "in", path:
                loop = Loop(_name(item), self._path(path), [], [])
                self._enter(loop, loop.body)
            case "{%", "set", name, "=", "loop.index0":
                self._number(_name(name))
            case "{%", ("endif" | "endfor") as end:
                self._leave(Choice if end == "endif" else Loop)
            case _:
                raise BeyondError(tag)

    def _path(self, path: str, of_loop: str = "") -> Path:
        if of_loop and path == f"loop.{of_loop}" and any(isinstance(node, Loop) for node, _ in self._open):
            return ("loop", of_loop)
        return tuple(map(_name, path.split(".")))

    def _enter(self, node: Choice | Loop, first: list[Node]) -> None:
        if len(self._open) == _DEEPEST:
            raise BeyondError("statements inside statements")
        self.here.append(node)
        self._open.append((node, self.here))
        self.here = first

    def _turn(self) -> None:
        node = self._open[-1][0] if self._open else None
        if not isinstance(node, Choice) or self.here is node.no:
            raise BeyondError("else")
        self.here = node.no

    def _number(self, name: str) -> None:
        node = self._open[-1][0] if self._open else None
        if not isinstance(node, Loop) or self.here:
            raise BeyondError("set")
        node.numbers.append(name)

    def _leave(self, kind: type[Choice | Loop]) -> None:
        if not self._open or not isinstance(self._open[-1][0], kind):
            raise BeyondError("end")
        self.here = self._open.pop()[1]


def _name(word: str) -> str:
    if not _NAME.fullmatch(word) or word in _TAKEN or word in _ATTRIBUTES:
        raise BeyondError(word)
    return word


def inside(node: Node) -> tuple[list[Node], ...]:
    """The nodes that stand inside a statement, branch by branch."""
    match node:
        case Choice():
            return node.yes, node.no
        case Loop():
            return (node.body,)
    return ()


def texts(nodes: Sequence[Node]) -> Iterator[str]:
    """All that is printed as it stands, in the order of the template."""
    for node in nodes:
        if isinstance(node, Text):
            yield node.content
        for inner in inside(node):
            yield from texts(inner)
