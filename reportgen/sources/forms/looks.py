"""How a workbook form looks: fonts, colours, widths."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportgen.sources.forms.plan import FormColumn

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_FONT = {"font_name": "Times New Roman", "font_size": 12}
_DARK, _PALE, _GROUP, _SAMPLE, _BORDER = "#1F4E78", "#DDEBF7", "#BDD7EE", "#FFF9E5", "#BFBFBF"

#: Number formats of cells by what they hold; everything else is text, so that "05" stays "05".
_NUMBER_FORMATS = {"integer": "#,##0", "decimal": "#,##0.##", "percent": "0.0%"}
_WIDTHS = {"date": 13.0, "integer": 11.0, "decimal": 12.0, "percent": 11.0}
_LEAST, _MOST = 15.0, 46.0


class Looks:
    """The formats of one workbook.

    Args:
        book: The workbook.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._cells: dict[tuple[str, bool, bool], Format] = {}

    def cell(self, holds: str = "", *, sample: bool = False, beside_label: bool = False) -> Format:
        """Return the format of a cell to fill in.

        Args:
            holds: What it holds.
            sample: It has the ground of the example.
            beside_label: Its label stands at its left, so that a number must too.
        """
        key = holds, sample, beside_label
        if key not in self._cells:
            ground = {"bg_color": _SAMPLE, "border": 1, "border_color": _BORDER} if sample else {}
            align = {"align": "left"} if beside_label else {}
            number = _NUMBER_FORMATS.get(holds, "@")
            self._cells[key] = self._format(num_format=number, valign="top", text_wrap=True, **ground, **align)
        return self._cells[key]

    @cached_property
    def title(self) -> Format:
        """The name of a sheet at its top."""
        return self._format(bold=True, font_size=16, font_color=_DARK)

    @cached_property
    def words(self) -> Format:
        """A sentence of explanation that runs over the columns."""
        return self._format(italic=True, font_color="#404040", valign="top")

    @cached_property
    def wrapped(self) -> Format:
        """A sentence inside one cell."""
        return self._format(valign="top", text_wrap=True)

    @cached_property
    def framed(self) -> Format:
        """A cell of a table to be read."""
        return self._format(valign="top", text_wrap=True, border=1, border_color=_BORDER)

    @cached_property
    def link(self) -> Format:
        """A link to a sheet inside such a table."""
        settings = {"font_color": "#0563C1", "underline": 1, "border": 1, "border_color": _BORDER}
        return self._format(valign="top", text_wrap=True, **settings)

    @cached_property
    def group(self) -> Format:
        """The name of a group over its columns."""
        return self._format(bold=True, bg_color=_GROUP, border=1, border_color=_BORDER, align="center", text_wrap=True)

    @cached_property
    def label(self) -> Format:
        """The label of a line that may be left empty."""
        return self._format(bg_color=_PALE, border=1, border_color=_BORDER, valign="top", text_wrap=True)

    @cached_property
    def needed_label(self) -> Format:
        """The label of a line that must be filled."""
        return self._format(bold=True, bg_color=_GROUP, border=1, border_color=_BORDER, valign="top", text_wrap=True)

    @cached_property
    def heading(self) -> Format:
        """The heading of a column that may be left empty."""
        return self._heading(bg_color=_PALE)

    @cached_property
    def needed_heading(self) -> Format:
        """The heading of a column that must be filled."""
        return self._heading(bg_color=_DARK, font_color="#FFFFFF")

    def _heading(self, **settings: Any) -> Format:
        look = {"bold": True, "border": 1, "border_color": _BORDER, "align": "center", "valign": "vcenter"}
        return self._format(text_wrap=True, **look, **settings)

    def _format(self, **settings: Any) -> Format:
        return self._book.add_format({**_FONT, **settings})


def holds(column: FormColumn) -> str:
    """Tell what the cells of a column hold: a number or date, or "" for text."""
    return column.field.shape.holds if column.field is not None else ""


def width_of(column: FormColumn, texts: list[str]) -> float:
    """Choose the width of a column, in the units of Excel: for what it holds, for its sample, never under a word."""
    least = max(map(len, column.heading.split())) + 3.0
    if column.field is None and not texts:
        return max(_LEAST, least)
    if holds(column) in _WIDTHS:
        return max(_WIDTHS[holds(column)], least)
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    if column.field is not None and column.field.shape.choices:
        longest = max(longest, *(len(label) for _, label in column.field.shape.choices)) + 3
    return min(_MOST, max(_LEAST, least, longest * 0.95 + 2))
