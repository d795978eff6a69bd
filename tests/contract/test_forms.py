"""Workbook forms of every kind: read back as their sample, checked by Excel while they are filled, same bytes."""

from __future__ import annotations

import csv
import io
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from reportgen.cli.mau import _single_workbook, _workbook
from reportgen.intake import Intake, Options, load
from reportgen.kinds import all_kinds
from reportgen.messages import explain
from reportgen.model.van_ban import VanBan
from reportgen.sources.forms.checks import date_formula
from reportgen.sources.forms.write import CHOICES_SHEET, FIRST_ROW, GROUP_ROW, GUIDE_SHEET, HEADING_ROW
from reportgen.sources.schema import Shape, fields_of
from reportgen.sources.tables.roles import is_for_people

KINDS = all_kinds()
HEADINGS, GROUPS, FIRST = HEADING_ROW + 1, GROUP_ROW + 1, FIRST_ROW + 1


@cache
def form(*names: str, empty: bool = False, single: bool = False) -> bytes:
    return _single_workbook(names, None, empty=empty) if single else _workbook(names, empty=empty)


def book(*names: str, empty: bool = False, single: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(form(*names, empty=empty, single=single)))


@pytest.fixture(params=[False, True], ids=["rows", "one-document"])
def single(request: pytest.FixtureRequest) -> bool:
    """Both shapes of a form."""
    return bool(request.param)


def take(path: Path, data: bytes) -> Intake:
    path.write_bytes(data)
    return load([path], None, Options(), KINDS)


def told(intake: Intake) -> list[str]:
    return [f"{one.position.sheet} {one.position.cell}: {explain(one).sentence}" for one in intake.problems]


def tables(workbook: Any) -> list[Any]:
    """The sheets with a heading row of fields."""
    apart = {GUIDE_SHEET, CHOICES_SHEET}
    return [sheet for sheet in workbook if sheet.title not in apart and sheet not in pairs(workbook)]


def pairs(workbook: Any) -> list[Any]:
    """The sheets of labels and values."""
    return [sheet for sheet in workbook if sheet.cell(HEADINGS, 1).value == "Mục"]


def lines(sheet: Any) -> dict[str, int]:
    """Label → row of a sheet of labels and values."""
    labels = ((row, sheet.cell(row, 1).value) for row in range(FIRST, sheet.max_row + 1))
    return {str(label): row for row, label in labels if label}


def headings(sheet: Any) -> dict[str, int]:
    """Full heading → column; the name of a group stands over its first column."""
    found, group = {}, ""
    merged = {area.min_col: area.max_col for area in sheet.merged_cells.ranges if area.min_row == GROUPS}
    last = 0
    for column in range(1, sheet.max_column + 1):
        if column in merged or column > last:
            group, last = str(sheet.cell(GROUPS, column).value or ""), merged.get(column, column)
        text = str(sheet.cell(HEADINGS, column).value)
        found[f"{group}: {text}" if group else text] = column
    return found


def check_at(sheet: Any, column: int) -> Any:
    cell = sheet.cell(FIRST, column).coordinate
    return next((rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref), None)


# --- read back ----------------------------------------------------------------------------------------------------


def test_a_filled_form_is_read_back_as_its_sample(kind_id: str, single: bool, tmp_path: Path) -> None:
    intake = take(tmp_path / "mau.xlsx", form(kind_id, single=single))
    assert told(intake) == []
    (expected,) = load([KINDS[kind_id].sample_path], None, Options(), KINDS).records
    assert [record.van_ban for record in intake.records] == [expected.van_ban]


def _without(van_ban: VanBan, fields: set[str]) -> dict[str, object]:
    return {name: value for name, value in van_ban if name not in fields}


