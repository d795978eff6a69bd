"""Types of document («tên loại văn bản») and their symbols, which changed with the regulations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from reportgen.standard import _files
from reportgen.standard.facts import SPAN, Fact, Frozen, each


class Symbol(Fact):
    """The symbol of a type under one regulation; the dates bound it further where it changed within that one."""

    makers = MappingProxyType({**Fact.makers, **SPAN})

    standard: str
    ky_hieu: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the symbol was used on this day, within its regulation."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class TenLoai(Frozen):
    """One type of document.

    Args:
        ten: Its name in a sentence ("Quyết định"); capitals are the component's business.
        printed: Whether the name stands on its own line; a công văn has none (HD05 II.I.5.2).
        address: Lead of the addressee by regulation ("Kính gửi:"), for the types that have one.
    """

    makers = MappingProxyType({"symbols": each(Symbol.read)})

    slug: str
    ten: str
    printed: bool = True
    address: Mapping[str, str] = MappingProxyType({})
    symbols: tuple[Symbol, ...]

    def ky_hieu_for(self, standard_id: str, on: date) -> str | None:
        """Give the symbol under a regulation on a day, or None where our sources know none (HD05 II.I.3.1.2a)."""
        for symbol in self.symbols:
            if symbol.standard == standard_id and symbol.holds_on(on):
                return symbol.ky_hieu
        return None


@cache
def all_ten_loai() -> Mapping[str, TenLoai]:
    """Give every type by slug, in the order of the regulation."""
    entries = _files.read("ten_loai").items()
    return MappingProxyType({slug: TenLoai.read({"slug": slug, **entry}) for slug, entry in entries})


def ten_loai(slug: str) -> TenLoai:
    """Give the type with this slug ("quyet_dinh").

    Raises:
        KeyError: There is none.
    """
    return all_ten_loai()[slug]
