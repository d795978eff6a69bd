"""Filling a template of our own language: it becomes a Python function once, which then writes every document.

    out += (b'<w:p>…', printed[data['doan']['ten_goi']], b'…</w:p>')
    items1 = each(data['doan']['thanh_vien'])
    for number1, item1 in enumerate(items1):
        out += (words1[number1], printed[item1['ho_ten']], b'…</w:p>')

Words of the template are joined with the numbers of items that stand among them (`…doan.thanh_vien.4.ho_ten…`) once for
all documents. Where the grids of a template are set apart (`grids`), the function also counts the cells of the rows it
writes.

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
#: What a choice asks of the loop around it, and what is printed of it.
_LAST, _NUMBER = ("loop", "last"), ("loop", "index0")
#: So many items of a list have their words remembered: most lists are shorter.
_REMEMBERED = 500


class _Numbered(dict[int, bytes]):
    """Words of a template with the number of a loop's item among them: `numbered[number]`.

    Args:
        words: What stands before, between and behind the number, as often as it is printed.
    """

    def __init__(self, words: Sequence[bytes]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, number: int) -> bytes:
        joined = (b"%d" % number).join(self._words)
        if number < _REMEMBERED:
            self[number] = joined
        return joined


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
    words: dict[str, _Numbered] = {}
    lines = [
        "def fill(data):",
        "  out, tables, rows, cells, reached = [], [], [], 0, 0",
        *_lines(nodes, _Names(_holds_grids(nodes), 0, {}, {}, words), _INDENT),
        "  rows.append((cells, reached))",
        "  return mended(out, tables)",
    ]
    tools = {"printed": printed, "each": _each, "mended": mended, "enumerate": enumerate, "len": len}
    room: dict[str, Any] = {"__builtins__": {}, **tools, **words}
    # Made of literals and slugs alone, see above.
    exec(compile("\n".join(lines), "<template>", "exec"), room)  # noqa: S102
    fill: Fill = room["fill"]
    return fill


def _holds_grids(nodes: Iterable[Node]) -> bool:
    return any(isinstance(node, Grid) or any(map(_holds_grids, inside(node))) for node in nodes)


def _each(value: Any) -> Sequence[Any]:
    return value if type(value) is list else list(value)


class _Names(NamedTuple):
    """What names mean at one place of a template: the loops around give some, all others are keys of the data.

    Args:
        counts: Whether cells are counted in this template.
        depth: How many loops are around.
        items: By the name of a loop's item, at which depth.
        numbers: By the name of an item's number, at which depth.
        words: The numbered words of the whole template, by the name that the function has for them.
    """

    counts: bool
    depth: int
    items: Mapping[str, int]
    numbers: Mapping[str, int]
    words: dict[str, _Numbered]

    def inside(self, loop: Loop) -> _Names:
        """The names inside one more loop: its own hide those around it, and a number hides an item."""
        depth = self.depth + 1
        numbers = {name: at for name, at in self.numbers.items() if name != loop.item}
        numbers |= dict.fromkeys(loop.numbers, depth)
        return self._replace(depth=depth, items={**self.items, loop.item: depth}, numbers=numbers)

    def value(self, path: Path) -> str:
        """The expression that looks a value up."""
        head, *keys = path
        if head in self.numbers:
            raise BeyondError("a number is for printing")
        start, below = (f"item{self.items[head]}", keys) if head in self.items else ("data", path)
        return start + "".join(f"[{key!r}]" for key in below)

    def number(self, path: Path) -> int:
        """The depth of the loop whose number stands at the path; 0 if it is no number."""
        if path == _NUMBER:
            return self.depth
        return self.numbers.get(path[0], 0) if len(path) == 1 else 0

    def numbered(self, depth: int, pieces: Sequence[bytes]) -> str:
        """The expression for words around the number of the loop at a depth."""
        name = f"words{len(self.words)}"
        self.words[name] = _Numbered(pieces)
        return f"{name}[number{depth}]"

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
    pieces = list(_pieces(stretch, names))
    if pieces:
        yield f"{indent}out += ({', '.join(pieces)},)"
    if names.counts:
        yield from _counting(*_rows_of(stretch), indent=indent)


def _pieces(stretch: Iterable[Text | Value], names: _Names) -> Iterator[str]:
    """The expressions that print words and values; a number joins the words around it."""
    words, depth = [b""], 0
    for node in stretch:
        if isinstance(node, Text):
            words[-1] += node.content.encode()
            continue
        number = names.number(node.path)
        if not number or (depth and number != depth):
            yield from _words(words, depth, names)
            words, depth = [b""], 0
        if number:
            words.append(b"")
            depth = number
        else:
            yield f"printed[{names.value(node.path)}]"
    yield from _words(words, depth, names)


def _words(words: Sequence[bytes], depth: int, names: _Names) -> Iterator[str]:
    if depth:
        yield names.numbered(depth, words)
    elif any(words):
        yield repr(words[0])


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
    yield f"{indent}out.append({grid.content.encode()!r})"


def _choosing(choice: Choice, names: _Names, indent: str) -> Iterator[str]:
    inner = indent + _INDENT
    yield f"{indent}if {names.condition(choice.path)}:"
    yield from _lines(choice.yes, names, inner)
    yield f"{inner}pass"
    yield f"{indent}else:"
    yield from _lines(choice.no, names, inner)
    yield f"{inner}pass"


def _repeating(loop: Loop, names: _Names, indent: str) -> Iterator[str]:
    row = _only_row(loop.body) if names.counts else None
    inner = names.inside(loop)._replace(counts=names.counts and row is None)
    depth = inner.depth
    yield f"{indent}items{depth} = each({names.value(loop.path)})"
    if _asks_for_last(loop.body):
        yield f"{indent}last{depth} = len(items{depth}) - 1"
    yield f"{indent}for number{depth}, item{depth} in enumerate(items{depth}):"
    yield f"{indent}{_INDENT}pass"
    yield from _lines(loop.body, inner, indent + _INDENT)
    if row is not None:
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
