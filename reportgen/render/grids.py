"""The grid of tables with columns from the data, mended after filling as docxtpl does it, but on the text itself.

docxtpl parses the whole document for it, which takes a long report a third of its time. Here only tables in the plain
form that we and Word write are dealt with; of any other, the caller learns that it has to be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_START, _END = "<w:tbl>", "</w:tbl>"
#: What counting tags would misjudge: attributes at a table, old properties kept by tracked changes, text that is none.
_NOT_PLAIN = re.compile(r"<w:tbl |<w:(?:tcPrChange|tblGridChange)\b|<!--|<!\[CDATA\[")
_GRID = re.compile(r'<w:tblGrid>((?:<w:gridCol w:w="\d+"/>)+)</w:tblGrid>')
_WIDTH = re.compile(r'"(\d+)"')
_ROW = re.compile(r"<w:tr[ >]")
_CELL = re.compile(r"<w:tc[ >]")
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')


def mend_grids(xml: str) -> str | None:
    """Give every table as many grid columns as its widest row reaches, its width kept.

    Args:
        xml: A filled part of a document.

    Returns:
        The part with mended grids, or None if it has a table that is not in the plain form.
    """
    if _NOT_PLAIN.search(xml):
        return None
    before, *rest = xml.split(_START)
    mended = [_mended(piece) for piece in rest]
    return None if None in mended else _START.join([before, *(piece for piece in mended if piece is not None)])


def _mended(piece: str) -> str | None:
    """Mend one table, given from behind its start tag to the start of the next table."""
    table, end, _ = piece.partition(_END)
    grid, spans = _GRID.search(table), _SPAN.findall(table)
    # A table inside a table leaves pieces with no end or with two.
    if not end or piece.count(_END) > 1 or grid is None or table.count("<w:gridSpan") != len(spans):
        return None
    widths = [int(width) for width in _WIDTH.findall(grid[1])]
    fitting = _fitted(widths, _ROW.split(table[grid.end() :])[1:])
    if fitting == widths:
        return piece
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in fitting)
    return f"{piece[: grid.start()]}<w:tblGrid>{columns}</w:tblGrid>{piece[grid.end() :]}"


def _fitted(widths: Sequence[int], rows: Sequence[str]) -> list[int]:
    """Add columns for the row with most cells, then take away those that no cell reaches: docxtpl's own arithmetic."""
    cells = [len(_CELL.findall(row)) for row in rows]
    spans = [sum(map(int, _SPAN.findall(row))) - row.count("<w:gridSpan") for row in rows]
    columns = _with_more(widths, max(cells, default=0) - len(widths))
    reached = max((count + span for count, span in zip(cells, spans, strict=True)), default=0)
    return _with_fewer(columns, len(columns) - reached)


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
