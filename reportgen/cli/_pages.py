"""How many pages the documents of a run have: counted by LibreOffice once they stand in their places."""

from __future__ import annotations

from array import array
from contextlib import closing
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from reportgen.cli._progress import Progress
from reportgen.errors import ReportgenError
from reportgen.output.pages import PATIENCE, Counted, count_pages
from reportgen.problems import Position, Problem, Severity

if TYPE_CHECKING:
    from reportgen.cli._tally import Tally
    from reportgen.output.office import Installed
    from reportgen.pipeline.outcomes import Outcome

#: A person's file is there, and that is not ours to open.
_NOT_OURS = frozenset({"edited", "kept"})
_NOT_THERE = _NOT_OURS | {"failed", "not_made"}


class Pages:
    """The page counts of a run, a few bytes a document.

    Args:
        count: How many documents the run has.
        folder: Their folder, as the user named it.
    """

    def __init__(self, count: int, folder: Path) -> None:
        self._numbers = array("L", bytes(array("L").itemsize * count))
        self._folder = folder
        #: What is to be told of documents that could not be counted, by index.
        self.problems: dict[int, Problem] = {}
        #: Why the counting ended early.
        self.failure: ReportgenError | None = None
        self.uncounted = 0

    def take(self, outcome: Outcome, counted: Counted) -> None:
        """Note the count of a document."""
        index = outcome.planned.index
        self._numbers[index] = counted.pages
        self.uncounted -= bool(counted.pages)
        if counted.why:
            place = Position(str(self._folder / outcome.file))
            params = {"giay": f"{PATIENCE:.0f}"}
            self.problems[index] = Problem(counted.why, place, params, Severity.WARNING)

    def of(self, outcome: Outcome) -> int | None:
        """Tell how many pages a document has; None if that is not known."""
        return self._numbers[outcome.planned.index] or None

    def said(self, outcome: Outcome) -> str:
        """Tell it in words; nothing of what was not made."""
        if outcome.fate in _NOT_OURS:
            return "không đếm trang"
        if outcome.fate in _NOT_THERE:
            return ""
        pages = self.of(outcome)
        return "không đếm được trang" if pages is None else f"{pages} trang"

    def summary(self) -> str:
        """Tell the pages of all documents, and who counted."""
        total = sum(self._numbers)
        said = [f"Tổng cộng {total} trang, do LibreOffice đếm; Word có thể ngắt trang hơi khác."] if total else []
        said += [f"Không đếm được trang của {self.uncounted} văn bản."] if self.uncounted else []
        return " ".join(said) or "Không có văn bản nào để đếm trang."


def counted(tally: Tally, folder: Path, installed: Installed, stream: TextIO | None) -> Pages:
    """Count the pages of the documents that stand in their places.

    Args:
        tally: What became of the documents.
        folder: Their folder.
        installed: LibreOffice.
        stream: Where to tell how far it is; None keeps quiet.

    Returns:
        The counts; what LibreOffice refuses is told there.
    """
    pages = Pages(len(tally), folder)
    total = pages.uncounted = sum(number for fate, number in tally.counts.items() if fate not in _NOT_THERE)
    try:
        with Progress(stream, "Đang đếm trang", total) as progress:
            _count(tally, folder, installed, pages, progress)
    except ReportgenError as failure:
        pages.failure = failure
    except KeyboardInterrupt:
        done = total - pages.uncounted
        click.echo(f"\nDừng khi mới đếm trang của {done}/{total} văn bản đã ghi.", err=True)
        raise
    return pages


def _count(tally: Tally, folder: Path, installed: Installed, pages: Pages, progress: Progress) -> None:
    there, ahead = tee(tally.but(_NOT_THERE))
    documents = (folder / outcome.file for outcome in ahead)
    with closing(count_pages(installed, documents, progress.at)) as counts:
        for count, outcome in zip(counts, there, strict=True):
            pages.take(outcome, count)
