"""Citations inside sentences: {chi_thi_05} becomes the full form at its first mention and the short form afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportgen.model.holes import Hole
from reportgen.model.vien_dan import VienDan

# It begins with the brace itself, which is looked for much faster than what may stand before it.
_MENTION = re.compile(r"\{(?<!\{\{)([a-z][a-z0-9_]*)\}(?!\})")


def mentions(text: str) -> Iterator[str]:
    """Yield the codes that a text mentions, in order: "theo {chi_thi_05}" → chi_thi_05."""
    if "{" in text:
        yield from _MENTION.findall(text)


class Citer:
    """Writes the citations of one document. Call it in the order in which the document is read.

    Args:
        vien_dan: The cited papers; those without a code cannot be mentioned.
    """

    def __init__(self, vien_dan: Iterable[VienDan]) -> None:
        self._papers = {
            paper.ma: paper for paper in vien_dan if not isinstance(paper, Hole) and isinstance(paper.ma, str)
        }
        self._said: set[str] = set()
        self._shorts: dict[str, str] = {}

    def cite(self, text: str) -> str:
        """Replace every {ma}: the full form the first time in this document, the short form later."""
        typed = str(text)
        return _MENTION.sub(lambda found: self._write(found[0], found[1]), typed) if "{" in typed else typed

    def cite_short(self, text: str) -> str:
        """Replace every {ma} by the short form, without counting as a mention: for the trích yếu."""
        typed = str(text)
        return _MENTION.sub(lambda found: self._short(found[0], found[1]), typed) if "{" in typed else typed

    def full(self, paper: VienDan) -> str:
        """Write a paper out in full and remember that it was mentioned; its title may mention other papers."""
        if isinstance(paper.ma, str):
            self._said.add(paper.ma)
        return self.cite(paper.full())

    def _write(self, typed: str, code: str) -> str:
        if code in self._said or code not in self._papers:
            return self._short(typed, code)
        return self.full(self._papers[code])

    def _short(self, typed: str, code: str) -> str:
        if (known := self._shorts.get(code)) is not None:
            return known
        # An unknown code is a finding of VanBan's own check; here it must not vanish.
        paper = self._papers.get(code)
        return self._shorts.setdefault(code, typed if paper is None else paper.short())
