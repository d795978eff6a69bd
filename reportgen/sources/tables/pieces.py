"""What is read from the sheets of a file: all of it in full, or document by document where nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Problem, has_errors
from reportgen.sources.raw import Piece, PlainRecord, ReadResult
from reportgen.sources.schema import KindWords
from reportgen.sources.tables.clean import clean_records
from reportgen.sources.tables.collector import cycles_unsought
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.workbook import assemble


@dataclass(frozen=True)
class Sheets:
    """The sheets of a file that are to be read, and what was wrong so far.

    Args:
        path: The file.
        grids: The sheets; none if the file is unusable.
        problems: What is wrong with the file and its cells.
    """

    path: Path
    grids: Sequence[Grid]
    problems: tuple[Problem, ...] = ()

    def in_full(self, kinds: Sequence[KindWords]) -> ReadResult:
        """Read all of them, with the places of all values."""
        if not self.grids:
            return ReadResult(None, self.problems)
        with cycles_unsought():
            document, problems = assemble(self.grids, kinds, str(self.path))
        return ReadResult(document, (*self.problems, *problems))

    def pieces(self, size: int, kinds: Sequence[KindWords]) -> Iterator[Piece]:
        """Read them document by document if they are clean, but for some cells, else in full.

        Args:
            size: How many documents a piece holds.
            kinds: The kinds of document that exist.
        """
        errors = [problem for problem in self.problems if has_errors([problem])]
        records = None
        if self.grids:
            with cycles_unsought():
                records = clean_records(self.grids, kinds, str(self.path), errors)
        if records is None:
            yield Piece(self.in_full(kinds))
            return
        if len(errors) < len(self.problems):
            yield Piece(ReadResult(None, tuple(problem for problem in self.problems if not has_errors([problem]))))
        yield from _pieces(records, size)


def _pieces(records: Iterator[PlainRecord | ReadResult], size: int) -> Iterator[Piece]:
    """Put plain records together; one that was read in full stands alone."""
    together: list[PlainRecord] = []
    before = 0
    for record in records:
        if isinstance(record, PlainRecord):
            together.append(record)
        if together and (len(together) == size or not isinstance(record, PlainRecord)):
            yield Piece(plain=tuple(together), before=before)
            before += len(together)
            together.clear()
        if not isinstance(record, PlainRecord):
            yield Piece(record, before)
            before += 1
    if together:
        yield Piece(plain=tuple(together), before=before)
