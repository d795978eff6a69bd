"""Workbooks, CSV and old encodings through the installed command."""

from __future__ import annotations

import sys
from pathlib import Path

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
