"""Workbooks, CSV and old encodings through the installed command."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl

from reportgen.cli._options import LEGACY_FONTS
from reportgen.kinds import all_kinds
from reportgen.text.legacy_fonts import _TCVN3, LegacyFont
from tests.e2e.running import reportgen
from tests.support.workbook import as_rows, sample_of, save

KIND = all_kinds()["quyet_dinh_giam_sat"]


def test_a_problem_names_sheet_and_cell(tmp_path: Path) -> None:
    sheets = as_rows(KIND, {"a": sample_of(KIND)})
    sheets[KIND.label][1][2] = "31/6/2021"
    save(tmp_path / "ds.xlsx", sheets)
    answer = reportgen("kiem-tra", "ds.xlsx", "--json", folder=tmp_path)
    assert answer.code == 1
    (problem,) = answer.json["problems"]
    assert (problem["sheet"], problem["cell"], problem["line"]) == (KIND.label, "C2", 2)


def form_of_three(folder: Path) -> Path:
    """The workbook that `mau` gives, filled with three documents, the empty sheet of shared values left as it is."""
    path = folder / "ds.xlsx"
    assert reportgen("mau", KIND.id, "-o", path.name, folder=folder).code == 0
    book = openpyxl.load_workbook(path)
    for page in book.worksheets[1:]:
        for row in [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]:
            if row[0] == "QĐGS1":
                for other in (2, 3):
                    values = [f"QĐGS{other}", *row[1:]]
                    page.append([f"{44 + other}-QĐ/HU" if value == "45-QĐ/HU" else value for value in values])
    book.save(path)
    return path


def change(path: Path, sheet: str, *cells: str, value: object = None) -> None:
    book = openpyxl.load_workbook(path)
    for cell in cells:
        book[sheet][cell].value = value
    book.save(path)


def missing(path: Path) -> list[tuple[str, str, str]]:
    answer = reportgen("kiem-tra", path.name, "--json", folder=path.parent)
    return [(one["code"], one["sheet"], one["cell"]) for one in answer.json["problems"]]


def test_a_hole_is_told_at_the_row_that_has_it_though_the_empty_shared_sheet_could_fill_it(tmp_path: Path) -> None:
    """Filled there, one date would go into every document that lacks one."""
    path = form_of_three(tmp_path)
    assert missing(path) == []
    change(path, KIND.label, "C5", "C7", "F6", "R6")
    assert missing(path) == [("thieu", KIND.label, cell) for cell in ("C5", "F6", "R6", "C7")]
    change(path, "Chung", "B5", value="10/3/2021")
    assert missing(path) == [("thieu", KIND.label, cell) for cell in ("F6", "R6")]


def test_a_list_that_one_document_lacks_is_told_at_that_document(tmp_path: Path) -> None:
    path = form_of_three(tmp_path)
    book = openpyxl.load_workbook(path)
    page = book["Căn cứ"]
    for row in [row for row in range(page.max_row, 4, -1) if page.cell(row, 1).value == "QĐGS2"]:
        page.delete_rows(row)
    book.save(path)
    assert missing(path) == [("thieu-danh-sach", KIND.label, "A6")]
    assert "Ghi ở trang «Căn cứ», mỗi mục một dòng" in reportgen("kiem-tra", path.name, folder=tmp_path).out


def test_what_no_document_has_a_column_for_is_missing_on_the_shared_sheet(tmp_path: Path) -> None:
    path = form_of_three(tmp_path)
    change(path, KIND.label, "C4", "C5", "C6", "C7")
    assert missing(path) == [("thieu", "Chung", "B5")]
    change(path, "Chung", "B5", value="10/3/2021")
    assert missing(path) == []


def test_a_formula_without_value_is_told_once_at_its_cell(tmp_path: Path) -> None:
    path = form_of_three(tmp_path)
    change(path, KIND.label, "C5", value="=TODAY()")
    assert missing(path) == [("o-cong-thuc-trong", KIND.label, "C5")]


def test_a_broken_workbook_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "ds.xlsx").write_bytes(b"PK\x03\x04 hong")
    answer = reportgen("kiem-tra", "ds.xlsx", folder=tmp_path)
    assert answer.code == 1
    assert "đã hỏng" in answer.out
    assert "Traceback" not in answer.out + answer.err


def test_old_encodings_are_refused_and_converted_on_request(tmp_path: Path) -> None:
    encode = str.maketrans({letter: code for code, letter in _TCVN3.items()})
    sheets = as_rows(KIND, {"a": sample_of(KIND)})
    heads = sheets[KIND.label][0]
    cell = sheets[KIND.label][1]
    at = heads.index("Cơ quan thường trực")
    plain, cell[at] = cell[at], str(cell[at]).translate(encode)
    save(tmp_path / "ds.xlsx", sheets)
    assert reportgen("kiem-tra", "ds.xlsx", "--json", folder=tmp_path).codes == ["bang-ma-cu"]
    answer = reportgen("kiem-tra", "ds.xlsx", "--bang-ma", "tcvn3", "--json", folder=tmp_path)
    assert answer.code == 0
    assert "bang-ma-da-chuyen" in answer.codes
    assert plain


def test_the_option_offers_the_encodings_there_are() -> None:
    assert tuple(font.value for font in LegacyFont) == LEGACY_FONTS


def test_start_up_does_not_load_the_reader_of_workbooks(tmp_path: Path) -> None:
    import subprocess

    code = "import sys, reportgen.intake, reportgen.cli._app; print('python_calamine' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "False"
