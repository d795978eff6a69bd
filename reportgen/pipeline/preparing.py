"""From inputs to a plan: every record checked, named and filled in before the first document is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.intake import Numbers, in_order
from reportgen.output.names import NameBook
from reportgen.pipeline.checking import Checked, Checker, Errand, Worded
from reportgen.pipeline.inputs import find_inputs
from reportgen.pipeline.spool import Spool
from reportgen.pipeline.types import Filled, Head, Listener, Plan, Refused, Request, WorkerLostError
from reportgen.problems import Position, Problem

#: Files or lines given to a worker together.
_CHUNK = 10
#: A file up to here (bytes) holds one record or a few.
_SMALL = 64 * 1024


def prepare(request: Request, *, to_make: bool = True, listener: Listener | None = None) -> Plan:
    """Read and check all inputs and name the documents; no document is written.

    Args:
        request: What is asked for.
        to_make: Whether the plan is to be built; if not, nothing is put into words.
        listener: Hears how many records were looked at.

    Raises:
        ReportgenError: An input cannot be read, or there is none.
    """
    files, skipped = find_inputs(request.inputs, request.office)
    checker = Checker(request, to_make=to_make)
    listener = listener or Listener()
    ledger = _Ledger(listener, checker)
    for checked in _checked(files, checker, request, listener):
        ledger.take(checked)
    return ledger.plan(skipped)


def _checked(files: Iterable[Path], checker: Checker, request: Request, listener: Listener) -> Iterator[Checked]:
    if request.workers <= 1:
        for path in files:
            for sheaf in checker.reader.sheaves(path):
                yield from checker.check(sheaf)
        return
    from reportgen.pipeline import workers

    errands = _errands(files, checker, apart=request.convert_from is None)
    for chunk in workers.in_order(checker, errands, request.workers, lost, listener.worker_died):
        for checked in chunk:
            yield from checked


def _errands(files: Iterable[Path], checker: Checker, *, apart: bool) -> Iterator[Sequence[Errand | Worded]]:
    """Divide the work: small files by tens, long lists of lines by tens of lines, other long files by filling only.

    What a worker is sent is where to read, not what was read: taking a record's tree apart for the journey and building
    it again costs more than checking it. Its words travel well, so a file that only one can read is read, checked and
    worded here. `apart` tells whether lines may be read apart: not where a warning speaks of all texts of a file.
    """
    waiting: list[Errand] = []
    for path in files:
        found = list(_parts(path, apart=apart))
        if len(found) == 1:
            waiting += found
        if waiting and (len(found) != 1 or len(waiting) >= _CHUNK):
            yield waiting
            waiting = []
        if len(found) > 1:
            yield from ([errand] for errand in found)
        if not found:
            yield from map(checker.worded, checker.reader.sheaves(path))
    if waiting:
        yield waiting


def _parts(path: Path, *, apart: bool) -> Iterator[Errand]:
    """The parts of a file that can be read apart; none if it is long and cannot be taken apart."""
    if path.suffix.lower() == ".jsonl" and apart:
        from reportgen.sources.jsonl_source import spans

        lines = [Errand(path, span) for span in spans(path, _CHUNK)]
        yield from lines if len(lines) > 1 else [Errand(path)]
    elif path.suffix.lower() != ".jsonl" and _is_small(path):
        yield Errand(path)


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= _SMALL
    except OSError:
        # Whoever is sent to read it tells what is wrong.
        return True


class _Ledger:
    """Gathers what is checked, and finds what only the whole batch can show."""

    def __init__(self, listener: Listener, checker: Checker) -> None:
        self._listener = listener
        self._checker = checker
        self._documents = Spool()
        self._problems: list[Problem] = []
        self._problems_of: dict[int, tuple[Problem, ...]] = {}
        self._refused: list[Refused] = []
        self._templates: set[str] = set()
        self._refusals: dict[int, ReportgenError] = {}
        self._numbers = Numbers()
        self._names = NameBook()
        self._count = 0

    def take(self, checked: Checked) -> None:
        """Take one record, or what is wrong with a file as a whole."""
        self._problems.extend(checked.problems)
        if checked.record is None:
            return
        ordinal, self._count = self._count, self._count + 1
        self._listener.checked(self._count)
        clashes = () if checked.head is None else tuple(self._clashes(checked, checked.head))
        if checked.problems or clashes:
            self._problems.extend(clashes)
            self._problems_of[ordinal] = (*checked.problems, *clashes)
            self._checker.note(clashes)
        if checked.head is None or clashes:
            self._refused.append(Refused(ordinal, checked.position, checked.record))
        else:
            self._keep(ordinal, checked.head, checked.filled)

    def _keep(self, ordinal: int, head: Head, filled: Filled) -> None:
        if filled.failure is not None:
            self._refusals[len(self._documents)] = filled.failure
        self._templates.add(filled.template)
        self._documents.add(ordinal, head, filled)

    def plan(self, skipped: tuple[Path, ...]) -> Plan:
        """Close the ledger.

        Raises:
            SpoolError: The system's temporary folder refuses.
        """
        self._documents.flush()
        return Plan(
            self._documents,
            in_order(self._problems),
            frozenset(self._templates),
            self._refusals,
            tuple(self._refused),
            self._problems_of,
            skipped,
        )

    def _clashes(self, checked: Checked, head: Head) -> Iterator[Problem]:
        """Find an earlier document with the same number or the same name; an earlier document keeps both."""
        repeated = self._numbers.take(checked.number_key, checked.position, head.number)
        if repeated is not None:
            yield repeated
            return
        earlier = self._names.take(head.name, len(self._documents))
        if earlier is not None:
            before = _place(self._documents.planned(earlier).head.position)
            yield Problem("trung-ten-tep", checked.position, {"ten_tep": head.name, "cho_truoc": before})


def _place(position: Position) -> str:
    sheet = f", trang tính «{position.sheet}»" if position.sheet else ""
    cell = f", ô {position.cell}" if position.cell else ""
    line = f", dòng {position.line}" if position.line is not None and not cell else ""
    return f"«{position.file}»{sheet}{cell}{line}"


def lost(job: Errand | Worded) -> list[Checked]:
    """Say what comes of work over which two processes died.

    Returns:
        A record that cannot be filled: it fails alone.

    Raises:
        WorkerLostError: What cannot be read stops all, for nobody knows what is in it.
    """
    if isinstance(job, Errand):
        raise WorkerLostError(file=str(job.path))
    template = "" if job.words is None else job.words.template
    failure = WorkerLostError(file=job.checked.position.file)
    return [job.checked._replace(filled=Filled(template, failure=failure))]
