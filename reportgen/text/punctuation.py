"""End marks, first letters and quotation marks of what clerks typed, so that every line ends as it should."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from reportgen.text.ordinals import ordinal_la

_LOOSE_END = ".;,: \t\r\n\u00a0"
_BULLET = re.compile(r"\s*[-–—+•*]\s+(?=\S)")
_CLOSING = '"”’»)]'
# What few texts are looked through for is compiled for the first of them.
_AFTER_ELLIPSIS = r"(…|\.\.\.)[.…;,:\s]*\Z"
_TYPED_NUMBER = r"(?i)\s*(?:[-–—+•*]\s|\(?\d{1,2}[.)]\s|[a-zđ]\)\s|(?:\w+\s){1,3}là\s?[,:])"
_FIRST_LETTER = r"[\s\"“‘«(\[]*([^\W\d_])([^\W\d_]?)"
_ANY_QUOTE = '["“”«»]'
_QUOTES = MappingProxyType({"”": "“", "»": "«"})


def strip_end(text: str) -> str:
    """Drop the marks . ; , : and blanks at the end; a closing quote or bracket, "?" and "!" stop it.

    An ellipsis ("…" or three dots) says that a list is open, so it stays; marks typed after it go ("A...;" → "A...").
    """
    if not text or text[-1].isalnum():
        return text
    if ("…" in text or "..." in text) and (match := re.search(_AFTER_ELLIPSIS, text)):
        return text[: match.end(1)]
    return text.rstrip(_LOOSE_END)


def strip_bullet(text: str) -> str:
    """Drop a dash or dot typed before an item of a list whose dash is printed anyway."""
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


@lru_cache(maxsize=4096)
def typed_mark(text: str) -> str:
    """Return the mark with which someone numbered an item by hand ("- ", "2. ", "a) ", "Một là,"), or ""."""
    match = re.match(_TYPED_NUMBER, text)
    if match is None or (match[0].rstrip(",: ").endswith("là") and not _is_ordinal(match[0])):
        return ""
    return match[0].strip()


def _is_ordinal(words: str) -> bool:
    said = words.strip(",: ").casefold()
    return any(said == ordinal_la(number).casefold() for number in range(1, 41))


def with_end(text: str, mark: str) -> str:
    """Return the text ending in the mark exactly once, whatever was typed at its end; an empty text stays empty.

    Where the mark is a full stop, a text that already ends a sentence keeps its own end: "?", "!", an ellipsis, or
    any of these or a full stop just inside a closing quote or bracket ("Học tập.”).
    """
    if text[-1:].isalnum():
        return text + mark
    stripped = strip_end(text)
    if not stripped or (mark == "." and _ends_sentence(stripped)):
        return stripped
    return stripped + mark


def _ends_sentence(text: str) -> bool:
    inner = text.rstrip(_CLOSING)
    if inner == text:
        return text.endswith(("?", "!", "…", "..."))
    return inner.endswith(("?", "!", "…", "."))


def decapitalise_first(text: str) -> str:
    """Return the text with its first letter in lower case, for use inside a sentence; opening quotes are skipped.

    An abbreviation ("TCCS đảng") keeps its capitals. Whether the word is a proper name is the caller's to know.
    """
    match = re.match(_FIRST_LETTER, text)
    if match is None or match[2].isupper():
        return text
    return text[: match.start(1)] + match[1].lower() + text[match.end(1) :]


def capitalise_first(text: str) -> str:
    """Return the text with its first letter in upper case; opening quotes are skipped, a text led by a digit stays."""
    match = re.match(_FIRST_LETTER, text)
    if match is None:
        return text
    return text[: match.start(1)] + match[1].upper() + text[match.end(1) :]


def quotes_balanced(text: str) -> bool:
    """Tell whether “ ”, « » and straight double quotes all close; single ones are not judged (’ is an apostrophe)."""
    waiting: list[str] = []
    for char in re.findall(_ANY_QUOTE, text):
        if char in "“«":
            waiting.append(char)
        elif char in _QUOTES and (not waiting or waiting.pop() != _QUOTES[char]):
            return False
    return not waiting and text.count('"') % 2 == 0
