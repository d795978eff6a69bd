"""Broken workbooks through the installed command, read as a clerk reads: headings and sheets, no keys, no indents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.kinds import all_kinds
from tests.e2e.running import Answer, reportgen
from tests.support.workbook import Sheets, as_pairs, as_rows, renumbered, sample_of, save

KIND = all_kinds()["quyet_dinh_giam_sat"]
#: Slugs of two words and more, and what only a text file has.
OF_TEXT_FILES = re.compile(r"«[a-z]+(?:_[a-z]+)+»|[a-z]+_[a-z]+:|thụt|gạch đầu dòng|dấu nháy|YAML")


def rows(count: int = 1) -> Sheets:
    sample = sample_of(KIND)
    codes = "abcdef"[:count]
    return as_rows(KIND, {code: renumbered(sample, 901 + index) for index, code in enumerate(codes)})


def column(sheets: Sheets, heading: str) -> int:
    return sheets[KIND.label][0].index(heading)


def group_in_one_cell() -> Sheets:
    sheets = rows()
    first, last = column(sheets, "Thời gian giám sát: Từ ngày"), column(sheets, "Thời gian giám sát: Đến ngày")
    sheets[KIND.label][0][first] = "Thời gian giám sát"
    sheets[KIND.label][1][first] = "22/3/2021 - 26/3/2021"
    for row in sheets[KIND.label]:
        del row[last]
    return sheets


def unknown_kind() -> Sheets:
    sheets = rows()
    table = sheets.pop(KIND.label)
    table[0].append("Loại văn bản")
    table[1].append("Báo cáo tổng kết")
    return {"Văn bản": table, **sheets}


def no_kind() -> Sheets:
    sheets = unknown_kind()
    sheets["Văn bản"][1][-1] = None
    return sheets


def no_office() -> Sheets:
    return {name: table for name, table in rows().items() if name not in ("Cơ quan", "Người ký")}


def empty_cell() -> Sheets:
    sheets = rows()
    sheets[KIND.label][1][column(sheets, "Ngày ban hành")] = None
    return sheets


def no_column() -> Sheets:
    sheets = rows()
    at = column(sheets, "Ngày ban hành")
    sheets[KIND.label] = [[*row[:at], *row[at + 1 :]] for row in sheets[KIND.label]]
    return sheets


def no_rows() -> Sheets:
    return {name: table for name, table in rows().items() if name != "Thành viên"}


def unknown_signer() -> Sheets:
    sheets = rows()
    sheets[KIND.label][1][column(sheets, "Người ký")] = "ai đó"
    return sheets


def person_twice() -> Sheets:
    sheets = rows()
    sheets["Thành viên"][3][1] = sheets["Thành viên"][4][1]
    return sheets


def paper_not_listed() -> Sheets:
    sheets = rows()
    del sheets["Văn bản viện dẫn"][2]
    return sheets


def shared_labels_misspelt() -> Sheets:
    sheets = rows(2)
    for row in sheets[KIND.label][1:]:
        row[column(sheets, "Ngày ban hành")] = None
    return {**sheets, "Chung": [["Ngày ban hàng", "10/3/2021"]]}


def labels_misspelt() -> Sheets:
    sheets = as_pairs(KIND, sample_of(KIND))
    for row in sheets[KIND.label]:
        if row[:1] == ["Trích yếu"]:
            row[0] = "Trích yếu nội dung"
    return sheets


def kind_without_the_field() -> Sheets:
    sheets = rows()
    table = sheets.pop(KIND.label)
    for row, cells in zip(table, (["Loại văn bản", "Kỳ sơ kết"], [KIND.label, "năm 2022"]), strict=True):
        row.extend(cells)
    return {"Văn bản": table, **sheets}


@pytest.mark.parametrize(
    ("broken", "code", "words"),
    [
        (group_in_one_cell, "can-nhom", "«Thời gian giám sát: Từ ngày», «Thời gian giám sát: Đến ngày»"),
        (unknown_kind, "loai-gan-dung", "«Quyết định giám sát»"),
        (no_kind, "thieu-loai", "cột «Loại văn bản»"),
        (no_office, "thieu-co-quan", "trang «Cơ quan»"),
        (empty_cell, "thieu", "Điền vào ô này"),
        (no_column, "thieu-cot", "Thêm cột (trang hai cột: thêm dòng) «Ngày ban hành»"),
        (no_rows, "thieu-trang-con", "trang «Thành phần đoàn»"),
        (unknown_signer, "nguoi-ky-khong-co", "trang «Người ký»"),
        (person_twice, "doan-trung-nguoi", "cột «Người khác trùng tên»"),
        (paper_not_listed, "vien-dan-khong-co", "trang «Văn bản viện dẫn»"),
        (shared_labels_misspelt, "muc-la", "«Ngày ban hành»"),
        (labels_misspelt, "muc-la", "«Trích yếu»"),
        (kind_without_the_field, "khoa-khong-biet", "Xoá ô này"),
    ],
)
def test_a_broken_workbook_is_told_in_the_words_of_a_workbook(
    broken: Callable[[], Sheets], code: str, words: str, tmp_path: Path
) -> None:
    save(tmp_path / "ds.xlsx", broken())
    answer = reportgen("kiem-tra", "ds.xlsx", "--json", folder=tmp_path)
    assert {problem["code"] for problem in answer.json["problems"]} == {code}
    for problem in answer.json["problems"]:
        assert words in problem["advice"]
        # Codes are the clerk's own words.
        said = f"{problem['message']} {problem['advice']}".replace("«pho_bi_thu»", "")
        assert not OF_TEXT_FILES.search(said), said
        assert problem["place"] == "" or "ô " in problem["place"]


def test_a_broken_table_of_text_is_told_in_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text(
        "loai;Số, ký hiệu;Trích yếu;Ngày họp\nquyet_dinh_giam_sat;5-QĐ/HU;về việc;x\n", encoding="utf-8"
    )
    answer = reportgen("kiem-tra", "ds.csv", "--json", folder=tmp_path)
    assert {"thieu-cot", "thieu-trang-con", "thieu-co-quan", "khoa-khong-biet"} <= set(answer.codes)
    assert "Đoàn giám sát: Thành viên" not in answer.out
    assert _speaks_of_tables(answer)


def _speaks_of_tables(answer: Answer) -> bool:
    return not any(OF_TEXT_FILES.search(one["message"] + one["advice"]) for one in answer.json["problems"])
