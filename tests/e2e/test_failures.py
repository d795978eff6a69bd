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
from e2e.records import numbered, sample, write
from e2e.running import COMMAND, reportgen


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
