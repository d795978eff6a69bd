"""Who may sign how, and the words that may not stand before a signer's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from reportgen.standard import _files
from reportgen.standard.facts import Fact


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

    prefixes: Mapping[str, str]
    forbidden_spellings: tuple[str, ...]
    thay_mat_bodies: tuple[str, ...]
    thay_mat_titles: tuple[str, ...]
    untitled_under_thay_mat: tuple[str, ...]
    no_ky_thay_for: tuple[str, ...]
    organ_in_title_for: tuple[str, ...]
    degrees_forbidden: bool
    two_signers_main_side: Literal["left", "right"] | None
    delegation_may_go_on: bool | None
    clauses: Mapping[str, str] = MappingProxyType({})


#: Letters that are an i where case makes no difference, without ever becoming one.
_ODD_CASES = frozenset("\u0130\u0131")


def honorific_before(name: str) -> str | None:
    """Give the degrees, honours and ranks that stand before a name, as typed ("PGS.TS."), or None.

    The name must be NFC. Upper and lower case make no difference: no abbreviation of the list is a Vietnamese syllable.
    """
    # Nearly always: the pattern is compiled for the first name that begins like one of them.
    if not name.lstrip().casefold().startswith(_honorifics()) and _ODD_CASES.isdisjoint(name):
        return None
    found = _before_name().match(name)
    return found[0].strip(" ,") if found else None


@cache
def _honorifics() -> tuple[str, ...]:
    words = _files.read("hinh_thuc_ky")["honorifics"]
    longest_first = sorted((*words["short"], *words["long"]), key=len, reverse=True)
    return tuple(word.casefold() for word in longest_first)


@cache
def _before_name() -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, _honorifics()))
    return re.compile(rf"\s*(?:(?:{alternatives})(?![^\W_])[\s.,]*)+", re.IGNORECASE)
