"""The tables of a template: the head, the foot with the signature, and ruled tables of data.

A table names a table style; only widths stand at the table itself, for Word keeps them nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.render import styles
from reportgen.render.blocks import Column, ColumnsFrom, Table
from reportgen.render.markup import check_path
from reportgen.render.paragraphs import control, paragraph
from reportgen.render.scope import Scope
from reportgen.render.units import twips_from_mm
from reportgen.render.wordml import Element, w

#: docxtpl shares the width of added columns evenly; a third of the width for the first keeps all shares as written.
_DATA_COLUMNS_PART = 3


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
    """A ruled table of one row an item, heading row repeated on every page, across the text width."""
    inner = scope.inside(block.item, block.path)
    widths = _column_widths(block, scope.section.text_width)
    heading = _row(widths, _heading_cells(block, scope), repeat=True)
    rows = [
        heading,
        _control_row(f"for {check_path(block.item)} in {check_path(block.path)}"),
        _control_row(f"set {scope.counter()} = loop.index0"),
        _row(widths, _item_cells(block, inner)),
        _control_row("endfor"),
    ]
    if block.columns_from:
        rows.append(_total_row(block, block.columns_from, widths, scope))
    return _table(styles.TABLE_RULED, widths, rows, fixed=block.columns_from is None)


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


def _total_row(block: Table, source: ColumnsFrom, widths: Sequence[int], scope: Scope) -> Element:
    label = _cell(sum(widths[:-1]), [paragraph("bang_tong", block.total_label, scope)], span=len(block.columns))
    cells = [_cell(widths[-1], content) for content in _each_cell("o", source.totals, "bang_tong", scope)]
    return w("tr", _row_properties(), label, *cells)


def _column_widths(block: Table, text_width: int) -> list[int]:
    """Widths in twips; with columns from the data, the last one stands for the first of those."""
    room = text_width - text_width // _DATA_COLUMNS_PART if block.columns_from else text_width
    shares = [column.share for column in block.columns]
    widths = [room * share // sum(shares) for share in shares]
    if block.columns_from:
        return [*widths, text_width - sum(widths)]
    widths[-1] += room - sum(widths)
    return widths


def _halves(scope: Scope) -> list[int]:
    layout = scope.standard.layout
    return [twips_from_mm(layout.left_mm), twips_from_mm(layout.right_mm)]


def _table(style: str, widths: Sequence[int], rows: Iterable[Element], *, fixed: bool = True) -> Element:
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed" if fixed else "autofit"),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *rows)


def _row(widths: Sequence[int], cells: Iterable[Iterable[Element]], *, repeat: bool = False) -> Element:
    contents = list(cells)
    last = widths[-1]
    padded = [*widths, *([last] * (len(contents) - len(widths)))]
    return w("tr", _row_properties(repeat=repeat), *map(_cell, padded, contents))


def _row_properties(*, repeat: bool = False) -> Element:
    return w("trPr", w("cantSplit"), *([w("tblHeader")] if repeat else []))


def _cell(width: int, content: Iterable[Element], span: int = 1) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    return w("tc", properties, *content)


def _control_row(statement: str) -> Element:
    return w("tr", w("tc", w("tcPr"), control(statement, "tr")))
