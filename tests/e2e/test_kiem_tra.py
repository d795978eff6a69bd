"""`reportgen kiem-tra`: what a clerk with many mistakes gets to see, and what a program gets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from e2e.records import QUYET_DINH, numbered, sample, write
from e2e.running import reportgen
from reportgen.kinds import all_kinds
from tests.support.workbook import as_rows, sample_of, save


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Fifteen decisions: all without subject, the first three with a day that is none, one with a role that is none."""
    records = numbered(15)
    for record in records:
        del record["trich_yeu"]
    for record, day in zip(records, ("30/2/2021", "31/4/2021", "30/2/2021"), strict=False):
        record["ngay_ban_hanh"] = day
    records[4]["doan"]["thanh_vien"][0]["vai_tro"] = "Trưởng đàon"
    records[5]["trich_yu"] = "về việc"
    records[6]["noi_nhan"][-1] = "Lưu: VT"
    return write(tmp_path / "a.json", *records)


def test_equal_causes_are_one_line_with_their_places_and_the_rest_counted(wrong: Path, tmp_path: Path) -> None:
    answer = reportgen("kiem-tra", "a.json", folder=tmp_path)
    lines = answer.out.splitlines()
    assert answer.code == 1
    (missing,) = [line for line in lines if "thiếu «Trích yếu»" in line]
    assert missing.startswith("  14 chỗ thiếu «Trích yếu»: dòng 3, ")
    assert " … và 4 chỗ khác → Điền mục «trich_yeu»" in missing
    assert "Xem đủ từng chỗ: thêm --json." in lines


def test_values_stand_as_typed_and_the_nearest_is_offered(wrong: Path, tmp_path: Path) -> None:
    out = reportgen("kiem-tra", "a.json", folder=tmp_path).out
    (days,) = [line for line in out.splitlines() if "không có trong lịch" in line]
    assert days.startswith("  3 chỗ ghi ngày «…» không có trong lịch: dòng ")
    assert days.count("«30/2/2021»") == 2
    assert days.count("«31/4/2021»") == 1
    assert "«Trưởng đàon» không nằm trong các lựa chọn; gần nhất là «Trưởng đoàn»." in out
    assert "Không có mục «trich_yu» ở đây; gần nhất là «Trích yếu»." in out


def test_errors_come_before_warnings(wrong: Path, tmp_path: Path) -> None:
    lines = reportgen("kiem-tra", "a.json", folder=tmp_path).out.splitlines()
    warnings = [index for index, line in enumerate(lines) if "(cảnh báo)" in line]
    errors = [index for index, line in enumerate(lines) if line.startswith("  ") and index not in warnings]
    assert warnings
    assert max(errors) < min(warnings)


def test_a_program_gets_every_problem_with_the_parts_of_its_place(wrong: Path, tmp_path: Path) -> None:
    answer = reportgen("kiem-tra", "a.json", "--json", folder=tmp_path)
    problems = answer.json["problems"]
    assert answer.codes.count("thieu") == 14
    assert answer.codes.count("ngay-khong-co-that") == 3
    assert all({"line", "column"} <= problem.keys() for problem in problems)
    assert [problem["value"] for problem in problems if problem["code"] == "ngay-khong-co-that"] == [
        "30/2/2021",
        "31/4/2021",
        "30/2/2021",
    ]


def test_each_file_is_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(trich_yeu=None))
    write(tmp_path / "b.json", sample(loai="quyet_dinh_giam_xat"))
    out = reportgen("kiem-tra", "a.json", "b.json", folder=tmp_path).out
    first, second = out.index("a.json\n"), out.index("b.json\n")
    assert first < out.index("Thiếu «Trích yếu»") < second < out.index("gần nhất là «Quyết định giám sát»")


