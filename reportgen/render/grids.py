"""The grid of tables with columns from the data, mended after filling as docxtpl does it, but without parsing.

docxtpl parses the filled document for it, which takes longer than all else. What its arithmetic has to know is how
many cells the rows have, and that stands in the words of the template: they are looked at once, when the template is
loaded, and counted while a document is written. A template with tables in another form than the plain one that Word and
we write is left to docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from reportgen.render.language import BeyondError, Grid, Node, Text, inside, texts

#: How many cells a row has, and how many columns of the grid they reach.
Row: TypeAlias = tuple[int, int]
_Widths: TypeAlias = tuple[int, ...]

_START, _END = "<w:tbl>", "</w:tbl>"
_ANY_START, _EDGE = re.compile(r"<w:tbl[ >/]"), re.compile(f"{_START}|{_END}")
# No page is wider than five digits of twips, and far longer numbers are too large to reckon with.
_GRID = re.compile(r'(<w:tblGrid>(?:<w:gridCol w:w="(?:0|[1-9][0-9]{0,5})"/>)+</w:tblGrid>)')
#: A plain table up to its grid. Both stand in one piece of the template.
_HEAD = re.compile(rf"{_START}<w:tblPr>(?:(?!<w:tbl>|</w:tblPr>).)*</w:tblPr>{_GRID.pattern}", re.DOTALL)
#: What counting tags would misjudge: old properties kept by tracked changes, wrapped cells, text that is no markup.
_MISLEADING = re.compile(
    r"<w:(?:tcPrChange|tblGridChange|tblPrChange|customXml)\b|<w:sdtContent><w:tc[ >]|<!--|<!\[CDATA\["
)
_WIDTH = re.compile(r'"([0-9]+)"')
_ROW = re.compile(r"<w:tr[ >]")
_CELL = re.compile(r"<w:tc[ >]")
_SPAN = re.compile(r'<w:gridSpan w:val="([0-9]{1,6})"/>')


def set_apart(nodes: list[Node]) -> None:
    """Make the grids of a template nodes of their own, wherever they stand.

    Raises:
        BeyondError: The template has a table that is not in the plain form.
    """
    for text in texts(nodes):
        _check(text)
    _check_edges(nodes)
    _part(nodes)


def rows(words: str) -> list[Row]:
    """What words of a template add to the row that is open, then what the rows have that start in them."""
    return [_cells(row) for row in _ROW.split(words)]


def mended(pieces: list[bytes], tables: Iterable[tuple[int, _Widths, Sequence[Row]]]) -> list[bytes]:
    """Give every table as many grid columns as its widest row reaches, its width kept.

    Args:
        pieces: A filled part; the grids are replaced in it.
        tables: Of each table which piece is its grid, the widths of the grid's columns, and the rows.

    Returns:
        The pieces.
    """
    for place, widths, filled in tables:
        pieces[place] = _grid(widths, max(cells for cells, _ in filled), max(reached for _, reached in filled))
    return pieces


def _check(text: str) -> None:
    heads, spans = len(_HEAD.findall(text)), len(_SPAN.findall(text))
    strange = len(_ANY_START.findall(text)) != heads or text.count("<w:tblGrid") != heads
    if strange or text.count("<w:gridSpan") != spans or _MISLEADING.search(text):
        raise BeyondError("a table that is not plain")


def _check_edges(nodes: Sequence[Node]) -> list[str]:
    """No table inside another one, none that starts or ends alone in a statement; returns the edges of all tables."""
    edges = list(chain.from_iterable(map(_edges, nodes)))
    if edges != [_START, _END] * (len(edges) // 2):
        raise BeyondError("a table inside a table")
    return edges


def _edges(node: Node) -> list[str]:
    if isinstance(node, Text):
        return _EDGE.findall(node.content)
    return [edge for nodes in inside(node) for edge in _check_edges(nodes)]


def _part(nodes: list[Node]) -> None:
    for node in nodes:
        for inner in inside(node):
            _part(inner)
    nodes[:] = [part for node in nodes for part in (_parted(node.content) if isinstance(node, Text) else [node])]


def _parted(content: str) -> list[Node]:
    """Words and grids in turn."""
    return [
        Grid(piece, tuple(map(int, _WIDTH.findall(piece)))) if index % 2 else Text(piece)
        for index, piece in enumerate(_GRID.split(content))
        if piece
    ]


def _cells(row: str) -> Row:
    cells, spans = len(_CELL.findall(row)), _SPAN.findall(row)
    return cells, cells + sum(map(int, spans)) - len(spans)


@lru_cache(maxsize=256)
def _grid(widths: _Widths, cells: int, reached: int) -> bytes:
    """The grid for a widest row: columns for all its cells, none that no row reaches; docxtpl's own arithmetic."""
    columns = _with_more(widths, cells - len(widths))
    fitting = _with_fewer(columns, len(columns) - reached)
    inner = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitting)
    return f"<w:tblGrid>{inner}</w:tblGrid>".encode()


def _with_more(widths: Sequence[int], missing: int) -> list[int]:
    total = float(sum(widths))
    if missing <= 0 or not total:
        return list(widths)
    old, new = total / len(widths), total / (len(widths) + missing)
    return [*(int(float(width) * new / old) for width in widths), *[int(new)] * missing]


def _with_fewer(widths: Sequence[int], spare: int) -> list[int]:
    if spare <= 0:
        return list(widths)
    kept, removed = widths[:-spare], widths[-spare:]
    if not kept:
        return []
    return [int(float(width) + int(float(sum(removed)) / len(kept))) for width in kept]
