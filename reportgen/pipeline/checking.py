"""One record checked, named and worded: what may be done in a worker process, since no record needs another for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.intake import FileReader, Offices, Options, Reception, Record, Sheaf, number_key
from reportgen.kinds import all_kinds
from reportgen.model.holes import Hole
from reportgen.pipeline.naming import document_name, name_by
from reportgen.pipeline.types import Head, Request
from reportgen.problems import Position, Problem
from reportgen.sources.raw import Span


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of a record after checking; small enough to travel.

    Args:
        position: Where it starts.
        problems: Everything wrong with it.
        record: Which record of its file it is, from 1; None for what concerns the file as a whole.
        head: What is known of its document, None if it was refused.
        body: What its template gets, as JSON; empty if no document is to be made.
        number_key: What no other record may share.
    """

    position: Position
    problems: tuple[Problem, ...]
    record: int | None = None
    head: Head | None = None
    body: bytes = b""
    number_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """What one process is sent to read and check: a file, or some lines of one."""

    path: Path
    span: Span | None = None


class Checker:
    """Reads and checks records.

    Args:
        request: What is asked for.
        to_make: Whether documents are to be made; if not, no wording is decided.
    """

    def __init__(self, request: Request, *, to_make: bool) -> None:
        self._request = request
        self._to_make = to_make
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
        return self._request, self._to_make

    def __setstate__(self, state: tuple[Request, bool]) -> None:
        self._request, self._to_make = state
        self._reader = None

    def __call__(self, errand: Errand) -> list[Checked]:
        """Read and check a small file, or a part of one.

        Raises:
            ReportgenError: The file, or the office file of a record, is missing or cannot be read.
        """
        return [one for sheaf in self.reader.sheaves(errand.path, errand.span) for one in self.check(sheaf)]

    def check(self, sheaf: Sheaf) -> list[Checked]:
        """Check the records of a sheaf.

        Raises:
            ReportgenError: The office file of a record is missing or cannot be read.
        """
        return list(self._checked(sheaf))

    def _checked(self, sheaf: Sheaf) -> Iterator[Checked]:
        for reception in self.reader.accept(sheaf):
            record = None if reception.index is None else reception.index + 1
            if reception.record is None:
                yield Checked(reception.position, reception.problems, record)
            else:
                yield self._worded(reception, reception.record)

    def _worded(self, reception: Reception, record: Record) -> Checked:
        pattern = self._request.pattern
        name, lacking = (document_name(record), ()) if pattern is None else name_by(pattern, record)
        problems = (*reception.problems, *lacking)
        if lacking:
            return Checked(record.position, problems, record.index + 1)
        body, template = self._wording(record) if self._to_make else (b"", "")
        head = Head(
            name=name,
            kind=record.kind.id,
            number="" if record.setting.draft else record.van_ban.number_and_symbol(record.setting.standard),
            issued="" if isinstance(record.van_ban.ngay_ban_hanh, Hole) else record.van_ban.ngay_ban_hanh.isoformat(),
            standard=record.setting.standard.id,
            template=template,
            record_sha256=sha256(body).hexdigest(),
            position=record.position,
            record=record.index + 1,
        )
        return Checked(record.position, problems, record.index + 1, head, body, number_key(record))

    def _wording(self, record: Record) -> tuple[bytes, str]:
        # Templates bring the libraries that build them: whoever only checks does without.
        from reportgen.template_set import template_name

        context = record.kind.context(record.van_ban, record.setting)
        packed = json.dumps(context, ensure_ascii=False, separators=(",", ":")).encode()
        return packed, template_name(record.setting.standard.id, record.kind.id, record.kind.variant(context))
