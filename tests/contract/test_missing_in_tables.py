"""What a kind requires, taken out of a workbook: one problem at its very cell, in both shapes, on every sheet.

Where a whole column, line, table or sheet is gone, there is no cell to point at: then it is told once for each row that
lacks it, at that row, or where the document stands.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.intake import Intake, Options, load
from reportgen.kinds import Kind, all_kinds
from reportgen.messages import explain
from reportgen.problems import Problem, Severity
from reportgen.sources.schema import rows_title
from reportgen.sources.tables.grid import address
from tests.e2e.running import reportgen
from tests.support.needed import Needed, needed
from tests.support.workbook import Sheets, as_pairs, as_rows, renumbered, sample_of, save

KINDS = all_kinds()
#: A value that is missing, or an item of which nothing is left.
CODES = {"thieu", "muc-trong"}
#: A value, or a list of texts, that has not even a cell.
NO_CELL = {"thieu-cot", "thieu-danh-sach"}


def two_documents(kind: Kind) -> Sheets:
    sample = sample_of(kind)
    return as_rows(kind, {"a": sample, "b": renumbered(sample, 902)})


def two_columns(kind: Kind) -> Sheets:
    return as_pairs(kind, sample_of(kind))


SHAPES = {"rows": two_documents, "pairs": two_columns}


@dataclass(frozen=True)
class Table:
    """A table inside sheets: on a sheet of its own or below a title.

    Args:
        sheet: The sheet.
        head: The row of its headings, from 0; -1 where labels and values stand side by side.
        rows: The rows of its values.
    """

    sheet: str
    head: int
    rows: range


def table(sheets: Sheets, kind: Kind, name: str) -> Table:
    """Find a table by its name."""
    if name in sheets and (name != kind.label or sheets[name][0][:1] != ["Mục"]):
        return Table(name, -1 if name == "Cơ quan" else 0, range(0 if name == "Cơ quan" else 1, len(sheets[name])))
    rows = sheets[kind.label]
    if name == kind.label:
        return Table(kind.label, -1, range(1, rows.index([])))
    title = rows.index([name])
    end = next((row for row in range(title, len(rows)) if not rows[row]), len(rows))
    return Table(kind.label, title + 1, range(title + 2, end))


def cells(sheets: Sheets, kind: Kind, one: Needed) -> list[tuple[str, int, int]]:
    """Sheet, row and column (from 0) of the cells that hold a required value: of a column the first and the last."""
    found = table(sheets, kind, one.table)
    rows = sheets[found.sheet]
    if found.head < 0:
        return [(found.sheet, row, 1) for row in found.rows if rows[row][0] == one.label]
    column = rows[found.head].index(one.label)
    # A row that holds nothing else, not even a code, would be no row at all.
    filled = [row for row in found.rows if rows[row][column] and sum(map(bool, rows[row])) > 1]
    return [(found.sheet, row, column) for row in sorted({filled[0], filled[-1]})]


def figures(sheets: Sheets, kind: Kind) -> Iterator[tuple[str, int, int]]:
    """The cells of figures in the columns of the clerk's own, in the first row and in the last one."""
    if "Dòng" not in sheets and ["Dòng"] not in sheets[kind.label]:
        return
    found = table(sheets, kind, "Dòng")
    rows = sheets[found.sheet]
    first = rows[found.head].index("Đơn vị") + 1
    for row in (found.rows[0], found.rows[-1]):
        yield from ((found.sheet, row, column) for column in range(first, len(rows[found.head])))


def take(folder: Path, sheets: Sheets) -> Intake:
    return load([save(folder / "ds.xlsx", sheets)], None, Options(), KINDS)


def errors(intake: Intake) -> list[Problem]:
    return [problem for problem in intake.problems if problem.severity is Severity.ERROR]


def told(intake: Intake) -> list[tuple[str | None, str | None]]:
    return [(problem.position.sheet, problem.position.cell) for problem in errors(intake)]


def singles(kind: Kind) -> list[Needed]:
    return [one for one in needed(kind, sample_of(kind)) if one.rows is None]


def lists(kind: Kind) -> list[Needed]:
    return [one for one in needed(kind, sample_of(kind)) if one.rows is not None]


