"""The facts of a regulation as frozen types: page, body, components, punctuation, places, signing rules.

Sizes and spacings are points, lengths on the page are millimetres, rule thickness is eighths of a point (Word's unit).
Every fact tells its clause and how we know it (`Basis`), so that a checker never presents a habit as law.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_Value = TypeVar("_Value")


class Basis(StrEnum):
    """How a fact is known, from the regulation's own words down to the habit of the trade."""

    QUY_DINH = "quy_dinh"
    VI_DU = "vi_du"
    NHIEU_NGUON = "nhieu_nguon"
    MOT_NGUON = "mot_nguon"
    SUY_RA = "suy_ra"
    THUC_HANH = "thuc_hanh"


Align: TypeAlias = Literal["left", "center", "right", "both"]


def _read_only(mapping: Mapping[str, _Value]) -> Mapping[str, _Value]:
    return MappingProxyType(dict(mapping))


TextMap: TypeAlias = Annotated[Mapping[str, str], AfterValidator(_read_only)]
BasisMap: TypeAlias = Annotated[Mapping[str, Basis], AfterValidator(_read_only)]


class Fact(BaseModel):
    """Base of all facts: frozen, no unknown keys; `basis` holds for every value that `basis_of` does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    clause: str = ""
    basis: Basis
    basis_of: BasisMap = Field(default={}, validate_default=True)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        # Frozen through and through, so a copy would only lose the identity (and read-only mappings cannot be copied).
        return self

    def basis_for(self, attribute: str) -> Basis:
        """Tell how the value of one attribute is known."""
        return self.basis_of.get(attribute, self.basis)


class Margins(BaseModel):
    """Margins of one side of the sheet, in millimetres."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    top: float
    bottom: float
    left: float
    right: float


class PageNumber(Fact):
    """How pages are numbered: 14 pt, centred in the top margin, hidden on the first page (HD05 II.IV.5)."""

    size_pt: float
    bold: bool
    italic: bool
    align: Align
    distance_from_top_mm: float
    on_first_page: bool
    annex_starts_again: bool


class Page(Fact):
    """Paper and margins (HD05 II.IV.3-4); `margins_back` is the back side when both sides are printed."""

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

    def __hash__(self) -> int:
        return hash(self.name)


ComponentMap: TypeAlias = Annotated[Mapping[str, Component], AfterValidator(_read_only)]


class HeaderFooter(Fact):
    """The 2×2 table of the head and the 1×2 table of the foot: widths of their columns, room for the signature."""

    left_mm: float
    right_mm: float
    signature_gap_lines: int
    signature_gap_accepted: tuple[int, ...]


class Punctuation(BaseModel):
    """Marks before, after and between the items of căn cứ, nơi nhận, kính gửi, and at the end of the body."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    can_cu_prefix: str
    can_cu_each: str
    can_cu_last: str
    noi_nhan_prefix: str
    noi_nhan_each: str
    noi_nhan_last: str
    noi_nhan_as_above: str
    kinh_gui_prefix: str
    kinh_gui_each: str
    kinh_gui_last: str
    body_end: str
    body_end_forbidden: tuple[str, ...]
    citation_first: str
    citation_later: str
    abbreviation_first: str | None
    sources: Annotated[Mapping[str, Fact], AfterValidator(_read_only)]

    def source_of(self, field: str) -> Fact:
        """Give clause and basis of a field ("can_cu_last"): those of the longest key that starts its name.

        Raises:
            KeyError: No such field.
        """
        keys = [key for key in self.sources if field == key or field.startswith(f"{key}_")]
        if field not in type(self).model_fields or not keys:
            raise KeyError(field)
        return self.sources[max(keys, key=len)]


class DateLine(Fact):
    """Place and date: which numbers get a zero in front (HD05 II.I.4.2.2)."""

    pattern: str
    zero_before_day_below: int
    zero_before_month_below: int


class Place(Fact):
    """Whose name stands in the date line, and when the word of its level is added (HD05 II.I.4.1.1)."""

    named_after: tuple[str, ...]
    level_added_when: tuple[str, ...]
    abbreviations: TextMap


class SignatureRules(Fact):
    """Who signs how (HD05 II.I.7.1). Titles and bodies are in capitals, tone style `uỷ`.

    Args:
        prefixes: Form of signing (`thay_mat`, `ky_thay`, `thua_lenh`, `quyen`) to what is printed.
        forbidden_spellings: Spellings of state papers ("TM.").
        thay_mat_bodies: Collective bodies that are signed for with T/M.
        thay_mat_titles: The only titles printed under T/M of a committee, inspection committee or council.
        untitled_under_thay_mat: Titles that are dropped under T/M (a member signs with no title line); prefixes.
        no_ky_thay_for: Heads of collective bodies, never signed for with K/T.
        organ_in_title_for: The only cases where a title carries the name of its body.
        degrees_forbidden: Academic degrees, titles and military ranks may not stand before a name.
    """

    prefixes: TextMap
    forbidden_spellings: tuple[str, ...]
    thay_mat_bodies: tuple[str, ...]
    thay_mat_titles: tuple[str, ...]
    untitled_under_thay_mat: tuple[str, ...]
    no_ky_thay_for: tuple[str, ...]
    organ_in_title_for: tuple[str, ...]
    degrees_forbidden: bool
    two_signers_main_side: Literal["left", "right"] | None
    delegation_may_go_on: bool | None
    clauses: TextMap = Field(default={}, validate_default=True)
