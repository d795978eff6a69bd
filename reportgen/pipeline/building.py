"""From a plan to documents in the output folder, chunk by chunk and in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from hashlib import sha256
from pathlib import Path

import reportgen
from reportgen.errors import ReportgenError
from reportgen.output.failures import OutputError
from reportgen.output.manifest import Entry, Manifest, manifest_path
from reportgen.output.staging import Ready
from reportgen.output.status import Status
from reportgen.output.write import OutputFolder, Placed, open_folder, peek_folder
from reportgen.pipeline import workers
from reportgen.pipeline.making import Job, Maker
from reportgen.pipeline.templates import standard_sha256, templates_folder
from reportgen.pipeline.types import Fate, Listener, Outcome, Plan, Planned, Wish, WorkerLostError
from reportgen.problems import Position, Problem, Severity

#: Documents put in place together: enough to share the cost of bringing them safely to the disk.
CHUNK = 25


def manifest_problems(folder: Path) -> tuple[Problem, ...]:
    """Tell which lines of an output folder's manifest cannot be read.

    Raises:
        OutputError: The folder is not one, or its manifest cannot be opened.
    """
    path = str(manifest_path(folder))
    lines = peek_folder(folder).broken_lines
    return tuple(Problem("so-ghi-dong-hong", Position(path, line), severity=Severity.WARNING) for line in lines)


def build(plan: Plan, folder: Path, wish: Wish | None = None, listener: Listener | None = None) -> Iterator[Outcome]:
    """Make the documents of a plan, in order.

    All templates are compiled before the first file is written. A document whose own file or template refuses is
    reported and the next one is made; when the disk or the folder refuses, the rest is not made.

    Args:
        plan: What is to be made.
        folder: The output folder; made if missing.
        wish: How.
        listener: Hears of worker processes that die.

    Raises:
        ReportgenError: A template is missing or broken, or the folder cannot be used; nothing was written.
    """
    wish = wish or Wish()
    maker = Maker(folder, dry_run=wish.dry_run, beside=wish.beside)
    hashes = _load_templates(plan, maker)
    with ExitStack() as stack:
        output = None if wish.dry_run else stack.enter_context(open_folder(folder))
        manifest = peek_folder(folder) if output is None else output.manifest
        jobs = _chunks(plan, manifest, hashes)
        died = (listener or Listener()).worker_died
        chunks = stack.enter_context(closing(workers.in_order(maker, jobs, wish.workers, _lost, died)))
        yield from _outcomes(plan, chunks, output, wish)


def _load_templates(plan: Plan, maker: Maker) -> dict[str, str]:
    """Compile every template the plan needs; returns their hashes."""
    names = sorted({planned.head.template for planned in plan.documents})
    for name in names:
        maker.engine(name)
    return {name: sha256((templates_folder() / name).read_bytes()).hexdigest() for name in names}


def _chunks(plan: Plan, manifest: Manifest, hashes: dict[str, str]) -> Iterator[list[Job]]:
    for start in range(0, len(plan.documents), CHUNK):
        indexes = range(start, min(start + CHUNK, len(plan.documents)))
        yield [_job(plan, plan.documents.planned(index), manifest, hashes) for index in indexes]


def _job(plan: Plan, planned: Planned, manifest: Manifest, hashes: dict[str, str]) -> Job:
    head = planned.head
    entry = Entry(
        file=head.name,
        kind=head.kind,
        input=head.position.file,
        record=head.record,
        sha256="",
        record_sha256=head.record_sha256,
        template_sha256=hashes[head.template],
        standard=head.standard,
        standard_sha256=standard_sha256(head.standard),
        version=reportgen.__version__,
    )
    return Job(planned.index, entry, head.template, plan.documents.body(planned.index), manifest.known(head.name))


def _outcomes(
    plan: Plan, chunks: Iterator[list[Ready | ReportgenError]], output: OutputFolder | None, wish: Wish
) -> Iterator[Outcome]:
    done = 0
    for chunk in chunks:
        planned = [plan.documents.planned(done + offset) for offset in range(len(chunk))]
        done += len(chunk)
        going = _until_refusal(chunk)
        placed = [_foreseen(one, wish) for one in going] if output is None else _place(going, output)
        rest = [Placed("", None) for _ in chunk[len(going) :]]
        outcomes = list(map(_outcome, planned, chunk, [*placed, *rest]))
        yield from outcomes
        if rest or any(_stops(outcome.failure) for outcome in outcomes):
            break
    for index in range(done, len(plan.documents)):
        yield Outcome(plan.documents.planned(index), Fate.NOT_MADE)


def _until_refusal(chunk: list[Ready | ReportgenError]) -> list[Ready | ReportgenError]:
    """What was made before the folder refused, with the refusal; all of the chunk if it did not."""
    for index, one in enumerate(chunk):
        if isinstance(one, ReportgenError) and _stops(one):
            return chunk[: index + 1]
    return chunk


def _place(chunk: list[Ready | ReportgenError], output: OutputFolder) -> list[Placed]:
    placed = iter(output.place([one for one in chunk if isinstance(one, Ready)]))
    return [next(placed) if isinstance(one, Ready) else Placed("", None, one) for one in chunk]


def _foreseen(one: Ready | ReportgenError, wish: Wish) -> Placed:
    """What would become of a document, in a run that writes nothing."""
    if isinstance(one, ReportgenError):
        return Placed("", None, one)
    beside = wish.beside and one.status is Status.KEPT
    return Placed(one.entry.file, Status.BESIDE if beside else one.status)


def _outcome(planned: Planned, made: Ready | ReportgenError, placed: Placed) -> Outcome:
    sha256 = made.entry.sha256 if isinstance(made, Ready) else ""
    if placed.status is not None:
        return Outcome(planned, Fate(placed.status), sha256, placed.file, placed.failure)
    fate = Fate.NOT_MADE if placed.failure is None else Fate.FAILED
    return Outcome(planned, fate, failure=placed.failure)


def _stops(failure: ReportgenError | None) -> bool:
    return isinstance(failure, OutputError) and failure.stops_run


def _lost(job: Job) -> ReportgenError:
    return WorkerLostError(file=job.entry.file)
