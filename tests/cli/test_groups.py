"""Problems of one cause are told once, with all their places."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportgen.cli._groups import CAUSES_SHOWN, PLACES_SHOWN, grouped, places, sentence
from reportgen.cli._order import cell_numbers, in_reading_order
from reportgen.problems import Position, Problem, Severity

MISSING = {"muc": "Ngày ban hành", "khoa": "ngay_ban_hanh", "gia_tri": ""}


def in_cell(
    cell: str, code: str = "thieu", params: Mapping[str, str] = MISSING, *, sheet: str = "Văn bản", file: str = "a.xlsx"
) -> Problem:
    return Problem(code, Position(file, sheet=sheet, cell=cell), params)


def told(*problems: Problem) -> list[str]:
    return [": ".join(part for part in (sentence(group), places(group)) if part) for group in grouped(problems)]


@pytest.mark.parametrize(("cell", "numbers"), [("A1", (1, 1)), ("B7", (7, 2)), ("AA10", (10, 27)), ("tất cả", (0, 0))])
def test_a_cell_has_row_and_column(cell: str, numbers: tuple[int, int]) -> None:
    assert cell_numbers(cell) == numbers


def test_rows_that_lack_one_value_are_one_line() -> None:
    assert told(in_cell("B7"), in_cell("B9"), in_cell("B10")) == [
        "3 dòng thiếu «Ngày ban hành» (trang tính «Văn bản»): B7, B9, B10"
    ]


def test_cells_are_read_row_by_row_and_not_as_words() -> None:
    ordered = in_reading_order([in_cell("B10"), in_cell("AA9"), in_cell("B9")])
    assert [problem.position.cell for problem in ordered] == ["B9", "AA9", "B10"]


def test_what_is_left_is_counted() -> None:
    (line,) = told(*(in_cell(f"B{row}") for row in range(2, 2 + PLACES_SHOWN + 37)))
    assert line.startswith(f"{PLACES_SHOWN + 37} dòng thiếu")
    assert line.endswith(f"B{PLACES_SHOWN + 1} … và 37 chỗ khác")


def test_values_that_differ_stand_beside_their_places() -> None:
    one = in_cell("C3", "ngay-khong-co-that", {**MISSING, "gia_tri": "30/2/2021"})
    other = in_cell("C5", "ngay-khong-co-that", {**MISSING, "gia_tri": "31/4/2021"})
    assert told(one, other) == [
        "2 dòng ghi ngày «…» không có trong lịch (trang tính «Văn bản»): C3 «30/2/2021», C5 «31/4/2021»"
    ]


def test_a_value_that_all_share_is_shown_once() -> None:
    assert told(*(in_cell(cell, "so-am", {"gia_tri": "-3"}) for cell in ("C3", "D3"))) == [
        "2 chỗ ghi số «-3» nhỏ hơn 0 (trang tính «Văn bản»): C3, D3"
    ]


def test_a_single_problem_shows_the_value_even_where_its_sentence_does_not() -> None:
    problem = in_cell("B7", "gia-tri-khong-hop-le", {"muc": "Số", "gia_tri": "mười\nhai"})
    assert told(problem) == ["Giá trị của «Số» không hợp lệ (đang ghi «mười hai»)."]


def test_other_fields_sheets_files_and_weights_are_other_causes() -> None:
    other_field = in_cell("C7", params={**MISSING, "muc": "Trích yếu", "khoa": "trich_yeu"})
    warning = Problem("thieu", Position("a.xlsx", sheet="Văn bản", cell="B9"), MISSING, Severity.WARNING)
    others = [in_cell("B8"), other_field, warning, in_cell("B7", sheet="Đoàn"), in_cell("B7", file="b.xlsx")]
    assert [len(group.problems) for group in grouped([in_cell("B7"), *others])] == [2, 1, 1, 1, 1]


def test_advice_that_differs_is_told_with_each_problem() -> None:
    wrong = [
        in_cell(f"A{row}", "so-ky-hieu-viet-sai", {"gia_tri": f"{row} -QĐ/HU", "dung": f"{row}-QĐ/HU"}) for row in "23"
    ]
    assert [group.message.advice for group in grouped(wrong)] == ["Sửa thành «2-QĐ/HU».", "Sửa thành «3-QĐ/HU»."]


def test_many_causes_of_one_kind_are_counted_in_the_end() -> None:
    wrong = [
        in_cell(f"A{row}", "so-ky-hieu-viet-sai", {"gia_tri": f"{row} -QĐ/HU", "dung": f"{row}-QĐ/HU"})
        for row in range(2, 2 + CAUSES_SHOWN + 15)
    ]
    lines = told(*wrong)
    assert len(lines) == CAUSES_SHOWN + 1
    assert lines[-1].startswith("… và 15 dòng khác: Số, ký hiệu «…» viết không đúng quy định: A14 «14 -QĐ/HU», ")
    assert lines[-1].endswith(" … và 5 chỗ khác")


def test_lines_of_a_text_file_are_listed_by_number() -> None:
    problems = [Problem("thieu", Position("a.yaml", line, 3), MISSING) for line in (4, 9)]
    assert told(*problems) == ["2 chỗ thiếu «Ngày ban hành»: dòng 4, 9"]


def test_problems_without_a_place_are_told_without_one() -> None:
    problems = [Problem("tep-da-sua", Position(file)) for file in ("a", "b")]
    assert len(told(*problems)) == 2
