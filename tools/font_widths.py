"""Write reportgen/text/_times_widths.py: advance widths of Times New Roman, read from a font with the same metrics.

Run by hand when letters are added to `CHARACTERS`. It needs fontTools and the Liberation fonts, which the product
does not:

    python tools/font_widths.py /usr/share/fonts/truetype/liberation2
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "reportgen" / "text" / "_times_widths.py"
FACES = {"REGULAR": "Regular", "BOLD": "Bold", "ITALIC": "Italic", "BOLD_ITALIC": "BoldItalic"}
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VIETNAMESE = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đ"
ASCII = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "\u00a0\u2010\u2011–—‘’“”«»…•·°±×÷§€½¼¾²³†№≤≥"
CHARACTERS = "".join(sorted(set(ASCII + VIETNAMESE + VIETNAMESE.upper() + SIGNS)))

HEADER = '''"""Advance widths of Times New Roman in 1/2048 em: width → its characters. Made by tools/font_widths.py."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
'''


def widths(font_file: Path) -> dict[int, str]:
    """Group the characters by their advance width, in font units of 1/2048 em."""
    font = TTFont(font_file)
    glyphs, metrics = font.getBestCmap(), font["hmtx"].metrics
    if font["head"].unitsPerEm != 2048:
        raise SystemExit(f"{font_file}: expected 2048 units per em")
    groups: dict[int, str] = defaultdict(str)
    for character in CHARACTERS:
        if ord(character) in glyphs:
            groups[metrics[glyphs[ord(character)]][0]] += character
    return dict(sorted(groups.items()))


def table(name: str, groups: dict[int, str]) -> str:
    """Return the Python source of one face."""
    lines = [f"    {width}: {ascii_dashes(characters)}," for width, characters in groups.items()]
    return "\n".join([f"{name}: Mapping[int, str] = MappingProxyType({{", *lines, "})"])


def ascii_dashes(characters: str) -> str:
    """Return a string literal in which invisible characters show as escapes."""
    literal = repr(characters)
    for character in "\u00a0\u2010\u2011":
        literal = literal.replace(character, f"\\u{ord(character):04x}")
    return literal


def main() -> None:
    """Write the table for all faces."""
    folder = Path(sys.argv[1])
    tables = [table(name, widths(folder / f"LiberationSerif-{face}.ttf")) for name, face in FACES.items()]
    TARGET.write_text("\n".join([HEADER, "\n\n".join(tables), ""]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
