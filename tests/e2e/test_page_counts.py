"""`tao --dem-trang`: the pages of every document that stands in its place, or in words why they are not known."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from e2e.batches import batch, json_lines, tree
from e2e.records import numbered, sample, write
from e2e.running import COMMAND, reportgen
from tests.support import pdf
from tests.support.office import CRASH, GOOD, HANG, NOTHING, calls, only, stand_in

REPORT = "bao-cao-lo.xlsx"


def listed(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The lead of the report's first sheet, and its rows by heading."""
    lead, _, headings, *rows = openpyxl.load_workbook(path)["Văn bản"].iter_rows(values_only=True)
    return str(lead[0]), [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def on_path(program: Path) -> str:
    return os.pathsep.join([str(program.parent), os.environ["PATH"]])


# --- with the LibreOffice of the machine ----------------------------------------------------------------------------


@pytest.mark.libreoffice
def test_counts_are_those_of_another_rendering(tmp_path: Path) -> None:
    units = [f"Chi bộ Mẫu số {number}" for number in range(60)]
    long = sample(so_ky_hieu="7-QĐ/HU", don_vi=units, so_luong_don_vi="60")
    write(tmp_path / "a.json", sample(), sample("bao_cao_so_ket"), long)
    answer = reportgen("tao", "a.json", "--dem-trang", "--json", folder=tmp_path)
    assert answer.code == 0, answer.out
    made = answer.json["documents"]
    rendered = pdf.render([tmp_path / one["file"] for one in made])
    assert [one["pages"] for one in made] == [len(one.pages) for one in rendered]
    assert made[0]["pages"] < made[2]["pages"]
    assert made[1]["pages"] > 2
    again = reportgen("tao", "a.json", "--dem-trang", folder=tmp_path)
    for one in made:
        assert f"{Path(one['file']).name}  (không đổi, {one['pages']} trang)" in again.out
    assert f"Tổng cộng {sum(one['pages'] for one in made)} trang, do LibreOffice đếm" in again.out
    assert not (tmp_path / "out" / REPORT).exists()


@pytest.mark.libreoffice
def test_equal_names_in_two_folders_have_their_own_counts_and_workers_change_none(tmp_path: Path) -> None:
    units = [f"Chi bộ Mẫu số {number}" for number in range(60)]
    records = [
        sample(so_ky_hieu="101-QĐ/HU", don_vi=["Đảng uỷ xã A"], so_luong_don_vi=None),
        sample(so_ky_hieu="102-QĐ/HU", don_vi=units, so_luong_don_vi="60"),
    ]
    json_lines(tmp_path / "a.jsonl", records)
    arguments = ("tao", "a.jsonl", "--ten", "{don_vi}/{loai}", "--dem-trang", "--bao-cao", "--json")
    one, two = (reportgen(*arguments, "--luong", workers, folder=tmp_path).json["documents"] for workers in "12")
    assert len({Path(each["file"]).name for each in one}) == 1
    assert one[0]["pages"] < one[1]["pages"]
    assert [each["pages"] for each in one] == [each["pages"] for each in two]
    lead, rows = listed(tmp_path / "out" / REPORT)
    assert [row["Số trang"] for row in rows] == [each["pages"] for each in one]
    assert "do LibreOffice đếm; Word có thể ngắt trang hơi khác." in lead


# --- with one that is sick, or none ---------------------------------------------------------------------------------


def test_without_libreoffice_nothing_is_made_and_it_is_told_first(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 1)
    answer = reportgen("tao", "a.jsonl", "--dem-trang", folder=tmp_path, PATH="/khong/co")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("Lỗi: Máy này không có LibreOffice để đếm trang; chưa văn bản nào được ghi. → Cài ")
    assert not (tmp_path / "out").exists()
    answer = reportgen("tao", "a.jsonl", "--dem-trang", "--json", folder=tmp_path, PATH="/khong/co")
    assert answer.codes == ["khong-co-libreoffice"]
    assert reportgen("tao", "a.jsonl", folder=tmp_path, PATH="/khong/co").code == 0


def test_a_trial_run_has_nothing_to_count(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 1)
    answer = reportgen("tao", "a.jsonl", "--thu", "--dem-trang", folder=tmp_path)
    assert answer.code == 2
    assert "--thu không đi cùng --dem-trang" in answer.err


def test_the_report_tells_the_pages_only_if_they_were_asked_for(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    records = numbered(24)
    del records[4]["ngay_ban_hanh"]
    json_lines(tmp_path / "a.jsonl", records)
    asked = ("tao", "a.jsonl", "--bo-qua-loi")
    plain = reportgen(*asked, "--json", "--ra", "khong", folder=tmp_path)
    assert not any("pages" in document for document in plain.json["documents"])
    assert "Số trang" not in listed(tmp_path / "khong" / REPORT)[1][0]
    answer = reportgen(*asked, "--dem-trang", folder=tmp_path, PATH=on_path(program))
    assert answer.code == 1
    assert "Tổng cộng 69 trang" in answer.out
    lead, rows = listed(tmp_path / "out" / REPORT)
    assert "Tổng cộng 69 trang, do LibreOffice đếm" in lead
    assert [row["Số trang"] for row in rows] == [3] * 4 + [None] + [3] * 19
    assert list(rows[0])[4:7] == ["Tệp", "Số trang", "Tình trạng"]
    silent = reportgen(*asked, "--dem-trang", "--khong-bao-cao", "--ra", "im", folder=tmp_path, PATH=on_path(program))
    assert "Tổng cộng 69 trang" in silent.out
    assert not (tmp_path / "im" / REPORT).exists()


@pytest.mark.parametrize("sick", [NOTHING, CRASH])
def test_a_document_that_cannot_be_counted_is_told_once_in_words(tmp_path: Path, sick: str) -> None:
    program = stand_in(tmp_path / "bin", only(2, sick))
    batch(tmp_path / "a.jsonl", 3)
    asked = ("tao", "a.jsonl", "--dem-trang", "--bao-cao")
    answer = reportgen(*asked, folder=tmp_path, PATH=on_path(program))
    assert answer.code == 0
    assert "102-QD-HU_quyet-dinh-giam-sat.docx  (mới, không đếm được trang)" in answer.out
    assert answer.out.count("LibreOffice không mở được văn bản này") == 1
    assert "0 lỗi, 1 cảnh báo" in answer.out
    assert "Tổng cộng 6 trang" in answer.out
    assert "Không đếm được trang của 1 văn bản." in answer.out
    _, rows = listed(tmp_path / "out" / REPORT)
    assert [row["Số trang"] for row in rows] == [3, "không đếm được trang", 3]
    assert str(rows[1]["Lỗi, cảnh báo"]).startswith("LibreOffice không mở được văn bản này")
    answer = reportgen(*asked, "--json", folder=tmp_path, PATH=on_path(program))
    assert [document["pages"] for document in answer.json["documents"]] == [3, None, 3]
    (problem,) = answer.json["problems"]
    assert (problem["code"], problem["severity"]) == ("trang-khong-chuyen-duoc", "warning")
    assert problem["file"] == "out/102-QD-HU_quyet-dinh-giam-sat.docx"


def test_a_libreoffice_that_brings_nothing_is_told_and_the_documents_are_there(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", NOTHING)
    batch(tmp_path / "a.jsonl", 30)
    assert reportgen("tao", "a.jsonl", "--ra", "sach", folder=tmp_path).code == 0
    answer = reportgen("tao", "a.jsonl", "--dem-trang", folder=tmp_path, PATH=on_path(program))
    assert answer.code == 3
    assert answer.err.startswith(f"Lỗi: LibreOffice («{program}») không đếm được trang")
    assert answer.err.count("\n") == 1
    assert "0 lỗi, 0 cảnh báo" in answer.out
    assert tree(tmp_path / "out") == tree(tmp_path / "sach")
    _, rows = listed(tmp_path / "out" / REPORT)
    assert {row["Số trang"] for row in rows} == {"không đếm được trang"}
    assert {row["Tình trạng"] for row in rows} == {"mới"}


def test_a_file_that_a_person_changed_is_not_opened(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    batch(tmp_path / "a.jsonl", 2)
    reportgen("tao", "a.jsonl", folder=tmp_path)
    touched = tmp_path / "out" / "102-QD-HU_quyet-dinh-giam-sat.docx"
    touched.write_bytes(b"a person's")
    batch(tmp_path / "a.jsonl", 2, trich_yeu="giám sát một việc khác hẳn")
    asked = ("tao", "a.jsonl", "--dem-trang")
    answer = reportgen(*asked, folder=tmp_path, PATH=on_path(program))
    assert answer.code == 3
    assert "(thay bản cũ, 3 trang)" in answer.out
    assert "(giữ nguyên tệp đã sửa, chưa ghi bản mới, không đếm trang)" in answer.out
    assert [sum(word.endswith(".docx") for word in call) for call in calls(program)] == [1]
    beside = reportgen(*asked, "--ban-moi", "ben-canh", "--json", folder=tmp_path, PATH=on_path(program))
    assert [document["pages"] for document in beside.json["documents"]] == [3, 3]


def test_a_run_stopped_while_it_counts_leaves_its_documents_and_nothing_else(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", HANG)
    batch(tmp_path / "a.jsonl", 30)
    place = tmp_path / "tam"
    place.mkdir()
    arguments = [str(COMMAND), "tao", "a.jsonl", "--dem-trang"]
    environment = {"PATH": on_path(program), "HOME": str(tmp_path), "TMPDIR": str(place)}
    with subprocess.Popen(
        arguments, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while not (program.parent / "calls").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    said = err.decode()
    assert process.returncode == 3
    assert "Dừng khi mới đếm trang của 0/30 văn bản đã ghi." in said
    assert "Đã dừng giữa chừng theo yêu cầu." in said
    assert "Traceback" not in said
    assert list(place.iterdir()) == []
    assert not Path(f"/proc/{calls(program)[0][0]}").exists()
    assert len(list((tmp_path / "out").glob("*.docx"))) == 30
    shutil.rmtree(program.parent)
    answer = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    assert {document["status"] for document in answer.json["documents"]} == {"unchanged"}
