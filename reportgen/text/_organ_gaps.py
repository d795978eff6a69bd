"""Judges every gap between two words of an organ's name: may a line end there?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from reportgen.text._organ_terms import (
    CONNECTIVES,
    GOOD_STARTS,
    HEADS,
    LEVEL_COMMITTEES,
    NAMES,
    PLACE_KINDS,
    TERMS,
    Words,
)
from reportgen.text.tones import restyle


class Gap(Enum):
    """What a line end in a gap would do to the name."""

    GOOD = "a new line likes to begin here"
    FAIR = "between two terms"
    POOR = "between a committee and its place, or the kind of a body and its name"
    UNKNOWN = "between words that are in no table"
    INSIDE = "inside a term or a proper name"


_LONGEST_TERM = max(len(term) for term in TERMS)
_LONGEST_NAME = 5
_DASH = "-"
_NEVER_IN_NAMES = CONNECTIVES | {_DASH}


def judge_gaps(words: Sequence[str]) -> list[Gap]:
    """Judge the gap after each word but the last; the words come as typed, since small letters tell where names end."""
    return _Judge(words).gaps()


class _Judge:
    """One name, cut from left to right into groups: terms, places with their names, runs of unknown words."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.keys = [restyle(word, "cu").upper().replace("–", _DASH).rstrip(",") for word in words]
        self.all_capitals = all(word == word.upper() for word in words)

    def gaps(self) -> list[Gap]:
        """Judge the gaps group by group."""
        gaps: list[Gap] = []
        start = 0
        while start < len(self.words):
            end, inner = self._group(start)
            gaps += [Gap.INSIDE if self._is_small(index) else inner for index in range(start + 1, end)]
            if end < len(self.words):
                gaps.append(self._between(start, end))
            start = end
        return gaps

    def _group(self, start: int) -> tuple[int, Gap]:
        """Return where the group that begins at a word ends, and how the gaps inside it count."""
        if term := self._term(start):
            end = start + len(term)
            return (self._name_end(end) if term in PLACE_KINDS else end), Gap.INSIDE
        if self._is_known(start):
            return start + 1, Gap.INSIDE
        if self._follows_committee(start):
            return max(self._name_end(start), start + 1), Gap.INSIDE
        end = start + 1
        while end < len(self.words) and not self._is_known(end):
            end += 1
        return end, Gap.UNKNOWN

    def _between(self, start: int, end: int) -> Gap:
        """Judge the gap between a group and the next one, which begins at `end`."""
        last, following = self.keys[end - 1], self.keys[end]
        if following == _DASH or last in CONNECTIVES:
            return Gap.INSIDE
        if end - start == 1 and last in HEADS:
            return Gap.POOR if start else Gap.INSIDE
        if self._follows_committee(end) and (not self._is_known(end) or self._term(end) in NAMES):
            return Gap.POOR
        return Gap.GOOD if last == _DASH or following in GOOD_STARTS else Gap.FAIR

    def _term(self, start: int) -> Words | None:
        """Return the longest term of the tables that begins at a word."""
        longest = tuple(self.keys[start : start + _LONGEST_TERM])
        prefixes = (longest[:length] for length in range(len(longest), 0, -1))
        return next((prefix for prefix in prefixes if prefix in TERMS), None)

    def _name_end(self, start: int) -> int:
        """Return where the proper name that may begin at a word ends (the same place if none does)."""
        known = self._term(start)
        if known in NAMES:
            return start + len(known or ())
        end = start
        while end < min(len(self.words), start + _LONGEST_NAME) and self._continues_name(start, end):
            end += 1
        return end

    def _continues_name(self, start: int, index: int) -> bool:
        if self._is_small(index) or self.keys[index] in _NEVER_IN_NAMES or len(self._term(index) or ()) > 1:
            return False
        # One of the first two syllables of a name may look like a word of the tables: "Bản", "Đội", "Trường".
        return index - start < 2 or not self._is_known(index)

    def _is_small(self, index: int) -> bool:
        """Tell whether a word has a small first letter in a name not all in capitals: it continues something."""
        return not self.all_capitals and self.words[index][0].islower()

    def _is_known(self, index: int) -> bool:
        key = self.keys[index]
        return key == _DASH or key in HEADS or key in CONNECTIVES or self._term(index) is not None

    def _follows_committee(self, index: int) -> bool:
        return tuple(self.keys[max(index - 2, 0) : index]) in LEVEL_COMMITTEES
