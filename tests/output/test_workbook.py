"""Workbooks of rows: typed cells, links that open the file, the same bytes for the same rows."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from reportgen.output.workbook import Link, Sheet, workbook_bytes

HEADINGS = (("Số", 8), ("Ngày", 12), ("Tệp", 30))


def book(rows: list[tuple[object, ...]], lead: str = "") -> bytes:
    return workbook_bytes([Sheet("Văn bản", HEADINGS, rows, lead)])  # type: ignore[arg-type]


def test_every_cell_keeps_its_type_and_an_empty_one_stays_empty() -> None:
    page = openpyxl.load_workbook(io.BytesIO(book([(7, date(2026, 5, 27), "=1+1"), (None, None, "")], "Tóm tắt")))[
        "Văn bản"
    ]
    assert page["A1"].value == "Tóm tắt"
    assert [cell.value for cell in page[3]] == ["Số", "Ngày", "Tệp"]
    assert (page["A4"].value, page["B4"].value.date(), page["C4"].value) == (7, date(2026, 5, 27), "=1+1")
    assert page["C4"].data_type == "s"
    assert [cell.value for cell in page[5]] == [None, None, None]
    assert page.freeze_panes == "A4"


def test_a_row_is_as_high_as_its_longest_text() -> None:
    long = "chữ " * 60
    rows: list[tuple[object, ...]] = [(1, None, "ngắn"), (2, None, long), (3, None, "một\nhai"), (4, None, long * 99)]
    page = openpyxl.load_workbook(io.BytesIO(book(rows)))["Văn bản"]
    assert [page.row_dimensions[row].height for row in (2, 3, 4, 5)] == [None, 105, 30, 408.75]


def test_the_last_column_may_run_on_to_the_right() -> None:
    rows = [(1, None, "đường dẫn rất dài " * 9)]
    sheets = [Sheet("A", HEADINGS, rows), Sheet("B", HEADINGS, rows, runs_on=True)]
    first, second = openpyxl.load_workbook(io.BytesIO(workbook_bytes(sheets)))
    assert (first["C2"].alignment.wrap_text, bool(second["C2"].alignment.wrap_text)) == (True, False)
    assert first.row_dimensions[2].height > 60
    assert second.row_dimensions[2].height is None


def test_links_of_a_long_list_open_their_files_too() -> None:
    rows: list[tuple[object, ...]] = [(n, None, Link(f"xa a/{n}.docx", f"{n}.docx")) for n in range(1500)]
    page = openpyxl.load_workbook(io.BytesIO(book(rows)))["Văn bản"]
    # Excel's way of writing it; LibreOffice reads it as a path too.
    assert page["C2"].hyperlink.target == r"xa%20a\0.docx"
    assert page["C1501"].value == '=HYPERLINK("xa a/1499.docx","1499.docx")'


@pytest.mark.parametrize(
    "text",
    ["<a> & \"b\" 'c'", " trước, sau ", "hai\ndòng\r\n", "\x07\x1f", "_x0041_ _x00zz_", "Đảng uỷ xã"],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    cells = (text, None, Link("a.docx", text))
    page = openpyxl.load_workbook(io.BytesIO(book([cells], text)))["Văn bản"]
    # openpyxl leaves Excel's way of writing odd characters as it is.
    assert [unescape(page[place].value) for place in ("A1", "A4", "C4")] == [text] * 3


def test_a_text_longer_than_a_cell_takes_is_cut_and_shows_it() -> None:
    page = openpyxl.load_workbook(io.BytesIO(book([("a" * 40_000, None, None)])))["Văn bản"]
    assert page["A2"].value == "a" * 32_766 + "…"


def test_the_first_row_stays_in_sight_and_the_rows_can_be_filtered_and_printed() -> None:
    sheets = [Sheet("Một & hai", HEADINGS, [(1, None, "x")]), Sheet("Ba", HEADINGS, [])]
    workbook = openpyxl.load_workbook(io.BytesIO(workbook_bytes(sheets)))
    first, second = workbook
    assert workbook.sheetnames == ["Một & hai", "Ba"]
    assert (first.freeze_panes, first.auto_filter.ref, first.print_title_rows) == ("A2", "A1:C2", "$1:$1")
    assert (second.freeze_panes, second.auto_filter.ref) == ("A2", "A1:C2")
    assert (first.page_setup.orientation, first.page_setup.paperSize) == ("landscape", 9)
    assert first.column_dimensions["C"].width == pytest.approx(30.7, abs=0.1)
    assert first["A1"].font.b
    assert first["C2"].alignment.wrap_text


def test_a_heading_wider_than_its_column_has_its_lines_too() -> None:
    page = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("A", [("STT văn bản", 8)], [(1,)])])))["A"]
    assert page.row_dimensions[1].height == 30


def test_the_same_rows_give_the_same_bytes() -> None:
    rows: list[tuple[object, ...]] = [(1, date(2026, 1, 1), Link("a.docx", "a"))]
    assert book(rows) == book(rows)
    assert book([]) != book(rows)
