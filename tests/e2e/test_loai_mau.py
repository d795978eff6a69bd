"""`reportgen loai` and `reportgen mau`: what there is to make, and forms to fill."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import yaml

from e2e.records import QUYET_DINH
from e2e.running import reportgen
from reportgen.kinds import all_kinds
from reportgen.model.co_quan import CoQuan
from reportgen.sources.schema import fields_of

FORMS = [*all_kinds(), "co_quan"]


def test_every_kind_is_listed_with_label_and_summary(tmp_path: Path) -> None:
    answer = reportgen("loai", folder=tmp_path)
    for kind in all_kinds().values():
        assert all(words in answer.out for words in (kind.id, kind.label, kind.summary))
    listed = reportgen("kinds", "--json", folder=tmp_path).json
    assert listed == {
        "kinds": [{"id": kind.id, "label": kind.label, "summary": kind.summary} for kind in all_kinds().values()]
    }


@pytest.mark.parametrize("kind_id", all_kinds())
def test_a_kind_tells_its_fields(kind_id: str, tmp_path: Path) -> None:
    kind = all_kinds()[kind_id]
    wanted = [name for name in fields_of(kind.model) if name != "co_quan"]
    (told,) = reportgen("loai", kind.label.upper(), "--json", folder=tmp_path).json["kinds"]
    assert [field["id"] for field in told["fields"]] == wanted
    shown = reportgen("loai", kind_id, folder=tmp_path).out
    assert all(f"\n  {name}" in shown for name in wanted)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_names_every_field_and_holds_no_value(name: str, tmp_path: Path) -> None:
    model = CoQuan if name == "co_quan" else all_kinds()[name].model
    text = reportgen("mau", name, "--trong", folder=tmp_path).out
    for field in fields_of(model).values():
        if field.name != "co_quan":
            assert f"\n{field.name}:" in text or f"\n# {field.name}:" in text
            assert f"# {field.label} (" in text
    assert set(leaves(yaml.load(text, Loader=yaml.BaseLoader))) - {name} == {""}  # noqa: S506 -- text only


@pytest.mark.parametrize("kind_id", all_kinds())
def test_an_unfilled_form_is_only_missing_values(kind_id: str, tmp_path: Path) -> None:
    assert reportgen("mau", "co_quan", "-o", "co_quan.yaml", folder=tmp_path).code == 0
    assert reportgen("mau", kind_id, "--trong", "-o", "a.yaml", folder=tmp_path).code == 0
    answer = reportgen("kiem-tra", "a.yaml", "--json", folder=tmp_path)
    assert answer.code == 1
    assert set(answer.codes) <= {"thieu", "muc-trong"}


def test_a_form_is_never_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("của tôi", encoding="utf-8")
    answer = reportgen("mau", "co_quan", "-o", "a.yaml", folder=tmp_path)
    assert answer.code == 3
    assert "đã có nên không được ghi đè" in answer.err
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "của tôi"


def test_a_form_for_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    answer = reportgen("mau", "co_quan", "-o", "khong/co/a.yaml", folder=tmp_path)
    assert answer.code == 3
    assert answer.err.startswith("Lỗi: ")


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [str(value)]


# --- workbooks ----------------------------------------------------------------------------------------------------


def test_a_workbook_form_is_right_as_it_comes(tmp_path: Path) -> None:
    assert reportgen("mau", QUYET_DINH, "--dang", "xlsx", "-o", "mau.xlsx", folder=tmp_path).code == 0
    answer = reportgen("kiem-tra", "mau.xlsx", folder=tmp_path)
    assert (answer.code, answer.out) == (0, "0 lỗi, 0 cảnh báo; đọc được 1 văn bản.\n")


@pytest.mark.parametrize("kind_id", all_kinds())
def test_a_form_of_one_document_is_right_as_it_comes(kind_id: str, tmp_path: Path) -> None:
    assert reportgen("mau", kind_id, "--mot-van-ban", "-o", "mau.xlsx", folder=tmp_path).code == 0
    answer = reportgen("kiem-tra", "mau.xlsx", folder=tmp_path)
    assert (answer.code, answer.out) == (0, "0 lỗi, 0 cảnh báo; đọc được 1 văn bản.\n")


def test_an_emptied_value_of_a_form_of_one_document_is_told_at_its_cell(tmp_path: Path) -> None:
    reportgen("mau", QUYET_DINH, "--mot-van-ban", "-o", "mau.xlsx", folder=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    sheet = book["Quyết định giám sát"]
    row = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == "Ngày ban hành *")
    sheet.cell(row, 2).value = None
    book.save(tmp_path / "mau.xlsx")
    (problem,) = reportgen("kiem-tra", "mau.xlsx", "--json", folder=tmp_path).json["problems"]
    assert (problem["code"], problem["sheet"], problem["cell"]) == ("thieu", sheet.title, f"B{row}")


def test_the_ending_of_the_file_says_the_format(tmp_path: Path) -> None:
    assert reportgen("mau", "co_quan", "-o", "co_quan.xlsx", folder=tmp_path).code == 0
    assert (tmp_path / "co_quan.xlsx").read_bytes().startswith(b"PK")


def test_documents_of_several_kinds_come_from_one_form(tmp_path: Path) -> None:
    assert reportgen("mau", *all_kinds(), "-o", "ho-so.xlsx", folder=tmp_path).code == 0
    answer = reportgen("tao", "ho-so.xlsx", "--json", folder=tmp_path)
    assert answer.code == 0
    assert {document["kind"] for document in answer.json["documents"]} == set(all_kinds())


def test_what_is_wrong_in_a_filled_form_stands_at_its_cell(tmp_path: Path) -> None:
    reportgen("mau", QUYET_DINH, "-o", "mau.xlsx", folder=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "mau.xlsx")
    book["Quyết định giám sát"]["C5"] = "30/2/2021"
    book["Thành phần đoàn"]["E6"] = "Phó đoàn"
    book.save(tmp_path / "mau.xlsx")
    problems = reportgen("kiem-tra", "mau.xlsx", "--json", folder=tmp_path).json["problems"]
    assert {(problem["code"], problem["sheet"], problem["cell"]) for problem in problems} == {
        ("ngay-khong-co-that", "Quyết định giám sát", "C5"),
        ("lua-chon-gan-dung", "Thành phần đoàn", "E6"),
    }


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((QUYET_DINH, "--dang", "xlsx"), "thêm -o TỆP.xlsx"),
        ((QUYET_DINH, "--dang", "xlsx", "-o", "a.yaml"), "thêm -o TỆP.xlsx"),
        (("bao_cao_so_ket", QUYET_DINH), "chỉ nhận một LOẠI"),
        ((QUYET_DINH, "--mot-van-ban"), "thêm -o TỆP.xlsx"),
        ((QUYET_DINH, "--mot-van-ban", "-o", "a.yaml"), "thêm -o TỆP.xlsx"),
        ((QUYET_DINH, "--mot-van-ban", "--dang", "yaml", "-o", "a.xlsx"), "đúng một LOẠI văn bản và mẫu Excel"),
        (("bao_cao_so_ket", QUYET_DINH, "--mot-van-ban", "-o", "a.xlsx"), "đúng một LOẠI văn bản"),
        (("co_quan", "--mot-van-ban", "-o", "a.xlsx"), "đúng một LOẠI văn bản"),
        ((QUYET_DINH, "quyet_dinh_giam_xat", "-o", "a.xlsx"), "Có phải ý bạn là «quyet_dinh_giam_sat»?"),
    ],
)
def test_a_workbook_form_asked_wrongly_is_refused(arguments: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    answer = reportgen("mau", *arguments, folder=tmp_path)
    assert answer.code == 2
    assert expected in answer.err
    assert list(tmp_path.glob("*.*")) == []
