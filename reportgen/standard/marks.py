"""How the words of a document are set: marks of lists and citations, the line of place and date."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.standard.facts import Fact, Frozen, each_value


class Punctuation(Frozen):
    """Marks before, after and between the items of căn cứ, nơi nhận, kính gửi, and at the end of the body."""

    makers = MappingProxyType({"sources": each_value(Fact.read)})

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
    sources: Mapping[str, Fact]

    def source_of(self, field: str) -> Fact:
        """Give clause and basis of a field ("can_cu_last"): those of the longest key that starts its name.

        Raises:
            KeyError: No such field.
        """
        keys = [key for key in self.sources if field == key or field.startswith(f"{key}_")]
        if field not in vars(self) or not keys:
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
    abbreviations: Mapping[str, str]
