"""Sheets of labels and values: one document, lists below, groups, and what is said of everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.small_kinds import HEADS, ROW, found, take_sheets

PAIRS: list[list[Any]] = [[label, value] for label, value in zip(HEADS[1:], ROW[1:], strict=True)]


def one(tmp_path: Path, rows: list[list[Any]], name: str = "Giấy mời", **others: Any) -> Any:
    return take_sheets(tmp_path, {name: rows, **others})


def test_labels_and_values_are_one_document(tmp_path: Path) -> None:
    intake = one(tmp_path, PAIRS)
    assert found(intake) == []
    (record,) = intake.records
    assert [unit.ten for unit in record.van_ban.don_vi] == ["Chi bộ Một", "Chi bộ Hai"]
    assert record.position.cell == "A1"


def test_a_heading_row_says_which_column_is_which(tmp_path: Path) -> None:
    rows = [["GIẤY MỜI"], ["TT", "Mục", "Bắt buộc", "Nội dung", "Hướng dẫn"]]
    rows += [[str(number), label, "x", value, "ghi ở đây"] for number, (label, value) in enumerate(PAIRS, start=1)]
    intake = one(tmp_path, rows)
    assert found(intake) == []
    assert len(intake.records) == 1


def test_the_kind_may_stand_on_the_sheet(tmp_path: Path) -> None:
    intake = one(tmp_path, [["Loại văn bản", "Giấy mời"], *PAIRS], name="Sheet1")
    assert found(intake) == []
    assert intake.records[0].kind.id == "giay_moi"


def test_empty_rows_ordinals_and_captions_do_not_count(tmp_path: Path) -> None:
    rows = [
        ["I", "THÔNG TIN CHUNG"],
        [],
        ["1.", *PAIRS[0]],
        [],
        ["2.", *PAIRS[1]],
        [None, "PHẦN NỘI DUNG"],
        *[["-", *pair] for pair in PAIRS[2:]],
    ]
    assert found(one(tmp_path, rows)) == []


def test_a_list_may_go_on_below_its_label(tmp_path: Path) -> None:
    rows = [*PAIRS, ["Ý kiến", "một"], [None, "hai"], ["", "ba"], ["Phòng", "P1"]]
    intake = one(tmp_path, rows)
    assert found(intake) == []
    assert intake.records[0].van_ban.y_kien == ("một", "hai", "ba")


def test_a_group_may_head_its_labels(tmp_path: Path) -> None:
    rows = [*PAIRS, ["Thời gian"], ["Từ ngày", "1/8/2021"], ["Đến ngày", "2/8/2021"], ["Phòng", "P1"]]
    intake = one(tmp_path, rows)
    assert found(intake) == []
    assert intake.records[0].van_ban.thoi_gian.den_ngay.day == 2


PEOPLE = [
    ["Họ và tên", "Chức vụ", "Vắng"],
    ["Nguyễn Văn An", "Bí thư\nTrưởng ban", None],
    ["Lê Thị Bình", "Chuyên viên", "có"],
]


def test_lists_stand_as_tables_below_their_titles(tmp_path: Path) -> None:
    rows = [
        *PAIRS[:-1],
        [],
        ["Danh sách dự họp"],
        *PEOPLE,
        [],
        ["Đơn vị được mời"],
        ["Tên đơn vị", "Nay là"],
        ["Chi bộ Một", "Chi bộ Mới"],
        [],
        [],
        ["Chi bộ Hai"],
    ]
    intake = one(tmp_path, rows)
    assert found(intake) == []
    paper = intake.records[0].van_ban
    assert [person.vang for person in paper.thanh_phan.nguoi] == [False, True]
    assert [unit.ten for unit in paper.don_vi] == ["Chi bộ Một", "Chi bộ Hai"]


def test_a_list_of_texts_below_its_title_needs_no_heading(tmp_path: Path) -> None:
    rows = [*PAIRS, [], ["Ý kiến"], ["một"], ["hai"], [], ["Phòng", "P1"]]
    intake = one(tmp_path, rows)
    assert found(intake) == []
    paper = intake.records[0].van_ban
    assert (paper.y_kien, paper.phong) == (("một", "hai"), "P1")


def test_lists_may_stand_on_sheets_of_their_own(tmp_path: Path) -> None:
    intake = one(tmp_path, PAIRS, **{"Người họp": PEOPLE})
    assert found(intake) == []
    assert len(intake.records[0].van_ban.thanh_phan.nguoi) == 2


def test_two_such_sheets_and_codes(tmp_path: Path) -> None:
    second = [["Mã", "b"], *[[label, "6" if label == "Số, ký hiệu" else value] for label, value in PAIRS]]
    third = [["Mã", "t"], ["Tin", "Có tin"], ["Số, ký hiệu", "7"], *PAIRS[1:4]]
    intake = one(tmp_path, second, **{"Báo tin": third, "Ý kiến": [["Mã", "Ý kiến"], ["t", "một"]]})
    assert found(intake) == []
    assert intake.records[1].van_ban.y_kien == ("một",)


def test_an_empty_list_label_is_no_title(tmp_path: Path) -> None:
    rows = [*PAIRS[:2], ["Ý kiến"], *PAIRS[2:]]
    assert found(one(tmp_path, rows)) == []


def test_an_unused_form_is_no_document(tmp_path: Path) -> None:
    empty = [["Mục", "Nội dung"], ["Số, ký hiệu"], ["Tin"], ["Ý kiến"]]
    intake = one(tmp_path, PAIRS, **{"Báo tin": empty})
    assert found(intake) == []
    assert [record.kind.id for record in intake.records] == ["giay_moi"]


# --- what is wrong ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("index", range(6))
def test_an_empty_required_value_is_one_problem_at_its_cell(tmp_path: Path, index: int) -> None:
    rows = [["Mục", "Nội dung"], *[[label, None if at == index else value] for at, (label, value) in enumerate(PAIRS)]]
    assert found(one(tmp_path, rows)) == [("thieu", f"Giấy mời!B{index + 2}")]


WRONG = [
    ([*PAIRS, ["Phong hop", "P1"]], ("muc-la", "A7")),
    ([*PAIRS, ["xyzw", "P1"]], ("muc-khong-biet", "A7")),
    ([*PAIRS, ["Phòng", "P1", "thừa"]], ("o-thua", "C7")),
    ([*PAIRS, ["Phòng", "P1"], [None, "thừa"]], ("o-thua", "B8")),
    ([*PAIRS, ["Phòng", "P1"], ["phong", "P2"]], ("ghi-hai-noi", "B8")),
    ([*PAIRS, ["Người họp", "An, Bình"]], ("cot-can-trang-con", "B7")),
    ([*PAIRS, ["Người họp"], ["Họ và tên", "Chức vụ", "Vang mat"], ["An", "x"]], ("cot-la", "C8")),
    ([*PAIRS[:1], ["Ngày ban hành", "hôm qua"], *PAIRS[2:]], ("ngay-sai-dang", "B2")),
]


@pytest.mark.parametrize(("rows", "expected"), WRONG)
def test_mistakes_are_told_at_their_cells(tmp_path: Path, rows: list[list[Any]], expected: tuple[str, str]) -> None:
    code, cell = expected
    problems = found(one(tmp_path, rows))
    assert (code, f"Giấy mời!{cell}") in problems


def test_a_sheet_that_holds_no_label_is_a_problem(tmp_path: Path) -> None:
    assert found(one(tmp_path, PAIRS, Chung=[["x", "y"]])) == [("trang-khong-doc-duoc", "Chung!A1")]
