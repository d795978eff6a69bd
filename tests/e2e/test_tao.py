"""`reportgen tao`: from input files to Word files, or to nothing at all."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import subprocess
import zipfile
from pathlib import Path

import pytest

from e2e.records import QUYET_DINH, numbered, sample, write
from e2e.running import COMMAND, reportgen
from reportgen.kinds import all_kinds

NAME = "45-QD-HU_quyet-dinh-giam-sat.docx"


def documents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.docx"))


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


@pytest.mark.parametrize("kind_id", all_kinds())
def test_the_sample_of_every_kind_becomes_a_document(kind_id: str, tmp_path: Path) -> None:
    assert reportgen("mau", kind_id, "-o", "mau.yaml", folder=tmp_path).code == 0
    answer = reportgen("tao", "mau.yaml", "--ra", "kq", folder=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert len(documents(tmp_path / "kq")) == 1
    assert "1 văn bản: 1 mới. 0 lỗi" in answer.out


def test_the_answer_for_programs_tells_every_document(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2))
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert answer.code == 0
    assert answer.json["problems"] == []
    first, second = answer.json["documents"]
    assert first == {
        "file": "out/101-QD-HU_quyet-dinh-giam-sat.docx",
        "kind": QUYET_DINH,
        "input": "a.json",
        "record": 1,
        "number": "101-QĐ/HU",
        "date": "2021-03-10",
        "sha256": hashlib.sha256((tmp_path / first["file"]).read_bytes()).hexdigest(),
        "status": "written",
    }
    assert second["file"] == "out/102-QD-HU_quyet-dinh-giam-sat.docx"


def test_the_manifest_tells_what_each_document_was_made_from(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2))
    made = reportgen("tao", "a.json", "--json", folder=tmp_path).json["documents"]
    lines = (tmp_path / "out/.reportgen/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    assert [(entry["input"], entry["record"]) for entry in entries] == [("a.json", 1), ("a.json", 2)]
    assert [entry["sha256"] for entry in entries] == [document["sha256"] for document in made]
    assert {entry["standard"] for entry in entries} == {"hd36"}


def test_the_same_input_gives_the_same_bytes_elsewhere_and_another_day(tmp_path: Path) -> None:
    for name, day in (("mot", "2021-03-10"), ("hai", "2026-12-31")):
        (tmp_path / name).mkdir()
        write(tmp_path / name / f"{name}.json", sample())
        assert reportgen("tao", f"{name}.json", "--ngay", day, folder=tmp_path / name, TZ="Asia/Tokyo").code == 0
    assert (tmp_path / "mot/out" / NAME).read_bytes() == (tmp_path / "hai/out" / NAME).read_bytes()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    reportgen("tao", "a.json", folder=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if path.name != "lock"}
    answer = reportgen("tao", "a.json", folder=tmp_path)
    assert answer.code == 0
    assert "1 không đổi" in answer.out
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_new_data_replaces_our_own_document(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    reportgen("tao", "a.json", folder=tmp_path)
    write(tmp_path / "a.json", sample(trich_yeu="giám sát một việc khác hẳn"))
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert answer.code == 0
    assert [document["status"] for document in answer.json["documents"]] == ["replaced"]


def test_a_document_changed_by_hand_is_no_error_while_its_data_stay_the_same(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2))
    reportgen("tao", "a.json", folder=tmp_path)
    edited = tmp_path / "out/101-QD-HU_quyet-dinh-giam-sat.docx"
    edited.write_bytes(edited.read_bytes() + b"reviewed")
    for way in ("cho", "ben-canh"):
        answer = reportgen("tao", "a.json", "--ban-moi", way, "--json", folder=tmp_path)
        assert (answer.code, answer.codes) == (0, [])
        assert [document["status"] for document in answer.json["documents"]] == ["edited", "unchanged"]
    assert edited.read_bytes().endswith(b"reviewed")
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    assert "1 giữ nguyên bản đã sửa tay" in reportgen("tao", "a.json", folder=tmp_path).out


def test_a_document_changed_by_hand_is_kept_and_the_others_are_written(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2))
    reportgen("tao", "a.json", folder=tmp_path)
    edited = tmp_path / "out/101-QD-HU_quyet-dinh-giam-sat.docx"
    edited.write_bytes(edited.read_bytes() + b"reviewed")
    write(tmp_path / "a.json", *[record | {"trich_yeu": "giám sát một việc khác hẳn"} for record in numbered(3)])
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert answer.code == 3
    assert answer.codes == ["tep-da-sua"]
    assert answer.json["problems"][0]["file"] == "out/101-QD-HU_quyet-dinh-giam-sat.docx"
    assert [document["status"] for document in answer.json["documents"]] == ["kept", "replaced", "written"]
    assert edited.read_bytes().endswith(b"reviewed")
    on_screen = reportgen("tao", "a.json", folder=tmp_path)
    assert on_screen.code == 3
    assert "được giữ nguyên" in on_screen.out


def test_one_wrong_record_stops_all(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2), sample(so_ky_hieu="103-QĐ/HU", ngay_ban_hanh="30/2/2021"))
    answer = reportgen("tao", "a.json", folder=tmp_path)
    assert answer.code == 1
    assert "Không ghi văn bản nào." in answer.out
    assert not (tmp_path / "out").exists()
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert (answer.code, answer.codes, answer.json["documents"]) == (1, ["ngay-khong-co-that"], [])


def test_a_warning_is_shown_and_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(trich_yeu="Về việc giám sát"))
    answer = reportgen("tao", "a.json", folder=tmp_path)
    assert answer.code == 0
    assert "(cảnh báo): " in answer.out
    assert documents(tmp_path / "out") == [NAME]
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert [problem["severity"] for problem in answer.json["problems"]] == ["warning"]


def test_a_trial_writes_nothing_and_tells_what_would_be(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    answer = reportgen("tao", "a.json", "--thu", "--json", folder=tmp_path)
    assert answer.code == 0
    trial = answer.json["documents"]
    assert not (tmp_path / "out").exists()
    assert reportgen("tao", "a.json", "--json", folder=tmp_path).json["documents"] == trial
    (tmp_path / "out" / NAME).write_bytes(b"reviewed")
    write(tmp_path / "a.json", sample(trich_yeu="giám sát một việc khác hẳn"))
    answer = reportgen("tao", "a.json", "--thu", folder=tmp_path)
    assert answer.code == 3
    assert "không ghi gì" in answer.out


def test_a_draft_shows_what_is_missing_and_has_a_name_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(so_ky_hieu=None, ngay_ban_hanh=None, moc_thoi_gian=None, du_thao_lan="2"))
    assert reportgen("tao", "a.json", folder=tmp_path).code == 1
    assert reportgen("tao", "a.json", "--ban-nhap", folder=tmp_path).code == 0
    (name,) = documents(tmp_path / "out")
    assert name.startswith("du-thao-lan-2_quyet-dinh-giam-sat_giam-sat-viec-lanh-dao")
    assert "chưa có" in text_of(tmp_path / "out" / name)


def test_the_standard_can_be_forced(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    for standard in ("hd05", "hd36"):
        assert reportgen("tao", "a.json", "--the-thuc", standard, "--ra", standard, folder=tmp_path).code == 0
    assert (tmp_path / "hd05" / NAME).read_bytes() != (tmp_path / "hd36" / NAME).read_bytes()


def test_a_folder_gives_its_inputs_in_order_and_names_what_it_skips(tmp_path: Path) -> None:
    inputs = tmp_path / "vào đây"
    (inputs / "sub").mkdir(parents=True)
    office = sample()["co_quan"]
    (inputs / "co_quan.yaml").write_text(json.dumps(office, ensure_ascii=False), encoding="utf-8")
    write(inputs / "b.json", sample(so_ky_hieu="102-QĐ/HU", co_quan=None))
    write(inputs / "a.yml", sample(so_ky_hieu="101-QĐ/HU", co_quan=None))
    write(inputs / "sub" / "c.json", sample(so_ky_hieu="103-QĐ/HU", co_quan=None))
    for name in ("~$b.yaml", ".an.yaml", "ghi-chu.docx"):
        (inputs / name).write_bytes(b"x")
    answer = reportgen("tao", "vào đây", inputs / "b.json", "--json", folder=tmp_path)
    assert answer.code == 0
    assert [document["input"] for document in answer.json["documents"]] == ["vào đây/a.yml", "vào đây/b.json"]
    assert all(name in answer.err for name in ("~$b.yaml", ".an.yaml", "ghi-chu.docx"))
    assert "co_quan.yaml" not in answer.err


def test_what_a_folder_holds_and_is_not_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    for name, number in (("vao/a.json", 1), ("vao/xa/b.json", 2), ("vao/xa dung/c.json", 3)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, sample(so_ky_hieu=f"{number}-QĐ/HU"))
    for name in ("cu.xls", "cu.ods", "~$cu.xls", "doc.txt"):
        (tmp_path / "vao" / name).touch()
    for name in ("hinh", ".an", "xa dung"):
        (tmp_path / "vao" / name).mkdir(exist_ok=True)
    assert reportgen("tao", "vao/a.json", "--ra", "vao/out", "--bao-cao", folder=tmp_path).code == 0
    answer = reportgen("tao", "vao", "vao/xa dung", folder=tmp_path)
    assert answer.code == 0
    assert answer.err.splitlines() == [
        "Bỏ qua tệp không phải đầu vào: vao/doc.txt, vao/~$cu.xls",
        "Chưa đọc bảng tính kiểu khác: vao/cu.ods, vao/cu.xls → Mở trong Excel, lưu lại thành .xlsx rồi chạy lại.",
        "Chưa đọc thư mục con: vao/xa → Muốn làm cả các tệp trong đó thì kể thêm tên thư mục đó trong lệnh.",
    ]


def test_of_many_files_left_out_the_first_are_named(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    for number in range(25):
        (tmp_path / f"{number:02d}.docx").touch()
    answer = reportgen("tao", ".", folder=tmp_path)
    assert answer.err.endswith("18.docx, 19.docx và 5 tệp nữa\n")


def test_two_drafts_under_one_name_are_a_problem_before_anything_is_written(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(so_ky_hieu=None, ngay_ban_hanh=None))
    write(tmp_path / "b.json", sample(so_ky_hieu=None, ngay_ban_hanh=None))
    answer = reportgen("tao", "a.json", "b.json", "--ban-nhap", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (1, ["trung-ten-tep"])
    assert "«a.json», dòng 1" in answer.json["problems"][0]["message"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("khong-co.yaml",), "khong-thay-tep"),
        (("rong",), "khong-co-dau-vao"),
        (("co_quan.yaml",), "khong-co-dau-vao"),
        (("a.json", "--co-quan", "khong-co.yaml"), "khong-thay-tep"),
        (("a.json", "--ra", "co_quan.yaml"), "noi-ra-khong-phai-thu-muc"),
    ],
)
def test_what_the_world_refuses_is_one_sentence_with_advice(
    arguments: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    (tmp_path / "rong").mkdir()
    (tmp_path / "co_quan.yaml").write_text("", encoding="utf-8")
    write(tmp_path / "a.json", sample(co_quan=None if "--co-quan" in arguments else sample()["co_quan"]))
    answer = reportgen("tao", *arguments, folder=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("Lỗi: ")
    assert " → " in answer.err
    assert answer.err.count("\n") == 1
    assert reportgen("tao", *arguments, "--json", folder=tmp_path).codes == [code]


def test_a_document_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2))
    (tmp_path / "out" / "101-QD-HU_quyet-dinh-giam-sat.docx").mkdir(parents=True)
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (3, ["ten-la-thu-muc"])
    assert [document["status"] for document in answer.json["documents"]] == ["failed", "written"]


def test_problems_are_grouped_by_file_errors_first(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample(trich_yeu="Về việc giám sát", ngay_ban_hanh="30/2/2021"))
    write(tmp_path / "b.json", sample(ngay_ban_hanh="31/9/2021"))
    lines = reportgen("kiem-tra", "a.json", "b.json", folder=tmp_path).out.splitlines()
    places = [line.split(":")[0] for line in lines]
    assert places[0] == "a.json"
    assert places[1].startswith("  dòng ")
    assert places[1].find(", cột ") > 0
    assert places[2].endswith("(cảnh báo)")
    assert places[3] == "b.json"
    assert all(" → " in line for line in lines if line.startswith("  "))
    assert lines[-1] == "2 lỗi, 1 cảnh báo; đọc được 0 văn bản."


def test_checking_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    answer = reportgen("kiem-tra", "a.json", "--json", folder=tmp_path)
    assert answer.code == 0
    assert answer.json == {"problems": [], "documents": [{"file": NAME, "kind": QUYET_DINH, "input": "a.json"}]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json"]


def test_a_long_run_on_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(25))
    controller, terminal = pty.openpty()
    with subprocess.Popen(
        [str(COMMAND), "tao", "a.json"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=terminal
    ) as process:
        os.close(terminal)
        shown = b""
        while chunk := _read(controller):
            shown += chunk
    os.close(controller)
    assert process.returncode == 0
    assert "Đang tạo văn bản" in shown.decode()
    assert "25/25" in shown.decode()
    assert len(documents(tmp_path / "out")) == 25


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux: the other end is closed
        return b""
