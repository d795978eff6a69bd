"""Problems of one cause, told once with all their places: what a screen can show of a workbook with 500 mistakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reportgen.cli._order import cell_numbers, in_reading_order
from reportgen.messages import Message, explain
from reportgen.problems import Position, Problem

#: How many places of one cause are listed; the rest is counted.
PLACES_SHOWN = 10
#: How many causes of one kind (say, 200 numbers written wrongly, each in its own way) are told for one sheet or file.
CAUSES_SHOWN = 12
_VALUE_SHOWN = 60

#: Stands where the problems of a group differ.
_DIFFERS = "…"


class Group(NamedTuple):
    """Problems of one file that have one cause, at least one, in reading order.

    Args:
        problems: The problems.
        message: Their words; «…» where they differ.
        rest: The group is what is left of one kind after the causes that are told.
    """

    problems: tuple[Problem, ...]
    message: Message
    rest: bool = False


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """Put together what has one cause: same file and sheet, same weight, same words but for the value typed.

    Returns:
        The groups in the reading order of their first problems; what exceeds `CAUSES_SHOWN` comes as one group `rest`.
    """
    ordered = in_reading_order(problems)
    causes: dict[tuple[object, ...], list[Problem]] = {}
    for problem in ordered:
        causes.setdefault(_cause(problem), []).append(problem)
    kinds: dict[tuple[object, ...], list[list[Problem]]] = {}
    for members in causes.values():
        kinds.setdefault(_kind(members[0]), []).append(members)
    groups = [group for family in kinds.values() for group in _groups_of(family)]
    rank = {id(problem): index for index, problem in enumerate(ordered)}
    return sorted(groups, key=lambda group: rank[id(group.problems[0])])


def by_file(groups: Iterable[Group]) -> Iterator[tuple[str, list[Group]]]:
    """Yield each file with its groups."""
    for file, members in groupby(groups, key=lambda group: group.problems[0].position.file):
        yield file, list(members)


def typed(problem: Problem) -> str:
    """Return the value as typed on one line, shortened; empty if the problem knows of none."""
    value = " ".join(problem.params.get("gia_tri", "").split())
    return value if len(value) <= _VALUE_SHOWN else value[:_VALUE_SHOWN].rstrip() + "…"


def sentence(group: Group) -> str:
    """Say what is wrong, for one problem or many: "12 dòng thiếu «Ngày ban hành» (trang tính «Văn bản»)"."""
    words = group.message
    if len(group.problems) == 1:
        said = words.sentence
        value = typed(group.problems[0])
        return said if not value or value in said else f"{said.removesuffix('.')} (đang ghi «{value}»)."
    count = f"{len(group.problems)} {_unit(group.problems)}"
    if group.rest:
        return f"… và {count} khác: {words.sentence.removesuffix('.')}"
    said = f"{count} {words.predicate}" if words.predicate else f"{count}: {words.sentence.removesuffix('.')}"
    sheet = group.problems[0].position.sheet
    return f"{said} (trang tính «{sheet}»)" if sheet and group.problems[0].position.cell else said


def places(group: Group) -> str:
    """List the places of a group of many: "B7 «30/2/2021», B9 «31/4/2021» … và 37 chỗ khác"; of one, nothing."""
    if len(group.problems) == 1:
        return ""
    said = sentence(group)
    shown = dict.fromkeys(_one_place(problem, said) for problem in group.problems[:PLACES_SHOWN])
    listed = ", ".join(place for place in shown if place)
    if listed and group.problems[0].position.cell is None:
        listed = f"dòng {listed}"
    left = len(group.problems) - PLACES_SHOWN
    return f"{listed} … và {left} chỗ khác" if left > 0 and listed else listed


def is_cut(group: Group) -> bool:
    """Tell whether some places of a group are only counted."""
    return len(group.problems) > PLACES_SHOWN


def _one_place(problem: Problem, said: str) -> str:
    position = problem.position
    name = position.cell or ("" if position.line is None else str(position.line))
    value = typed(problem)
    is_told = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", said) is not None
    return f"{name} «{value}»" if name and value and not is_told else name


def _unit(problems: Sequence[Problem]) -> str:
    """«dòng» where every problem stands in a row of its own, else «chỗ»."""
    cells = [problem.position.cell for problem in problems]
    rows = {cell_numbers(cell)[0] for cell in cells if cell is not None}
    return "dòng" if len(rows) == len(problems) else "chỗ"


def _kind(problem: Problem) -> tuple[object, ...]:
    position = problem.position
    return position.file, problem.severity, position.sheet, position.cell is None, problem.code


def _cause(problem: Problem) -> tuple[object, ...]:
    blind = explain(problem._replace(params={**problem.params, "gia_tri": _DIFFERS}))
    return *_kind(problem), _is_placed(problem.position), blind.sentence, explain(problem).advice


def _is_placed(position: Position) -> bool:
    return position.cell is not None or position.line is not None


def _groups_of(family: list[list[Problem]]) -> Iterator[Group]:
    """Tell the first causes of a kind one by one, the rest together."""
    for members in family[:CAUSES_SHOWN]:
        yield Group(tuple(members), _common_words(members))
    left = [problem for members in family[CAUSES_SHOWN:] for problem in members]
    if left:
        yield Group(tuple(left), _common_words(left), rest=len(left) > 1)


def _common_words(problems: Sequence[Problem]) -> Message:
    """Fill the words of problems of one code; «…» stands where they differ."""
    values = Counter((name, value) for problem in problems for name, value in problem.params.items())
    first = problems[0]
    common = {name: value if values[name, value] == len(problems) else _DIFFERS for name, value in first.params.items()}
    return explain(first._replace(params=common))
