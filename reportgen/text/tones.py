"""The two accepted places of the tone mark in open oa, oe, uy: "cu" (uỷ, hoà, khoẻ) and "moi" (ủy, hòa, khỏe).

No regulation settles the style, so the office chooses it for wording that is ours; what a clerk typed is never
restyled, at most checked for consistency.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from types import MappingProxyType
from typing import Literal

from reportgen.text.normalise import to_nfc

ToneStyle = Literal["cu", "moi"]

_TONES = "\u0300\u0309\u0303\u0301\u0323"


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield every toned vowel pair in both styles, in lower, upper and capitalised form."""
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for cased_first, cased_second in (
                (first, second),
                (first.upper(), second),
                (first.upper(), second.upper()),
            ):
                old = unicodedata.normalize("NFC", cased_first + cased_second + tone)
                new = unicodedata.normalize("NFC", cased_first + tone + cased_second)
                yield old, new


_OLD_TO_NEW = MappingProxyType(dict(_pairs()))
_NEW_TO_OLD = MappingProxyType({new: old for old, new in _OLD_TO_NEW.items()})


def _open_syllables(pairs: MappingProxyType[str, str]) -> str:
    """Match the pairs at the end of a syllable; after q the u belongs to the consonant ("quý"), so that one is left."""
    return f"(?<![qQ])(?:{'|'.join(pairs)})(?![^\\W\\d_])"


# Hardly a run needs both, so that each is compiled at its first use.
_OLD = _open_syllables(_OLD_TO_NEW)
_NEW = _open_syllables(_NEW_TO_OLD)


def restyle(text: str, style: ToneStyle) -> str:
    """Return the text (in NFC) with the tone marks of open oa, oe, uy placed as the style wants."""
    if style == "cu":
        return re.sub(_NEW, lambda match: _NEW_TO_OLD[match.group()], to_nfc(text))
    return re.sub(_OLD, lambda match: _OLD_TO_NEW[match.group()], to_nfc(text))


def tone_styles(text: str) -> set[ToneStyle]:
    """Tell which styles occur in the text: none, one, or both (then the text is not consistent)."""
    composed = to_nfc(text)
    styles: set[ToneStyle] = set()
    if re.search(_OLD, composed):
        styles.add("cu")
    if re.search(_NEW, composed):
        styles.add("moi")
    return styles
