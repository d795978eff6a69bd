"""A plain workbook: sheets with a heading row and rows below, written row by row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias


class Link(NamedTuple):
    """A cell that opens a file.

    Args:
        target: The file, seen from the workbook's folder, parts joined by `/`.
        text: What the cell shows.
    """

    target: str
    text: str


Cell: TypeAlias = "str | int | date | Link | None"
#: Real links are kept in memory until the end, and Excel takes 65.530 a sheet: further ones are formulas.
_REAL_LINKS = 1_000
#: The longest text that Excel takes in a cell; the library would leave a longer one out.
_LONGEST = 32_767
#: Points of a line, and of the highest row that Excel takes.
_LINE, _HIGHEST = 15, 409
#: A4, as Excel counts paper.
_A4 = 9
#: No clock goes into a workbook: the same rows give the same bytes.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- a property without zone


class Sheet(NamedTuple):
    """One sheet.

    Args:
        name: Its name, at most 31 characters.
        headings: Heading and width (characters) of every column.
        rows: The rows, taken one by one.
        lead: A line above the headings; "" for none.
        runs_on: Whether the texts of the last column stay on one line, however long, and run on to the right.
    """

    name: str
    headings: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]
    lead: str = ""
    runs_on: bool = False


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """Write a workbook; the rows pass through temporary files, not through memory."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as book:
        book.set_properties({"created": _CREATED})
        for sheet in sheets:
            _write(book, sheet)
    return stream.getvalue()


def _write(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    top = _write_head(book, page, sheet)
    forms = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        # Not at the edge: the next column begins there.
        "number": book.add_format({"align": "right", "indent": 1, "valign": "top"}),
        "date": book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"}),
        "link": book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"}),
    }
    looks, widths = [forms for _ in sheet.headings], [width for _, width in sheet.headings]
    if sheet.runs_on:
        # As wide as any text: such a cell makes no row higher.
        looks[-1], widths[-1] = forms | {"text": book.add_format({"valign": "top"})}, _LONGEST
    links, last = 0, top + 1
    for last, cells in enumerate(sheet.rows, start=top + 1):
        _set_height(page, last, cells, widths)
        for column, cell in enumerate(cells):
            if isinstance(cell, Link):
                links += 1
                _write_link(page, last, column, cell, forms["link"], real=links <= _REAL_LINKS)
            else:
                _write_cell(page, last, column, cell, looks[column])
    page.autofilter(top, 0, last, len(sheet.headings) - 1)


def _set_height(page: Any, row: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
    lines = _lines(cells, widths)
    if lines > 1:
        page.set_row(row, min(lines * _LINE, _HIGHEST))


def _lines(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Guess how many lines the longest text of a row takes: a column holds more letters than its width says.

    Excel would find out by itself; LibreOffice lays one row over the next.
    """
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            lines = max(lines, sum(1 + len(line) * 6 // (width * 7) for line in cell.split("\n")))
    return lines


def _write_head(book: Any, page: Any, sheet: Sheet) -> int:
    """Write what stands above the rows; returns the row of the headings."""
    top = 2 if sheet.lead else 0
    if sheet.lead:
        page.write_string(0, 0, sheet.lead)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for column, (heading, width) in enumerate(sheet.headings):
        page.set_column(column, column, width)
        page.write_string(top, column, heading, bold)
    _set_height(page, top, *zip(*sheet.headings, strict=True))
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    return top


def _write_link(page: Any, row: int, column: int, link: Link, form: Any, *, real: bool) -> None:
    if real:
        page.write_url(row, column, f"external:{link.target}", form, link.text)
        return
    target, text = (part.replace('"', '""') for part in (link.target, link.text))
    page.write_formula(row, column, f'=HYPERLINK("{target}","{text}")', form, link.text)


def _write_cell(page: Any, row: int, column: int, cell: str | int | date | None, forms: dict[str, Any]) -> None:
    match cell:
        case None | "":
            return
        case str():
            fitting = cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"
            page.write_string(row, column, fitting, forms["text"])
        case int():
            page.write_number(row, column, cell, forms["number"])
        case _:
            page.write_datetime(row, column, cell, forms["date"])
