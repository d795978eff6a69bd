"""Writes a workbook form; the only place that knows XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from reportgen.sources.forms.build import Form, Pair, PairSheet
from reportgen.sources.forms.checks import check_of, example_of, explanation
from reportgen.sources.forms.guide import Guide
from reportgen.sources.forms.looks import Looks, holds, width_of
from reportgen.sources.forms.plan import FormColumn, FormSheet
from reportgen.sources.heights import LINE_HEIGHT, lines_in
from reportgen.text.numbers import NumberFormatError, parse_decimal, parse_percent

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Rows of a sheet: its title, its sentence, the groups, the headings; what is filled in begins below (from 0).
TITLE_ROW, TEXT_ROW, GROUP_ROW, HEADING_ROW = range(4)
FIRST_ROW = HEADING_ROW + 1
#: How many rows Excel checks and explains.
PAPER_ROWS, ITEM_ROWS = 1_000, 5_000
#: The sheet of choices: its name tells the reader to pass it over.
CHOICES_SHEET = "_Danh mục"
GUIDE_SHEET = "Hướng dẫn"
#: Lines that a list of texts gets on a sheet of two columns, and how many of them are left to be filled.
_LIST_LINES, _SPARE_LINES = 5, 2
#: The columns of such a sheet, with their widths in the units of Excel.
_PAIR_COLUMNS = (("Mục", 34), ("Nội dung", 64), ("Giải thích", 56), ("Ví dụ", 40))
#: What fits across one page lying on its side, in those units.
_PAGE_WIDTH = 190.0
_TABS = {"paper": "#1F4E78", "item": "#9DC3E6", "pairs": "#70AD47", "guide": "#FFC000"}
#: Same form, same bytes: no clock is read.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


def write_form(form: Form) -> bytes:
    """Write a form as a workbook.

    Args:
        form: The form as `build_form` lays it out.
    """
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    as_text = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(buffer, {"in_memory": True, **as_text})
    book.set_properties({"created": _CREATED.replace(tzinfo=None)})
    _Writer(book, form).write()
    book.close()
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Workbook, form: Form) -> None:
        self._book, self._form = book, form
        self._looks = Looks(book)
        self._choices: dict[tuple[str, ...], str] = {}
        self._codes = {sheet.name: _column_range(sheet.name, 0, PAPER_ROWS) for sheet in form.papers}

    def write(self) -> None:
        """Write all sheets, the guide first, the choices last and out of sight."""
        form = self._form
        guide = self._book.add_worksheet(GUIDE_SHEET)
        guide.set_tab_color(_TABS["guide"])
        for sheet in form.papers:
            self._table(sheet, "paper")
        for pairs in (form.single, form.shared, form.office):
            if pairs is not None:
                self._pairs(pairs, "paper" if pairs is form.single else "pairs")
        for sheet in form.office_items:
            self._table(sheet, "pairs")
        for sheet in form.items:
            self._table(sheet, "item")
        self._write_choices()
        Guide(guide, self._looks, form).write()
        guide.activate()

    # --- tables ---------------------------------------------------------------------------------------------------

    def _table(self, sheet: FormSheet, sort: str) -> None:
        page = self._book.add_worksheet(sheet.name)
        page.set_tab_color(_TABS[sort])
        page.write_string(TITLE_ROW, 0, sheet.title, self._looks.title)
        page.write_string(TEXT_ROW, 0, self._words(sheet, sort), self._looks.words)
        widths = self._headings(page, sheet.columns, sheet.rows)
        for number, row in enumerate(sheet.rows, start=FIRST_ROW):
            for index, text in enumerate(row):
                self._value(page, number, index, text, sheet.columns[index])
            lines = max(lines_in(text, width) for text, width in zip(row, widths, strict=True))
            if lines > 1:
                page.set_row(number, lines * LINE_HEIGHT)
        rows = PAPER_ROWS if sort == "paper" else ITEM_ROWS
        for index, column in enumerate(sheet.columns):
            area = (FIRST_ROW, index, FIRST_ROW + rows - 1, index)
            page.data_validation(*area, check_of(column, _address(FIRST_ROW, index), self._source(sheet, sort, index)))
        kept = 2 if sort == "paper" else 1
        page.freeze_panes(FIRST_ROW, kept)
        _set_up_print(page, sum(widths), kept)

    def _words(self, sheet: FormSheet, sort: str) -> str:
        sample = " Nền vàng là ví dụ: ghi đè lên, hoặc xoá cả dòng." if sheet.rows else ""
        if sort != "item":
            return sheet.text + sample
        duty = " Mỗi văn bản cần ít nhất một dòng." if sheet.required else ""
        if not sheet.has_codes:
            return sheet.text + duty.replace("Mỗi văn bản cần", "Cần") + sample
        return f"{sheet.text}{duty} Cột «{sheet.columns[0].heading}» ghi mã của văn bản mà dòng thuộc về.{sample}"

    def _headings(self, page: Worksheet, columns: Sequence[FormColumn], rows: Sequence[Sequence[str]]) -> list[float]:
        """Write the heading row and return the widths of the columns."""
        widths = [width_of(column, [row[index] for row in rows]) for index, column in enumerate(columns)]
        height = 1
        for index, column in enumerate(columns):
            page.set_column(index, index, widths[index], self._looks.cell(holds(column)))
            heading = column.heading + (" *" if column.required else "")
            look = self._looks.needed_heading if column.required else self._looks.heading
            page.write_string(HEADING_ROW, index, heading, look)
            if (note := _note(column)) != "":
                page.write_comment(HEADING_ROW, index, note, {"x_scale": 2.2, "y_scale": 1.2, "author": ""})
            height = max(height, lines_in(heading, widths[index], bold=True))
        page.set_row(HEADING_ROW, height * LINE_HEIGHT + 4)
        self._groups(page, columns)
        return widths

    def _groups(self, page: Worksheet, columns: Sequence[FormColumn]) -> None:
        start = 0
        while start < len(columns):
            end = start
            while end + 1 < len(columns) and columns[end + 1].group == columns[start].group:
                end += 1
            if columns[start].group:
                page.merge_range(GROUP_ROW, start, GROUP_ROW, end, columns[start].group, self._looks.group)
            start = end + 1

    def _value(
        self, page: Worksheet, row: int, column: int, text: str, meant: FormColumn, *, beside_label: bool = False
    ) -> None:
        look = self._looks.cell(holds(meant), sample=True, beside_label=beside_label)
        number = _number(text, holds(meant))
        if number is not None:
            page.write_number(row, column, number, look)
        elif text:
            page.write_string(row, column, text, look)
        else:
            page.write_blank(row, column, None, look)

    # --- choices --------------------------------------------------------------------------------------------------

    def _source(self, sheet: FormSheet, sort: str, index: int) -> str:
        """Say where the choices of a column stand."""
        column = sheet.columns[index]
        if sheet.has_codes and sort == "item" and index == 0:
            # Excel takes one range for a list; with several kinds the code is typed.
            return f"={next(iter(self._codes.values()))}" if len(self._codes) == 1 else ""
        if column.field is None:
            return ""
        return self._choices_of(column) if sort == "paper" else self._listed(column.field.shape.choices)

    def _choices_of(self, column: FormColumn) -> str:
        """Say where the choices of a field of a document stand: signers are chosen from their own sheet."""
        if column.field is None:
            return ""
        signers = [one for one in self._form.office_items if (one.name,) == (column.heading, *column.path[1:])]
        return f"={_column_range(signers[0].name, 0, 50)}" if signers else self._listed(column.field.shape.choices)

    def _listed(self, choices: Sequence[tuple[str, str]]) -> str:
        if not choices:
            return ""
        labels = tuple(label for _, label in choices)
        if labels not in self._choices:
            letter = _letters(len(self._choices))
            self._choices[labels] = f"='{CHOICES_SHEET}'!${letter}$2:${letter}${len(labels) + 1}"
        return self._choices[labels]

    def _write_choices(self) -> None:
        page = self._book.add_worksheet(CHOICES_SHEET)
        for index, labels in enumerate(self._choices):
            page.write_string(0, index, f"Lựa chọn {index + 1}", self._looks.heading)
            page.write_column(1, index, labels)
            page.set_column(index, index, 28)
        page.hide()

    # --- sheets of two columns ------------------------------------------------------------------------------------

    def _pairs(self, sheet: PairSheet, sort: str) -> None:
        page = self._book.add_worksheet(sheet.name)
        page.set_tab_color(_TABS[sort])
        page.write_string(TITLE_ROW, 0, sheet.title, self._looks.title)
        page.write_string(TEXT_ROW, 0, sheet.text, self._looks.words)
        for index, (heading, width) in enumerate(_PAIR_COLUMNS):
            page.write_string(HEADING_ROW, index, heading, self._looks.needed_heading)
            page.set_column(index, index, width)
        row = FIRST_ROW
        for pair in sheet.pairs:
            row = self._pair(page, row, pair)
        page.freeze_panes(FIRST_ROW, 1)
        _set_up_print(page, _PAGE_WIDTH, 0)

    def _pair(self, page: Worksheet, row: int, pair: Pair) -> int:
        """Write a line, for a list several; returns the next row."""
        column, looks = pair.column, self._looks
        is_list = pair.field.shape.item is not None
        last = row + (max(_LIST_LINES, len(pair.values) + _SPARE_LINES) if is_list else 1) - 1
        words = pair.field.description + (" Mỗi mục một dòng, viết tiếp xuống các dòng dưới." if is_list else "")
        label = column.heading + (" *" if column.required else "")
        for index, at in enumerate(range(row, last + 1)):
            text = pair.values[index] if index < len(pair.values) else ""
            _write(page, at, 0, "" if index else label, looks.needed_label if column.required else looks.label)
            self._value(page, at, 1, text, column, beside_label=True)
            told = [text] if is_list else [text, words, example_of(pair.field)]
            lines = (lines_in(cell, width) for cell, (_, width) in zip(told, _PAIR_COLUMNS[1:], strict=False))
            page.set_row(
                at, LINE_HEIGHT * max(lines_in("" if index else label, _PAIR_COLUMNS[0][1], bold=True), *lines)
            )
        for index, text in ((2, words), (3, example_of(pair.field))):
            if is_list:
                page.merge_range(row, index, last, index, text, looks.framed)
            else:
                _write(page, row, index, text, looks.framed)
        page.data_validation(row, 1, last, 1, check_of(column, _address(row, 1), self._choices_of(column)))
        return last + 1


def _number(text: str, holding: str) -> float | None:
    """Return a typed number as Excel keeps it, None for text and for what is no number."""
    try:
        if holding == "percent":
            return float(parse_percent(text) / 100)
        return float(parse_decimal(text)) if holding in ("integer", "decimal") and text else None
    except NumberFormatError:
        return None


def _note(column: FormColumn) -> str:
    """What stands beside a heading: what belongs there, and the key that YAML and JSON use."""
    key = f"\nTên khoá: {'.'.join(column.path)}" if column.path else ""
    return explanation(column) + key


def _write(page: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if text:
        page.write_string(row, column, text, look)
    else:
        page.write_blank(row, column, None, look)


def _set_up_print(page: Worksheet, width: float, columns: int) -> None:
    """Let a sheet print readably: a wide one on several pages beside each other, each with its headings and codes.

    Args:
        page: The sheet.
        width: Its width, in the units of Excel.
        columns: How many of its columns stand on every page, if it takes several.
    """
    pages = ceil(width / _PAGE_WIDTH)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(pages, 0)
    page.set_margins(0.4, 0.4, 0.5, 0.5)
    page.repeat_rows(GROUP_ROW, HEADING_ROW)
    if pages > 1 and columns:
        page.repeat_columns(0, columns - 1)


def _column_range(sheet: str, column: int, rows: int) -> str:
    letter = _letters(column)
    return f"'{sheet}'!${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + rows}"


def _address(row: int, column: int) -> str:
    return f"{_letters(column)}{row + 1}"


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
