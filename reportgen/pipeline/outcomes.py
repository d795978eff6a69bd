"""A document on its way from checking to making, and what became of it; a run that makes none does without."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.output.status import Status
from reportgen.pipeline.types import Head


class Fate(StrEnum):
    """What became of a planned document: the ends of `output.staging.Status`, and two more of a run."""

    WRITTEN = Status.WRITTEN
    REPLACED = Status.REPLACED
    UNCHANGED = Status.UNCHANGED
    EDITED = Status.EDITED
    KEPT = Status.KEPT
    BESIDE = Status.BESIDE
    FAILED = "failed"
    NOT_MADE = "not_made"


@dataclass(frozen=True, slots=True)
class Planned:
    """A document to be made.

    Args:
        index: Which of the documents it is, from 0.
        ordinal: Which of all records it is, those refused included, from 0.
        head: What is known of it.
        template: Its Word template, inside the folder of templates; "" if it was not filled.
        record_sha256: Of all that its template got; "" if it was not filled.
    """

    index: int
    ordinal: int
    head: Head
    template: str
    record_sha256: str

    @property
    def name(self) -> str:
        """Its place inside the output folder."""
        return self.head.name


class Wish(NamedTuple):
    """How documents are to be made.

    Args:
        dry_run: Do everything but write.
        beside: Put the new version beside a file that a person changed, instead of not writing it.
    """

    dry_run: bool = False
    beside: bool = False


class Outcome(NamedTuple):
    """What became of one planned document.

    Args:
        planned: The document.
        fate: What became of it.
        sha256: Of its bytes; "" if it was not made.
        file: Where it stands inside the output folder: its name, unless it was put beside.
        failure: Why it failed, or why the run could not go on after it.
    """

    planned: Planned
    fate: Fate
    sha256: str = ""
    file: str = ""
    failure: ReportgenError | None = None
