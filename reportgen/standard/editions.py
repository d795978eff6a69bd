"""The regulations («thể thức») that we know, each valid for a span of dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.standard import _files
from reportgen.standard.errors import NoStandardError, UnknownStandardError
from reportgen.standard.facts import SPAN, Fact, Frozen
from reportgen.standard.numbering import Numbering
from reportgen.standard.signing import SignatureRules
from reportgen.text.dates import short_date

# What only words and templates need is loaded for them alone.
if TYPE_CHECKING:
    from reportgen.standard.looks import Body, Component, HeaderFooter, Page
    from reportgen.standard.marks import DateLine, Place, Punctuation

_IDS = ("hd36", "hd05")
_PARTS = frozenset(
    {"page", "body", "layout", "shapes", "components", "punctuation", "numbering", "date_line", "place", "signature"}
)
_FLAGS = ("bold", "italic", "caps", "underline")
_SHAPE_FACTS = ("clause", "basis", "basis_of")

_Part = TypeVar("_Part", bound=Frozen)


class Standard(Fact):
    """One regulation; `valid_to` is None while it is in force. Each of its parts is built when it is asked for."""

    makers = MappingProxyType({**Fact.makers, **SPAN})

    id: str
    title: str
    citation: str
    valid_from: date
    valid_to: date | None

    def __reduce__(self) -> tuple[Any, ...]:
        # Read-only mappings cannot be pickled; another process has the same files and needs only the id.
        return get, (self.id,)

    @cached_property
    def page(self) -> Page:
        """Paper, margins, page numbers."""
        from reportgen.standard.looks import Page

        return self._part("page", Page)

    @cached_property
    def body(self) -> Body:
        """The running text."""
        from reportgen.standard.looks import Body

        return self._part("body", Body)

    @cached_property
    def layout(self) -> HeaderFooter:
        """The tables of head and foot."""
        from reportgen.standard.looks import HeaderFooter

        return self._part("layout", HeaderFooter)

    @cached_property
    def components(self) -> Mapping[str, Component]:
        """Every part of a document by name."""
        from reportgen.standard.looks import Component

        content = _files.read(self.id)
        shapes, entries = content["shapes"], content["components"].items()
        spelt = {name: _component(name, entry, shapes[entry["shape"]]) for name, entry in entries}
        return MappingProxyType({name: Component.read(entry) for name, entry in spelt.items()})

    @cached_property
    def punctuation(self) -> Punctuation:
        """Marks of lists, citations and the end of the body."""
        from reportgen.standard.marks import Punctuation

        return self._part("punctuation", Punctuation)

    @cached_property
    def date_line(self) -> DateLine:
        """The line of place and date."""
        from reportgen.standard.marks import DateLine

        return self._part("date_line", DateLine)

    @cached_property
    def place(self) -> Place:
        """Whose name stands in the line of place and date."""
        from reportgen.standard.marks import Place

        return self._part("place", Place)

    @cached_property
    def numbering(self) -> Numbering:
        """Number and symbol."""
        return self._part("numbering", Numbering)

    @cached_property
    def signature(self) -> SignatureRules:
        """Who signs how."""
        return self._part("signature", SignatureRules)

    def in_force_on(self, day: date) -> bool:
        """Tell whether a document signed on this day follows this regulation."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def _part(self, name: str, kind: type[_Part]) -> _Part:
        return kind.read(_files.read(self.id)[name])


@cache
def all_standards() -> tuple[Standard, ...]:
    """Give every regulation we know, oldest first."""
    return tuple(map(_standard, _IDS))


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


def fingerprint(standard_id: str) -> str:
    """Return what tells one wording of a regulation's facts from another: 64 hexadecimal digits."""
    return _files.fingerprint(standard_id)


def _standard(standard_id: str) -> Standard:
    content = _files.read(standard_id)
    return Standard.read({key: value for key, value in content.items() if key not in _PARTS})


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
