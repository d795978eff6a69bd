"""Number and symbol of a paper: "474-QĐ/HU" (HD05 II.I.3.2.2), and the wrong ways of writing it that people meet.

Nothing is mended silently: a wrong form is refused together with the right one.
"""

from __future__ import annotations

import re
from typing import Annotated

from reportgen.model.fields import After, refuse
from reportgen.standard.numbering import SoKyHieu
from reportgen.text.normalise import tidy

_TYPE = r"[A-ZĐ][A-Za-zĐđ]{0,3}"
_ORGAN = r"[A-ZĐ][A-Za-zĐđ]*\d*(?:-[A-ZĐ][A-Za-zĐđ]*\d*)*"
_PARTY_CITED = re.compile(rf"\d{{1,4}}-{_TYPE}/{_ORGAN}(?:/nb)?")
# Compiled for the first number that needs them: few papers cited are those of the state, fewer numbers are wrong.
_PARTY = rf"(\d{{1,4}})-({_TYPE})/({_ORGAN})"
_STATE = r"\d{1,5}/(?:\d{4}/)?[A-ZĐ][\wĐđ]*(?:-[A-ZĐ][\wĐđ]*)*"
_LOOSE = rf"(?:số\s*:?\s*)?(\d{{1,4}})\s*[-/]\s*({_TYPE})\s*[-/]\s*([A-ZĐƯ][A-Za-zĐđƯư]*\d*)"
_DASHES = "[\u2010\u2011\u2012\u2013\u2014\u2212]"
# The symbols of committees end like this; a state body's never do.
_PARTY_ORGAN = r"[A-Za-zĐđ]*(?:TW|TƯ|TU|HU|QU|ThU|TXU|ĐU|ĐUK|CB\d*)"


def split(text: str) -> SoKyHieu | None:
    """Take "474-QĐ/HU" apart; None for a bare number.

    Raises:
        ValueError: The text is neither.
    """
    if text.isascii() and text.isdigit():
        return None
    match = re.fullmatch(_PARTY, text)
    if match is None:
        raise ValueError(text)
    return SoKyHieu(int(match[1]), match[2], match[3])


def _suggestion(text: str) -> str:
    """Return the right form of a wrongly written party number, or nothing."""
    match = re.fullmatch(_LOOSE, re.sub(_DASHES, "-", text), re.IGNORECASE)
    if match is None:
        return ""
    organ = match[3].replace("TƯ", "TW")
    return f"{match[1]}-{match[2]}/{organ}" if re.fullmatch(_PARTY_ORGAN, organ) else ""


def _refuse(typed: str) -> Exception:
    if right := _suggestion(typed):
        return refuse("so-ky-hieu-viet-sai", gia_tri=typed, dung=right)
    return refuse("so-ky-hieu-sai-dang", gia_tri=typed)


def _own(value: str) -> str:
    text = tidy(value)
    try:
        parts = split(text)
    except ValueError:
        raise _refuse(text) from None
    if (int(text) if parts is None else parts.so) == 0:
        raise refuse("so-van-ban-bang-khong", gia_tri=text)
    return text


def _cited(value: str) -> str:
    text = tidy(value)
    if _PARTY_CITED.fullmatch(text):
        return text
    if re.fullmatch(_STATE, text) and not _suggestion(text):
        return text
    raise _refuse(text)


#: Number of our own paper: "474-QĐ/HU", or "474" alone (the symbol is then composed).
SoVanBan = Annotated[str, After(_own)]
#: Number of a cited paper, of the Party ("05-CT/TW") or of the state ("98/2023/NĐ-CP").
SoVienDan = Annotated[str, After(_cited)]
