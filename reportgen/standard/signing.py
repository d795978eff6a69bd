"""Signature blocks case by case («hình thức ký»), and the words that may not stand before a signer's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from reportgen.standard import _files
from reportgen.standard.facts import Basis, Fact


class SignatureBlock(BaseModel):
    """One block of a form: the authority in bold, the title upright; each a choice, an empty one is not printed.

    `kiem` are the second titles after the line "kiêm", `organ` the line of the body under the title (HD05 II.I.7.1.4g).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    side: Literal["left", "right"] = "right"
    authority: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kiem: tuple[str, ...] = ()
    organ: str | None = None


class SignatureForm(Fact):
    """How one case is signed.

    `when` says in Vietnamese which case; `hd36` tells how we know that HD 36 had the same form, None if unseen there.
    """

    id: str
    when: str
    blocks: tuple[SignatureBlock, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    confirm: SignatureBlock | None = None
    forbidden_prefixes: tuple[str, ...] = ()
    hd36: Basis | None
    note: str = ""

    def __hash__(self) -> int:
        return hash(self.id)


class Honorifics(Fact):
    """Words of learned degrees, honours and ranks: `short` are abbreviations, `long` whole phrases."""

    short: tuple[str, ...]
    long: tuple[str, ...]


@cache
def _content() -> Mapping[str, Any]:
    return _files.read("hinh_thuc_ky")


@cache
def signature_forms() -> Mapping[str, SignatureForm]:
    """Give every form by id, in the order of the regulation."""
    return MappingProxyType(
        {
            form_id: SignatureForm.model_validate({"id": form_id, "basis": Basis.QUY_DINH, **entry})
            for form_id, entry in _content()["forms"].items()
        }
    )


@cache
def honorifics() -> Honorifics:
    """Give the words that may not stand before a signer's name (HD05 II.I.7.1.3)."""
    return Honorifics.model_validate(_content()["honorifics"])


def honorific_before(name: str) -> str | None:
    """Give the degrees, honours and ranks that stand before a name, as typed ("PGS.TS."), or None.

    The name must be NFC. Upper and lower case make no difference: no abbreviation of the list is a Vietnamese syllable.
    """
    found = _before_name().match(name)
    return found[0].strip(" ,") if found else None


@cache
def _before_name() -> re.Pattern[str]:
    words = honorifics()
    longest_first = sorted((*words.short, *words.long), key=len, reverse=True)
    alternatives = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"\s*(?:(?:{alternatives})(?![^\W_])[\s.,]*)+", re.IGNORECASE)
