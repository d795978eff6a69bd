"""The regulations («thể thức») that we know, each valid for a span of dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from reportgen.standard import _files
from reportgen.standard.errors import NoStandardError, UnknownStandardError
from reportgen.standard.facts import (
    Body,
    ComponentMap,
    DateLine,
    Fact,
    HeaderFooter,
    Page,
    Place,
    Punctuation,
    SignatureRules,
)
from reportgen.standard.numbering import Numbering
from reportgen.text.dates import short_date

_IDS = ("hd36", "hd05")
_FLAGS = ("bold", "italic", "caps", "underline")
_SHAPE_FACTS = ("clause", "basis", "basis_of")


class Standard(Fact):
    """One regulation with all its facts; `valid_to` is None while it is in force."""

    id: str
    title: str
    citation: str
    valid_from: date
    valid_to: date | None
    page: Page
    body: Body
    layout: HeaderFooter
    components: ComponentMap
    punctuation: Punctuation
    numbering: Numbering
    date_line: DateLine
    place: Place
    signature: SignatureRules

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        # Read-only mappings cannot be pickled; another process has the same files and needs only the id.
        return get, (self.id,)

    def in_force_on(self, day: date) -> bool:
        """Tell whether a document signed on this day follows this regulation."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def all_standards() -> tuple[Standard, ...]:
    """Give every regulation we know, oldest first."""
    return tuple(_build(_files.read(name)) for name in _IDS)


def get(standard_id: str) -> Standard:
    """Give the regulation with this id ("hd05", "hd36").

    Raises:
        UnknownStandardError: There is none.
    """
    for standard in all_standards():
        if standard.id == standard_id:
            return standard
    raise UnknownStandardError(the_thuc=standard_id, cac_the_thuc=", ".join(_IDS))


def for_date(day: date) -> Standard:
    """Give the regulation that a document signed on this day follows.

    Raises:
        NoStandardError: The day is before the oldest regulation we know (03/4/2018).
    """
    for standard in all_standards():
        if standard.in_force_on(day):
            return standard
    raise NoStandardError(ngay=short_date(day), tu_ngay=short_date(all_standards()[0].valid_from))


def _build(content: dict[str, Any]) -> Standard:
    shapes = content.pop("shapes")
    components = {
        name: _component(name, entry, shapes[entry["shape"]]) for name, entry in content.pop("components").items()
    }
    return Standard.model_validate({**content, "components": components})


def _component(name: str, entry: Mapping[str, Any], shape: Mapping[str, Any]) -> dict[str, Any]:
    """Spell out one entry: its shape's paragraph values unless it has its own, flags from `style`, fixed sizes."""
    paragraph = {key: value for key, value in shape.items() if key not in _SHAPE_FACTS}
    inherited = [key for key in paragraph if key not in entry]
    basis_of = {key: shape.get("basis_of", {}).get(key, shape["basis"]) for key in inherited}
    own = {key: value for key, value in entry.items() if key not in ("shape", "style", "basis_of")}
    return {
        "name": name,
        "size_min": entry["size_pt"],
        "size_max": entry["size_pt"],
        **{flag: flag in entry["style"] for flag in _FLAGS},
        **paragraph,
        **own,
        "basis_of": {**basis_of, **entry.get("basis_of", {})},
    }
