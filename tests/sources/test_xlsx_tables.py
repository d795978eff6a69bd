"""Sheets with one row a document: where the heading row is, what headings may look like, what is said of the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from reportgen.sources import read
from reportgen.sources.raw import RawMapping
from tests.support.small_kinds import (
    HEADS,
    KINDS,
    NEWS_HEADS,
    NEWS_ROW,
    ROW,
    errors,
    found,
    row,
    take,
    take_sheets,
)
from tests.support.workbook import save

SHEET = "Giấy mời"


def test_a_sheet_named_by_its_kind_holds_one_document_a_row(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [HEADS, ROW, row(ma="b", so_ky_hieu="6")]})
    assert found(intake) == []
    first, second = intake.records
    assert first.van_ban.ngay_ban_hanh == date(2021, 8, 25)
    assert [unit.ten for unit in first.van_ban.don_vi] == ["Chi bộ Một", "Chi bộ Hai"]
    assert (second.van_ban.so_ky_hieu, second.index) == ("6", 1)
    assert (second.position.sheet, second.position.cell, second.position.line) == (SHEET, "A3", 3)


@pytest.mark.parametrize("name", ["giay_moi", "GIẤY MỜI", "Giay moi"])
def test_the_kind_may_be_spelled_as_people_spell_it(tmp_path: Path, name: str) -> None:
    assert len(take_sheets(tmp_path, {name: [HEADS, ROW]}).records) == 1


def test_a_column_names_the_kind_of_each_row(tmp_path: Path) -> None:
    heads = ["Loại văn bản", *HEADS, "Tin"]
    rows = [["Giấy mời", *ROW], ["bao_tin", *NEWS_ROW[:5], None, None, "Có tin"]]
    intake = take_sheets(tmp_path, {"Tháng 8": [heads, *rows]})
    assert found(intake) == []
    assert [record.kind.id for record in intake.records] == ["giay_moi", "bao_tin"]


def test_a_cell_that_the_kind_of_its_row_does_not_know_is_a_problem(tmp_path: Path) -> None:
    heads = ["Loại văn bản", *NEWS_HEADS, "Nội dung"]
    intake = take_sheets(tmp_path, {"Tháng 8": [heads, ["Báo tin", *NEWS_ROW, "Thừa"]]})
    assert [place for _, place in found(intake)] == ["Tháng 8!H2"]
    assert found(intake)[0][0].startswith("khoa-")


def test_a_misspelt_kind_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {"Tháng 8": [["Loại văn bản", *HEADS], ["Giấy mờ", *ROW], ["", *ROW]]})
    assert ("loai-gan-dung", "Tháng 8!A2") in found(intake)
    assert ("thieu-loai", "Tháng 8!A3") in found(intake)


# --- headings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    ["Trích yếu", "TRÍCH  YẾU", "trich_yeu", "trich yeu", " Trích yếu * ", "Trích yếu (ghi chữ thường)",
     "Trích yếu\nghi chữ thường", "Tri\u0301ch ye\u0302\u0301u", "Trích-yếu:"],
)  # fmt: skip
def test_a_heading_may_be_spelled_as_people_spell_it(tmp_path: Path, heading: str) -> None:
    heads = [heading if head == "Trích yếu" else head for head in HEADS]
    intake = take_sheets(tmp_path, {SHEET: [heads, ROW]})
    assert found(intake) == []
    assert intake.records[0].van_ban.trich_yeu == "về việc họp"


def test_columns_may_stand_in_any_order_with_empty_rows_and_columns_between(tmp_path: Path) -> None:
    heads = [None, *reversed(HEADS[:4]), None, None, *HEADS[4:]]
    cells = [None, *reversed(ROW[:4]), None, None, *ROW[4:]]
    intake = take_sheets(tmp_path, {SHEET: [[], [], heads, [], cells, [], []]})
    assert found(intake) == []
    assert intake.records[0].position.cell == "B5"


def test_titles_above_the_heading_row_are_not_read_merged_or_not(tmp_path: Path) -> None:
    path = save(tmp_path / "ds.xlsx", {SHEET: [["DANH SÁCH GIẤY MỜI"], ["Tháng 8", "năm 2021"], [], HEADS, ROW]})
    book = openpyxl.load_workbook(path)
    book[SHEET].merge_cells("A1:G1")
    book.save(path)
    intake = take(path)
    assert found(intake) == []
    assert intake.records[0].position.cell == "A5"


def test_a_field_of_a_group_is_named_by_its_path(tmp_path: Path) -> None:
    for first, last in (
        ("Thời gian: Từ ngày", "thoi_gian.den_ngay"),
        ("Thời gian - từ ngày", "Thời gian / Đến ngày"),
        ("Từ ngày", "Đến ngày"),
    ):
        intake = take_sheets(tmp_path, {SHEET: [[*HEADS, first, last], [*ROW, "1/8/2021", "02/8/2021"]]})
        assert found(intake) == []
        assert intake.records[0].van_ban.thoi_gian.den_ngay == date(2021, 8, 2)


def test_a_group_may_head_its_fields_in_a_merged_row(tmp_path: Path) -> None:
    """«Thời gian» over «Từ ngày» and «Đến ngày», the other headings merged over both rows."""
    top = [*HEADS, "Thời gian", None]
    path = save(
        tmp_path / "ds.xlsx", {SHEET: [top, [*[None] * 7, "Từ ngày", "Đến ngày"], [*ROW, "1/8/2021", "2/8/2021"]]}
    )
    book = openpyxl.load_workbook(path)
    book[SHEET].merge_cells("H1:I1")
    for column in "ABCDEFG":
        book[SHEET].merge_cells(f"{column}1:{column}2")
    book.save(path)
    intake = take(path)
    assert found(intake) == []
    assert intake.records[0].van_ban.thoi_gian.tu_ngay == date(2021, 8, 1)


def test_a_list_may_stand_in_numbered_columns_or_in_the_lines_of_a_cell(tmp_path: Path) -> None:
    heads = [*HEADS, "Ý kiến 2", "Ý kiến 1", "Ý kiến (3)"]
    intake = take_sheets(
        tmp_path, {SHEET: [heads, [*ROW, "hai", "một", None], [*row(ma="b", so_ky_hieu="6"), None, "a\n\nb", "c"]]}
    )
    assert found(intake) == []
    assert intake.records[0].van_ban.y_kien == ("một", "hai")
    assert intake.records[1].van_ban.y_kien == ("a", "b", "c")


def test_dashes_before_every_line_of_a_cell_are_marks_of_the_list(tmp_path: Path) -> None:
    heads = [*HEADS, "Ý kiến"]
    rows = [
        [*ROW, "- một\n- hai"],
        [*row(ma="b", so_ky_hieu="6"), "- một\nhai"],
        [*row(ma="c", so_ky_hieu="7"), "- một"],
    ]
    document = read(save(tmp_path / "ds.xlsx", {SHEET: [heads, *rows]}), tuple(KINDS.values())).document
    assert document is not None
    assert listed(document, "y_kien") == [["một", "hai"], ["- một", "hai"], ["- một"]]


def listed(document: RawMapping, name: str) -> list[list[str]]:
    """The texts of one list of every document."""
    records = next(entry.value for entry in document.entries if entry.key == "van_ban")
    values = (entry.value for record in records.items for entry in record.entries if entry.key == name)
    return [[item.text for item in value.items] for value in values]


# --- what is wrong with headings ----------------------------------------------------------------------------------


def test_an_unknown_heading_is_told_once_with_the_nearest(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [[*HEADS, "Phong hop"], [*ROW, "P1"], [*row(ma="b", so_ky_hieu="6"), "P2"]]})
    assert found(intake) == [("cot-la", f"{SHEET}!H1")]
    assert intake.problems[0].params["nhan"] == "Phòng"
    assert intake.records == ()


def test_a_heading_like_no_field_is_a_problem_too(tmp_path: Path) -> None:
    assert found(take_sheets(tmp_path, {SHEET: [[*HEADS, "Xyzw"], ROW]})) == [("cot-khong-biet", f"{SHEET}!H1")]


def test_helping_columns_are_not_read(tmp_path: Path) -> None:
    heads = ["STT", *HEADS, "Ghi chú", "_của tôi"]
    intake = take_sheets(tmp_path, {SHEET: [heads, [1, *ROW, "gọi lại", "x"], [2, *[None] * 9]]})
    assert found(intake) == []
    assert len(intake.records) == 1


def test_a_heading_twice_names_the_column_before(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [[*HEADS, "trich_yeu"], [*ROW, "khác"]]})
    assert found(intake) == [("cot-lap", f"{SHEET}!H1")]
    assert intake.problems[0].params["cot"] == "D"


def test_values_under_no_heading_are_told_at_the_first(tmp_path: Path) -> None:
    intake = take_sheets(
        tmp_path, {SHEET: [[*HEADS, None, "Phòng"], [*ROW, None, "P1"], [*row(ma="b", so_ky_hieu="6"), "thừa"]]}
    )
    assert found(intake) == [("cot-khong-tieu-de", f"{SHEET}!H3")]


def test_rows_of_several_columns_cannot_stand_in_a_cell(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [[*HEADS, "Thành phần: Người họp"], [*ROW, "An, Bình"]]})
    assert ("cot-can-trang-con", f"{SHEET}!H2") in found(intake)


def test_a_sheet_without_headings_is_a_problem(tmp_path: Path) -> None:
    assert found(take_sheets(tmp_path, {SHEET: [["x", "y"], ["z", "t"]]}))[-1] == ("trang-thieu-tieu-de", f"{SHEET}!A1")


# --- empty cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("index", "cell"), [(1, "B2"), (2, "C2"), (3, "D2"), (4, "E2"), (5, "F2"), (6, "G2")])
def test_a_required_cell_left_empty_is_one_problem_at_that_cell(tmp_path: Path, index: int, cell: str) -> None:
    cells = [None if at == index else value for at, value in enumerate(ROW)]
    assert found(take_sheets(tmp_path, {SHEET: [HEADS, cells]})) == [("thieu", f"{SHEET}!{cell}")]


def test_a_required_column_left_out_is_a_problem_of_each_row(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [HEADS[:-1], ROW[:-1], row(ma="b", so_ky_hieu="6")[:-1]]})
    assert found(intake) == [("thieu-trang-con", f"{SHEET}!A2"), ("thieu-trang-con", f"{SHEET}!A3")]


def test_half_a_group_is_a_problem_at_the_empty_half(tmp_path: Path) -> None:
    heads = [*HEADS, "Thời gian: Từ ngày", "Thời gian: Đến ngày"]
    intake = take_sheets(
        tmp_path, {SHEET: [heads, [*ROW, "1/8/2021", None], [*row(ma="b", so_ky_hieu="6"), None, None]]}
    )
    assert found(intake) == [("thieu", f"{SHEET}!I2")]


def test_a_draft_has_holes_for_empty_cells(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [HEADS, row(so_ky_hieu=None, noi_dung=None)]}, draft=True)
    assert found(intake) == []
    assert str(intake.records[0].van_ban.noi_dung) == "[chưa có: Nội dung]"


def test_a_merged_column_gives_its_text_to_every_row(tmp_path: Path) -> None:
    rows = [row(), row(ma="b", so_ky_hieu="6", trich_yeu=None), row(ma="c", so_ky_hieu="7", trich_yeu=None)]
    path = save(tmp_path / "ds.xlsx", {SHEET: [HEADS, *rows]})
    book = openpyxl.load_workbook(path)
    book[SHEET].merge_cells("D2:D9")
    book.save(path)
    intake = take(path)
    assert errors(intake) == []
    assert {record.van_ban.trich_yeu for record in intake.records} == {"về việc họp"}
    assert len(intake.records) == 3


def test_a_workbook_with_headings_only_says_that_it_has_no_document(tmp_path: Path) -> None:
    assert found(take_sheets(tmp_path, {SHEET: [HEADS]})) == [("bang-khong-van-ban", "")]
