"""Filling a template of our own language: it becomes a Python function once, which then writes every document.

    out += (b'<w:p>…', printed[data['doan']['ten_goi']], b'…</w:p>')
    for index1, item1 in enumerate(each(data['doan']['thanh_vien'])):
        number1 = b'%d' % index1
        out += (b'<w:p>…doan.thanh_vien.', number1, b'.ho_ten…', printed[item1['ho_ten']], b'…</w:p>')

The function looks values up by key, prints them, chooses, repeats. It calls nothing of the data and reads no attribute,
and of the template it holds only words, as literals, and keys, which are slugs; so nothing has to be fenced in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from reportgen.render.escaping import Printed
from reportgen.render.language import BeyondError, Choice, Loop, Node, Path, Text, Value

#: The filled part, piece by piece: words of the template as they stand there, and printed values.
Pieces: TypeAlias = list[bytes]
Fill: TypeAlias = Callable[[Mapping[str, Any]], Pieces]

_INDENT = "  "


def filler(nodes: Sequence[Node], printed: Printed) -> Fill:
    """Make the function that fills a template.

    Args:
        nodes: The template.
        printed: How values are printed.

    Returns:
        A function from the data of a document to the pieces of the filled part. It raises LookupError, TypeError or
        ValueError for data that the template cannot be filled from.

    Raises:
        BeyondError: The template uses a name in a way that the language does not know.
    """
    lines = ("def fill(data):", f"{_INDENT}out = []", *_lines(nodes, _Names(), _INDENT), f"{_INDENT}return out")
    room: dict[str, Any] = {"__builtins__": {}, "printed": printed, "each": _each, "enumerate": enumerate, "len": len}
    # Made of literals and slugs alone, see above.
    exec(compile("\n".join(lines), "<template>", "exec"), room)  # noqa: S102
    fill: Fill = room["fill"]
    return fill


def _each(value: Any) -> Sequence[Any]:
    return value if type(value) is list else list(value)


@dataclass(frozen=True, slots=True)
class _Names:
    """What names mean at one place of a template: the loops around give some, all others are keys of the data.

    Args:
        depth: How many loops are around.
        items: By the name of a loop's item, at which depth.
        numbers: By the name of an item's number, at which depth.
    """

    depth: int = 0
    items: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def inside(self, loop: Loop) -> _Names:
        """The names inside one more loop: its own hide those around it, and a number hides an item."""
        depth = self.depth + 1
        numbers = {name: at for name, at in self.numbers.items() if name != loop.item}
        return _Names(depth, {**self.items, loop.item: depth}, numbers | dict.fromkeys(loop.numbers, depth))

    def value(self, path: Path) -> str:
        """The expression that looks a value up."""
        head, *keys = path
        if head in self.numbers:
            raise BeyondError("a number is for printing")
        start, below = (f"item{self.items[head]}", keys) if head in self.items else ("data", path)
        return start + "".join(f"[{key!r}]" for key in below)

    def printed(self, path: Path) -> str:
        """The expression that prints a value or a number."""
        if path == ("loop", "index0"):
            return f"number{self.depth}"
        if len(path) == 1 and path[0] in self.numbers:
            return f"number{self.numbers[path[0]]}"
        return f"printed[{self.value(path)}]"

    def condition(self, path: Path) -> str:
        """The expression that a choice depends on."""
        if path == ("loop", "last"):
            return f"index{self.depth} == len(items{self.depth}) - 1"
        return self.value(path)


def _lines(nodes: Iterable[Node], names: _Names, indent: str) -> Iterator[str]:
    """The statements that write the nodes."""
    pieces: list[str] = []
    for node in nodes:
        match node:
            case Text():
                pieces.append(repr(node.content.encode()))
            case Value():
                pieces.append(names.printed(node.path))
            case Choice() | Loop():
                yield from _printing(pieces, indent)
                pieces = []
                yield from _statement(node, names, indent)
    yield from _printing(pieces, indent)


def _printing(pieces: Sequence[str], indent: str) -> Iterator[str]:
    if pieces:
        yield f"{indent}out += ({', '.join(pieces)},)"


def _statement(node: Choice | Loop, names: _Names, indent: str) -> Iterator[str]:
    return _choosing(node, names, indent) if isinstance(node, Choice) else _repeating(node, names, indent)


def _choosing(choice: Choice, names: _Names, indent: str) -> Iterator[str]:
    inner = indent + _INDENT
    yield f"{indent}if {names.condition(choice.path)}:"
    yield from _lines(choice.yes, names, inner)
    yield f"{inner}pass"
    yield f"{indent}else:"
    yield from _lines(choice.no, names, inner)
    yield f"{inner}pass"


def _repeating(loop: Loop, names: _Names, indent: str) -> Iterator[str]:
    inner, inside = indent + _INDENT, names.inside(loop)
    depth = inside.depth
    yield f"{indent}items{depth} = each({names.value(loop.path)})"
    yield f"{indent}for index{depth}, item{depth} in enumerate(items{depth}):"
    yield f"{inner}number{depth} = b'%d' % index{depth}"
    yield from _lines(loop.body, inside, inner)
