"""How places and problems read."""

from __future__ import annotations

import pytest

from reportgen.cli._order import in_reading_order
from reportgen.cli._report import place, problem_object
from reportgen.problems import Position, Problem, Severity


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (Position("a.yaml", 12, 5), "dòng 12, cột 5"),
        (Position("a.yaml", 12), "dòng 12"),
        (Position("a.yaml"), ""),
        (Position("a.xlsx", sheet="Dữ liệu", cell="B7"), "trang tính «Dữ liệu», ô B7"),
        (Position("a.xlsx", cell="B7"), "ô B7"),
    ],
)
def test_a_place_reads_as_people_say_it(position: Position, words: str) -> None:
    assert place(position) == words


def test_files_keep_their_order_and_errors_come_before_warnings() -> None:
    warning = Problem("so-ghi-dong-hong", Position("b", 1), severity=Severity.WARNING)
    late, early, other = (
        Problem("tep-da-sua", position) for position in (Position("b", 9), Position("b", 2), Position("a"))
    )
    assert in_reading_order([warning, late, early, other]) == [early, late, warning, other]


def test_a_program_gets_the_parts_of_a_place_that_are_known() -> None:
    problem = problem_object(Problem("tep-da-sua", Position("a.yaml", 12, 5)))
    assert {"line": 12, "column": 5, "place": "dòng 12, cột 5", "severity": "error"}.items() <= problem.items()
    assert "cell" not in problem
    assert list(problem)[:6] == ["code", "severity", "file", "place", "message", "advice"]
