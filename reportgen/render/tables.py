"""The tables of a template: the head, the foot with the signature, and ruled tables of data.

A table names a table style; only widths stand at the table itself, for Word keeps them nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.render import styles
from reportgen.render.blocks import Column, ColumnsFrom, Table
from reportgen.render.markup import MarkupError, check_path
from reportgen.render.paragraphs import control, paragraph
from reportgen.render.scope import Scope
from reportgen.render.units import twips_from_mm
from reportgen.render.wordml import Element, w

#: Word knows no wider grid.
_MOST_GRID_COLUMNS = 63


def head_table(
    scope: Scope,
    *,
    organs: Iterable[Element],
    title: Iterable[Element],
    number: Iterable[Element],
    place_and_date: Iterable[Element],
) -> Element:
    """The 2×2 table at the head: number and date stand level whatever the height of the organs' names."""
    widths = _halves(scope)
    rows = ((organs, title), (number, place_and_date))
    return _table(styles.TABLE_PLAIN, widths, [_row(widths, cells) for cells in rows])


def foot_table(scope: Scope, left: Iterable[Element], right: Iterable[Element]) -> Element:
    """The 1×2 table at the foot: Nơi nhận and signature, one row that never splits over a page."""
    widths = _halves(scope)
    return _table(styles.TABLE_PLAIN, widths, [_row(widths, (left, right))])


def data_table(block: Table, scope: Scope) -> Element:
    """A ruled table of one row an item, heading row repeated on every page, across the text width.

    Raises:
        MarkupError: The columns may become more than Word's grid holds.
    """
    inner = scope.inside(block.item, block.path)
    grid = _grid(block, scope.section.text_width)
    rows = [
        _data_row(block, _heading_cells(block, scope), grid, repeat=True),
        _control_row(f"for {check_path(block.item)} in {check_path(block.path)}"),
        _control_row(f"set {scope.counter()} = loop.index0"),
        _data_row(block, _item_cells(block, inner), grid),
        _control_row("endfor"),
    ]
    if block.columns_from:
        rows.append(_total_row(block, block.columns_from, scope))
    return _table(styles.TABLE_RULED, grid, rows)


def _heading_cells(block: Table, scope: Scope) -> list[list[Element]]:
    fixed = [[paragraph("bang_tieu_de", column.heading, scope)] for column in block.columns]
    source = block.columns_from
    return fixed + (_each_cell("cot", source.headings, "bang_tieu_de", scope) if source else [])


def _item_cells(block: Table, inner: Scope) -> list[list[Element]]:
    fixed = [[_cell_paragraph(column, inner)] for column in block.columns]
    source = block.columns_from
    return fixed + (_each_cell("o", f"{block.item}.{source.cells}", source.style, inner) if source else [])


def _cell_paragraph(column: Column, inner: Scope) -> Element:
    return paragraph(column.style, column.text, inner)


def _each_cell(item: str, path: str, style: str, scope: Scope) -> list[list[Element]]:
    """The three cells that docxtpl turns into one cell an item of the list at `path`."""
    prefix = f"{scope.tag(path)}.{{{{ loop.index0 }}}}"
    inner = Scope(scope.standard, scope.labels, scope.section, {**scope.items, item: prefix})
    return [
        [control(f"for {item} in {check_path(path)}", "tc")],
        [paragraph(style, f"{{{item}}}", inner)],
        [control("endfor", "tc")],
    ]


def _data_row(block: Table, cells: list[list[Element]], grid: Sequence[int], *, repeat: bool = False) -> Element:
    if block.columns_from is None:
        return _row(grid, cells, repeat=repeat)
    fixed = [_spanning(column.share, cell) for column, cell in zip(block.columns, cells, strict=False)]
    data = [_spanning(block.columns_from.share, cell) for cell in cells[len(fixed) :]]
    return w("tr", _row_properties(repeat=repeat), *fixed, *data)


def _total_row(block: Table, source: ColumnsFrom, scope: Scope) -> Element:
    label = _spanning(_fixed_shares(block), [paragraph("bang_tong", block.total_label, scope)])
    cells = [_spanning(source.share, content) for content in _each_cell("o", source.totals, "bang_tong", scope)]
    return w("tr", _row_properties(), label, *cells)


def _fixed_shares(block: Table) -> int:
    return sum(column.share for column in block.columns)


def _grid(block: Table, text_width: int) -> list[int]:
    """Widths of the grid's columns in twips.

    With columns from the data, the grid has one narrow column for every share, enough for the most columns there may
    be. Cells span as many as their share; docxtpl takes away those that no cell reaches and widens all others
    alike, so that the shares hold for any number of columns.
    """
    if block.columns_from is None:
        shares = [column.share for column in block.columns]
        widths = [text_width * share // sum(shares) for share in shares]
        return [*widths[:-1], text_width - sum(widths[:-1])]
    count = _fixed_shares(block) + block.columns_from.share * block.columns_from.most
    if count > _MOST_GRID_COLUMNS:
        raise MarkupError(f"the table at {block.path!r} may need {count} grid columns, Word has {_MOST_GRID_COLUMNS}")
    return [text_width * (n + 1) // count - text_width * n // count for n in range(count)]


def _halves(scope: Scope) -> list[int]:
    layout = scope.standard.layout
    return [twips_from_mm(layout.left_mm), twips_from_mm(layout.right_mm)]


def _table(style: str, widths: Sequence[int], rows: Iterable[Element]) -> Element:
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *rows)


def _row(widths: Sequence[int], cells: Iterable[Iterable[Element]], *, repeat: bool = False) -> Element:
    return w("tr", _row_properties(repeat=repeat), *map(_cell, widths, cells))


def _row_properties(*, repeat: bool = False) -> Element:
    return w("trPr", w("cantSplit"), *([w("tblHeader")] if repeat else []))


def _cell(width: int, content: Iterable[Element]) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)


def _spanning(columns: int, content: Iterable[Element]) -> Element:
    """A cell as wide as the grid columns it spans, however wide these become."""
    return w("tc", w("tcPr", w("tcW", w=0, type="auto"), w("gridSpan", val=columns)), *content)


def _control_row(statement: str) -> Element:
    return w("tr", w("tc", w("tcPr"), control(statement, "tr")))
