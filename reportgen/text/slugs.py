"""ASCII forms of Vietnamese text: keys of the data, parts of file names, and keys for forgiving comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reportgen.text.normalise import tidy
from reportgen.text.tones import restyle

_NOT_ALPHANUMERIC = re.compile("[^a-zA-Z0-9]+")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
# The letter has no decomposition: dropping marks alone would leave it.
_D_STROKE = str.maketrans("đĐ", "dD")


@lru_cache(maxsize=1024)  # titles, codes and labels come again in every document
def slug(text: str) -> str:
    """Return ASCII words joined by "_": "Số, ký hiệu" → "so_ky_hieu". Empty if no letter or digit is left."""
    return _ascii_words(text, "_").lower()


@lru_cache(maxsize=1024)  # what the documents of a batch are called after their numbers
def kebab(text: str, *, keep_case: bool = False) -> str:
    """Return ASCII words joined by "-", for file names: "Quyết định" → "quyet-dinh".

    With `keep_case`, capitals stay: "474-QĐ/HU" → "474-QD-HU".
    """
    words = _ascii_words(text, "-")
    return words if keep_case else words.lower()


@lru_cache(maxsize=4096)  # the keys of a record come again in the next one
def fold(text: str) -> str:
    """Return the key under which spellings of one input key meet: "Số KÝ-hiệu" → "sokyhieu".

    No marks, case or separators are left. Names of people must not be compared by it, as it makes "Hùng" and "Hưng"
    equal: use `name_key`.
    """
    return _ascii_words(text, "").lower()


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """Return the key under which spellings of one proper name meet: case, blanks and tone-mark style aside.

    Marks count ("Hùng" is not "Hưng"), while "Thuỷ" and "Thủy" are one name.
    """
    return restyle(tidy(text), "cu").casefold()


def _ascii_words(text: str, separator: str) -> str:
    bare = text if text.isascii() else _without_marks(text)
    return separator.join(word for word in _NOT_ALPHANUMERIC.split(bare) if word)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).translate(_D_STROKE)
    # Only what is left beyond ASCII can be a mark: a third of the letters of Vietnamese need looking up, not all.
    return _NOT_ASCII.sub(_unless_mark, decomposed)


def _unless_mark(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]).startswith("M") else found[0]