def test_several_kinds_stand_in_one_form(tmp_path: Path) -> None:
    intake = take(tmp_path / "mau.xlsx", form(*KINDS))
    assert told(intake) == []
    assert [record.kind.id for record in intake.records] == list(KINDS)
    apart = {"co_quan", "so_ky_hieu", "nguoi_ky", "dia_danh"}
    for record in intake.records:
        (expected,) = load([record.kind.sample_path], None, Options(), KINDS).records
        assert _without(record.van_ban, apart) == _without(expected.van_ban, apart)


def test_an_empty_form_holds_no_document(kind_id: str, single: bool, tmp_path: Path) -> None:
    intake = take(tmp_path / "mau.xlsx", form(kind_id, empty=True, single=single))
    assert [problem.code for problem in intake.problems] == ["bang-khong-van-ban"]
    assert all(sheet.max_row == HEADINGS for sheet in tables(book(kind_id, empty=True, single=single)))


def test_an_empty_form_has_the_columns_of_the_filled_one(kind_id: str, single: bool) -> None:
    filled, empty = book(kind_id, single=single), book(kind_id, empty=True, single=single)
    assert filled.sheetnames == empty.sheetnames
    for sheet in pairs(filled):
        assert list(lines(sheet)) == list(lines(empty[sheet.title]))
    for sheet in tables(filled):
        if sheet.title != "Số liệu":
            assert headings(sheet) == headings(empty[sheet.title])


def test_the_form_of_the_office_is_an_office_file(tmp_path: Path) -> None:
    (tmp_path / "co_quan.xlsx").write_bytes(form("co_quan"))
    assert book("co_quan").sheetnames == [GUIDE_SHEET, "Cơ quan", "Người ký", CHOICES_SHEET]
    workbook = book("bao_cao_so_ket")
    for name in ("Cơ quan", "Người ký"):
        del workbook[name]
    workbook.save(tmp_path / "bao-cao.xlsx")
    intake = load([tmp_path / "bao-cao.xlsx"], tmp_path / "co_quan.xlsx", Options(), KINDS)
    assert told(intake) == []
    (expected,) = load([KINDS["bao_cao_so_ket"].sample_path], None, Options(), KINDS).records
    assert intake.records[0].van_ban == expected.van_ban


def test_the_same_form_is_the_same_bytes(kind_id: str, single: bool) -> None:
    made = form(kind_id, single=single)
    form.cache_clear()
    assert form(kind_id, single=single) == made


