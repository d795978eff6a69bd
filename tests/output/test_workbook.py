"""Workbooks of rows: typed cells, links that open the file, the same bytes for the same rows."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

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


def test_links_of_a_long_list_open_their_files_too() -> None:
    rows: list[tuple[object, ...]] = [(n, None, Link(f"xa a/{n}.docx", f"{n}.docx")) for n in range(1500)]
    page = openpyxl.load_workbook(io.BytesIO(book(rows)))["Văn bản"]
    # Excel's way of writing it; LibreOffice reads it as a path too.
    assert page["C2"].hyperlink.target == r"xa%20a\0.docx"
    assert page["C1501"].value == '=HYPERLINK("xa a/1499.docx","1499.docx")'


def test_the_same_rows_give_the_same_bytes() -> None:
    rows: list[tuple[object, ...]] = [(1, date(2026, 1, 1), Link("a.docx", "a"))]
    assert book(rows) == book(rows)
    assert book([]) != book(rows)