# --- workbooks ----------------------------------------------------------------------------------------------------


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Three decisions as rows of a workbook: a day that is none, a role that is none, one without subject."""
    kind = all_kinds()[QUYET_DINH]
    sheets = as_rows(kind, {str(code): sample_of(kind) for code in (1, 2, 3)})
    head, *rows = sheets[kind.label]
    for number, row in enumerate(rows, start=101):
        row[head.index("Số, ký hiệu")] = f"{number}-QĐ/HU"
    rows[0][head.index("Ngày ban hành")] = "30/2/2021"
    rows[1][head.index("Trích yếu")] = None
    team = sheets["Thành viên"]
    team[3][team[0].index("Vai trò")] = "Thành viêm"
    return save(tmp_path / "ds.xlsx", sheets)


def test_problems_of_a_workbook_stand_at_their_cells(workbook: Path, tmp_path: Path) -> None:
    problems = reportgen("kiem-tra", "ds.xlsx", "--json", folder=tmp_path).json["problems"]
    places = {(problem["code"], problem["sheet"], problem["cell"]) for problem in problems}
    assert places == {
        ("ngay-khong-co-that", "Quyết định giám sát", "C2"),
        ("thieu", "Quyết định giám sát", "D3"),
        ("lua-chon-gan-dung", "Thành viên", "D4"),
    }
    assert all(
        {"line", "column", "place", "value"} <= problem.keys() for problem in problems if problem["code"] != "thieu"
    )


def test_a_marked_copy_shows_every_problem_and_is_read_like_the_workbook(workbook: Path, tmp_path: Path) -> None:
    before = workbook.read_bytes()
    answer = reportgen("kiem-tra", "ds.xlsx", "--danh-dau", "ds-loi.xlsx", folder=tmp_path)
    assert answer.code == 1
    assert "Đã ghi bản đánh dấu vào ds-loi.xlsx." in answer.out
    assert workbook.read_bytes() == before
    book = openpyxl.load_workbook(tmp_path / "ds-loi.xlsx")
    assert book.sheetnames[0] == "Lỗi"
    assert [row[3].value for row in book["Lỗi"].iter_rows(min_row=5)] == ["C2", "D3", "D4"]
    assert "gần nhất là «Thành viên»" in book["Thành viên"]["D4"].comment.text
    again = reportgen("kiem-tra", "ds-loi.xlsx", "--json", folder=tmp_path)
    assert again.codes == reportgen("kiem-tra", "ds.xlsx", "--json", folder=tmp_path).codes


def test_correcting_the_marked_copy_itself_leads_to_a_clean_one(workbook: Path, tmp_path: Path) -> None:
    reportgen("kiem-tra", "ds.xlsx", "--danh-dau", "ds-loi.xlsx", folder=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "ds-loi.xlsx")
    book["Quyết định giám sát"]["C2"] = "10/3/2021"
    book["Quyết định giám sát"]["D3"] = "giám sát"
    book["Thành viên"]["D4"] = "Thành viên"
    book.save(tmp_path / "ds-loi.xlsx")
    refused = reportgen("kiem-tra", "ds.xlsx", "--danh-dau", "ds-loi.xlsx", folder=tmp_path)
    assert (refused.code, "không bị ghi đè" in refused.err) == (3, True)
    answer = reportgen("kiem-tra", "ds-loi.xlsx", "--danh-dau", "ds-2.xlsx", "--json", folder=tmp_path)
    assert (answer.code, answer.json["marked"]) == (0, "ds-2.xlsx")
    clean = openpyxl.load_workbook(tmp_path / "ds-2.xlsx")
    assert clean["Thành viên"]["D4"].fill.fill_type is None
    assert clean["Thành viên"]["D4"].comment is None


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("ds.xlsx", "--danh-dau", "ds.xlsx"), "đầu vào không bao giờ bị sửa"),
        (("ds.xlsx", "--danh-dau", "loi.xls"), "phải có đuôi .xlsx"),
        (("a.yaml", "--danh-dau", "loi.xlsx"), "đúng một đầu vào là bảng Excel"),
        (("ds.xlsx", "ds.xlsx", "--danh-dau", "loi.xlsx"), "đúng một đầu vào là bảng Excel"),
    ],
)
def test_a_marked_copy_asked_wrongly_is_refused(
    workbook: Path, tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    answer = reportgen("kiem-tra", *arguments, folder=tmp_path)
    assert answer.code == 2
    assert expected in answer.err
    assert sorted(path.name for path in tmp_path.glob("*.xls*")) == ["ds.xlsx"]


def test_a_workbook_that_cannot_be_read_is_told_with_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "ds.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    answer = reportgen("kiem-tra", "ds.xlsx", "--danh-dau", "loi.xlsx", "--json", folder=tmp_path)
    assert answer.code == 3
    assert answer.codes == ["tep-bang-hong", "danh-dau-tep-la"]
    assert not (tmp_path / "loi.xlsx").exists()
