"""The door of the house: from input files to accepted records, or to all the problems that stand in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reportgen.intake.offices import OFFICE_FILE, Offices
from reportgen.intake.records import FileReader
from reportgen.intake.series import repeated_numbers
from reportgen.intake.types import Intake, Options, Record
from reportgen.kinds import Kind
from reportgen.problems import Problem


def load(inputs: Sequence[Path], office: Path | None, options: Options, kinds: Mapping[str, Kind]) -> Intake:
    """Read all input files and accept what is right.

    Args:
        inputs: Input files, YAML or JSON, in the order wanted.
        office: The office file; None looks for `co_quan.yaml` beside each input. An office typed in an input wins.
        options: How to read.
        kinds: The kinds that exist, by id.

    Returns:
        The records without errors, and every problem of all files.

    Raises:
        ReportgenError: An input or the office file is missing or cannot be read, or the regulation forced is unknown.
    """
    reader = FileReader(kinds, Offices(office, draft=options.draft), options)
    for path in inputs:
        reader.read(path)
    repeated = repeated_numbers(reader.records)
    records = tuple(record for index, record in enumerate(reader.records) if index not in repeated)
    return Intake(records, _in_order((*reader.problems, *repeated.values())))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place and keep one of each: records that share a value share its problems."""
    unique = {(problem.code, problem.position, tuple(sorted(problem.params.items()))): problem for problem in problems}
    return tuple(sorted(unique.values(), key=_place))


def _place(problem: Problem) -> tuple[str, int, int, str]:
    position = problem.position
    return position.file, position.line or 0, position.column or 0, problem.code


__all__ = ["OFFICE_FILE", "Intake", "Options", "Record", "load"]
