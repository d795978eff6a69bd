"""The order of steps, and nothing but the order: inputs → checked records → names → templates → documents.

Everything is checked before anything is made: `prepare` returns all problems of all inputs, and `build` is only
called when none of them is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import reportgen
from reportgen.errors import ReportgenError
from reportgen.intake import OFFICE_FILE, Options, Record, load
from reportgen.kinds import Context, all_kinds
from reportgen.model.holes import Hole
from reportgen.output.failures import OutputError
from reportgen.output.manifest import Entry, manifest_path
from reportgen.output.names import collisions, draft_name, numbered_name
from reportgen.output.write import Status, judge, open_folder, peek_folder, sha256_of
from reportgen.problems import Position, Problem, Severity
from reportgen.render.engine import Engine, load_engine
from reportgen.sources import SUFFIXES
from reportgen.sources.files import InputMissingError, InputUnreadableError
from reportgen.template_set import template_name


class NoInputError(ReportgenError):
    """None of the paths given holds an input."""

    code = "khong-co-dau-vao"


class Fate(StrEnum):
    """What became of a planned document: the four ends of `output.write.Status`, and two more of a run."""

    WRITTEN = Status.WRITTEN
    REPLACED = Status.REPLACED
    UNCHANGED = Status.UNCHANGED
    KEPT = Status.KEPT
    FAILED = "failed"
    NOT_MADE = "not_made"


@dataclass(frozen=True, slots=True)
class Request:
    """What a command asks for.

    Args:
        inputs: Files and folders, as the user named them.
        office: The office file, or None for `co_quan.yaml` beside each input.
        standard_id: The standard to force, or None to go by each date of issue.
        draft: Whether missing values become holes instead of problems.
        today: The day of the run.
    """

    inputs: tuple[Path, ...]
    today: date
    office: Path | None = None
    standard_id: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A document to be made: its record and the name of its file."""

    name: str
    record: Record


@dataclass(frozen=True, slots=True)
class Plan:
    """All documents of a run, all problems of its inputs, and the files of input folders that are no inputs."""

    documents: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one planned document.

    Args:
        planned: The document.
        fate: What became of it.
        sha256: Of its bytes; "" if it was not made.
        failure: Why it failed.
    """

    planned: Planned
    fate: Fate
    sha256: str = ""
    failure: ReportgenError | None = None


def find_inputs(paths: Sequence[Path], office: Path | None = None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Resolve files and folders to input files.

    A folder gives its YAML and JSON files in alphabetical order, without those of its subfolders. The office file,
    hidden files and the lock files of Word and LibreOffice are no inputs; a file named twice is one input.

    Args:
        paths: Files and folders, as the user named them.
        office: The office file given, if any.

    Returns:
        The inputs, and the files left out (the office file and repetitions are not worth mentioning).

    Raises:
        ReportgenError: A path leads nowhere or may not be read, or nothing is left.
    """
    found: dict[Path, Path] = {}
    skipped = []
    for path in (inner for outer in paths for inner in _expanded(outer)):
        if path.name.lower() == OFFICE_FILE or (office is not None and path.resolve() == office.resolve()):
            continue
        if _is_input(path) or (path in paths and not _is_lock(path)):
            found.setdefault(path.resolve(), path)
        elif path.is_file():
            skipped.append(path)
    if not found:
        raise NoInputError(dau_vao=", ".join(f"«{path}»" for path in paths))
    return tuple(found.values()), tuple(skipped)


def prepare(request: Request) -> Plan:
    """Read and check all inputs and name the documents; nothing is written.

    Raises:
        ReportgenError: An input cannot be read, or there is none.
    """
    files, skipped = find_inputs(request.inputs, request.office)
    options = Options(standard_id=request.standard_id, draft=request.draft, today=request.today)
    intake = load(files, request.office, options, all_kinds())
    documents = tuple(Planned(document_name(record), record) for record in intake.records)
    return Plan(documents, (*intake.problems, *_name_problems(documents)), skipped)


def document_name(record: Record) -> str:
    """Name the file of a record."""
    paper = record.van_ban
    if not record.setting.draft:
        return numbered_name(paper.number_and_symbol(record.setting.standard), record.kind.id)
    lan = None if isinstance(paper.du_thao_lan, Hole) else paper.du_thao_lan
    return draft_name(lan, record.kind.id, "" if isinstance(paper.trich_yeu, Hole) else paper.trich_yeu)


