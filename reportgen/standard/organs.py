"""Organs of the Party («cơ quan»): their symbols, the lines of their head, and when they existed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from reportgen.standard import _files
from reportgen.standard.facts import SPAN, Fact

_OWN_NAME = "[A-ZĂÂĐÊÔƠƯ0-9][A-Za-zĂÂĐÊÔƠƯ0-9]*"


class Committee(Fact):
    """Symbol of a committee («cấp uỷ») as the tail of the symbols of its offices: BTC + TU."""

    makers = MappingProxyType({**Fact.makers, **SPAN})

    ky_hieu: str
    valid_to: date | None = None


class CoQuanMau(Fact):
    """One sort of organ.

    Args:
        ten: Its name in a sentence ("Ban tổ chức"), tone style `uỷ`.
        ky_hieu: Symbols by the rule, `{cap_uy}` standing for the committee it serves and `{ten}` for a name of its own.
        also_seen: Symbols that offices form beyond the rule; accepted as well.
        head: Upper and lower line of the head, with slots; None where no line stands. Empty if not known.
        standards: Regulations that list its symbol, as far as our sources go.
    """

    makers = MappingProxyType({**Fact.makers, **SPAN})

    slug: str
    ten: str
    ky_hieu: tuple[str, ...]
    also_seen: tuple[str, ...] = ()
    head: tuple[str | None, ...] = ()
    standards: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def exists_on(self, day: date) -> bool:
        """Tell whether there were organs of this sort on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def accepts(self, ky_hieu: str, on: date | None = None) -> bool:
        """Tell whether an organ of this sort may have this symbol; `on` also rules out committees dissolved by then."""
        return any(self._fits(pattern, ky_hieu, on) for pattern in self.ky_hieu + self.also_seen)

    def examples(self, on: date | None = None) -> tuple[str, ...]:
        """List symbols by the rule, `{cap_uy}` filled with every committee there was on the day: advice for a clerk."""
        return tuple(
            dict.fromkeys(pattern.replace("{cap_uy}", tail) for pattern in self.ky_hieu for tail in _tails(on))
        )

    @staticmethod
    def _fits(pattern: str, ky_hieu: str, on: date | None) -> bool:
        regex = re.escape(pattern).replace(r"\{cap_uy\}", f"(?:{'|'.join(_tails(on))})").replace(r"\{ten\}", _OWN_NAME)
        return re.fullmatch(regex, ky_hieu) is not None


def _tails(on: date | None) -> tuple[str, ...]:
    return tuple(c.ky_hieu for c in committees() if on is None or c.valid_to is None or on <= c.valid_to)


@cache
def committees() -> tuple[Committee, ...]:
    """Give the committees whose symbols their offices carry."""
    return tuple(Committee.read(entry) for entry in _files.read("co_quan")["cap_uy"])


@cache
def all_organs() -> Mapping[str, CoQuanMau]:
    """Give every sort of organ by slug, in the order of the file: committees, their offices, press and institutes."""
    entries = _files.read("co_quan")["co_quan"].items()
    return MappingProxyType({slug: CoQuanMau.read({"slug": slug, **entry}) for slug, entry in entries})


def organ(slug: str) -> CoQuanMau:
    """Give the sort of organ with this slug ("huyen_uy").

    Raises:
        KeyError: There is none.
    """
    return all_organs()[slug]
