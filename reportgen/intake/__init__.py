"""The door of the house: from input files to accepted records, or to all the problems that stand in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.intake.offices import OFFICE_FILES, Offices
from reportgen.intake.records import FileReader, Sheaf
from reportgen.intake.series import Numbers, number_key
from reportgen.intake.types import Intake, Options, Reception, Record
from reportgen.kinds import Kind
from reportgen.problems import Problem


def load(inputs: Sequence[Path], office: Path | None, options: Options, kinds: Mapping[str, Kind]) -> Intake:
    """Read all input files and accept what is right, keeping every record.

    Args:
        inputs: Input files, in the order wanted.
        office: The office file; None looks for one of `OFFICE_FILES` beside each input. An office in an input wins.
        options: How to read.
        kinds: The kinds that exist, by id.

    Returns:
        The records without errors, and every problem of all files.

    Raises:
        ReportgenError: An input or the office file is missing or cannot be read, or the regulation forced is unknown.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    numbers = Numbers()
    for reception in stream(inputs, office, options, kinds):
        problems.extend(reception.problems)
        if (record := reception.record) is None:
            continue
        printed = record.van_ban.number_and_symbol(record.setting.standard)
        if repeated := numbers.take(number_key(record), record.position, printed):
            problems.append(repeated)
        else:
            records.append(record)
    return Intake(tuple(records), in_order(problems))


def stream(
    inputs: Iterable[Path], office: Path | None, options: Options, kinds: Mapping[str, Kind]
) -> Iterator[Reception]:
    """Accept the records of input files one by one, keeping none of them.

    Numbers given twice are not looked for: `Numbers` does it for whoever goes through the records.

    Args and Raises: as for `load`.
    """
    reader = FileReader(kinds, Offices(office, draft=options.draft, convert_from=options.convert_from), options)
    for path in inputs:
        for sheaf in reader.sheaves(path):
            yield from reader.accept(sheaf)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place and keep one of each: records that share a value share its problems."""
    unique = {(problem.code, problem.position, tuple(sorted(problem.params.items()))): problem for problem in problems}
    return tuple(sorted(unique.values(), key=_place))


def _place(problem: Problem) -> tuple[str, int, int, str]:
    position = problem.position
    return position.file, position.line or 0, position.column or 0, problem.code


__all__ = [
    "OFFICE_FILES",
    "FileReader",
    "Intake",
    "Numbers",
    "Offices",
    "Options",
    "Reception",
    "Record",
    "Sheaf",
    "in_order",
    "load",
    "number_key",
    "stream",
]
