"""How a document looks under a regulation: paper, running text, every part of the document.

Sizes and spacings are points, lengths on the page are millimetres, rule thickness is eighths of a point (Word's unit).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, TypeAlias

from reportgen.standard.facts import Fact, Frozen, Maker

Align: TypeAlias = Literal["left", "center", "right", "both"]


def _numbers(*names: str) -> dict[str, Maker]:
    """Measures are written 14 or 14.5, and are numbers of one sort here."""
    return dict.fromkeys(names, float)


class Margins(Frozen):
    """Margins of one side of the sheet, in millimetres."""

    makers = MappingProxyType(_numbers("top", "bottom", "left", "right"))

    top: float
    bottom: float
    left: float
    right: float


class PageNumber(Fact):
    """How pages are numbered: 14 pt, centred in the top margin, hidden on the first page (HD05 II.IV.5)."""

    makers = MappingProxyType({**Fact.makers, **_numbers("size_pt", "distance_from_top_mm")})

    size_pt: float
    bold: bool
    italic: bool
    align: Align
    distance_from_top_mm: float
    on_first_page: bool
    annex_starts_again: bool


class Page(Fact):
    """Paper and margins (HD05 II.IV.3-4); `margins_back` is the back side when both sides are printed."""

    makers = MappingProxyType(
        {
            **Fact.makers,
            **_numbers("width_mm", "height_mm"),
            **dict.fromkeys(("margins", "margins_back"), Margins.read),
            "page_number": PageNumber.read,
        }
    )

    width_mm: float
    height_mm: float
    margins: Margins
    margins_back: Margins
    page_number: PageNumber
    landscape_for: str | None

    @property
    def text_width_mm(self) -> float:
        """Width of the text area of an upright page."""
        return self.width_mm - self.margins.left - self.margins.right

    @property
    def landscape_text_width_mm(self) -> float:
        """Width of the text area of a page lying on its side, margins unchanged."""
        return self.height_mm - self.margins.left - self.margins.right


class Body(Fact):
    """The running text (HD05 II.I.6.2.2); `color` is an RGB value or None where the regulation is silent."""

    makers = MappingProxyType(
        {
            **Fact.makers,
            **_numbers("size_pt", "size_min", "size_max", "line_pt", "line_min", "line_max"),
            **_numbers("paragraph_gap_pt", "first_line_mm"),
        }
    )

    font: str
    charset: str
    color: str | None
    size_pt: float
    size_min: float
    size_max: float
    line_pt: float
    line_min: float
    line_max: float | None
    paragraph_gap_pt: float
    first_line_mm: float
    align: Align
    end_mark: str


class Component(Fact):
    """One part of a document, or one of our own paragraph styles (`basis` is then `thuc_hanh`).

    Args:
        text: Words that the part always prints; `pattern` is the same with slots, `values` the allowed words.
        size_min: With `size_max` the sizes that the regulation allows; `size_pt` is the one we print.
        line_pt: Exact line spacing; None is single spacing.
        indent_first_mm: Extra indent of the first line; `hanging_mm` is the indent of all others.
        thickness_eighths: Only for ruled lines: their thickness in eighths of a point.
        region: Where it stands: the left or right half, or the whole width.
        only_for: Slugs of the tên loại that have this part; empty means all but those of `absent_for`.
    """

    makers = MappingProxyType(
        {
            **Fact.makers,
            **_numbers("size_pt", "size_min", "size_max", "line_pt", "space_before_pt", "space_after_pt"),
            **_numbers("indent_first_mm", "indent_left_mm", "hanging_mm"),
        }
    )

    name: str
    label: str
    text: str | None = None
    pattern: str | None = None
    values: tuple[str, ...] = ()
    size_pt: float
    size_min: float
    size_max: float
    bold: bool
    italic: bool
    caps: bool
    underline: bool
    align: Align
    indent_first_mm: float
    indent_left_mm: float
    hanging_mm: float
    line_pt: float | None
    space_before_pt: float
    space_after_pt: float
    keep_next: bool
    thickness_eighths: int | None = None
    region: Literal["left", "right", "full"] = "full"
    only_for: tuple[str, ...] = ()
    absent_for: tuple[str, ...] = ()
    note: str = ""


class HeaderFooter(Fact):
    """The 2×2 table of the head and the 1×2 table of the foot: widths of their columns, room for the signature."""

    makers = MappingProxyType({**Fact.makers, **_numbers("left_mm", "right_mm")})

    left_mm: float
    right_mm: float
    signature_gap_lines: int
    signature_gap_accepted: tuple[int, ...]
