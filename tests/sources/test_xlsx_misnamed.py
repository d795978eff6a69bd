"""Headings and labels that nobody knows: one problem each, while what stands under them is checked like the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.messages import explain
from tests.support.small_kinds import HEADS, ROW, found, row, take, take_sheets
from tests.support.workbook import save

SHEET = "Giấy mời"


def headed(**changed: str) -> list[str]:
    """The headings of an invitation, some misspelt, by slug."""
    keys = ["ma", "so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "nguoi_ky", "noi_dung", "don_vi"]
    return [changed.get(key, head) for key, head in zip(keys, HEADS, strict=True)]


@pytest.mark.parametrize(
    ("heads", "cell"),
    [
        (headed(ngay_ban_hanh="Ngày ban hàmh"), "C1"),
        (headed(ngay_ban_hanh="Ngày ban hành văn bản"), "C1"),
        (headed(trich_yeu="Trích yêu nội dung"), "D1"),
        (headed(so_ky_hieu="Số kí hiệu"), "B1"),
    ],
)
def test_a_misspelt_heading_is_one_problem_and_its_column_is_not_missing(
    tmp_path: Path, heads: list[str], cell: str
) -> None:
    intake = take_sheets(tmp_path, {SHEET: [heads, ROW, row(ma="b", so_ky_hieu="6")]})
    assert found(intake) == [("cot-la", f"{SHEET}!{cell}")]
    assert intake.records == ()


def test_what_stands_under_a_misspelt_heading_is_checked(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [headed(ngay_ban_hanh="Ngày ban hàn"), row(ngay_ban_hanh="30/2/2021")]})
    assert found(intake) == [("cot-la", f"{SHEET}!C1"), ("ngay-khong-co-that", f"{SHEET}!C2")]


def test_a_heading_is_not_taken_for_a_field_that_has_its_column(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [[*HEADS, "Ngày ban hành văn bản"], [*ROW, "hôm qua"]]})
    (problem,) = intake.problems
    assert problem.position.cell == "H1"
    assert "«Ngày ban hành»" not in explain(problem).advice


def test_a_heading_that_is_only_somewhat_like_a_field_is_offered_it_but_not_read_as_it(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {SHEET: [headed(ngay_ban_hanh="Ngày ký"), row(ngay_ban_hanh="hôm qua")]})
    assert found(intake) == [("cot-la", f"{SHEET}!C1"), ("thieu-cot", f"{SHEET}!A2")]


def test_a_heading_like_none_is_told_which_fields_have_no_column_yet(tmp_path: Path) -> None:
    sheets = {SHEET: [HEADS[:-1], ROW[:-1]], "Đơn vị được mời": [["Tên đơn vị", "Xyzw"], ["Chi bộ Một", "a"]]}
    (problem,) = take_sheets(tmp_path, sheets).problems
    assert problem.code == "cot-khong-biet"
    assert "«Nay là»" in explain(problem).advice
    assert "«Tên đơn vị»" not in explain(problem).advice


def test_a_misspelt_label_is_one_problem_and_its_value_is_not_missing(tmp_path: Path) -> None:
    pairs = [[label, value] for label, value in zip(headed(ngay_ban_hanh="Ngày ban hàmh")[1:], ROW[1:], strict=True)]
    intake = take_sheets(tmp_path, {SHEET: pairs})
    assert found(intake) == [("muc-la", f"{SHEET}!A2")]
    assert intake.records == ()


def test_the_lines_below_a_misspelt_label_of_a_list_belong_to_it(tmp_path: Path) -> None:
    pairs = [[label, value] for label, value in zip(HEADS[1:], ROW[1:], strict=True)]
    intake = take_sheets(tmp_path, {SHEET: [*pairs, ["Các ý kiến", "Đồng ý"], [None, "Không"]]})
    assert found(intake) == [("muc-la", f"{SHEET}!A7")]


def test_a_group_without_columns_is_told_by_the_columns_that_it_needs(tmp_path: Path) -> None:
    path = save(tmp_path / "ds.xlsx", {SHEET: [[*HEADS, "Thời gian: Từ ngày"], [*ROW, "1/8/2021"]]})
    (problem,) = take(path).problems
    assert problem.code == "thieu-cot"
    assert "«Thời gian: Đến ngày»" in explain(problem).advice


def test_what_a_document_takes_from_its_office_is_told_once_where_the_office_has_it(tmp_path: Path) -> None:
    sheets = {
        SHEET: [HEADS, ROW, row(ma="b", so_ky_hieu="6")],
        "Cơ quan": [
            ["Tên cơ quan", "Huyện uỷ Ví Dụ"], ["Loại cơ quan", "Huyện uỷ"], ["Ký hiệu cơ quan", "HU"],
            ["Địa danh", "Ví Dụ"], ["Tập thể lãnh đạo", "Ban Thường vụ Huyện uỷ"],
            ["Nơi nhận thường dùng", "Các chi bộ"], [None, "Lưu: VT"],
        ],
        "Người ký": [
            ["Mã", "Họ và tên", "Hình thức ký", "Ký thay cho", "Chức vụ"],
            ["bi_thu", "Nguyễn Văn An", "T/M", "Ban Thường vụ", "Bí thư"],
        ],
    }  # fmt: skip
    intake = take_sheets(tmp_path, sheets)
    assert found(intake) == [("noi-nhan-luu-kieu-nha-nuoc", "Cơ quan!B7")]
    assert len(intake.records) == 2
