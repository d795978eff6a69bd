"""What a cell shows is what is read: text, numbers, percentages, dates, yes and no; and what spoils a cell."""

# ruff: noqa: DTZ001 -- a cell of Excel has no zone
from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.problems import Severity
from reportgen.sources import read
from reportgen.sources.raw import RawMapping, RawScalar
from tests.support.small_kinds import HEADS, KINDS, ROW, errors, found, row, take
from tests.support.workbook import save

SHEET = "Giấy mời"


def text_of(tmp_path: Path, value: Any, number_format: str | None = None) -> str:
    """Put a value into the cell of «Phòng» and read its text."""
    path = save(tmp_path / "ds.xlsx", {SHEET: [[*HEADS, "Phòng"], ROW]})
    book = openpyxl.load_workbook(path)
    cell = book[SHEET]["H2"]
    cell.value = value
    if number_format is not None:
        cell.number_format = number_format
    book.save(path)
    document = read(path, tuple(KINDS.values())).document
    assert isinstance(document, RawMapping)
    (records,) = [entry.value for entry in document.entries if entry.key == "van_ban"]
    (node,) = [entry.value for entry in records.items[0].entries if entry.key == "phong"]
    assert isinstance(node, RawScalar)
    assert (node.position.sheet, node.position.cell, node.position.line) == (SHEET, "H2", 2)
    return node.text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("05", None, "05"),
        ("012", None, "012"),
        ("1.234,5", None, "1.234,5"),
        ("25-8-2021", None, "25-8-2021"),
        ("2021-08-25", None, "2021-08-25"),
        (" hai  chữ ", None, "hai  chữ"),
        ("Tri\u0301ch", None, "Trích"),
        (5, None, "5"),
        (3.0, None, "3"),
        (98.5, None, "98,5"),
        (1234567, "#,##0", "1234567"),
        (0.1 + 0.2, None, "0,3"),
        (-2.5, None, "-2,5"),
        (5, "00", "05"),
        (474, "0000", "0474"),
        (0.985, "0.0%", "98,5%"),
        (0.985, "0%", "98,5%"),
        (1, "0%", "100%"),
        (0.07, '0.00%;[Red]-0.00%;"-"', "7%"),
        (0.5, '0.0" %"', "0,5"),
        (True, None, "có"),
        (False, None, "không"),
        (date(2021, 8, 25), "dd/mm/yyyy", "25/8/2021"),
        (date(2021, 1, 5), "d-mmm", "05/01/2021"),
        (datetime(2021, 8, 25), "yyyy-mm-dd hh:mm", "25/8/2021"),
        (datetime(2021, 8, 25, 14, 30), "yyyy-mm-dd hh:mm", "25/8/2021 14:30"),
        (time(14, 30), "hh:mm", "14:30"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (12345678901234567890, None, "12345678901234600000"),
    ],
)  # fmt: skip
def test_a_cell_becomes_the_text_a_clerk_would_type(tmp_path: Path, value: Any, number_format: str, text: str) -> None:
    assert text_of(tmp_path, value, number_format) == text


def test_dates_as_dates_and_as_text_give_the_same(tmp_path: Path) -> None:
    rows = [row(ma=str(n), so_ky_hieu=str(n + 5), ngay_ban_hanh=day) for n, day in enumerate(
        ["25/8/2021", "25-8-2021", "2021-08-25", "25.8.2021", date(2021, 8, 25), datetime(2021, 8, 25)])]  # fmt: skip
    intake = take(save(tmp_path / "ds.xlsx", {SHEET: [HEADS, *rows]}))
    assert found(intake) == []
    assert {record.van_ban.ngay_ban_hanh for record in intake.records} == {date(2021, 8, 25)}


@pytest.mark.parametrize(
    ("day", "code"),
    [("25/8/21", "nam-thieu-chu-so"), ("8/25/2021", "ngay-khong-co-that"), ("30/2/2021", "ngay-khong-co-that"),
     ("hôm qua", "ngay-sai-dang"), (44433, "ngay-sai-dang"), (datetime(2021, 8, 25, 9), "ngay-sai-dang")],
)  # fmt: skip
def test_a_date_that_is_none_is_a_problem_at_its_cell(tmp_path: Path, day: Any, code: str) -> None:
    intake = take(save(tmp_path / "ds.xlsx", {SHEET: [HEADS, row(ngay_ban_hanh=day)]}))
    assert found(intake) == [(code, f"{SHEET}!C2")]


def test_numbers_percentages_and_choices_reach_the_model(tmp_path: Path) -> None:
    path = save(tmp_path / "ds.xlsx", {SHEET: [[*HEADS, "Số đơn vị", "Tỷ lệ"], [*ROW, 2, 0.985]]})
    book = openpyxl.load_workbook(path)
    book[SHEET]["I2"].number_format = "0.0%"
    book.save(path)
    intake = take(path)
    assert found(intake) == []
    assert (intake.records[0].van_ban.so_don_vi, intake.records[0].van_ban.ty_le) == (2, Decimal("98.5"))