def template_path(kind_id: str, variant: str, standard_id: str) -> Path:
    """Where a Word template stands: inside the installed package, or at the top of a checkout."""
    package = Path(reportgen.__file__).parent
    installed = package / "templates"
    folder = installed if installed.is_dir() else package.parent / "templates"
    return folder / template_name(standard_id, kind_id, variant)


def manifest_problems(folder: Path) -> tuple[Problem, ...]:
    """Tell which lines of an output folder's manifest cannot be read.

    Raises:
        OutputError: The folder is not one, or its manifest cannot be opened.
    """
    path = str(manifest_path(folder))
    lines = peek_folder(folder).broken_lines
    return tuple(Problem("so-ghi-dong-hong", Position(path, line), severity=Severity.WARNING) for line in lines)


def build(plan: Plan, folder: Path, *, dry_run: bool = False) -> Iterator[Outcome]:
    """Make the documents of a plan, one by one, in order.

    All wording is decided and all templates are compiled before the first file is written. A document whose own file
    or template refuses is reported and the next one is made; when the disk or the folder refuses, the rest is not made.

    Args:
        plan: A plan without errors.
        folder: The output folder; made if missing.
        dry_run: Do everything but write.

    Raises:
        ReportgenError: A template is missing or broken, or the folder cannot be used; nothing was written.
    """
    jobs = _jobs(plan.documents)
    with ExitStack() as stack:
        put = _looker(folder) if dry_run else stack.enter_context(open_folder(folder)).put
        stopped = False
        for job in jobs:
            outcome = Outcome(job.planned, Fate.NOT_MADE) if stopped else _make(job, put)
            stopped = stopped or (isinstance(outcome.failure, OutputError) and outcome.failure.stops_run)
            yield outcome


@dataclass(frozen=True, slots=True)
class _Job:
    planned: Planned
    context: Context
    engine: Engine
    template_sha256: str


def _jobs(documents: Sequence[Planned]) -> list[_Job]:
    templates: dict[Path, tuple[Engine, str]] = {}
    jobs = []
    for planned in documents:
        record = planned.record
        context = record.kind.context(record.van_ban, record.setting)
        path = template_path(record.kind.id, record.kind.variant(context), record.setting.standard.id)
        if path not in templates:
            templates[path] = (load_engine(path), sha256_of(path.read_bytes()))
        jobs.append(_Job(planned, context, *templates[path]))
    return jobs


def _make(job: _Job, put: Callable[[Entry, bytes], Status]) -> Outcome:
    record = job.planned.record
    try:
        data = job.engine.render(job.context)
        entry = Entry(
            file=job.planned.name,
            kind=record.kind.id,
            input=record.position.file,
            record=record.index + 1,
            sha256=sha256_of(data),
            template_sha256=job.template_sha256,
            standard=record.setting.standard.id,
            version=reportgen.__version__,
        )
        return Outcome(job.planned, Fate(put(entry, data)), entry.sha256)
    except ReportgenError as failure:
        return Outcome(job.planned, Fate.FAILED, failure=failure)


def _looker(folder: Path) -> Callable[[Entry, bytes], Status]:
    """Stand in for `OutputFolder.put`: says what would become of a document, and writes nothing."""
    manifest = peek_folder(folder)

    def look(entry: Entry, _data: bytes) -> Status:
        return judge(folder, entry.file, entry.sha256, manifest)

    return look


def _name_problems(documents: Sequence[Planned]) -> Iterator[Problem]:
    for first, later in collisions([planned.name for planned in documents]):
        earlier = documents[first].record.position
        place = f"«{earlier.file}»" + ("" if earlier.line is None else f", dòng {earlier.line}")
        params = {"ten_tep": documents[later].name, "cho_truoc": place}
        yield Problem("trung-ten-tep", documents[later].record.position, params)


def _expanded(path: Path) -> list[Path]:
    if not path.exists():
        raise InputMissingError(tep=str(path))
    try:
        return sorted(path.iterdir()) if path.is_dir() else [path]
    except OSError as error:
        raise InputUnreadableError(tep=str(path), ly_do=error.strerror or type(error).__name__) from error


def _is_lock(path: Path) -> bool:
    return path.name.startswith(("~$", ".~lock."))


def _is_input(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))
