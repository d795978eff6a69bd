"""A full disk, a folder that may not be written, a person in the way: one sentence, nothing lost, a rerun ends it."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.batches import batch, start, tree
from e2e.records import numbered, sample, write
from e2e.running import COMMAND, Answer, reportgen

DISK_BYTES = 1_500_000

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="cần quyền root để gắn đĩa nhỏ")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system with little room."""
    place = tmp_path / "dia"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", str(place)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"không gắn được đĩa nhỏ: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def bound() -> list[str]:
    """What makes permissions bind a command: nothing for ordinary users, fewer rights for root."""
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", "--bounding-set", rights, "--inh-caps", rights] if os.geteuid() == 0 else []


def run_bound(*arguments: str, folder: Path) -> Answer:
    """Run the command so that permissions bind it."""
    done = subprocess.run([*bound(), str(COMMAND), *arguments], cwd=folder, capture_output=True, timeout=120)
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@needs_root
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_full_disk_stops_the_run_keeps_what_is_done_and_a_second_run_ends_it(
    small_disk: Path, tmp_path: Path, workers: str
) -> None:
    batch(tmp_path / "a.jsonl", 300)
    arguments = ("tao", "a.jsonl", "--luong", workers, "--ra")
    assert reportgen(*arguments, "sach", folder=tmp_path).code == 0
    answer = reportgen(*arguments, "dia/out", "--json", folder=tmp_path)
    assert answer.code == 3
    assert "dia-day" in answer.codes
    told = {document["file"]: document["status"] for document in answer.json["documents"]}
    assert set(told.values()) == {"written", "failed", "not_made"}
    written = [name for name, status in told.items() if status == "written"]
    assert sorted(str(path.relative_to(tmp_path)) for path in (small_disk / "out").glob("*.docx")) == sorted(written)
    clean = tree(tmp_path / "sach")
    now = tree(small_disk / "out")
    assert all(now[Path(name).name] == clean[Path(name).name] for name in written)
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert reportgen(*arguments, "dia/out", folder=tmp_path).code == 0
    assert tree(small_disk / "out") == clean


@needs_root
def test_a_full_disk_is_one_sentence_with_advice(small_disk: Path, tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 300)
    answer = reportgen("tao", "a.jsonl", "--ra", "dia/out", "--khong-bao-cao", folder=tmp_path)
    assert answer.code == 3
    assert answer.err.startswith("Lỗi: Hết chỗ trên đĩa")
    assert " → " in answer.err
    assert answer.err.count("\n") == 1
    assert "chưa làm" in answer.out


@needs_root
def test_a_full_temporary_folder_stops_the_run_before_anything_is_made(small_disk: Path, tmp_path: Path) -> None:
    # More than waits in memory.
    batch(tmp_path / "a.jsonl", 2_500)
    answer = reportgen("tao", "a.jsonl", "--json", folder=tmp_path, TMPDIR=str(small_disk))
    assert (answer.code, answer.codes) == (3, ["cho-tam-day"])
    assert not (tmp_path / "out").exists()


