"""From a plan to documents in the output folder, chunk by chunk and in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.output.failures import OutputError
from reportgen.output.manifest import Manifest, manifest_path
from reportgen.output.staging import Ready
from reportgen.output.status import Status
from reportgen.output.write import OutputFolder, Placed, open_folder, peek_folder
from reportgen.pipeline.making import Maker
from reportgen.pipeline.outcomes import Fate, Outcome, Planned, Wish
from reportgen.pipeline.templates import compiled
from reportgen.pipeline.types import Plan
from reportgen.problems import Position, Problem, Severity
from reportgen.render.engine import Engine

#: Documents put in place together: few at first, so that the beginning is soon safe, then many, since bringing a chunk
#: to the disk costs the same for few and many.
FIRST_CHUNK, LATER_CHUNK = 25, 500


@contextmanager
def open_batch(plan: Plan, folder: Path, wish: Wish | None = None) -> Iterator[Batch]:
    """Get ready to make the documents of a plan.

    Args:
        plan: What is to be made.
        folder: The output folder; made if missing, and held until the end.
        wish: How.

    Raises:
        ReportgenError: A template is missing or broken, or the folder cannot be used; nothing was written.
    """
    wish = wish or Wish()
    engines = _engines(plan)
    if wish.dry_run:
        yield Batch(plan, folder, peek_folder(folder), engines, wish)
        return
    with open_folder(folder) as output:
        yield Batch(plan, folder, output.manifest, engines, wish, output)


def _engines(plan: Plan) -> dict[str, Engine]:
    """The templates that the plan needs."""
    if "" in plan.templates:
        raise ValueError("nothing may be made of this plan: it was only checked, or has an error that stops all")
    engines = {}
    for name in sorted(plan.templates):
        engine = compiled(name)
        if isinstance(engine, ReportgenError):
            raise engine
        engines[name] = engine
    return engines


class Batch:
    """The documents of a plan on their way into their folder; made by `open_batch`.

    A document whose own file or template refuses is reported and the next one is made; when the disk or the folder
    refuses, the rest is not made.
    """

    def __init__(
        self,
        plan: Plan,
        folder: Path,
        manifest: Manifest,
        engines: dict[str, Engine],
        wish: Wish,
        output: OutputFolder | None = None,
    ) -> None:
        #: The folder, None in a run that writes nothing.
        self.output = output
        self._folder = folder
        self._manifest = manifest
        self._plan = plan
        self._wish = wish
        self._maker = Maker(folder, manifest, engines, wish)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The lines of the folder's manifest that cannot be read."""
        path = str(manifest_path(self._folder))
        lines = self._manifest.broken_lines
        return tuple(Problem("so-ghi-dong-hong", Position(path, line), severity=Severity.WARNING) for line in lines)

    def outcomes(self) -> Iterator[Outcome]:
        """Make the documents, and tell of each what became of it, in order."""
        documents, done, stopped = self._plan.documents, 0, False
        for chunk in _chunks(len(documents)):
            if stopped:
                break
            planned = [documents.planned(index) for index in chunk]
            made = self._made(planned)
            placed = [self._foreseen(one) for one in made] if self.output is None else _place(made, self.output)
            outcomes = list(map(_outcome, planned, made, placed))
            yield from outcomes
            done += len(outcomes)
            stopped = any(_stops(outcome.failure) for outcome in outcomes)
        for index in range(done, len(documents)):
            yield Outcome(documents.planned(index), Fate.NOT_MADE)

    def _made(self, planned: Sequence[Planned]) -> list[Ready | ReportgenError]:
        """Make the documents of a chunk, up to the one at which the folder refuses."""
        made: list[Ready | ReportgenError] = []
        for one in planned:
            refusal = self._plan.refusals.get(one.index)
            made.append(refusal or self._maker.make(one, self._plan.documents.body(one.index)))
            if isinstance(made[-1], ReportgenError) and _stops(made[-1]):
                break
        return made

    def _foreseen(self, one: Ready | ReportgenError) -> Placed:
        """What would become of a document, in a run that writes nothing."""
        if isinstance(one, ReportgenError):
            return Placed("", None, one)
        beside = self._wish.beside and one.status is Status.KEPT
        return Placed(one.entry.file, Status.BESIDE if beside else one.status)


def _chunks(count: int) -> Iterator[range]:
    start, end = 0, FIRST_CHUNK
    while start < count:
        yield range(start, min(end, count))
        start, end = end, end + LATER_CHUNK


def _place(made: Sequence[Ready | ReportgenError], output: OutputFolder) -> list[Placed]:
    placed = iter(output.place([one for one in made if isinstance(one, Ready)]))
    return [next(placed) if isinstance(one, Ready) else Placed("", None, one) for one in made]


def _outcome(planned: Planned, made: Ready | ReportgenError, placed: Placed) -> Outcome:
    sha256 = made.entry.sha256 if isinstance(made, Ready) else ""
    if placed.status is not None:
        return Outcome(planned, Fate(placed.status), sha256, placed.file, placed.failure)
    fate = Fate.NOT_MADE if placed.failure is None else Fate.FAILED
    return Outcome(planned, fate, failure=placed.failure)


def _stops(failure: ReportgenError | None) -> bool:
    return isinstance(failure, OutputError) and failure.stops_run