def test_a_form_is_valid_office_open_xml(kind_id: str, single: bool, tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(form(kind_id, single=single))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


# --- help while filling -------------------------------------------------------------------------------------------


def leaves(shape: Shape) -> list[Shape]:
    """All single values of a record, lists and groups opened."""
    inner = shape.item or shape
    if not inner.models:
        return [inner]
    return [leaf for one in fields_of(inner.models[0]).values() for leaf in leaves(one.shape)]


def test_every_closed_choice_is_a_drop_down_of_its_labels(kind_id: str, single: bool) -> None:
    workbook = book(kind_id, single=single)
    columns = [[cell.value for cell in column if cell.value] for column in workbook[CHOICES_SHEET].iter_cols(min_row=2)]
    wanted = {
        tuple(label for _, label in leaf.choices)
        for one in fields_of(KINDS[kind_id].model).values()
        for leaf in leaves(one.shape)
        if leaf.choices
    }
    assert wanted
    assert {tuple(labels) for labels in columns} >= wanted
    used = {
        rule.formula1 for sheet in workbook for rule in sheet.data_validations.dataValidation if rule.type == "list"
    }
    for index, labels in enumerate(columns):
        letter = "ABCDEFGHIJ"[index]
        assert f"'{CHOICES_SHEET}'!${letter}$2:${letter}${len(labels) + 1}" in used


def test_choices_stand_out_of_sight_and_are_never_read() -> None:
    assert book("quyet_dinh_giam_sat")[CHOICES_SHEET].sheet_state == "hidden"
    assert is_for_people(CHOICES_SHEET)
    assert is_for_people(GUIDE_SHEET)


@pytest.mark.parametrize(
    ("sheet", "heading", "rule"),
    [
        ("Báo cáo sơ kết", "Ngày ban hành *", "custom"),
        ("Báo cáo sơ kết", "Thời gian lấy số liệu: Từ ngày *", "custom"),
        ("Báo cáo sơ kết", "Khen thưởng: Số tập thể", "whole"),
        ("Báo cáo sơ kết", "Người ký *", "list"),
        ("Báo cáo sơ kết", "Phụ lục: Hướng trang", "list"),
        ("Tỷ lệ", "Giá trị *", "decimal"),
        ("Căn cứ", "Mã *", "list"),
        ("Người ký", "Hình thức ký *", "list"),
    ],
)
def test_excel_checks_dates_numbers_and_codes(sheet: str, heading: str, rule: str) -> None:
    page = book("bao_cao_so_ket")[sheet]
    check = check_at(page, headings(page)[heading])
    assert check is not None
    assert check.type == rule


def test_every_cell_to_fill_explains_itself(kind_id: str, single: bool) -> None:
    for sheet in tables(book(kind_id, single=single)):
        for heading, column in headings(sheet).items():
            check = check_at(sheet, column)
            assert check is not None, (sheet.title, heading)
            assert check.prompt, (sheet.title, heading)
            assert len(check.prompt) <= 255
            assert sheet.cell(HEADINGS, column).comment is not None


def test_required_columns_are_marked_with_a_star_and_a_ground(kind_id: str) -> None:
    kind = KINDS[kind_id]
    sheet = book(kind_id)[kind.label]
    found = headings(sheet)
    grounds = {
        heading.endswith(" *"): sheet.cell(HEADINGS, column).fill.fgColor.rgb for heading, column in found.items()
    }
    assert len(set(grounds.values())) == 2
    for one in fields_of(kind.model).values():
        if one.shape.text and one.shape.item is None:
            assert (f"{one.label} *" if one.required else one.label) in found


def test_headings_stay_in_sight_and_columns_are_wide_enough(kind_id: str, single: bool) -> None:
    for sheet in tables(book(kind_id, single=single)):
        assert sheet.freeze_panes is not None
        assert sheet[sheet.freeze_panes].row == FIRST
        for heading, column in headings(sheet).items():
            width = sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width
            longest = max(map(len, heading.split(": ")[-1].split()))
            assert longest < width <= 60


def test_cells_for_text_are_text_so_that_leading_zeros_stay(kind_id: str) -> None:
    sheet = book(kind_id)[KINDS[kind_id].label]
    found = headings(sheet)
    for heading in ("Mã *", "Số, ký hiệu *", "Ngày ban hành *"):
        assert sheet.cell(FIRST, found[heading]).number_format == "@"
        assert sheet.cell(FIRST, found[heading]).data_type == "s"


def test_names_of_sheets_fit_excel() -> None:
    for sheet in book(*KINDS).sheetnames:
        assert len(sheet) <= 31
        assert not set(sheet) & set("[]:*?/\\")


def test_the_guide_leads_to_every_sheet(kind_id: str, single: bool) -> None:
    workbook = book(kind_id, single=single)
    assert workbook.sheetnames[0] == workbook.active.title == GUIDE_SHEET
    links = {cell.hyperlink.location for row in workbook[GUIDE_SHEET].iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in workbook.sheetnames if not is_for_people(name)}


# --- forms of one document ----------------------------------------------------------------------------------------


def test_a_form_of_one_document_has_a_line_for_every_single_value_and_no_codes(kind_id: str) -> None:
    kind, workbook = KINDS[kind_id], book(kind_id, single=True)
    found = lines(workbook[kind.label])
    for one in fields_of(kind.model).values():
        if one.shape.text and one.shape.item is None:
            assert (f"{one.label} *" if one.required else one.label) in found
    codes = {"Mã *", "Mã văn bản *"}
    own = [sheet for sheet in tables(workbook) if sheet.title not in ("Người ký", "Văn bản viện dẫn")]
    assert own
    assert not any(codes & set(headings(sheet)) for sheet in own)
    assert set(workbook.sheetnames) < set(book(kind_id).sheetnames)


def test_every_line_of_a_form_of_one_document_explains_itself(kind_id: str) -> None:
    for sheet in pairs(book(kind_id, single=True)):
        grounds: dict[bool, set[str]] = {True: set(), False: set()}
        for label, row in lines(sheet).items():
            check = next(one for one in sheet.data_validations.dataValidation if f"B{row}" in one.sqref)
            assert check.prompt, label
            assert sheet.cell(row, 3).value, label
            grounds[label.endswith(" *")].add(sheet.cell(row, 1).fill.fgColor.rgb)
        assert [len(found) for found in grounds.values()] == [1, 1]
        assert grounds[True] != grounds[False]


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        ("Ngày ban hành *", "custom"),
        ("Người ký *", "list"),
        ("Khen thưởng: Số tập thể *", "whole"),
        ("Phụ lục: Hướng trang", "list"),
    ],
)
def test_excel_checks_the_lines_of_a_form_of_one_document(label: str, rule: str) -> None:
    sheet = book("bao_cao_so_ket", single=True)["Báo cáo sơ kết"]
    row = next(row for found, row in lines(sheet).items() if found.rstrip(" *") == label.rstrip(" *"))
    (check,) = [one for one in sheet.data_validations.dataValidation if f"B{row}" in one.sqref]
    assert check.type == rule


