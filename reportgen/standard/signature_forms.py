"""The signature blocks that the regulations know, case by case, and the words that none of them may hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from reportgen.standard import _files
from reportgen.standard.facts import Basis, Fact, Frozen, each


class SignatureBlock(Frozen):
    """One block of a form: the authority in bold, the title upright; each a choice, an empty one is not printed.

    `kiem` are the second titles after the line "kiêm", `organ` the line of the body under the title (HD05 II.I.7.1.4g).
    """

    side: Literal["left", "right"] = "right"
    authority: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    kiem: tuple[str, ...] = ()
    organ: str | None = None


class SignatureForm(Fact):
    """How one case is signed.

    `when` says in Vietnamese which case; `hd36` tells how we know that HD 36 had the same form, None if unseen there.
    """

    makers = MappingProxyType(
        {
            **Fact.makers,
            "blocks": each(SignatureBlock.read),
            "confirm": SignatureBlock.read,
            "hd36": Basis,
        }
    )

    id: str
    when: str
    blocks: tuple[SignatureBlock, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    confirm: SignatureBlock | None = None
    forbidden_prefixes: tuple[str, ...] = ()
    hd36: Basis | None
    note: str = ""


@cache
def signature_forms() -> Mapping[str, SignatureForm]:
    """Give every form by id, in the order of the regulation."""
    return MappingProxyType(
        {
            form_id: SignatureForm.read({"id": form_id, "basis": Basis.QUY_DINH, **entry})
            for form_id, entry in _files.read("hinh_thuc_ky")["forms"].items()
        }
    )


class Honorifics(Fact):
    """Words of learned degrees, honours and ranks: `short` are abbreviations, `long` whole phrases."""

    short: tuple[str, ...]
    long: tuple[str, ...]


@cache
def honorifics() -> Honorifics:
    """Give the words that may not stand before a signer's name (HD05 II.I.7.1.3)."""
    return Honorifics.read(_files.read("hinh_thuc_ky")["honorifics"])
