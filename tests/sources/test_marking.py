"""The marked copy of a workbook: marks are added, nothing of the clerk's is lost, hostile files are refused."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.cli._marking import WORKBOOKS, mark
from reportgen.problems import Position, Problem, Severity
from reportgen.sources.files import InputMissingError
from reportgen.sources.marking import (
    SUFFIXES,
    NotMarkableError,
    TooLargeToMarkError,
    is_untouched_copy,
    marked_copy,
    package,
)
from reportgen.sources.marking.cells import address_of, spot_of
from reportgen.sources.marking.notes import AUTHOR
from reportgen.sources.marking.styles import COLOURS
from tests.support import rich_workbook
from tests.support.rich_workbook import MAIN_SHEET, OTHER_SHEET
from tests.support.workbook import save

RED, YELLOW = COLOURS[Severity.ERROR], COLOURS[Severity.WARNING]
MAIN = f"{{{package.MAIN}}}"
#: What a mark changes: the list of sheets, the styles, the sheets with wrong cells and their comments.
CHANGED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/worksheets/_rels/sheet2.xml.rels",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/drawings/vmlDrawing3.vml",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_workbook.make(tmp_path_factory.mktemp("so") / "ds.xlsx")


def problem(file: Path, cell: str | None, sheet: str | None = MAIN_SHEET, *, warning: bool = False) -> Problem:
    severity = Severity.WARNING if warning else Severity.ERROR
    return Problem("so-am", Position(str(file), sheet=sheet, cell=cell), {"gia_tri": "-3"}, severity)


def usual(file: Path) -> list[Problem]:
    """Wrong cells of every sort: with a comment, banded, as date, as warning, never stored, on another sheet."""
    return [
        problem(file, "B3"),
        problem(file, "B4"),
        problem(file, "C4"),
        problem(file, "D7", warning=True),
        problem(file, "B20"),
        problem(file, "G30"),
        problem(file, "A1", OTHER_SHEET),
        Problem("tep-rong", Position("co_quan.yaml", 3, 1)),
    ]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(data: bytes) -> Any:
    with pytest.warns(UserWarning, match="not supported"):
        return openpyxl.load_workbook(io.BytesIO(data))


def canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n")


# --- what is hers -------------------------------------------------------------------------------------------------


def test_every_part_that_needs_no_mark_keeps_its_bytes(source: Path) -> None:
    before, after = parts(source.read_bytes()), parts(marked_copy(source, usual(source)))
    assert set(before) <= set(after)
    assert {name for name in before if before[name] != after[name]} <= CHANGED
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"} <= set(before) - CHANGED


def test_of_a_sheet_only_the_style_of_wrong_cells_changes(source: Path) -> None:
    before, after = parts(source.read_bytes()), parts(marked_copy(source, usual(source)))
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        old, new = etree.fromstring(before[name]), etree.fromstring(after[name])
        cells = {cell.get("r"): cell for cell in new.iter(f"{MAIN}c")}
        for cell in old.iter(f"{MAIN}c"):
            marked = cells.pop(cell.get("r"))
            if marked.get("s") != cell.get("s"):
                marked.set("s", str(cell.get("s", "0")))
                cell.set("s", str(cell.get("s", "0")))
            assert canonical(marked) == canonical(cell)
        assert {address for address in cells if address} <= {"B20", "G30"}
        for tag in {str(child.tag) for child in old} - {f"{MAIN}sheetData", f"{MAIN}sheetViews"}:
            assert [canonical(child) for child in old.iter(tag)] == [canonical(child) for child in new.iter(tag)], tag


def test_styles_are_only_added(source: Path) -> None:
    old = etree.fromstring(parts(source.read_bytes())["xl/styles.xml"])
    new = etree.fromstring(parts(marked_copy(source, usual(source)))["xl/styles.xml"])
    for group in old:
        kept = new.find(str(group.tag))
        assert kept is not None
        assert [canonical(one) for one in group] == [canonical(one) for one in kept][: len(group)]


def test_the_workbook_itself_is_only_read(source: Path) -> None:
    before = source.read_bytes()
    marked_copy(source, usual(source))
    assert source.read_bytes() == before


def test_names_of_a_sheet_stay_with_it(source: Path) -> None:
    book = opened(marked_copy(source, usual(source)))
    assert book[MAIN_SHEET].print_title_rows == "$1:$2"
    assert "$A$1:$F$12" in book[MAIN_SHEET].print_area
    assert "Danh_sach" in book.defined_names


# --- the marks ----------------------------------------------------------------------------------------------------


def test_wrong_cells_get_a_colour_and_keep_all_else(source: Path) -> None:
    before, after = opened(source.read_bytes()), opened(marked_copy(source, usual(source)))
    for cell, colour in (("B3", RED), ("B4", RED), ("C4", RED), ("D7", YELLOW)):
        old, new = before[MAIN_SHEET][cell], after[MAIN_SHEET][cell]
        assert (new.fill.fill_type, new.fill.fgColor.rgb) == ("solid", colour)
        for aspect in ("value", "font", "border", "number_format", "alignment", "protection"):
            assert repr(getattr(new, aspect)) == repr(getattr(old, aspect))
    assert repr(after[MAIN_SHEET]["B5"].fill) == repr(before[MAIN_SHEET]["B5"].fill)
    assert after[OTHER_SHEET]["A1"].fill.fgColor.rgb == RED


def test_a_cell_never_stored_is_made_in_the_look_of_its_row_or_column(source: Path) -> None:
    sheet = opened(marked_copy(source, usual(source)))[MAIN_SHEET]
    assert (sheet["B20"].fill.fgColor.rgb, sheet["B20"].number_format) == (RED, "dd/mm/yyyy")
    assert (sheet["G30"].fill.fgColor.rgb, sheet["G30"].number_format) == (RED, "0.0%")


def test_comments_say_what_is_wrong_and_what_to_do(source: Path) -> None:
    sheet = opened(marked_copy(source, usual(source)))[MAIN_SHEET]
    assert sheet["C4"].comment.author == AUTHOR
    assert sheet["C4"].comment.text == "Lỗi: Số «-3» nhỏ hơn 0.\n→ Ghi số từ 0 trở lên."
    assert sheet["D7"].comment.text.startswith("Cảnh báo: ")


def test_a_comment_of_hers_stays_with_ours_below(source: Path) -> None:
    comment = opened(marked_copy(source, usual(source)))[MAIN_SHEET]["B3"].comment
    assert comment.author == "Chị Lan"
    assert comment.text.startswith("Ghi chú cũ của chị\n")
    assert comment.text.endswith("Lỗi: Số «-3» nhỏ hơn 0.\n→ Ghi số từ 0 trở lên.")


def test_several_problems_of_a_cell_share_its_comment_and_the_worst_gives_the_colour(source: Path) -> None:
    sheet = opened(marked_copy(source, [problem(source, "C4", warning=True), problem(source, "C4")]))[MAIN_SHEET]
    assert sheet["C4"].fill.fgColor.rgb == RED
    assert sheet["C4"].comment.text.count("→ ") == 2


def test_every_comment_has_its_box(source: Path) -> None:
    """Excel shows no comment without one."""
    after = parts(marked_copy(source, usual(source)))
    drawn = after["xl/drawings/vmlDrawing1.vml"]
    for row, column in ((2, 1), (3, 1), (3, 2), (6, 3), (19, 1), (29, 6)):
        assert f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column>".encode() in b"".join(drawn.split())
    numbers = [shape.get("id") for shape in etree.fromstring(drawn).iter("{urn:schemas-microsoft-com:vml}shape")]
    assert len(set(numbers)) == len(numbers)


def test_the_first_sheet_lists_all_with_links(source: Path) -> None:
    book = opened(marked_copy(source, usual(source)))
    assert book.sheetnames == ["Lỗi", MAIN_SHEET, OTHER_SHEET]
    sheet = book["Lỗi"]
    assert sheet["A1"].value == "Các chỗ cần sửa trong «ds.xlsx»: 7 lỗi, 1 cảnh báo."
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [line[3] for line in lines] == ["B3", "B4", "C4", "D7", "B20", "G30", "A1", "dòng 3"]
    assert lines[0] == ["1", "Lỗi", MAIN_SHEET, "B3", "-3", "Số «-3» nhỏ hơn 0.", "Ghi số từ 0 trở lên."]
    links = [row[3].hyperlink.location if row[3].hyperlink else None for row in sheet.iter_rows(min_row=5)]
    assert links == [f"'{MAIN_SHEET}'!{line[3]}" for line in lines[:6]] + [f"'{OTHER_SHEET}'!A1", None]


def test_only_the_list_is_selected(source: Path) -> None:
    """Two selected sheets would both receive what is typed into one."""
    book = opened(marked_copy(source, usual(source)))
    assert [bool(sheet.sheet_view.tabSelected) for sheet in book] == [True, False, False]
    assert book.active.title == "Lỗi"


def test_a_copy_without_problems_says_so(source: Path) -> None:
    assert opened(marked_copy(source, []))["Lỗi"]["A1"].value.endswith("không còn chỗ nào.")


def test_the_copy_is_valid_office_open_xml(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "loi.xlsx"
    path.write_bytes(marked_copy(source, usual(source)))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_same_problems_give_the_same_bytes(source: Path) -> None:
    assert marked_copy(source, usual(source)) == marked_copy(source, usual(source))


def test_a_sheet_of_hers_named_like_the_list_is_kept(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Lỗi"
    book.active["A1"] = "của chị"
    book.save(tmp_path / "a.xlsx")
    marked = openpyxl.load_workbook(
        io.BytesIO(marked_copy(tmp_path / "a.xlsx", [problem(tmp_path / "a.xlsx", "A1", "Lỗi")]))
    )
    assert marked.sheetnames == ["Lỗi (2)", "Lỗi"]
    assert marked["Lỗi"]["A1"].value == "của chị"
    assert marked["Lỗi (2)"]["D5"].hyperlink.location == "'Lỗi'!A1"


# --- going on in the marked copy ----------------------------------------------------------------------------------


def test_marking_a_marked_copy_takes_the_old_marks_away(source: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "loi.xlsx", tmp_path / "loi-2.xlsx"
    first.write_bytes(marked_copy(source, usual(source)))
    second.write_bytes(marked_copy(first, [problem(first, "C5")]))
    before, after = opened(source.read_bytes()), opened(second.read_bytes())
    assert after.sheetnames == ["Lỗi", MAIN_SHEET, OTHER_SHEET]
    for cell in ("B3", "B4", "C4", "D7"):
        old, new = before[MAIN_SHEET][cell], after[MAIN_SHEET][cell]
        assert (new.fill.fill_type, new.fill.fgColor.rgb) == (old.fill.fill_type, old.fill.fgColor.rgb)
    assert after[MAIN_SHEET]["B3"].comment.text == "Ghi chú cũ của chị"
    assert after[MAIN_SHEET]["C4"].comment is None
    assert after[MAIN_SHEET]["C5"].fill.fgColor.rgb == RED
    assert after[MAIN_SHEET].print_title_rows == "$1:$2"
    assert OpenXmlValidator().validate(second).errors == []


def test_marks_are_found_again_without_list_and_seal(source: Path, tmp_path: Path) -> None:
    """The clerk deletes the list and saves in another program."""
    path = tmp_path / "loi.xlsx"
    book = opened(marked_copy(source, usual(source)))
    del book["Lỗi"]
    book.save(path)
    after = openpyxl.load_workbook(io.BytesIO(marked_copy(path, [])))
    assert after[MAIN_SHEET]["C4"].fill.fill_type is None
    assert after[MAIN_SHEET]["C4"].comment is None
    assert after[MAIN_SHEET]["B3"].comment.text == "Ghi chú cũ của chị"


def test_only_an_untouched_copy_of_the_same_workbook_is_replaced(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "loi.xlsx"
    assert mark(source, target, usual(source)) is None
    assert is_untouched_copy(target, source)
    assert mark(source, target, []) is None
    assert target.read_bytes() == marked_copy(source, [])
    assert not is_untouched_copy(target, tmp_path / "khac.xlsx")


def test_a_copy_that_somebody_changed_is_kept(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "loi.xlsx"
    mark(source, target, usual(source))
    book = opened(target.read_bytes())
    book[MAIN_SHEET]["B4"] = "đã sửa"
    book.save(target)
    before = target.read_bytes()
    refusal = mark(source, target, usual(source))
    assert refusal is not None
    assert refusal.code == "danh-dau-da-co"
    assert target.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a workbook", None])
def test_a_file_that_is_no_copy_is_kept(source: Path, tmp_path: Path, content: bytes | None) -> None:
    target = tmp_path / "loi.xlsx"
    target.write_bytes(source.read_bytes() if content is None else content)
    before = target.read_bytes()
    refusal = mark(source, target, [])
    assert refusal is not None
    assert refusal.code == "danh-dau-da-co"
    assert target.read_bytes() == before


def test_the_command_knows_what_can_be_marked() -> None:
    assert WORKBOOKS == SUFFIXES


# --- hostile files ------------------------------------------------------------------------------------------------


def repacked(source: Path, target: Path, **changed: bytes) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts(source.read_bytes()), **changed}.items():
            archive.writestr(name, data)
    return target


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(NotMarkableError):
        marked_copy(tmp_path / "a.xlsx", [])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputMissingError):
        marked_copy(tmp_path / "a.xlsx", [])


def test_a_document_type_is_refused(source: Path, tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><worksheet xmlns="x">&a;</worksheet>'
    path = repacked(source, tmp_path / "a.xlsx", **{"xl/worksheets/sheet1.xml": bomb})
    with pytest.raises(NotMarkableError):
        marked_copy(path, [problem(path, "A1")])


def test_a_zip_bomb_is_refused_unread(source: Path, tmp_path: Path) -> None:
    path = repacked(source, tmp_path / "a.xlsx", **{"xl/media/bomb.bin": b"\0" * (package.UNPACKED_LIMIT + 1)})
    assert path.stat().st_size < package.FILE_LIMIT
    with pytest.raises(TooLargeToMarkError):
        marked_copy(path, [])


def test_too_many_parts_are_refused(source: Path, tmp_path: Path) -> None:
    many = {f"xl/media/{number}.bin": b"" for number in range(package.PART_COUNT_LIMIT)}
    with pytest.raises(TooLargeToMarkError):
        marked_copy(repacked(source, tmp_path / "a.xlsx", **many), [])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_workbook_is_marked_or_refused(source: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = parts(source.read_bytes())
    name = data.draw(st.sampled_from(sorted(CHANGED & set(content))))
    damaged = bytearray(content[name])
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = repacked(source, tmp_path / "a.xlsx", **{name: bytes(damaged)})
    with contextlib.suppress(NotMarkableError, TooLargeToMarkError):
        marked_copy(path, usual(path))


@pytest.mark.parametrize(
    ("address", "spot"), [("B7", (7, 2)), ("$AA$10:AB12", (10, 27)), ("XFD1048576", (1048576, 16384))]
)
def test_addresses_are_read_and_written(address: str, spot: tuple[int, int]) -> None:
    assert spot_of(address) == spot
    assert spot_of(address_of(spot)) == spot


@pytest.mark.parametrize("address", ["", "7", "B", "XFE1", "A0", "A1048577", "Văn bản"])
def test_what_is_no_address_is_none(address: str) -> None:
    assert spot_of(address) is None


def test_a_row_of_the_list_is_as_tall_as_its_words(tmp_path: Path) -> None:
    """LibreOffice opens a row without a height at one line, and the advice could not be read."""
    source = save(tmp_path / "ds.xlsx", {"Trang": [["a", "b"]]})
    place = Position(str(source), 1, 1, "Trang", "A1")
    short = Problem("de-trong", place)
    long = Problem("cot-khong-biet", place, {"tieu_de": "a", "cac_muc": ", ".join(["«Số, ký hiệu»"] * 20)})
    endless = Problem("cot-khong-biet", place, {"tieu_de": "b", "cac_muc": ", ".join(["«Số, ký hiệu»"] * 200)})
    copy = tmp_path / "loi.xlsx"
    copy.write_bytes(marked_copy(source, [short, long, endless]))
    sheet = openpyxl.load_workbook(copy).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in (5, 6, 7)]
    assert heights[0] is None
    assert heights[1] is not None
    assert heights[1] > 60
    # Excel knows no taller row.
    assert heights[2] == 409
