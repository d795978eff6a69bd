"""Work shared among processes: chunks go out, results come back in the order of the chunks.

A process that dies (killed, out of memory) takes nothing with it: its chunk is given to a new process piece by piece,
and only the piece over which that one dies too is lost. The workers hold no state that matters, ignore Ctrl-C (this
process decides), and end when this process ends, however it ends.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

# What deals with processes is loaded when there is a second one.
if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Job = TypeVar("Job")
Done = TypeVar("Done")

#: How long a worker that was asked to end may take (seconds).
_PATIENCE = 5


@dataclass(slots=True)
class _Chunk(Generic[Job]):
    """Jobs that go out together. The second try is one job of a chunk alone, the one at `offset`."""

    number: int
    jobs: list[Job]
    offset: int | None = None


@dataclass(slots=True)
class _Worker(Generic[Job]):
    process: BaseProcess
    line: Connection
    busy_with: _Chunk[Job] | None = None


class _Order(Generic[Done]):
    """Gathers results and gives them out in the order of the chunks."""

    def __init__(self) -> None:
        self._waiting: dict[int, dict[int, Done]] = {}
        self._sizes: dict[int, int] = {}
        self._turn = 0

    def expect(self, number: int, size: int) -> None:
        """Hear how many results a chunk will have."""
        self._sizes[number] = size
        self._waiting[number] = {}

    def take(self, number: int, offset: int, results: Sequence[Done]) -> None:
        """Take results of a chunk, from one of its jobs on."""
        self._waiting[number].update(enumerate(results, start=offset))

    def ready(self) -> Iterator[list[Done]]:
        """Give out the chunks whose turn it is and that are complete."""
        while self._turn in self._sizes and len(self._waiting[self._turn]) == self._sizes[self._turn]:
            del self._sizes[self._turn]
            yield [done for _, done in sorted(self._waiting.pop(self._turn).items(), key=lambda item: item[0])]
            self._turn += 1


def in_order(
    work: Callable[[Job], Done],
    chunks: Iterable[Sequence[Job]],
    count: int,
    lost: Callable[[Job], Done],
    died: Callable[[int], None],
) -> Generator[list[Done], None, None]:
    """Do all jobs, in this process or in several.

    Args:
        work: Does one job; must be fit to be sent to another process where those are not forked.
        chunks: The jobs; taken one chunk at a time, a few ahead.
        count: How many processes; 1 means this one.
        lost: Says what comes of a job over which two processes died.
        died: Hears that a process died, and how many jobs are done again.

    Yields:
        The results of each chunk, in order.
    """
    if count <= 1:
        for chunk in chunks:
            yield [work(job) for job in chunk]
        return
    crew = _Crew(work, count, lost, died)
    try:
        yield from crew.run(iter(chunks))
    finally:
        crew.dismiss()


class _Crew(Generic[Job, Done]):
    """The workers of one run and what they are busy with."""

    def __init__(
        self, work: Callable[[Job], Done], count: int, lost: Callable[[Job], Done], died: Callable[[int], None]
    ) -> None:
        import multiprocessing

        self._work = work
        self._lost = lost
        self._died = died
        self._forks = sys.platform == "linux"
        self._context: BaseContext = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._workers: list[_Worker[Job]] = []
        self._order: _Order[Done] = _Order()
        self._count = count

    def run(self, chunks: Iterator[Sequence[Job]]) -> Iterator[list[Done]]:
        """Do all jobs; see `in_order`."""
        ahead: deque[_Chunk[Job]] = deque()
        numbered = enumerate(chunks)
        more = True
        while more or ahead or self._busy():
            self._hand_out(ahead)
            if more and len(ahead) < self._count:
                more = self._fetch(numbered, ahead)
                self._collect(ahead, patience=0)
            else:
                self._collect(ahead, patience=None)
            yield from self._order.ready()

    def _fetch(self, numbered: Iterator[tuple[int, Sequence[Job]]], ahead: deque[_Chunk[Job]]) -> bool:
        """Take one chunk more; False if there is none."""
        for number, chunk in numbered:
            self._order.expect(number, len(chunk))
            if chunk:
                ahead.append(_Chunk(number, list(chunk)))
            return True
        return False

    def dismiss(self) -> None:
        """End all workers: idle ones leave when their line closes, busy ones are stopped."""
        for worker in self._workers:
            worker.line.close()
            if worker.busy_with is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self._workers.clear()

    def _busy(self) -> list[_Worker[Job]]:
        return [worker for worker in self._workers if worker.busy_with is not None]

    def _hand_out(self, ahead: deque[_Chunk[Job]]) -> None:
        while ahead and (worker := self._idle()) is not None:
            worker.busy_with = ahead.popleft()
            # A worker that died idle is noticed when its answer is awaited.
            with suppress(OSError):
                worker.line.send(worker.busy_with.jobs)

    def _idle(self) -> _Worker[Job] | None:
        for worker in self._workers:
            if worker.busy_with is None:
                return worker
        return self._hire() if len(self._workers) < self._count else None

    def _hire(self) -> _Worker[Job]:
        ours, theirs = self._context.Pipe()
        # A forked child holds copies of our ends: as long as they are open, nobody would notice that we ended.
        strangers = [ours, *(worker.line for worker in self._workers)] if self._forks else []
        process = self._context.Process(target=_serve, args=(theirs, strangers, self._work), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        worker: _Worker[Job] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _collect(self, ahead: deque[_Chunk[Job]], patience: float | None) -> None:
        from multiprocessing.connection import wait

        by_line = {worker.line: worker for worker in self._busy()}
        if not by_line:
            return
        for line in wait(list(by_line), patience):
            worker = by_line[line]  # type: ignore[index]
            chunk, worker.busy_with = worker.busy_with, None
            if chunk is not None:
                self._take_answer(worker, chunk, ahead)

    def _take_answer(self, worker: _Worker[Job], chunk: _Chunk[Job], ahead: deque[_Chunk[Job]]) -> None:
        try:
            answer = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker)
            self._again(chunk, ahead)
            return
        if isinstance(answer, BaseException):
            raise answer
        self._order.take(chunk.number, chunk.offset or 0, answer)

    def _bury(self, worker: _Worker[Job]) -> None:
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(_PATIENCE)
        worker.process.close()

    def _again(self, chunk: _Chunk[Job], ahead: deque[_Chunk[Job]]) -> None:
        """Give a dead worker's jobs out once more, one by one and in order; what kills again is lost."""
        if chunk.offset is not None:
            self._order.take(chunk.number, chunk.offset, [self._lost(job) for job in chunk.jobs])
            return
        self._died(len(chunk.jobs))
        singles = [_Chunk(chunk.number, [job], offset) for offset, job in enumerate(chunk.jobs)]
        ahead.extendleft(reversed(singles))


def _serve(line: Connection, strangers: Sequence[Connection], work: Callable[[Job], Done]) -> None:
    """The life of a worker: jobs in, results out, until the line closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for stranger in strangers:
        stranger.close()
    with suppress(EOFError, OSError):
        while True:
            jobs = line.recv()
            line.send(_answer(work, jobs))


def _answer(work: Callable[[Job], Done], jobs: Sequence[Job]) -> list[Done] | Exception:
    import traceback

    from reportgen.errors import ReportgenError

    try:
        return [work(job) for job in jobs]
    except ReportgenError as failure:
        return failure
    except Exception:
        return RuntimeError(traceback.format_exc())
