"""Order of Vietnamese text as a reader expects it: by syllable, letters a ă â b … đ e ê …, then the tone."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from reportgen.text.normalise import tidy

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_LETTERS = MappingProxyType({letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)})
# The order of dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
_TONES = MappingProxyType({tone: rank for rank, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)})

_WordKey = tuple[int, int, tuple[int, ...], tuple[int, ...]]
SortKey = tuple[tuple[_WordKey, ...], str]


def sort_key(text: str) -> SortKey:
    """Return the key that sorts Vietnamese text: syllable by syllable, within one by letters, then by tone.

    Numbers sort by value and before letters ("Xã 2" before "Xã 10"); case matters only between texts otherwise equal.
    """
    tidied = tidy(text)
    return tuple(_word_key(word) for word in _TOKEN.findall(tidied.lower())), tidied.swapcase()


def person_sort_key(name: str) -> tuple[SortKey, SortKey]:
    """Return the key that sorts names of people by the given name (the last word), then by family and middle names."""
    family, _, given = tidy(name).rpartition(" ")
    return sort_key(given), sort_key(family)


def _word_key(word: str) -> _WordKey:
    if word.isdecimal():
        digits = word.lstrip("0")
        return 0, len(digits), tuple(map(int, digits)), ()
    letters: list[int] = []
    tones: list[int] = []
    for char in word:
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in decomposed if mark in _TONES), "")
        letter = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
        letters.append(_LETTERS.get(letter, 1000 + ord(letter[0])))
        tones.append(_TONES.get(tone, 0))
    return 1, 0, tuple(letters), tuple(tones)
