"""One document made: looked up, filled in and laid ready beside its place; may be done in a worker process."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError
from reportgen.output.manifest import Entry, Known
from reportgen.output.staging import Ready, is_due, judge, look, sha256_of, stage
from reportgen.output.status import Status
from reportgen.pipeline.templates import templates_folder

if TYPE_CHECKING:
    from reportgen.render.engine import Engine


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be made.

    Args:
        number: Which of the run's documents it is.
        entry: Its line of the manifest, still without the hash of the document.
        template: Its Word template, inside the folder of templates.
        body: What the template gets, as JSON.
        known: What the manifest knows of its name.
    """

    number: int
    entry: Entry
    template: str
    body: bytes
    known: Known


class Maker:
    """Makes documents for one output folder.

    Args:
        folder: The folder, held by this run.
        dry_run: Write nothing.
        beside: Make also what goes beside a file that a person changed.
    """

    def __init__(self, folder: Path, *, dry_run: bool, beside: bool) -> None:
        self._folder = folder
        self._dry_run = dry_run
        self._beside = beside
        self._engines: dict[str, Engine] = {}

    def __getstate__(self) -> tuple[Path, bool, bool]:
        return self._folder, self._dry_run, self._beside

    def __setstate__(self, state: tuple[Path, bool, bool]) -> None:
        self._folder, self._dry_run, self._beside = state
        self._engines = {}

    def engine(self, template: str) -> Engine:
        """The compiled template, loaded once.

        Raises:
            TemplateBrokenError: The template is missing or no sound one.
        """
        from reportgen.render.engine import load_engine

        if template not in self._engines:
            self._engines[template] = load_engine(templates_folder() / template)
        return self._engines[template]

    def __call__(self, job: Job) -> Ready | ReportgenError:
        """Make one document, unless the very one it would be is there; returns what refuses it, if anything does."""
        try:
            seen = look(self._folder, job.entry.file)
            if job.known.holds(seen.sha256, job.entry.origin()):
                return Ready(replace(job.entry, sha256=seen.sha256), Status.UNCHANGED, seen)
            data = self.engine(job.template).render(json.loads(job.body))
            entry = replace(job.entry, sha256=sha256_of(data))
            status = judge(seen, entry.sha256, job.known)
            wanted = not self._dry_run and is_due(status, beside=self._beside)
            staged = stage(self._folder, job.number, data) if wanted else None
            return Ready(entry, status, seen, staged, self._beside)
        except ReportgenError as failure:
            return failure