@pytest.fixture(params=sorted(SHAPES))
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_workbooks_are_right_before_anything_is_taken_out(kind_id: str, shape: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    assert take(tmp_path, SHAPES[shape](kind)).problems == ()
    names = {one.table for one in needed(kind, sample_of(kind))}
    assert {kind.label, "Cơ quan", "Người ký"} < names
    assert len(singles(kind)) >= 20
    assert lists(kind)


def test_a_missing_value_is_one_problem_at_its_cell(kind_id: str, shape: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = SHAPES[shape](kind)
    places = [place for one in singles(kind) for place in cells(whole, kind, one)]
    for sheet, row, column in [*places, *figures(whole, kind)]:
        sheets = copy.deepcopy(whole)
        sheets[sheet][row][column] = None
        intake = take(tmp_path, sheets)
        (problem,) = errors(intake)
        assert (problem.position.sheet, problem.position.cell) == (sheet, address(row, column))
        assert problem.code in CODES | {"de-trong"}, (sheet, address(row, column))


def test_what_one_document_misses_is_no_matter_of_the_other(kind_id: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = two_documents(kind)
    for one in singles(kind):
        if one.table != kind.label:
            continue
        for _, row, column in cells(whole, kind, one):
            sheets = copy.deepcopy(whole)
            sheets[kind.label][row][column] = None
            (record,) = take(tmp_path, sheets).records
            assert record.index == (1 if row == 1 else 0)


def test_a_missing_column_is_told_once_in_each_row(kind_id: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = two_documents(kind)
    for one in singles(kind):
        found = table(whole, kind, one.table)
        if found.head < 0:
            continue
        at = whole[found.sheet][found.head].index(one.label)
        sheets = {name: [list(row) for row in rows] for name, rows in whole.items()}
        sheets[found.sheet] = [[*row[:at], *row[at + 1 :]] for row in sheets[found.sheet]]
        intake = take(tmp_path, sheets)
        lacking = [row for row in found.rows if whole[found.sheet][row][at] not in (None, "")]
        assert [problem.position.sheet for problem in errors(intake)] == [found.sheet] * len(lacking), one
        assert [problem.position.line for problem in errors(intake)] == [row + 1 for row in lacking], one
        for problem in errors(intake):
            assert problem.code in {*NO_CELL, "muc-trong"}, one
            if problem.code in NO_CELL:
                assert f"«{one.label}" in explain(problem).advice


def test_a_missing_line_is_told_where_its_sheet_begins(kind_id: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = two_columns(kind)
    for one in singles(kind):
        found = table(whole, kind, one.table)
        if found.head >= 0:
            continue
        sheets = copy.deepcopy(whole)
        sheets[found.sheet] = [row for row in sheets[found.sheet] if row[:1] != [one.label]]
        (problem,) = errors(take(tmp_path, sheets))
        assert problem.code in NO_CELL, one
        assert problem.position.sheet == found.sheet, one
        assert f"«{one.label}" in explain(problem).advice


def test_a_missing_list_is_one_problem_that_names_its_sheet(kind_id: str, shape: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = SHAPES[shape](kind)
    for one in lists(kind):
        assert one.rows is not None
        found = table(whole, kind, one.label)
        sheets = copy.deepcopy(whole)
        if found.sheet == one.label:
            del sheets[one.label]
        else:
            del sheets[found.sheet][found.head - 1 : found.rows[-1] + 1]
        intake = take(tmp_path, sheets)
        documents = 2 if shape == "rows" else 1
        assert [problem.code for problem in errors(intake)] == ["thieu-trang-con"] * documents, one
        for number, problem in enumerate(errors(intake)):
            assert problem.position.sheet == kind.label
            assert shape == "pairs" or problem.position.line == number + 2
            titles = {rows_title(one.rows, nested=nested) for nested in (True, False)}
            assert any(f"trang «{title}»" in explain(problem).advice for title in titles)


def test_a_table_without_its_title_is_told_and_not_read_into_the_list_above(kind_id: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = two_columns(kind)
    titles = [at for at, row in enumerate(whole[kind.label]) if at and len(row) == 1]
    assert len(titles) >= 4
    for title in titles:
        sheets = copy.deepcopy(whole)
        sheets[kind.label][title] = []
        intake = take(tmp_path, sheets)
        places = [problem.position.cell for problem in errors(intake) if problem.code == "bang-thieu-ten"]
        # Of a table of figures one heading is known and the others are the clerk's own: the figures are missing then.
        known = 1 if whole[kind.label][title] == ["Dòng"] else len(sheets[kind.label][title + 1])
        assert places == ([address(title + 1, 0)] if known > 1 else []), whole[kind.label][title]
        assert known == 1 or intake.records == ()


def test_without_the_column_of_codes_one_problem_says_so(kind_id: str, tmp_path: Path) -> None:
    """Whose rows those are nobody can tell; that the lists are missing besides would be told in vain."""
    kind = KINDS[kind_id]
    whole = two_documents(kind)
    coded = [name for name, rows in whole.items() if rows[0][0] in ("Mã", "Mã văn bản") and name != "Người ký"]
    assert len(coded) >= 5
    for name in coded:
        sheets = {**whole, name: [row[1:] for row in whole[name]]}
        intake = take(tmp_path, sheets)
        if name == kind.label:
            assert [problem.code for problem in intake.problems] == ["trang-thieu-ma"]
            assert told(intake) == [(name, "A1")]
        else:
            assert [problem.code for problem in errors(intake)] == ["ma-thieu-cot"], name
            assert told(intake)[:1] == [(name, "A1")]
        assert intake.records == ()


def test_a_list_whose_sheet_is_misspelt_is_not_missing_besides(kind_id: str, tmp_path: Path) -> None:
    kind = KINDS[kind_id]
    whole = two_documents(kind)
    names = {one.label for one in lists(kind) if one.label in whole and len(one.label) > 6}
    assert names
    for name in names:
        sheets = {key.replace(name, f"{name} moi") if key == name else key: rows for key, rows in whole.items()}
        intake = take(tmp_path, sheets)
        assert [problem.code for problem in errors(intake)] == ["trang-la"], name
        assert told(intake) == [(f"{name} moi", "A1")]
        assert intake.records == ()


def test_without_the_sheet_of_documents_one_problem_says_so(kind_id: str, shape: str, tmp_path: Path) -> None:
    sheets = SHAPES[shape](KINDS[kind_id])
    del sheets[KINDS[kind_id].label]
    assert [problem.code for problem in take(tmp_path, sheets).problems][:1] in (["bang-khong-van-ban"], ["thieu-loai"])
    assert len(take(tmp_path, sheets).problems) == 1


def test_without_the_sheet_of_the_office_one_problem_says_so(kind_id: str, shape: str, tmp_path: Path) -> None:
    sheets = SHAPES[shape](KINDS[kind_id])
    del sheets["Cơ quan"]
    assert told(take(tmp_path, sheets)) == [("Người ký", "A1")]
    assert [problem.code for problem in take(tmp_path, sheets).problems] == ["thieu-trang-co-quan"]
    del sheets["Người ký"]
    assert [problem.code for problem in take(tmp_path, sheets).problems] == ["thieu-co-quan"]


def test_without_the_sheet_of_signers_each_document_says_whom_it_lacks(kind_id: str, tmp_path: Path) -> None:
    sheets = two_documents(KINDS[kind_id])
    del sheets["Người ký"]
    assert [problem.code for problem in take(tmp_path, sheets).problems] == ["nguoi-ky-khong-co"] * 2


def test_the_command_tells_the_same_places(kind_id: str, shape: str, tmp_path: Path) -> None:
    """The first and the last required cell, through the installed command."""
    kind = KINDS[kind_id]
    whole = SHAPES[shape](kind)
    places = [place for one in singles(kind) for place in cells(whole, kind, one)]
    for sheet, row, column in (places[0], places[-1]):
        sheets: dict[str, list[list[Any]]] = copy.deepcopy(whole)
        sheets[sheet][row][column] = None
        save(tmp_path / "ds.xlsx", sheets)
        (problem,) = reportgen("kiem-tra", "ds.xlsx", "--json", folder=tmp_path).json["problems"]
        assert (problem["code"], problem["sheet"], problem["cell"]) == ("thieu", sheet, address(row, column))
        assert problem["advice"].startswith("Điền vào ô này")
