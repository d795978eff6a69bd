"""Thousands at once: what is right is made, what is wrong is told, and how many processes did it leaves no trace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from e2e.batches import batch, json_lines, tree
from e2e.records import numbered, sample, write
from e2e.running import reportgen


def some_bad(path: Path, count: int = 60) -> Path:
    """A batch where every tenth record lacks its date, one line is torn, and one number is given twice."""
    records = numbered(count)
    for record in records[4::10]:
        del record["ngay_ban_hanh"]
    records[7]["so_ky_hieu"] = records[6]["so_ky_hieu"]
    json_lines(path, records)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:20], "{", *lines[20:]]) + "\n", encoding="utf-8")
    return path


def test_all_or_nothing_is_the_rule_and_making_the_good_ones_the_exception(tmp_path: Path) -> None:
    some_bad(tmp_path / "a.jsonl")
    answer = reportgen("tao", "a.jsonl", folder=tmp_path)
    assert answer.code == 1
    assert "Không ghi văn bản nào." in answer.out
    assert "Có 53 văn bản không lỗi: thêm --bo-qua-loi" in answer.out
    assert not (tmp_path / "out").exists()
    answer = reportgen("tao", "a.jsonl", "--bo-qua-loi", folder=tmp_path)
    assert answer.code == 1
    assert "Bỏ qua vì có lỗi:\n  a.jsonl: dòng 5" in answer.out
    assert "53 văn bản: 53 mới. 8 lỗi, 0 cảnh báo. Bỏ qua 7 văn bản có lỗi." in answer.out
    assert len(list((tmp_path / "out").glob("*.docx"))) == 53


def test_a_list_is_announced_only_where_there_is_one_to_read(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 21)
    said = reportgen("tao", "a.jsonl", folder=tmp_path).out
    assert said.startswith("Văn bản nằm trong thư mục out.\n21 văn bản: 21 mới.")
    said = reportgen("tao", "a.jsonl", "--ra", "khac", "--thu", folder=tmp_path).out
    assert said.startswith("Chạy thử, không ghi gì.\n21 văn bản: 21 mới.")


@pytest.mark.parametrize(("option", "hint"), [(None, "báo cáo bao-cao-lo.xlsx"), ("--khong-bao-cao", "thêm --bao-cao")])
def test_the_rest_of_a_long_list_is_to_be_found_where_it_is_said_to_be(
    tmp_path: Path, option: str | None, hint: str
) -> None:
    batch(tmp_path / "a.jsonl", 25)
    reportgen("tao", "a.jsonl", folder=tmp_path)
    for document in (tmp_path / "out").glob("*.docx"):
        document.write_bytes(b"edited")
    batch(tmp_path / "a.jsonl", 25, trich_yeu="giám sát một việc khác hẳn")
    answer = reportgen("tao", "a.jsonl", *([option] if option else []), folder=tmp_path)
    assert f"  … và 5 văn bản nữa (xem đủ: {hint} hoặc --json)" in answer.out


def test_documents_kept_out_by_a_fault_of_their_whole_file_are_told_together_and_why(tmp_path: Path) -> None:
    """A row of a list that belongs to no document may belong to any of them: none is made, and that is said."""
    reportgen("mau", "quyet_dinh_giam_sat", "-o", "a.xlsx", folder=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for name in book.sheetnames[1:]:
        for row in [[cell.value for cell in row] for row in book[name].iter_rows(min_row=5)]:
            if row[0] == "QĐGS1":
                book[name].append(["QĐGS2", *row[1:]])
    book["Quyết định giám sát"]["B6"] = "46-QĐ/HU"
    book["Quyết định giám sát"]["C6"] = "30/2/2021"
    book["Căn cứ"].append(["QĐGS9", "Căn cứ Điều lệ Đảng"])
    book.save(tmp_path / "a.xlsx")
    batch(tmp_path / "b.jsonl", 2)
    answer = reportgen("tao", "a.xlsx", "b.jsonl", "--bo-qua-loi", folder=tmp_path)
    assert (
        "Bỏ qua vì có lỗi:\n"
        "  a.xlsx: 1 văn bản, vì lỗi chung của tệp đã kể ở trên\n"
        "  a.xlsx: trang tính «Quyết định giám sát», ô A6 (văn bản thứ 2)\n"
    ) in answer.out
    assert "2 văn bản: 2 mới. 2 lỗi, 0 cảnh báo. Bỏ qua 2 văn bản có lỗi." in answer.out


def test_what_was_left_out_is_made_once_it_is_mended(tmp_path: Path) -> None:
    some_bad(tmp_path / "a.jsonl")
    reportgen("tao", "a.jsonl", "--bo-qua-loi", folder=tmp_path)
    batch(tmp_path / "a.jsonl", 60)
    answer = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    statuses = [document["status"] for document in answer.json["documents"]]
    assert (statuses.count("written"), statuses.count("unchanged")) == (7, 53)


def test_a_batch_without_anything_right_makes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(ngay_ban_hanh="30/2/2021"))
    answer = reportgen("tao", "a.json", "--bo-qua-loi", folder=tmp_path)
    assert answer.code == 1
    assert "Không ghi văn bản nào." in answer.out
    assert not (tmp_path / "out").exists()


def inputs(folder: Path) -> list[str]:
    """One long list of lines, many small files, and one file with many records."""
    some_bad(folder / "a.jsonl")
    (folder / "b").mkdir()
    for index in range(15):
        write(
            folder / "b" / f"{index:02d}.json", sample(so_ky_hieu=f"{300 + index}-QĐ/HU", trich_yeu="Về việc giám sát")
        )
    write(folder / "c.json", *[record | {"so_ky_hieu": f"{400 + n}-QĐ/HU"} for n, record in enumerate(numbered(30))])
    (folder / "d.yaml").write_text("loai: [", encoding="utf-8")
    return ["a.jsonl", "b", "c.json", "d.yaml"]


@pytest.mark.parametrize("workers", ["2", "5"])
def test_many_processes_give_the_same_bytes_and_the_same_report_as_one(tmp_path: Path, workers: str) -> None:
    arguments = ["tao", *inputs(tmp_path), "--bo-qua-loi"]
    alone = reportgen(*arguments, "--json", folder=tmp_path)
    one = tree(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / "one")
    together = reportgen(*arguments, "--json", "--luong", workers, folder=tmp_path)
    assert tree(tmp_path / "out") == one
    assert (together.code, together.out) == (alone.code, alone.out)
    assert {"jsonl", "json"} == {name.rpartition(".")[2] for name in {doc["input"] for doc in alone.json["documents"]}}
    report = "bao-cao-lo.xlsx"
    assert (tmp_path / "out" / report).read_bytes() == (tmp_path / "one" / report).read_bytes()


def rows(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    return [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]


def test_a_batch_is_reported_in_a_workbook(tmp_path: Path) -> None:
    some_bad(tmp_path / "a.jsonl")
    answer = reportgen("tao", "a.jsonl", "--bo-qua-loi", folder=tmp_path)
    assert "Báo cáo: out/bao-cao-lo.xlsx" in answer.out
    path = tmp_path / "out/bao-cao-lo.xlsx"
    lead, _, headings, *listed = rows(path, "Văn bản")
    assert lead[0] == ("53 văn bản: 53 mới. Bỏ qua 7 văn bản có lỗi. 8 lỗi, 0 cảnh báo: xem trang «Lỗi, cảnh báo».")
    assert headings[1:6] == ("Số, ký hiệu", "Loại văn bản", "Ngày ban hành", "Tệp", "Tình trạng")
    assert [row[0] for row in listed] == list(range(1, 61))
    assert listed[0][1:4] == ("101-QĐ/HU", "Quyết định giám sát", listed[0][3])
    assert listed[0][3].strftime("%d/%m/%Y") == "10/03/2021"
    assert listed[4][5] == "có lỗi, không tạo"
    assert "Ngày ban hành" in listed[4][6]
    assert listed[4][7].startswith("a.jsonl, dòng 5")
    linked = openpyxl.load_workbook(path)["Văn bản"]["E4"].hyperlink.target
    assert (tmp_path / "out" / linked).is_file()
    _, *problems = rows(path, "Lỗi, cảnh báo")
    assert len(problems) == 8
    assert [row[0] for row in problems if row[0] is not None] == [5, 8, 15, 25, 35, 45, 55]
    assert all(row[4].endswith(".") and row[5].endswith(".") for row in problems)


@pytest.mark.parametrize(("count", "option", "there"), [(2, None, False), (2, "--bao-cao", True), (21, None, True)])
def test_a_report_is_written_for_batches_or_when_asked_for(
    tmp_path: Path, count: int, option: str | None, there: bool
) -> None:
    batch(tmp_path / "a.jsonl", count)
    reportgen("tao", "a.jsonl", *([option] if option else []), folder=tmp_path)
    assert (tmp_path / "out/bao-cao-lo.xlsx").exists() is there
    assert reportgen("tao", "a.jsonl", "--khong-bao-cao", "--ra", "khac", folder=tmp_path).code == 0
    assert not (tmp_path / "khac/bao-cao-lo.xlsx").exists()


def test_a_report_with_a_persons_notes_is_kept(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 2)
    reportgen("tao", "a.jsonl", "--bao-cao", folder=tmp_path)
    report = tmp_path / "out/bao-cao-lo.xlsx"
    report.write_bytes(report.read_bytes() + b"notes")
    answer = reportgen("tao", "a.jsonl", "--bao-cao", folder=tmp_path)
    assert "Báo cáo: out/bao-cao-lo_ban-moi.xlsx" in answer.out
    assert report.read_bytes().endswith(b"notes")


def test_a_text_that_looks_like_a_formula_stays_a_text_in_the_report(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(), sample(so_ky_hieu="=1+1"))
    reportgen("tao", "a.json", "--bo-qua-loi", "--bao-cao", folder=tmp_path)
    _, (*_,), *_ = rows(tmp_path / "out/bao-cao-lo.xlsx", "Lỗi, cảnh báo")
    book = openpyxl.load_workbook(tmp_path / "out/bao-cao-lo.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_names_and_folders_follow_a_pattern(tmp_path: Path) -> None:
    units = ("Đảng uỷ xã A", "Đảng uỷ xã B")
    records = [sample(so_ky_hieu=f"{101 + n}-QĐ/HU", don_vi=[units[n % 2]], so_luong_don_vi=None) for n in range(3)]
    json_lines(tmp_path / "a.jsonl", records)
    answer = reportgen(
        "tao", "a.jsonl", "--ten", "{nam}/{don_vi}/{so}_{ten_loai}_{trich_yeu}", "--json", folder=tmp_path
    )
    assert answer.code == 0
    files = [document["file"] for document in answer.json["documents"]]
    assert files[0].startswith("out/2021/dang-uy-xa-a/101_quyet-dinh_giam-sat")
    assert [name.split("/")[2] for name in files] == ["dang-uy-xa-a", "dang-uy-xa-b", "dang-uy-xa-a"]
    assert all((tmp_path / name).is_file() for name in files)
    again = reportgen(
        "tao", "a.jsonl", "--ten", "{nam}/{don_vi}/{so}_{ten_loai}_{trich_yeu}", "--json", folder=tmp_path
    )
    assert {document["status"] for document in again.json["documents"]} == {"unchanged"}


def test_names_that_collide_are_told_before_anything_is_written(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 3)
    answer = reportgen("tao", "a.jsonl", "--ten", "{loai}", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (1, ["trung-ten-tep", "trung-ten-tep"])
    assert "thêm {so_ky_hieu} vào mẫu" in answer.json["problems"][0]["advice"]
    assert reportgen("tao", "a.jsonl", "--ten", "{loai}_{so_ky_hieu}", "--ra", "khac", folder=tmp_path).code == 0
    assert "«a.jsonl», dòng 1" in answer.json["problems"][0]["message"]
    assert not (tmp_path / "out").exists()


def test_a_value_that_a_name_needs_and_the_record_lacks_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(), sample("bao_cao_so_ket"))
    answer = reportgen("tao", "a.json", "--ten", "{don_vi}/{so_ky_hieu}", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (1, ["ten-tep-thieu-gia-tri"])
    write(tmp_path / "b.json", sample(so_ky_hieu=None, ngay_ban_hanh=None, du_thao_lan="2"))
    answer = reportgen("tao", "b.json", "--ban-nhap", "--ten", "{ngay}/{so_ky_hieu}_{loai}", "--json", folder=tmp_path)
    assert [document["file"] for document in answer.json["documents"]] == [
        "out/chua-co/du-thao-lan-2_quyet-dinh-giam-sat.docx"
    ]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("{khong_co}", "trường «khong_co» không biết"), ("../{loai}", "chỉ gồm dấu chấm"), ("{loai}|", "ký tự «|»")],
)
def test_a_pattern_that_cannot_be_used_is_a_wrong_command(tmp_path: Path, pattern: str, said: str) -> None:
    write(tmp_path / "a.json", sample())
    answer = reportgen("tao", "a.json", "--ten", pattern, folder=tmp_path)
    assert answer.code == 2
    assert said in answer.err


def test_a_long_answer_for_programs_is_one_object(tmp_path: Path) -> None:
    some_bad(tmp_path / "a.jsonl")
    answer = reportgen("tao", "a.jsonl", "--bo-qua-loi", "--json", folder=tmp_path)
    assert len(answer.json["documents"]) == 53
    first = answer.json["refused"][0]
    assert (first["record"], first["place"].split(",")[0]) == (5, "dòng 5")
    assert json.loads(reportgen("tao", "a.jsonl", "--json", folder=tmp_path).out)["documents"] == []