# --- spoilt cells -------------------------------------------------------------------------------------------------


def edited(path: Path, change: Callable[[bytes], bytes], part: str = "xl/worksheets/sheet1.xml") -> Path:
    """Change one part of a workbook as no library would write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert change(parts[part]) != parts[part]
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_cell(tmp_path: Path, xml: bytes) -> Path:
    """A workbook with the cell H2 («Phòng») given as XML."""
    path = save(tmp_path / "ds.xlsx", {SHEET: [[*HEADS, "Phòng"], [*ROW, 77]]})
    return edited(path, lambda data: data.replace(b'<c r="H2" t="n"><v>77</v></c>', xml))


@pytest.mark.parametrize("name", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!"])
def test_an_error_is_a_problem_at_its_cell(tmp_path: Path, name: str) -> None:
    for formula in (b"", b"<f>1/0</f>"):
        path = with_cell(tmp_path, b'<c r="H2" t="e">' + formula + b"<v>" + name.encode() + b"</v></c>")
        intake = take(path)
        assert found(intake) == [("o-loi", f"{SHEET}!H2")]
        assert intake.problems[0].params["gia_tri"] == name
        assert intake.records == ()


def test_an_error_in_a_required_cell_is_one_problem(tmp_path: Path) -> None:
    path = save(tmp_path / "ds.xlsx", {SHEET: [HEADS, row(noi_dung=77)]})
    edited(path, lambda data: data.replace(b'<c r="F2" t="n"><v>77</v></c>', b'<c r="F2" t="e"><v>#N/A</v></c>'))
    assert found(take(path)) == [("o-loi", f"{SHEET}!F2")]


@pytest.mark.parametrize(
    "xml",
    [
        b'<c r="H2"><f>A1&amp;"x"</f></c>',
        b'<c r="H2"><f>A1</f><v></v></c>',
        b'<c r="H2"><f>A1</f><v/></c>',
        b'<c r="H2"><f t="shared" si="0"/></c>',
    ],
)
def test_a_formula_never_computed_is_a_problem_at_its_cell(tmp_path: Path, xml: bytes) -> None:
    assert found(take(with_cell(tmp_path, xml))) == [("o-cong-thuc-trong", f"{SHEET}!H2")]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (b'<c r="H2" t="str"><f>A1</f><v>P1</v></c>', "P1"),
        (b'<c r="H2"><f>1+1</f><v>2</v></c>', "2"),
        (b'<c r="H2" t="str"><f>""</f><v></v></c>', ""),
    ],
)
def test_a_computed_formula_is_its_value(tmp_path: Path, xml: bytes, text: str) -> None:
    intake = take(with_cell(tmp_path, xml))
    assert found(intake) == []
    assert intake.records[0].van_ban.phong == text


def test_prefixed_tags_single_quotes_and_comments_hide_nothing(tmp_path: Path) -> None:
    path = with_cell(tmp_path, b"<!-- <c> --><c r='H2' t='e'><f>NA()</f><v>#N/A</v></c>")
    assert found(take(path)) == [("o-loi", f"{SHEET}!H2")]


# --- hidden things ------------------------------------------------------------------------------------------------


def hidden(tmp_path: Path, hide: Callable[[Any], None]) -> list[tuple[str, str]]:
    sheets = {
        SHEET: [
            [*HEADS, "Phòng"],
            [*ROW, "P1"],
            [*row(ma="b", so_ky_hieu="6"), "P2"],
            [*row(ma="c", so_ky_hieu="7"), "P3"],
        ],
        "Ý kiến": [["Mã", "Ý kiến"], ["a", "một"]],
    }
    path = save(tmp_path / "ds.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    hide(book)
    book.save(path)
    intake = take(path)
    assert all(problem.severity is Severity.WARNING for problem in intake.problems)
    assert len(intake.records) == 3
    assert intake.records[0].van_ban.y_kien == ("một",)
    return found(intake)


def test_hidden_rows_with_data_are_read_and_told(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        for number in (3, 4, 9):
            book[SHEET].row_dimensions[number].hidden = True

    assert hidden(tmp_path, hide) == [("dong-an", f"{SHEET}!A3")]


def test_hidden_columns_with_data_are_read_and_told(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        for letter in ("D", "H", "K"):
            book[SHEET].column_dimensions[letter].hidden = True

    assert hidden(tmp_path, hide) == [("cot-an", f"{SHEET}!D1")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_with_data_are_read_and_told(tmp_path: Path, state: str) -> None:
    def hide(book: Any) -> None:
        book["Ý kiến"].sheet_state = state
        book.create_sheet("_nguồn").sheet_state = state

    assert hidden(tmp_path, hide) == [("trang-an", "Ý kiến!A1")]


def test_nothing_hidden_nothing_told(tmp_path: Path) -> None:
    assert hidden(tmp_path, lambda _book: None) == []
    assert errors(take(tmp_path / "ds.xlsx")) == []
