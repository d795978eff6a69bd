"""Work among processes: the order stays, and a process that dies loses nothing but what kills it again."""

from __future__ import annotations

import io
import os
import pickle
import signal
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from e2e.records import sample, write

from reportgen.errors import ReportgenError
from reportgen.pipeline.checking import Checker, Errand
from reportgen.pipeline.naming import read_pattern
from reportgen.pipeline.templates import compiled
from reportgen.pipeline.types import Request, WorkerLostError
from reportgen.pipeline.workers import in_order
from reportgen.render.engine import Engine
from reportgen.render.package import unpack_parts

KILLER = 13


def work(job: int) -> str:
    """Quick or slow, so that chunks end in another order than they began; one job kills its process."""
    if job == KILLER:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.003 * (job % 3))
    return f"{job} done"


def chunks(*sizes: int) -> Iterator[list[int]]:
    start = 0
    for size in sizes:
        yield list(range(start, start + size))
        start += size


def no_death(count: int) -> None:
    pytest.fail(f"a process died over {count} jobs")


def lost(job: int) -> str:
    return f"{job} lost"


@pytest.mark.parametrize("count", [1, 2, 4])
def test_results_come_in_the_order_of_the_chunks(count: int) -> None:
    jobs = [[1, 2], [3], [4, 5, 6, 7], [8, 9]] * 5
    assert list(in_order(work, jobs, count, lost, no_death)) == [[f"{job} done" for job in chunk] for chunk in jobs]


def test_a_chunk_without_jobs_keeps_the_order() -> None:
    assert list(in_order(work, [[1], [], [2, 5], []], 2, lost, no_death)) == [["1 done"], [], ["2 done", "5 done"], []]


@pytest.mark.parametrize("count", [2, 3])
def test_only_the_job_that_kills_twice_is_lost(count: int) -> None:
    deaths: list[int] = []
    done = [one for chunk in in_order(work, chunks(5, 5, 5, 5), count, lost, deaths.append) for one in chunk]
    assert done == [f"{job} lost" if job == KILLER else f"{job} done" for job in range(20)]
    assert deaths == [5]


def refuse(job: int) -> int:
    if job == 3:
        raise WorkerLostError(file="x")
    return job


def test_a_refusal_of_the_world_travels_whole() -> None:
    with pytest.raises(WorkerLostError) as refused:
        list(in_order(refuse, [[1], [2], [3]], 2, lambda job: job, no_death))
    assert refused.value.params == {"file": "x"}
    assert isinstance(refused.value, ReportgenError)


def stumble(job: int) -> int:
    return 1 // job


def test_a_mistake_of_ours_is_told_with_its_trace() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(in_order(stumble, [[0]], 2, lambda job: job, no_death))


def test_who_stops_listening_leaves_no_process_behind() -> None:
    results = in_order(work, chunks(*[2] * 50), 2, lost, no_death)
    next(results)
    before = _children()
    results.close()
    assert before
    assert _children() == []


def test_what_works_can_travel_to_a_process_that_is_not_forked(tmp_path: Path) -> None:
    write(tmp_path / "a.json", sample())
    request = Request((tmp_path,), date(2026, 5, 27), pattern=read_pattern("{so}"))
    checker: Checker = pickle.loads(pickle.dumps(Checker(request, to_make=True)))  # noqa: S301 -- our own bytes
    (checked,) = checker(Errand(tmp_path / "a.json"))
    assert pickle.loads(pickle.dumps(checked)) == checked  # noqa: S301 -- our own bytes
    engine = compiled(checked.filled.template)
    assert isinstance(engine, Engine)
    assert zipfile.is_zipfile(io.BytesIO(engine.package(unpack_parts(checked.filled.body))))


def _children() -> list[str]:
    with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as listed:  # noqa: PTH123 -- no file on a disk
        return listed.read().split()
