"""What became of the documents of a run, kept in a few bytes each and told again in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.cli._pages import Pages
    from reportgen.pipeline.outcomes import Outcome
    from reportgen.pipeline.types import Plan
    from reportgen.problems import Problem

_SHA = 32
_TOUCHED = frozenset({"kept", "beside"})


class Tally:
    """The outcomes of a run.

    Args:
        plan: The plan whose documents are made; outcomes must come in its order.
        with_hashes: Whether the hashes of the documents are told again.
    """

    def __init__(self, plan: Plan, *, with_hashes: bool) -> None:
        self.counts: Counter[str] = Counter()
        #: How many pages they have, if that was asked for.
        self.pages: Pages | None = None
        self._plan = plan
        self._fates: list[str] = []
        self._hashes = bytearray() if with_hashes else None
        self._special: dict[int, tuple[str, ReportgenError | None]] = {}

    def __len__(self) -> int:
        return len(self._fates)

    def __iter__(self) -> Iterator[Outcome]:
        """Tell every outcome, in order; documents that the run did not come to are not made."""
        return map(self._told, range(len(self._plan.documents)))

    def touched(self) -> Iterator[Outcome]:
        """Tell the outcomes of documents whose place has a file that a person changed."""
        return self.but(frozenset(self.counts) - _TOUCHED)

    def but(self, fates: Container[str]) -> Iterator[Outcome]:
        """Tell the outcomes of documents that came to another end than these."""
        return (self._told(index) for index, fate in enumerate(self._fates) if fate not in fates)

    def _told(self, index: int) -> Outcome:
        from reportgen.pipeline.outcomes import Fate, Outcome

        planned = self._plan.documents.planned(index)
        if index >= len(self):
            return Outcome(planned, Fate.NOT_MADE)
        file, failure = self._special.get(index, ("", None))
        return Outcome(planned, Fate(self._fates[index]), self._sha256(index), file or planned.name, failure)

    def _sha256(self, index: int) -> str:
        kept = b"" if self._hashes is None else self._hashes[index * _SHA : (index + 1) * _SHA]
        return kept.hex() if any(kept) else ""

    def take(self, outcome: Outcome) -> None:
        """Note the next outcome."""
        index = len(self)
        self.counts[outcome.fate] += 1
        self._fates.append(outcome.fate)
        if self._hashes is not None:
            self._hashes += bytes.fromhex(outcome.sha256) if outcome.sha256 else bytes(_SHA)
        if outcome.failure is not None or outcome.file not in {"", outcome.planned.name}:
            self._special[index] = outcome.file, outcome.failure

    @property
    def failures(self) -> list[ReportgenError]:
        """Why documents failed, in order, and why their pages were not counted to the end."""
        counting = None if self.pages is None else self.pages.failure
        return [failure for failure in (*(failure for _, failure in self._special.values()), counting) if failure]

    @property
    def uncounted(self) -> list[Problem]:
        """What is to be told of documents whose pages could not be counted."""
        return [] if self.pages is None else list(self.pages.problems.values())
