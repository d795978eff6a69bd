"""Killed at any moment and run again, a batch ends as if nothing had happened."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from e2e.batches import batch, children, start, tree
from e2e.running import reportgen

#: 50 for the full proof, a few in every run of the tests.
KILLS = int(os.environ.get("REPORTGEN_KILLS", "6"))
SIZE = 1000
#: Writing takes about this part of a run.
WRITING = 0.2


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_batch_killed_at_random_moments_ends_like_a_clean_run(tmp_path: Path, workers: str) -> None:
    batch(tmp_path / "a.jsonl", SIZE)
    arguments = ("tao", "a.jsonl", "--luong", workers)
    began = time.monotonic()
    assert reportgen(*arguments, "--ra", "sach", folder=tmp_path).code == 0
    whole = time.monotonic() - began
    moments = random.Random(20260527)  # noqa: S311 -- the same moments every time
    cut_off = sum(_killed(moments, whole, tmp_path, arguments, while_writing=bool(n % 2)) for n in range(KILLS))
    assert cut_off, "no run was long enough to be killed"
    assert reportgen(*arguments, "--ra", "dut", folder=tmp_path).code == 0
    assert tree(tmp_path / "dut") == tree(tmp_path / "sach")
    answer = reportgen(*arguments, "--ra", "dut", "--json", folder=tmp_path)
    assert {document["status"] for document in answer.json["documents"]} == {"unchanged"}


def _killed(
    moments: random.Random, whole: float, folder: Path, arguments: tuple[str, ...], *, while_writing: bool
) -> bool:
    """Kill a run at a random moment, of all or of its writing; tells whether it was still running."""
    with start(folder, *arguments, "--ra", "dut") as process:
        if while_writing:
            _wait_for_documents(process, folder / "dut")
            time.sleep(moments.uniform(0, WRITING) * whole)
        else:
            time.sleep(moments.uniform(0.05, 1.0) * whole)
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    _nothing_half_is_there(folder / "dut")
    return running


def _wait_for_documents(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until documents are laid ready, or the run ends because all are there."""
    waiting, deadline = out / ".reportgen/tam", time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if waiting.is_dir() and any(waiting.iterdir()):
            return
        time.sleep(0.002)


def _nothing_half_is_there(out: Path) -> None:
    """Every document that has its name is whole."""
    for path in out.glob("*.docx"):
        assert path.read_bytes().rfind(b"PK\x05\x06", -22) >= 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_batch_killed_after_its_data_changed_leaves_no_document_that_looks_touched(
    tmp_path: Path, workers: str
) -> None:
    arguments = ("tao", "a.jsonl", "--luong", workers, "--ra", "dut")
    batch(tmp_path / "a.jsonl", 200)
    assert reportgen(*arguments, folder=tmp_path).code == 0
    for number in range(3):
        batch(tmp_path / "a.jsonl", 200, trich_yeu=f"giám sát lần {number}")
        with start(tmp_path, *arguments) as process:
            first = tmp_path / "dut" / "101-QD-HU_quyet-dinh-giam-sat.docx"
            before, deadline = first.read_bytes(), time.monotonic() + 60
            while first.read_bytes() == before and time.monotonic() < deadline:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
    answer = reportgen(*arguments, "--json", folder=tmp_path)
    assert (answer.code, answer.json["problems"]) == (0, [])
    assert reportgen("tao", "a.jsonl", "--ra", "sach", folder=tmp_path).code == 0
    documents = {name: sha for name, sha in tree(tmp_path / "dut").items() if name.endswith(".docx")}
    assert documents == {name: sha for name, sha in tree(tmp_path / "sach").items() if name.endswith(".docx")}


def test_a_worker_that_is_killed_is_told_and_its_work_is_done_again(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", SIZE)
    assert reportgen("tao", "a.jsonl", "--ra", "sach", folder=tmp_path).code == 0
    with start(tmp_path, "tao", "a.jsonl", "--luong", "2") as process:
        deadline, killed = time.monotonic() + 60, 0
        while process.poll() is None and killed < 2 and time.monotonic() < deadline:
            for pid in children(process.pid)[:1]:
                os.kill(pid, signal.SIGKILL)
                killed += 1
            time.sleep(0.2)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err.decode()
    assert killed
    assert f"{SIZE} văn bản: {SIZE} mới." in out.decode()
    assert "Một tiến trình phụ dừng đột ngột" in err.decode()
    assert tree(tmp_path / "out") == tree(tmp_path / "sach")


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    batch(tmp_path / "a.jsonl", SIZE)
    with start(tmp_path, "tao", "a.jsonl", "--luong", "2") as process:
        deadline = time.monotonic() + 60
        while not (workers := children(process.pid)) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    while any(_is_alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(_is_alive(pid) for pid in workers)


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_batch_that_the_user_stops_says_how_far_it_came_and_goes_on_next_time(tmp_path: Path, workers: str) -> None:
    batch(tmp_path / "a.jsonl", SIZE)
    with start(tmp_path, "tao", "a.jsonl", "--luong", workers) as process:
        deadline = time.monotonic() + 60
        while not list((tmp_path / "out").glob("*.docx")) and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    said = err.decode()
    assert process.returncode == 3
    done = re.search(rf"Dừng khi đã xong ít nhất (\d+)/{SIZE} văn bản", said)
    assert done is not None
    # Documents that got their names while the run was stopped are not counted yet.
    assert int(done[1]) <= len(list((tmp_path / "out").glob("*.docx")))
    assert "Đã dừng giữa chừng" in said
    assert "Traceback" not in said
    assert list((tmp_path / "out/.reportgen/tam").iterdir()) == []
    answer = reportgen("tao", "a.jsonl", "--json", folder=tmp_path)
    assert answer.code == 0
    assert {document["status"] for document in answer.json["documents"]} == {"unchanged", "written"}
