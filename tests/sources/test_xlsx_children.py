"""Rows on other sheets, shared values and the office: which sheet is what, and whose each row is."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportgen.intake import Intake, Options, load
from reportgen.kinds import all_kinds
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
from tests.support.workbook import as_rows, sample_of, save

MAIN = [HEADS[:-1], ROW[:-1], row(ma="b", so_ky_hieu="6")[:-1]]
UNITS = [
    ["Mã", "Tên đơn vị", "Nay là"],
    ["a", "Chi bộ Một", None],
    ["b", "Chi bộ Hai", "Chi bộ Ba"],
    ["a", "Chi bộ Bốn", ""],
]
PEOPLE = [["Mã", "Họ và tên", "Chức vụ", "Vắng"], ["a", "Nguyễn Văn An", "Bí thư\nTrưởng ban", "có"]]


def sheets(**others: list[list[object]]) -> dict[str, list[list[object]]]:
    return {"Giấy mời": MAIN, "Đơn vị được mời": UNITS} | others


def test_rows_of_other_sheets_go_to_their_document_in_their_order(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, sheets())
    assert found(intake) == []
    first, second = intake.records
    assert [unit.ten for unit in first.van_ban.don_vi] == ["Chi bộ Một", "Chi bộ Bốn"]
    assert second.van_ban.don_vi[0].doi_ten_thanh == "Chi bộ Ba"


@pytest.mark.parametrize("name", ["don_vi", "Đơn vị", "ĐƠN VỊ ĐƯỢC MỜI", "Giấy mời - Đơn vị", "GM - Đơn vị"])
def test_a_sheet_is_known_by_label_slug_or_with_its_kind_before(tmp_path: Path, name: str) -> None:
    intake = take_sheets(tmp_path, {"Giấy mời": MAIN, name: UNITS})
    assert found(intake) == []
    assert len(intake.records) == 2


@pytest.mark.parametrize("name", ["Người họp", "thanh_phan.nguoi", "Thành phần Người họp", "Danh sách dự họp"])
def test_a_list_inside_a_group_is_known_by_its_path_its_own_name_and_its_alias(tmp_path: Path, name: str) -> None:
    intake = take_sheets(tmp_path, sheets(**{name: PEOPLE}))
    assert found(intake) == []
    (person,) = intake.records[0].van_ban.thanh_phan.nguoi
    assert (person.chuc_vu, person.vang) == (("Bí thư", "Trưởng ban"), True)
    assert intake.records[1].van_ban.thanh_phan is None


def test_a_list_of_texts_has_one_column(tmp_path: Path) -> None:
    for heading in ("Ý kiến", "Nội dung", "y_kien"):
        rows = [["Mã", heading], ["b", "một"], ["b", "hai"]]
        intake = take_sheets(tmp_path, sheets(**{"Ý kiến": rows}))
        assert found(intake) == []
        assert intake.records[1].van_ban.y_kien == ("một", "hai")


def test_the_list_s_own_name_heads_the_column_of_names(tmp_path: Path) -> None:
    rows = [["Mã", "Đơn vị"], ["a", "Chi bộ Một"], ["b", "Chi bộ Hai"]]
    assert found(take_sheets(tmp_path, {"Giấy mời": MAIN, "Đơn vị": rows})) == []


@pytest.mark.parametrize("heads", [("Đơn vị", "Nay là"), ("Nay là", "Đơn vị được mời")])
def test_the_list_s_own_name_beside_other_columns_heads_the_names(tmp_path: Path, heads: tuple[str, str]) -> None:
    cells = {"Đơn vị": "Chi bộ Một", "Đơn vị được mời": "Chi bộ Một", "Nay là": "Chi bộ Hai"}
    rows = [["Mã", *heads], *([code, *(cells[head] for head in heads)] for code in "ab")]
    intake = take_sheets(tmp_path, {"Giấy mời": MAIN, "Đơn vị": rows})
    assert found(intake) == []
    for record in intake.records:
        assert [(unit.ten, unit.doi_ten_thanh) for unit in record.van_ban.don_vi] == [("Chi bộ Một", "Chi bộ Hai")]


def test_a_name_in_two_columns_is_a_problem(tmp_path: Path) -> None:
    rows = [["Mã", "Đơn vị", "Tên đơn vị"], ["a", "Chi bộ Một", None], ["b", "Chi bộ Hai", "Chi bộ Ba"]]
    intake = take_sheets(tmp_path, {"Giấy mời": MAIN, "Đơn vị": rows})
    assert found(intake) == [("ghi-hai-noi", "Đơn vị!C3")]


def test_rows_of_documents_whose_codes_are_empty_are_not_lost(tmp_path: Path) -> None:
    main = [HEADS, row(ma=None), row(ma=None, so_ky_hieu="6")]
    intake = take_sheets(tmp_path, {"Giấy mời": main, "Ý kiến": [["Mã", "Ý kiến"], ["a", "một"], [None, "hai"]]})
    assert found(intake) == [("ma-khong-khop", "Ý kiến!A2"), ("ma-trong", "Ý kiến!A3")]
    assert intake.problems[0].params["cac_ma"] == "—"


def test_one_document_alone_needs_no_codes(tmp_path: Path) -> None:
    rows = [["Tên đơn vị"], ["Chi bộ Một"], ["Chi bộ Hai"]]
    intake = take_sheets(tmp_path, {"Giấy mời": [HEADS[1:-1], ROW[1:-1]], "Đơn vị": rows})
    assert found(intake) == []
    assert len(intake.records[0].van_ban.don_vi) == 2


def test_codes_are_compared_without_case_and_as_numbers_show(tmp_path: Path) -> None:
    main = [HEADS[:-1], row(ma=1)[:-1], row(ma="QĐ b", so_ky_hieu="6")[:-1], row(ma="01", so_ky_hieu="7")[:-1]]
    units = [["Mã", "Tên đơn vị"], [1.0, "Chi bộ Một"], ["qđ  B", "Chi bộ Hai"], ["01", "Chi bộ Ba"]]
    intake = take_sheets(tmp_path, {"Giấy mời": main, "Đơn vị": units})
    assert found(intake) == []
    assert [record.van_ban.don_vi[0].ten for record in intake.records] == ["Chi bộ Một", "Chi bộ Hai", "Chi bộ Ba"]


def test_a_code_of_no_document_is_a_problem_at_its_cell(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, sheets(**{"Ý kiến": [["Mã", "Ý kiến"], ["c", "một"]]}))
    assert found(intake) == [("ma-khong-khop", "Ý kiến!A2")]
    assert intake.problems[0].params == {"gia_tri": "c", "cac_ma": "a, b"}
    assert intake.records == ()


def test_a_row_without_code_is_a_problem(tmp_path: Path) -> None:
    assert found(take_sheets(tmp_path, sheets(**{"Ý kiến": [["Mã", "Ý kiến"], [None, "một"]]}))) == [
        ("ma-trong", "Ý kiến!A2")
    ]


def test_a_merged_code_counts_for_all_its_rows(tmp_path: Path) -> None:
    path = save(
        tmp_path / "ds.xlsx", sheets(**{"Ý kiến": [["Mã", "Ý kiến"], ["b", "một"], [None, "hai"], [None, None]]})
    )
    book = openpyxl.load_workbook(path)
    book["Ý kiến"].merge_cells("A2:A4")
    book.save(path)
    intake = take(path)
    assert errors(intake) == []
    assert intake.records[1].van_ban.y_kien == ("một", "hai")


def test_a_sheet_of_rows_without_codes_is_one_problem(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, sheets(**{"Ý kiến": [["Ý kiến"], ["một"], ["hai"]]}))
    assert found(intake) == [("ma-thieu-cot", "Ý kiến!A1")]


def test_documents_without_codes_are_one_problem(tmp_path: Path) -> None:
    main = [HEADS[1:], ROW[1:], row(so_ky_hieu="6")[1:]]
    intake = take_sheets(tmp_path, {"Giấy mời": main, "Ý kiến": [["Mã", "Ý kiến"], ["a", "một"]]})
    assert found(intake) == [("trang-thieu-ma", "Giấy mời!A1")]


def test_a_code_twice_is_a_problem(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {"Giấy mời": [HEADS, ROW, row(ma="A", so_ky_hieu="6")]})
    assert found(intake) == [("ma-van-ban-trung", "Giấy mời!A3")]


def test_a_list_typed_in_two_places_is_a_problem(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {"Giấy mời": [HEADS, ROW], "Đơn vị": [["Mã", "Tên đơn vị"], ["a", "Chi bộ Ba"]]})
    assert found(intake) == [("ghi-hai-noi", "Đơn vị!B2")]


def test_codes_may_repeat_over_kinds_where_the_sheet_says_which(tmp_path: Path) -> None:
    both = {"Giấy mời": [HEADS, ROW], "Báo tin": [NEWS_HEADS, ["a", *NEWS_ROW[1:]]]}
    opinions = [["Mã", "Ý kiến"], ["a", "một"]]
    assert found(take_sheets(tmp_path, both | {"Ý kiến": opinions})) == [("ma-hai-nghia", "Ý kiến!A2")]
    intake = take_sheets(tmp_path, both | {"Báo tin - Ý kiến": opinions})
    assert found(intake) == []
    assert {record.kind.id: record.van_ban.y_kien for record in intake.records} == {"giay_moi": (), "bao_tin": ("một",)}


def test_rows_of_a_field_of_their_own_called_code_need_the_long_name(tmp_path: Path) -> None:
    papers = [
        ["Mã văn bản", "Mã", "Tên loại", "Số, ký hiệu", "Cơ quan ban hành"],
        ["a", "ct", "Chỉ thị", "05-CT/TW", "Bộ Chính trị"],
    ]
    intake = take_sheets(tmp_path, sheets(**{"Văn bản viện dẫn": papers}))
    assert found(intake) == []
    assert intake.records[0].van_ban.vien_dan[0].ma == "ct"
    papers[0] = papers[0][1:]
    papers[1] = papers[1][1:]
    assert found(take_sheets(tmp_path, sheets(**{"Văn bản viện dẫn": papers}))) == [
        ("ma-thieu-cot", "Văn bản viện dẫn!A1")
    ]


# --- which sheet is what ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Hướng dẫn", "HUONG DAN SU DUNG", "Danh mục", "_của tôi", "Danh sách lỗi"])
def test_sheets_for_people_are_not_read(tmp_path: Path, name: str) -> None:
    assert found(take_sheets(tmp_path, sheets(**{name: [["Xin chào", "abc"], ["x"]]}))) == []


def test_a_sheet_that_nobody_knows_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, sheets(**{"Y kien gop": [["Mã", "Ý kiến"], ["a", "một"]]}))
    assert found(intake) == [("trang-la", "Y kien gop!A1")]
    assert intake.problems[0].params["nhan"] == "Ý kiến"
    assert found(take_sheets(tmp_path, sheets(Sheet9=[[None], [None, "x"]]))) == [("trang-khong-biet", "Sheet9!B2")]


def test_empty_sheets_do_not_count(tmp_path: Path) -> None:
    assert found(take_sheets(tmp_path, sheets(Sheet2=[], Sheet3=[[]]))) == []


def test_a_cut_sheet_name_counts_where_only_one_begins_like_it(tmp_path: Path) -> None:
    name = "Giấy mời - Thành phần - Người họp"[:31]
    intake = take_sheets(tmp_path, sheets(**{name: PEOPLE}))
    assert found(intake) == []
    assert intake.records[0].van_ban.thanh_phan.nguoi


# --- shared values and the office ---------------------------------------------------------------------------------


def test_shared_values_go_to_every_row_and_its_own_cell_wins(tmp_path: Path) -> None:
    heads = ["Mã", "Số, ký hiệu", "Nội dung", "Trích yếu", "Thời gian: Từ ngày", "Thời gian: Đến ngày"]
    main = [heads, ["a", "5", "Họp", None, None, None], ["b", "6", "Họp", "về việc khác", "2/8/2021", None]]
    shared = [
        ["Ngày ban hành", "25/8/2021"],
        ["Người ký", "bi_thu"],
        ["Trích yếu", "về việc họp"],
        ["Đơn vị", "Chi bộ Một\nChi bộ Hai"],
        ["Thời gian: Từ ngày", "1/8/2021"],
        ["Thời gian: Đến ngày", "3/8/2021"],
    ]
    intake = take_sheets(tmp_path, {"Chung": shared, "Giấy mời": main})
    assert found(intake) == []
    first, second = (record.van_ban for record in intake.records)
    assert (first.trich_yeu, second.trich_yeu) == ("về việc họp", "về việc khác")
    assert len(first.don_vi) == 2
    assert (first.thoi_gian.tu_ngay.day, second.thoi_gian.tu_ngay.day, second.thoi_gian.den_ngay.day) == (1, 2, 3)


def test_a_mistake_in_a_shared_value_is_told_once_at_its_cell(tmp_path: Path) -> None:
    main = [["Mã", *HEADS[1:2], *HEADS[3:]], ["a", "5", *ROW[3:]], ["b", "6", *ROW[3:]]]
    intake = take_sheets(tmp_path, {"Chung": [["Ngày ban hành", "31/6/2021"]], "Giấy mời": main})
    assert found(intake) == [("ngay-khong-co-that", "Chung!B1")]


def test_an_unknown_shared_label_is_told_with_the_nearest(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {"Chung": [["Phòng", "P1"], ["Trich yu", "x"]], "Giấy mời": [HEADS, ROW]})
    assert found(intake) == [("muc-la", "Chung!A2")]


def test_the_shared_sheet_may_name_the_kind_of_the_one_sheet_left(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {"Chung": [["Loại văn bản", "Giấy mời"]], "Sheet1": [HEADS, ROW]})
    assert found(intake) == []
    assert intake.records[0].kind.id == "giay_moi"


OFFICE_SHEETS = {
    "Cơ quan": [
        ["THÔNG TIN CƠ QUAN"],
        ["Tên cơ quan", "Đảng uỷ xã Mẫu"],
        ["Loại cơ quan", "Đảng uỷ cơ sở"],
        ["Ký hiệu cơ quan", "ĐU"],
        ["Địa danh", "Mẫu"],
        ["Tập thể lãnh đạo", "Ban Thường vụ Đảng uỷ"],
        ["Nơi nhận thường dùng", "Các chi bộ\nLưu Văn phòng"],
    ],
    "Người ký": [
        ["Mã", "Họ và tên", "Hình thức ký", "Ký thay cho", "Chức vụ"],
        ["bi_thu", "Lê Văn Thí Dụ", "T/M", "Ban Thường vụ", "Bí thư"],
    ],
}


def test_the_office_and_its_signers_have_sheets(tmp_path: Path) -> None:
    intake = take_sheets(tmp_path, {**OFFICE_SHEETS, "Giấy mời": [HEADS, row(so_ky_hieu="5")]})
    assert found(intake) == []
    (record,) = intake.records
    assert record.van_ban.number_and_symbol() == "05-TB/ĐU"
    assert record.van_ban.nguoi_ky.ho_ten == "Lê Văn Thí Dụ"


def test_the_office_file_may_be_a_workbook(tmp_path: Path) -> None:
    office = save(tmp_path / "van-phong.xlsx", OFFICE_SHEETS)
    path = save(tmp_path / "ds.xlsx", {"Giấy mời": [HEADS, row(so_ky_hieu="5")]})
    intake = load([path], office, Options(), KINDS)
    assert found(intake) == []
    assert intake.records[0].van_ban.number_and_symbol() == "05-TB/ĐU"


def test_a_mistake_of_the_office_is_told_at_its_cell(tmp_path: Path) -> None:
    office = [[*pair[:1], "TM."] if pair[0] == "Ký hiệu cơ quan" else pair for pair in OFFICE_SHEETS["Cơ quan"]]
    intake = take_sheets(tmp_path, {**OFFICE_SHEETS, "Cơ quan": office, "Giấy mời": [HEADS, row(so_ky_hieu="5")]})
    assert found(intake) == [("ky-hieu-co-quan-sai-dang", "Cơ quan!B4")]


# --- tables of figures --------------------------------------------------------------------------------------------


def figures(tmp_path: Path, rows: list[list[object]]) -> Intake:
    """Load the sample of the report with another table of figures."""
    kind = all_kinds()["bao_cao_so_ket"]
    sheets = as_rows(kind, {"a": sample_of(kind)})
    del sheets["Dòng"]
    return load([save(tmp_path / "ds.xlsx", sheets | {"Số liệu": rows})], None, Options(), all_kinds())


FIGURES: list[list[object]] = [
    ["Mã", "Đơn vị", "Số mô hình", None, "Tỷ lệ (%)"],
    ["a", "Chi bộ Một", 12, None, "98,5"],
    ["a", "Chi bộ Hai", "-", None, 97],
    ["a", "Tổng", 12, None, "-"],
]


def test_columns_of_figures_bear_headings_of_their_own(tmp_path: Path) -> None:
    intake = figures(tmp_path, FIGURES)
    assert found(intake) == []
    annex = intake.records[0].van_ban.phu_luc
    assert annex.cot == ("Số mô hình", "Tỷ lệ (%)")
    assert [annex.cells(row) for row in annex.dong] == [["12", "98,5"], ["-", "97"]]
    assert annex.totals() == ["12", "-"]


def test_figures_of_no_unit_and_a_figure_left_out_are_told(tmp_path: Path) -> None:
    rows = [list(row) for row in FIGURES]
    rows[1][1] = None
    rows[2][2] = None
    assert found(figures(tmp_path, rows)) == [("muc-trong", "Số liệu!C3"), ("thieu", "Số liệu!B2")]


@pytest.mark.parametrize("above", [[["Ý kiến"]], [["Ý kiến"], ["Mỗi ý kiến một dòng"], []]])
def test_the_name_of_the_sheet_above_its_heading_is_a_title_and_no_item(tmp_path: Path, above: list[list[str]]) -> None:
    sheets = {"Giấy mời": [HEADS, ROW], "Ý kiến": [*above, ["Nội dung"], ["Đồng ý"], ["Không"]]}
    (record,) = take_sheets(tmp_path, sheets).records
    assert record.van_ban.y_kien == ("Đồng ý", "Không")


def test_the_name_of_the_sheet_heads_its_column_where_nothing_else_does(tmp_path: Path) -> None:
    sheets = {"Giấy mời": [HEADS, ROW], "Ý kiến": [["Ý kiến"], ["Đồng ý"], ["Không"]]}
    (record,) = take_sheets(tmp_path, sheets).records
    assert record.van_ban.y_kien == ("Đồng ý", "Không")
