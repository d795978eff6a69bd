"""Measures text in Times New Roman without the font: only layout choices made before Word sees the text need it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.text._times_widths import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from reportgen.text.normalise import to_nfc

_UNITS_PER_EM = 2048
# The font has no glyph of its own for the no-break hyphen; Word draws the ordinary one.
_DRAWN_AS = str.maketrans({"\u2011": "-"})


def _by_character(groups: Mapping[int, str]) -> Mapping[str, int]:
    return MappingProxyType({character: width for width, characters in groups.items() for character in characters})


_FACES = MappingProxyType(
    {
        (False, False): _by_character(REGULAR),
        (True, False): _by_character(BOLD),
        (False, True): _by_character(ITALIC),
        (True, True): _by_character(BOLD_ITALIC),
    }
)


def text_width(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of the text on one line, in points, without kerning (Word does not kern by default).

    A character that the table lacks counts as "n", a capital one as "N": for a foreign letter or a rare sign in a
    Vietnamese line that is near enough, and no layout choice is refused because of it.
    """
    widths = _FACES[bold, italic]
    units = sum(widths.get(char) or _fallback(widths, char) for char in to_nfc(text).translate(_DRAWN_AS))
    return units * size_pt / _UNITS_PER_EM


def _fallback(widths: Mapping[str, int], char: str) -> int:
    return widths["N" if char.isupper() else "n"]
