"""The known word most like one that somebody typed: for advice on what is refused, never for accepting it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.text.slugs import fold

#: Below this likeness (0–100) a known word is no help to someone who typed another one.
LIKENESS = 60
#: From this likeness on, two names differ as a slip of the fingers would make them differ.
SLIP = 85
#: The same for a word out of a short closed list, where there is less to mistake.
SLIP_IN_LIST = 70
#: From this likeness on, a part of a longer name is what somebody left the rest out of; it counts a little less.
_PART, _PART_WORTH = 80, 0.9
_SHORT = 4


def nearest(typed: str, spellings: Iterable[str], *, at_least: float = LIKENESS) -> str | None:
    """Return the folded spelling most like what was typed, or None if none is like it.

    A very short word is like almost anything, so it counts only as the beginning of a longer one ("so"), be it typed or
    known.

    Args:
        typed: The word, as typed.
        spellings: The words known, each as `fold` gives it.
        at_least: The likeness asked (0–100).
    """
    key = fold(typed)
    if len(key) < _SHORT:
        return next((spelling for spelling in spellings if key and spelling.startswith(key)), None)
    known = [spelling for spelling in spellings if len(spelling) >= _SHORT or key.startswith(spelling)]
    # The first of equals, as listed.
    best = max(known, key=lambda spelling: _likeness(key, spelling), default=None)
    return None if best is None or _likeness(key, best) < at_least else best


def _likeness(typed: str, known: str) -> float:
    """Compare two names as wholes, or as a name and a part of it (0–100)."""
    # Loaded for the first word that nobody knows: most runs meet none.
    from rapidfuzz import fuzz

    part = fuzz.partial_ratio(typed, known)
    return max(fuzz.ratio(typed, known), part * _PART_WORTH if part >= _PART else 0.0)


def misspelt(typed: str, spellings: Iterable[str], *, at_least: int = SLIP) -> str | None:
    """Return the folded name that was most likely meant, or None.

    Stricter than `nearest`: of names that share words ("Uỷ ban nhân dân", "Uỷ ban Kiểm tra"; "bí thư", "phó bí thư")
    none is a slip for another.

    Args:
        typed: The name, as typed.
        spellings: The names known, each as `fold` gives it.
        at_least: The likeness asked (0–100).
    """
    from rapidfuzz import fuzz, process

    best = process.extractOne(fold(typed), list(spellings), scorer=fuzz.ratio, score_cutoff=at_least)
    return None if best is None else str(best[0])
