"""One record checked, named and filled in: what a worker process may do, since no record needs another for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.intake import FileReader, Offices, Options, Reception, Record, Sheaf, number_key
from reportgen.kinds import all_kinds
from reportgen.model.holes import Hole
from reportgen.pipeline.naming import document_name, name_by
from reportgen.pipeline.types import Filled, Head, Request, Words
from reportgen.problems import Position, Problem, has_errors

if TYPE_CHECKING:
    from reportgen.sources.spans import Span


class Checked(NamedTuple):
    """What is left of a record after checking; small enough to travel.

    Args:
        position: Where it starts.
        problems: Everything wrong with it.
        record: Which record of its file it is, from 1; None for what concerns the file as a whole.
        head: What is known of its document, None if it was refused.
        number_key: What no other record may share.
        filled: Its document, waiting.
    """

    position: Position
    problems: tuple[Problem, ...]
    record: int | None = None
    head: Head | None = None
    number_key: bytes | None = None
    filled: Filled = Filled()


class Worded(NamedTuple):
    """A record after checking, still without its document.

    Args:
        checked: What is left of it.
        words: What is to be filled into its template; None if nothing is to be made of it.
    """

    checked: Checked
    words: Words | None = None


class Errand(NamedTuple):
    """What one process is sent to read and check: a file, or some lines of one."""

    path: Path
    span: Span | None = None


class Checker:
    """Reads and checks records.

    Args:
        request: What is asked for.
        to_make: Whether documents are to be made; if not, none is put into words.
    """

    def __init__(self, request: Request, *, to_make: bool) -> None:
        self._request = request
        self._fills = to_make
        self._reader: FileReader | None = None

    @property
    def reader(self) -> FileReader:
        """The reader of this process."""
        if self._reader is None:
            asked = self._request
            options = Options(asked.standard_id, asked.draft, asked.today, asked.convert_from)
            offices = Offices(asked.office, draft=asked.draft, convert_from=asked.convert_from)
            self._reader = FileReader(all_kinds(), offices, options)
        return self._reader

    def __getstate__(self) -> tuple[Request, bool]:
        return self._request, self._fills

    def __setstate__(self, state: tuple[Request, bool]) -> None:
        self._request, self._fills = state
        self._reader = None

    def __call__(self, job: Errand | Worded) -> list[Checked]:
        """Read and check a small file, or a part of one; or fill in what was checked elsewhere.

        Raises:
            ReportgenError: The file, or the office file of a record, is missing or cannot be read.
        """
        if isinstance(job, Worded):
            return [_filled(job)]
        return [one for sheaf in self.reader.sheaves(job.path, job.span) for one in self.check(sheaf)]

    def check(self, sheaf: Sheaf) -> list[Checked]:
        """Check the records of a sheaf, and fill the templates of those without errors.

        Raises:
            ReportgenError: The office file of a record is missing or cannot be read.
        """
        # Step by step for the whole sheaf: what a step works with stays at hand.
        return list(map(_filled, self.worded(sheaf)))

    def worded(self, sheaf: Sheaf) -> list[Worded]:
        """Check the records of a sheaf, and put those without errors into words.

        Raises:
            ReportgenError: The office file of a record is missing or cannot be read.
        """
        return list(self._worded(sheaf))

    def note(self, problems: tuple[Problem, ...]) -> None:
        """Hear of problems: where one error stops all, no more templates are filled after it."""
        if problems and not self._request.skip_bad and has_errors(problems):
            self._fills = False

    def _worded(self, sheaf: Sheaf) -> Iterator[Worded]:
        for reception in list(self.reader.accept(sheaf)):
            self.note(reception.problems)
            record = None if reception.index is None else reception.index + 1
            if reception.record is None:
                yield Worded(Checked(reception.position, reception.problems, record))
            else:
                yield self._named(reception, reception.record)

    def _named(self, reception: Reception, record: Record) -> Worded:
        setting, van_ban, pattern = record.setting, record.van_ban, self._request.pattern
        number = "" if setting.draft else van_ban.number_and_symbol(setting.standard)
        name, lacking = (document_name(record, number), ()) if pattern is None else name_by(pattern, record)
        problems = (*reception.problems, *lacking)
        self.note(lacking)
        if lacking:
            return Worded(Checked(record.position, problems, record.index + 1))
        head = Head(
            name=name,
            kind=record.kind.id,
            number=number,
            issued="" if isinstance(van_ban.ngay_ban_hanh, Hole) else van_ban.ngay_ban_hanh.isoformat(),
            standard=setting.standard.id,
            position=record.position,
            record=record.index + 1,
        )
        checked = Checked(record.position, problems, record.index + 1, head, number_key(record))
        return Worded(checked, self._words(record))

    def _words(self, record: Record) -> Words | None:
        if not self._fills:
            return None
        # Templates bring the libraries that read them: whoever only checks does without.
        from reportgen.pipeline.filling import word

        return word(record)


def _filled(worded: Worded) -> Checked:
    if worded.words is None:
        return worded.checked
    from reportgen.pipeline.filling import fill

    return worded.checked._replace(filled=fill(worded.words))
