"""Letters of other alphabets that look like Vietnamese ones: they print alike and are found by no search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаесоіјрѕухһԁӏ", "ABESIJKMHOPCTYXaecoijpsyxhdl", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν", "ABEZHIKMNOPTYXoiv", strict=True))
#: Ð of Icelandic and Ɖ of Ewe, which look just like Đ.
_STROKED = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"}

#: Letter → the Vietnamese or Latin letter that it looks like.
LOOKALIKES: Mapping[str, str] = MappingProxyType({**_CYRILLIC, **_GREEK, **_STROKED})

_OTHER = "\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f"
#: Nothing that `foreign_letters` could find is in a text without one of these. Compiled, like what follows, for the
#: first text that needs it.
SUSPICIOUS = f"[{_OTHER}{''.join(_STROKED)}]"
_WORD = r"[^\W\d_]+"
_LATIN = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"


class ForeignLetter(NamedTuple):
    """A letter of another alphabet inside a word; `meant` is the letter it passes for, "" if for none."""

    letter: str
    alphabet: str
    word: str
    meant: str


def foreign_letters(text: str) -> Iterator[ForeignLetter]:
    """Find the first foreign letter of every word that mixes alphabets, or that only looks Latin.

    A word wholly of another alphabet is left alone ("Правда", "α") unless each of its letters passes for a Latin one.
    """
    if not re.search(SUSPICIOUS, text):
        return
    for match in re.finditer(_WORD, text):
        word = match.group()
        first = re.search(SUSPICIOUS, word)
        if first and (_mixes(word) or _passes_for_latin(word)):
            letter = first.group()
            yield ForeignLetter(letter, _alphabet(letter), word, LOOKALIKES.get(letter, ""))


def _mixes(word: str) -> bool:
    return any(re.match(_LATIN, letter) and letter not in _STROKED for letter in word)


def _passes_for_latin(word: str) -> bool:
    # A single Greek letter is a symbol; a single Cyrillic one has no business in Vietnamese.
    return all(letter in LOOKALIKES for letter in word) and not (len(word) == 1 and word in _GREEK)


def _alphabet(letter: str) -> str:
    if letter in _STROKED:
        return "ngoại quốc"
    return "Hy Lạp" if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff" else "Kirin (Nga)"
