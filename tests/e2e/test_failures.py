"""When the program itself is broken or stopped: a sentence, never a traceback on the screen."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import reportgen as package
from e2e.batches import start
from e2e.records import numbered, sample, write
from e2e.running import COMMAND, reportgen

#: A device on which every write fails for want of room.
FULL = Path("/dev/full")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the program with a mistake in it."""
    home = tmp_path / "program"
    shutil.copytree(Path(package.__file__).parent, home / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "reportgen" / "kinds" / "hong").mkdir()
    (home / "reportgen" / "kinds" / "hong" / "__init__.py").write_text("KIND = 1 / 0\n", encoding="utf-8")
    return home


def run(home: Path, folder: Path, *arguments: str, state: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(home), "XDG_STATE_HOME": state, "TMPDIR": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bug_is_one_sentence_and_a_log(broken: Path, tmp_path: Path) -> None:
    done = run(broken, tmp_path, "loai", state=str(tmp_path / "state"))
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    (log,) = (tmp_path / "state" / "reportgen").iterdir()
    assert str(log) in done.stderr
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0


def test_a_bug_is_an_object_for_programs(broken: Path, tmp_path: Path) -> None:
    done = run(broken, tmp_path, "loai", "--json", state=str(tmp_path / "state"))
    assert done.returncode == 70
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["loi-chuong-trinh"]


def test_the_log_goes_to_the_temporary_folder_where_there_is_no_other(broken: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(broken, tmp_path, "loai", state=str(tmp_path / "file"))
    assert done.returncode == 70
    (log,) = tmp_path.glob("reportgen-*.log")
    assert str(log) in done.stderr


def test_a_broken_template_is_told_before_anything_is_written(tmp_path: Path) -> None:
    home = tmp_path / "program"
    shutil.copytree(Path(package.__file__).parent, home / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "templates" / "hd36").mkdir(parents=True)
    (home / "templates" / "hd36" / "quyet_dinh_giam_sat.docx").write_bytes(b"not a zip")
    write(tmp_path / "a.json", *numbered(1))
    done = run(home, tmp_path, "tao", "a.json", state=str(tmp_path / "state"))
    assert done.returncode == 3
    assert "quyet_dinh_giam_sat.docx" in done.stderr
    assert not (tmp_path / "out").exists()


def test_wrong_data_are_told_before_a_broken_template(tmp_path: Path) -> None:
    home = tmp_path / "program"
    shutil.copytree(Path(package.__file__).parent, home / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "templates" / "hd36").mkdir(parents=True)
    write(tmp_path / "a.json", *numbered(2), sample(so_ky_hieu="103-QĐ/HU", ngay_ban_hanh="30/2/2021"))
    done = run(home, tmp_path, "tao", "a.json", state=str(tmp_path / "state"))
    assert done.returncode == 1
    assert "30/2/2021" in done.stdout


def run_into(
    where: Path, folder: Path, *arguments: str, errors: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command with its output, and its errors if asked for, going to a file."""
    with where.open("w", encoding="utf-8") as out, (errors or where).open("w", encoding="utf-8") as err:
        return subprocess.run(
            [str(COMMAND), *arguments],
            cwd=folder,
            env={"XDG_STATE_HOME": str(folder / "state"), "TMPDIR": str(folder)},
            stdout=out,
            stderr=err if errors else subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )


@pytest.mark.skipif(not FULL.exists(), reason="hệ thống không có /dev/full")
@pytest.mark.parametrize("more", [(), ("--json",), ("--thu",)])
def test_an_answer_that_no_disk_takes_is_one_sentence_and_the_documents_are_there(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    write(tmp_path / "a.json", *numbered(2))
    done = run_into(FULL, tmp_path, "tao", "a.json", *more)
    assert done.returncode == 3
    assert done.stderr.startswith("Lỗi: Không in được kết quả")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "state").exists()
    assert len(list((tmp_path / "out").glob("*.docx"))) == (0 if "--thu" in more else 2)


@pytest.mark.skipif(not FULL.exists(), reason="hệ thống không có /dev/full")
@pytest.mark.parametrize("input_file", ["a.json", "khong-co.json"])
def test_where_nothing_at_all_can_be_said_the_exit_code_still_tells(tmp_path: Path, input_file: str) -> None:
    write(tmp_path / "a.json", *numbered(2))
    assert run_into(FULL, tmp_path, "tao", input_file, errors=FULL).returncode == 3
    assert not (tmp_path / "state").exists()


def test_a_run_without_anywhere_to_talk_to_is_done_like_any_other(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(2))
    done = subprocess.run(
        ["sh", "-c", '"$0" tao a.json >&- 2>&-', str(COMMAND)], cwd=tmp_path, env={"XDG_STATE_HOME": str(tmp_path)}
    )
    assert done.returncode == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_a_reader_that_leaves_early_is_not_taken_for_wrong_data(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(300))
    with start(tmp_path, "tao", "a.json", "--json") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 3


def test_a_run_that_the_user_stops_says_so_and_leaves_whole_files(tmp_path: Path) -> None:
    write(tmp_path / "a.json", *numbered(1000))
    with subprocess.Popen(
        [str(COMMAND), "tao", "a.json"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        deadline = time.monotonic() + 60
        while not list((tmp_path / "out").glob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "Đã dừng giữa chừng" in said.decode()
    assert list((tmp_path / "out").glob(".reportgen-*")) == []
    answer = reportgen("tao", "a.json", "--json", folder=tmp_path)
    assert answer.code == 0
    assert {document["status"] for document in answer.json["documents"]} == {"unchanged", "written"}
