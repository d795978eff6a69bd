"""`reportgen kiem-tra`: what a clerk with many mistakes gets to see, and what a program gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.records import numbered, sample, write
from e2e.running import reportgen


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
    assert missing.startswith("  15 chỗ thiếu «Trích yếu»: dòng 3, ")
    assert " … và 5 chỗ khác → Điền mục «trich_yeu»" in missing
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
    assert answer.codes.count("thieu") == 15
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