def test_a_folder_that_may_not_be_written_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 30)
    (tmp_path / "out").mkdir(mode=0o555)
    answer = run_bound("tao", "a.jsonl", folder=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("Lỗi: Không được phép ghi vào thư mục «out».")
    assert answer.err.count("\n") == 1
    assert list((tmp_path / "out").iterdir()) == []


def test_where_only_the_report_is_refused_the_folder_is_named_not_the_file(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 21)
    assert reportgen("tao", "a.jsonl", "--khong-bao-cao", folder=tmp_path).code == 0
    (tmp_path / "out").chmod(0o555)
    for arguments in (("tao", "a.jsonl"), ("mau", "co_quan", "-o", "out/co_quan.yaml")):
        answer = run_bound(*arguments, folder=tmp_path)
        assert answer.code == 3
        assert answer.err.startswith("Lỗi: Không được phép ghi vào thư mục «out».")
    (tmp_path / "out").chmod(0o755)


def test_a_folder_that_may_not_even_be_entered_is_refused_like_any_other(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 2)
    (tmp_path / "out").mkdir(mode=0)
    answer = run_bound("tao", "a.jsonl", folder=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("Lỗi: Không được phép ghi vào thư mục «out».")


def test_rights_taken_away_in_the_middle_stop_the_run_and_given_back_end_it(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 300)
    assert run_bound("tao", "a.jsonl", "--ra", "sach", folder=tmp_path).code == 0
    out = tmp_path / "out"
    with start(tmp_path, "tao", "a.jsonl", "--json", before=bound()) as process:
        deadline = time.monotonic() + 60
        while not list(out.glob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.002)
        out.chmod(0o555)
        said, err = process.communicate(timeout=60)
    answer = Answer(process.returncode, said.decode(), err.decode())
    assert answer.code == 3
    assert "thu-muc-khong-ghi-duoc" in answer.codes
    statuses = [document["status"] for document in answer.json["documents"]]
    assert statuses.count("written") == len(list(out.glob("*.docx"))) > 0
    assert statuses == sorted(statuses, key=["written", "failed", "not_made"].index)
    out.chmod(0o755)
    assert run_bound("tao", "a.jsonl", folder=tmp_path).code == 0
    assert tree(out) == tree(tmp_path / "sach")


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("gone", [".", ".reportgen/tam"])
def test_a_folder_that_goes_away_in_the_middle_stops_the_run_and_a_second_run_ends_it(
    tmp_path: Path, gone: str, workers: str
) -> None:
    """A stick pulled out, a folder renamed, a share that is lost."""
    batch(tmp_path / "a.jsonl", 1000)
    arguments = ("tao", "a.jsonl", "--luong", workers)
    out = tmp_path / "out"
    with start(tmp_path, *arguments) as process:
        deadline = time.monotonic() + 60
        while not list(out.glob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.002)
        (out / gone).rename(tmp_path / "di-mat")
        said, err = process.communicate(timeout=60)
    assert process.returncode == 3, err.decode()
    assert err.decode().startswith("Lỗi: Thư mục ghi ra «out» không còn nguyên ở chỗ cũ")
    assert err.decode().count("\n") == 1
    assert "chưa làm" in said.decode()
    assert reportgen(*arguments, folder=tmp_path).code == 0
    assert reportgen(*arguments, "--ra", "sach", folder=tmp_path).code == 0
    assert tree(out) == tree(tmp_path / "sach")


def test_one_folder_that_refuses_does_not_stop_the_others(tmp_path: Path) -> None:
    units = ("Đảng uỷ xã A", "Đảng uỷ xã B")
    records = [
        record | {"don_vi": [units[index % 2]], "so_luong_don_vi": None} for index, record in enumerate(numbered(4))
    ]
    write(tmp_path / "a.json", *[{key: value for key, value in one.items() if value is not None} for one in records])
    (tmp_path / "out" / "dang-uy-xa-a").mkdir(parents=True)
    (tmp_path / "out" / "dang-uy-xa-a").chmod(0o555)
    answer = run_bound("tao", "a.json", "--ten", "{don_vi}/{so_ky_hieu}", "--json", folder=tmp_path)
    assert answer.code == 3
    assert [document["status"] for document in answer.json["documents"]] == ["failed", "written", "failed", "written"]
    assert set(answer.codes) == {"thu-muc-khong-ghi-duoc"}


def test_a_path_too_long_is_told(tmp_path: Path) -> None:
    deep = Path(*["thu-muc-sau" * 8] * 60)
    write(tmp_path / "a.json", *numbered(1))
    answer = reportgen("tao", "a.json", "--ra", deep, "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (3, ["duong-dan-qua-dai"])


def test_an_input_that_may_not_even_be_looked_for_is_told(tmp_path: Path) -> None:
    (tmp_path / "kin").mkdir()
    write(tmp_path / "kin" / "a.json", *numbered(1))
    (tmp_path / "kin").chmod(0)
    for path in ("kin/a.json", "a" * 300 + ".json"):
        answer = run_bound("kiem-tra", path, folder=tmp_path)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err.startswith(f"Lỗi: Không đọc được tệp «{path}»")
    (tmp_path / "kin").chmod(0o755)


@pytest.mark.parametrize("shut", ["a.json", "vao", "co_quan.yaml"])
def test_an_input_that_may_not_be_read_is_no_slip_in_typing(tmp_path: Path, shut: str) -> None:
    (tmp_path / "vao").mkdir()
    for path, record in zip((tmp_path / "a.json", tmp_path / "vao" / "b.json"), numbered(2), strict=True):
        write(path, {key: value for key, value in record.items() if key != "co_quan"})
    assert reportgen("mau", "co_quan", "-o", "co_quan.yaml", folder=tmp_path).code == 0
    (tmp_path / shut).chmod(0)
    for command in ("tao", "kiem-tra"):
        answer = run_bound(command, "a.json", "vao", "--co-quan", "co_quan.yaml", folder=tmp_path)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err.startswith(f"Lỗi: Không đọc được tệp «{shut}» (lỗi hệ thống: không có quyền).")
        assert " → " in answer.err
    (tmp_path / shut).chmod(0o755)


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(("target", "code"), [("khong-co.yaml", "khong-thay-tep"), ("b.yaml", "khong-doc-duoc-tep")])
def test_a_link_that_leads_nowhere_or_to_itself_is_told(tmp_path: Path, target: str, code: str, workers: str) -> None:
    (tmp_path / "vao").mkdir()
    write(tmp_path / "vao" / "a.json", *numbered(1))
    (tmp_path / "vao" / "b.yaml").symlink_to(target)
    answer = reportgen("tao", "vao", "--luong", workers, "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (3, [code])


def test_a_workbook_under_the_longest_name_there_is_can_be_checked_and_marked(tmp_path: Path) -> None:
    """The files by which programs lock it would have a name too long for the system."""
    assert reportgen("mau", "bao_cao_so_ket", "-o", "mau.xlsx", folder=tmp_path).code == 0
    longest = "ế" * 83 + "a.xlsx"
    (tmp_path / "mau.xlsx").rename(tmp_path / longest)
    assert reportgen("kiem-tra", longest, "--danh-dau", "ban-sao.xlsx", folder=tmp_path).code == 0
    answer = reportgen("kiem-tra", longest, "--danh-dau", f"a{longest}", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (3, ["duong-dan-qua-dai"])


def test_a_file_saved_by_a_person_waits_or_gets_its_new_version_beside(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 3)
    assert reportgen("tao", "a.jsonl", folder=tmp_path).code == 0
    edited = tmp_path / "out/102-QD-HU_quyet-dinh-giam-sat.docx"
    edited.write_bytes(edited.read_bytes() + b"reviewed")
    batch(tmp_path / "a.jsonl", 3, trich_yeu="giám sát một việc khác hẳn")
    waits = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    assert (waits.code, waits.codes) == (3, ["tep-da-sua"])
    trial = reportgen("tao", "a.jsonl", "--ban-moi", "ben-canh", "--thu", "--json", folder=tmp_path)
    assert [document["status"] for document in trial.json["documents"]] == ["unchanged", "beside", "unchanged"]
    for _ in range(2):
        beside = reportgen("tao", "a.jsonl", "--ban-moi", "ben-canh", "--json", folder=tmp_path)
        assert (beside.code, beside.codes) == (0, ["tep-da-sua-ban-moi"])
        told = beside.json["documents"][1]
        assert told["file"] == "out/102-QD-HU_quyet-dinh-giam-sat_ban-moi.docx"
        assert (tmp_path / told["file"]).is_file()
    assert edited.read_bytes().endswith(b"reviewed")
    assert len(list((tmp_path / "out").glob("*.docx"))) == 4


def test_the_clock_and_the_dates_of_files_decide_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    reportgen("tao", "a.json", folder=tmp_path)
    (document,) = (tmp_path / "out").glob("*.docx")
    for moment in (0, 4_000_000_000):
        os.utime(document, (moment, moment))
        os.utime(tmp_path / "a.json", (moment, moment))
        answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
        assert [one["status"] for one in answer.json["documents"]] == ["unchanged"]


def test_a_document_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", 2)
    reportgen("tao", "a.jsonl", folder=tmp_path)
    before = tree(tmp_path / "out")
    (tmp_path / "out/101-QD-HU_quyet-dinh-giam-sat.docx").unlink()
    answer = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    assert [one["status"] for one in answer.json["documents"]] == ["written", "unchanged"]
    assert tree(tmp_path / "out") == before


def test_what_an_earlier_version_wrote_is_known_as_ours(tmp_path: Path) -> None:
    """Whatever it noted of where a document came from: what counts is the hash of what it wrote."""
    batch(tmp_path / "a.jsonl", 2)
    reportgen("tao", "a.jsonl", folder=tmp_path)
    manifest = tmp_path / "out/.reportgen/manifest.jsonl"
    clean = tree(tmp_path / "out")
    document = tmp_path / "out/101-QD-HU_quyet-dinh-giam-sat.docx"
    document.write_bytes(b"another engine's bytes")
    told = [
        json.loads(line) | {"version": "0.0.1", "record_sha256": "0" * 64}
        for line in manifest.read_bytes().splitlines()
    ]
    told[0]["sha256"] = tree(tmp_path / "out")[document.name]
    manifest.write_text("".join(json.dumps(line) + "\n" for line in told), encoding="utf-8")
    answer = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    assert (answer.code, answer.codes) == (0, [])
    assert [one["status"] for one in answer.json["documents"]] == ["replaced", "unchanged"]
    assert tree(tmp_path / "out")[document.name] == clean[document.name]
    again = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    assert {one["status"] for one in again.json["documents"]} == {"unchanged"}
