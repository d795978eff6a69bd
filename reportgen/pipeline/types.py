"""What a run is asked for, and what it is going to do; what becomes of it is in `outcomes`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.errors import ReportgenError
from reportgen.problems import Position, Problem

if TYPE_CHECKING:
    from reportgen.output.pattern import NamePattern
    from reportgen.pipeline.spool import Spool
    from reportgen.text.legacy_fonts import LegacyFont


class NoInputError(ReportgenError):
    """None of the paths given holds an input."""

    code = "khong-co-dau-vao"


class WorkerLostError(ReportgenError):
    """A worker process died twice over the same work; param `file` names it."""

    code = "tien-trinh-phu-dung"


class Request(NamedTuple):
    """What a command asks for.

    Args:
        inputs: Files and folders, as the user named them.
        today: The day of the run.
        office: The office file, or None for the one beside each input.
        standard_id: The standard to force, or None to go by each date of issue.
        draft: Whether missing values become holes instead of problems.
        pattern: How files are named; None for the usual names.
        workers: How many processes read, check and fill; 1 does all in this one.
        convert_from: The legacy encoding that the inputs are in, if the user says so; they are converted.
        skip_bad: Whether what is right is to be made even if something else is wrong. If not, no template is filled
            after the first error: the plan then only tells problems.
    """

    inputs: tuple[Path, ...]
    today: date
    office: Path | None = None
    standard_id: str | None = None
    draft: bool = False
    pattern: NamePattern | None = None
    workers: int = 1
    convert_from: LegacyFont | None = None
    skip_bad: bool = False


class Words(NamedTuple):
    """A record put into words.

    Args:
        template: The Word template, inside the folder of templates.
        context: What the template gets: text, lists, mappings and truth values.
    """

    template: str
    context: dict[str, Any]


class Filled(NamedTuple):
    """A record in its template, waiting until everything is checked; empty if nothing is to be made of it.

    Args:
        template: The Word template, inside the folder of templates.
        record_sha256: Of all that the template gets.
        body: The parts that differ from document to document, as `render.package.pack_parts` lays them aside; empty on
            failure.
        failure: What keeps the template from being filled.
    """

    template: str = ""
    record_sha256: str = ""
    body: bytes = b""
    failure: ReportgenError | None = None


class Head(NamedTuple):
    """What is known of a document before it is made; its filled parts wait in the spool.

    Args:
        name: Its place inside the output folder, parts joined by `/`.
        kind: Id of its kind.
        number: Number and symbol as printed; "" for a draft.
        issued: Day of issue, ISO; "" if it is not known.
        standard: Id of the standard it follows.
        position: Where its record starts.
        record: Which record of its file it is, from 1.
    """

    name: str
    kind: str
    number: str
    issued: str
    standard: str
    position: Position
    record: int


class Refused(NamedTuple):
    """A record of which no document is made, and why: its problems, or what keeps its whole file out."""

    ordinal: int
    position: Position
    record: int


class Plan(NamedTuple):
    """All documents of a run, all problems of its inputs.

    Args:
        documents: What is to be made; kept outside of memory.
        problems: Every problem once, by place.
        templates: The Word templates it needs.
        refusals: Why a template cannot be filled, by index of the document.
        refused: The records that will not become documents.
        problems_of: The problems of single records, by ordinal; records without any are not named.
        skipped: The files of input folders that are no inputs, and their subfolders that hold some.
    """

    documents: Spool
    problems: tuple[Problem, ...]
    templates: frozenset[str] = frozenset()
    refusals: Mapping[int, ReportgenError] = MappingProxyType({})
    refused: tuple[Refused, ...] = ()
    problems_of: Mapping[int, tuple[Problem, ...]] = MappingProxyType({})
    skipped: tuple[Path, ...] = ()


class Listener:
    """Hears how far a run is; this one does not care."""

    def checked(self, count: int) -> None:
        """So many records were looked at so far."""

    def worker_died(self, count: int) -> None:
        """A worker process died; so many pieces of work are given to a new one."""
