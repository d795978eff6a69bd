"""The office file that is found by itself beside the input, in every format, through the installed command."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from reportgen.intake import OFFICE_FILES
from reportgen.kinds import all_kinds
from reportgen.text.slugs import slug
from tests.e2e.records import QUYET_DINH, sample, write
from tests.e2e.running import reportgen
from tests.support.workbook import as_rows, sample_of, save

KIND = all_kinds()[QUYET_DINH]
OFFICE = sample()["co_quan"]


def put_office(folder: Path, name: str, **changes: str) -> None:
    """Write the office of the sample under a name whose ending tells the format."""
    path = folder / name
    if path.suffix not in (".xlsx", ".xlsm"):
        # JSON is YAML too.
        path.write_text(json.dumps({**OFFICE, **changes}, ensure_ascii=False), encoding="utf-8")
        return
    sheets = as_rows(KIND, {"a": sample_of(KIND)})
    pairs = [[label, changes.get(slug(label), value)] for label, value in sheets["Cơ quan"]]
    save(path, {"Cơ quan": pairs, "Người ký": sheets["Người ký"]})


@pytest.mark.parametrize("name", [*OFFICE_FILES, "CO_QUAN.YAML", "Co_quan.json"])
def test_an_office_file_beside_the_input_is_found_and_is_no_input(name: str, tmp_path: Path) -> None:
    put_office(tmp_path, name, dia_danh="Nơi Khác")
    write(tmp_path / "a.json", sample(co_quan=None))
    answer = reportgen("tao", ".", "--json", folder=tmp_path)
    assert [one for one in answer.json["problems"] if one["severity"] == "error"] == []
    assert [document["input"] for document in answer.json["documents"]] == ["a.json"]


@pytest.mark.parametrize("other", [name for name in OFFICE_FILES if name != "co_quan.xlsx"])
def test_two_office_files_beside_the_input_are_one_problem_that_says_what_to_do(other: str, tmp_path: Path) -> None:
    for name in (other, "co_quan.xlsx"):
        put_office(tmp_path, name)
    first, second = (name for name in OFFICE_FILES if name in (other, "co_quan.xlsx"))
    for number in (101, 102):
        write(tmp_path / f"{number}.json", sample(co_quan=None, so_ky_hieu=f"{number}-QĐ/HU"))
    answer = reportgen("kiem-tra", ".", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (1, ["hai-tep-co-quan"])
    (problem,) = answer.json["problems"]
    assert f"«{first}» và «{second}»" in problem["message"]
    assert f"--co-quan {first}" in problem["advice"]
    assert reportgen("kiem-tra", ".", "--co-quan", second, folder=tmp_path).code == 0


def test_an_office_of_the_input_itself_needs_none_beside_it(tmp_path: Path) -> None:
    for name in ("co_quan.yaml", "co_quan.xlsx"):
        put_office(tmp_path, name)
    write(tmp_path / "a.json", sample())
    assert reportgen("kiem-tra", "a.json", folder=tmp_path).code == 0


def test_an_office_file_that_is_not_there_is_told_even_if_nobody_needs_it(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    answer = reportgen("kiem-tra", "a.json", "--co-quan", "co_qaun.yaml", folder=tmp_path)
    assert answer.code == 3
    assert "co_qaun.yaml" in answer.err


def test_a_mistake_in_a_workbook_of_the_office_is_told_at_its_cell(tmp_path: Path) -> None:
    put_office(tmp_path, "co_quan.xlsx", dia_danh="")
    write(tmp_path / "a.json", sample(co_quan=None))
    (problem,) = reportgen("kiem-tra", "a.json", "--json", folder=tmp_path).json["problems"]
    assert (problem["code"], problem["file"], problem["sheet"]) == ("thieu", "co_quan.xlsx", "Cơ quan")
    assert problem["cell"].startswith("B")


def test_the_office_form_as_a_workbook_serves_a_form_of_documents(tmp_path: Path) -> None:
    """What the guide tells: the two office sheets in a file of their own, for every workbook of the folder."""
    assert reportgen("mau", "co_quan", "-o", "co_quan.xlsx", folder=tmp_path).code == 0
    assert reportgen("mau", "bao_cao_so_ket", "-o", "mau.xlsx", folder=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    for name in ("Cơ quan", "Người ký"):
        del book[name]
    book.save(tmp_path / "mau.xlsx")
    answer = reportgen("kiem-tra", "mau.xlsx", folder=tmp_path)
    assert answer.out.endswith("đọc được 1 văn bản.\n"), answer.out