def test_text_of_a_form_of_one_document_keeps_its_leading_zeros(kind_id: str) -> None:
    sheet = book(kind_id, single=True)[KINDS[kind_id].label]
    for label in ("Số, ký hiệu *", "Ngày ban hành *", "Trích yếu *"):
        cell = sheet.cell(lines(sheet)[label], 2)
        assert (cell.number_format, cell.data_type) == ("@", "s")


def test_a_list_of_a_form_of_one_document_has_room_below_its_items(kind_id: str) -> None:
    kind = KINDS[kind_id]
    sheet = book(kind_id, single=True)[kind.label]
    found = lines(sheet)
    starts = sorted([*found.values(), sheet.max_row + 1])
    for one in fields_of(kind.model).values():
        if one.shape.item is None or one.shape.item.models:
            continue
        start = found.get(f"{one.label} *" if one.required else one.label)
        assert start is not None
        rows = range(start, next(row for row in starts if row > start))
        empty = [row for row in rows if sheet.cell(row, 2).value is None]
        assert len(empty) >= 2, one.label


# --- the formula for dates ----------------------------------------------------------------------------------------

DATES = {
    "25/8/2021": True,
    "1/1/2021": True,
    "09/01/2026": True,
    "29/2/2024": True,
    "29/2/2023": False,
    "31/4/2021": False,
    "5/13/2021": False,
    "0/5/2021": False,
    "5/0/2021": False,
    "31/12/1999": True,
    "2021-08-25": False,
    "25.8.2021": False,
    "hôm nay": False,
    "25/8/21": False,
}


#: Comma, quotes, UTF-8.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"


def test_the_formula_for_dates_is_short_enough_for_excel() -> None:
    assert len(date_formula("AZ1004")) <= 255


@pytest.mark.libreoffice
def test_the_formula_for_dates_holds_for_days_that_exist(tmp_path: Path) -> None:
    # openpyxl stores no results, so LibreOffice must work them out.
    workbook = openpyxl.Workbook()
    for row, value in enumerate([*DATES, 44433], start=1):
        workbook.active.append([value, date_formula(f"A{row}")])
    workbook.save(tmp_path / "ngay.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/lo"
    command = ["soffice", "--headless", profile, "--convert-to", CSV, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "ngay.xlsx")], check=True, capture_output=True, timeout=120)
    with (tmp_path / "ngay.csv").open(encoding="utf-8", newline="") as stream:
        results = [row[1] == "TRUE" for row in csv.reader(stream)]
    assert results == [*DATES.values(), True]
