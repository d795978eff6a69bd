"""Filling a template of our own language: it becomes a Python function once, which then writes every document.

    out += (b'<w:p>…', printed[data['doan']['ten_goi']], b'…</w:p>')
    items1 = each(data['doan']['thanh_vien'])
    for number1, item1 in numbered(items1):
        out += (b'<w:p>…doan.thanh_vien.', number1, b'.ho_ten…', printed[item1['ho_ten']], b'…</w:p>')

Where the grids of a template are set apart (`grids`), it also counts the cells of the rows it writes.

The function looks values up by key, prints them, chooses, repeats. It calls nothing of the data and reads no attribute,
and of the template it holds only words, as literals, and keys, which are slugs; so nothing has to be fenced in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from reportgen.render.escaping import Printed
from reportgen.render.grids import Row, mended, rows
from reportgen.render.language import BeyondError, Choice, Grid, Loop, Node, Path, Text, Value, inside, texts

#: The filled part, piece by piece: words of the template as they stand there, and printed values.
Pieces: TypeAlias = list[bytes]
Fill: TypeAlias = Callable[[Mapping[str, Any]], Pieces]

_INDENT = "  "
#: What a choice asks of the loop around it.
_LAST = ("loop", "last")
#: Most lists are shorter: their numbers are printed once for all documents.
_NUMBERS = tuple(b"%d" % number for number in range(500))


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
    lines = [
        "def fill(data):",
        "  out, tables, rows, cells, reached = [], [], [], 0, 0",
        *_lines(nodes, _Names(_holds_grids(nodes), 0, {}, {}), _INDENT),
        "  rows.append((cells, reached))",
        "  return mended(out, tables)",
    ]
    tools = {"printed": printed, "each": _each, "numbered": _numbered, "mended": mended, "len": len}
    room: dict[str, Any] = {"__builtins__": {}, **tools}
    # Made of literals and slugs alone, see above.
    exec(compile("\n".join(lines), "<template>", "exec"), room)  # noqa: S102
    fill: Fill = room["fill"]
    return fill


def _holds_grids(nodes: Iterable[Node]) -> bool:
    return any(isinstance(node, Grid) or any(map(_holds_grids, inside(node))) for node in nodes)


def _literal(node: Text | Grid) -> str:
    return repr(node.content.encode())


def _each(value: Any) -> Sequence[Any]:
    return value if type(value) is list else list(value)


def _numbered(items: Sequence[Any]) -> Iterable[tuple[bytes, Any]]:
    """Give each item with its number, from 0, as it is printed."""
    if len(items) <= len(_NUMBERS):
        return zip(_NUMBERS, items, strict=False)
    return ((b"%d" % index, item) for index, item in enumerate(items))


class _Names(NamedTuple):
    """What names mean at one place of a template: the loops around give some, all others are keys of the data.

    Args:
        counts: Whether cells are counted in this template.
        depth: How many loops are around.
        items: By the name of a loop's item, at which depth.
        numbers: By the name of an item's number, at which depth.
    """

    counts: bool
    depth: int
    items: Mapping[str, int]
    numbers: Mapping[str, int]

    def inside(self, loop: Loop) -> _Names:
        """The names inside one more loop: its own hide those around it, and a number hides an item."""
        depth = self.depth + 1
        numbers = {name: at for name, at in self.numbers.items() if name != loop.item}
        return _Names(
            self.counts, depth, {**self.items, loop.item: depth}, numbers | dict.fromkeys(loop.numbers, depth)
        )

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
        if path == _LAST:
            return f"number{self.depth} == last{self.depth}"
        return self.value(path)


def _lines(nodes: Iterable[Node], names: _Names, indent: str) -> Iterator[str]:
    """The statements that write the nodes."""
    stretch: list[Text | Value] = []
    for node in nodes:
        if isinstance(node, Text | Value):
            stretch.append(node)
        else:
            yield from _printing(stretch, names, indent)
            stretch = []
            yield from _statement(node, names, indent)
    yield from _printing(stretch, names, indent)


def _printing(stretch: Sequence[Text | Value], names: _Names, indent: str) -> Iterator[str]:
    pieces = [_literal(node) if isinstance(node, Text) else names.printed(node.path) for node in stretch]
    if pieces:
        yield f"{indent}out += ({', '.join(pieces)},)"
    if names.counts:
        yield from _counting(*_rows_of(stretch), indent=indent)


def _rows_of(stretch: Sequence[Text | Value]) -> tuple[Row, ...]:
    # No mark of a row or a cell stands in a value, or has a value in its middle.
    return tuple(rows("".join(texts(stretch))))


def _counting(first: Row, *others: Row, indent: str, times: str = "") -> Iterator[str]:
    added = f"cells + {first[0]}{times}, reached + {first[1]}{times}"
    if others:
        yield f"{indent}rows += (({added}), *{others[:-1]})"
        yield f"{indent}cells, reached = {others[-1]}"
    elif any(first):
        yield f"{indent}cells, reached = {added}"


def _statement(node: Grid | Choice | Loop, names: _Names, indent: str) -> Iterator[str]:
    match node:
        case Grid():
            yield from _opening(node, indent)
        case Choice():
            yield from _choosing(node, names, indent)
        case Loop():
            yield from _repeating(node, names, indent)


def _opening(grid: Grid, indent: str) -> Iterator[str]:
    yield f"{indent}rows.append((cells, reached))"
    yield f"{indent}rows, cells, reached = [], 0, 0"
    yield f"{indent}tables.append((len(out), {grid.widths}, rows))"
    yield f"{indent}out.append({_literal(grid)})"


def _choosing(choice: Choice, names: _Names, indent: str) -> Iterator[str]:
    inner = indent + _INDENT
    yield f"{indent}if {names.condition(choice.path)}:"
    yield from _lines(choice.yes, names, inner)
    yield f"{inner}pass"
    yield f"{indent}else:"
    yield from _lines(choice.no, names, inner)
    yield f"{inner}pass"


def _repeating(loop: Loop, names: _Names, indent: str) -> Iterator[str]:
    inner, names_inside = indent + _INDENT, names.inside(loop)
    depth = names_inside.depth
    yield f"{indent}items{depth} = each({names.value(loop.path)})"
    if _asks_for_last(loop.body):
        yield f"{indent}last{depth} = b'%d' % (len(items{depth}) - 1)"
    yield f"{indent}for number{depth}, item{depth} in numbered(items{depth}):"
    yield f"{inner}pass"
    row = _only_row(loop.body) if names.counts else None
    if row is None:
        yield from _lines(loop.body, names_inside, inner)
    else:
        yield from _lines(loop.body, names_inside._replace(counts=False), inner)
        yield from _counting(row, indent=indent, times=f" * len(items{depth})")


def _asks_for_last(nodes: Iterable[Node]) -> bool:
    """Tell whether a choice depends on the last turn of the loop around; loops inside it have ones of their own."""
    choices = [node for node in nodes if isinstance(node, Choice)]
    return any(choice.path == _LAST or any(map(_asks_for_last, inside(choice))) for choice in choices)


def _only_row(body: Sequence[Node]) -> Row | None:
    """What every turn of a loop adds to the row around it; None if that depends, or if a turn begins rows itself."""
    stretch = [node for node in body if isinstance(node, Text | Value)]
    found = _rows_of(stretch)
    return found[0] if len(stretch) == len(body) and len(found) == 1 else None
