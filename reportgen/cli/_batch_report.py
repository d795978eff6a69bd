"""The report on a batch as a workbook beside its documents: what was made, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.cli import _report
from reportgen.cli._made import FATES, summary
from reportgen.messages import explain
from reportgen.output.workbook import Cell, Link, Sheet, workbook_bytes
from reportgen.problems import Problem, Severity

if TYPE_CHECKING:
    from reportgen.cli._pages import Pages
    from reportgen.cli._tally import Tally
    from reportgen.output.write import OutputFolder
    from reportgen.pipeline.outcomes import Outcome
    from reportgen.pipeline.types import Plan, Refused

#: Where the report stands in the output folder.
REPORT_NAME = "bao-cao-lo.xlsx"
_KIND = "bao_cao_lo"
_SECOND = "Lỗi, cảnh báo"

_DOCUMENTS = (
    ("STT", 6),
    ("Số, ký hiệu", 18),
    ("Loại văn bản", 30),
    ("Ngày ban hành", 14),
    ("Tệp", 48),
    ("Tình trạng", 20),
    (_SECOND, 70),
    ("Đầu vào", 34),
)
#: Beside the file; only where pages were counted.
_PAGES, _PAGES_AT = ("Số trang", 12), 5
_PROBLEMS = (("STT văn bản", 8), ("Mức", 10), ("Đầu vào", 30), ("Chỗ", 24), ("Nội dung", 70), ("Cách sửa", 60))


def write_report(plan: Plan, tally: Tally, output: OutputFolder) -> str:
    """Write the report on a batch into the output folder.

    A report that a person changed stays, and the new one goes beside it.

    Returns:
        Its name inside the folder.

    Raises:
        OutputError: The folder refuses.
    """
    from reportgen.output.manifest import Entry
    from reportgen.output.staging import sha256_of

    left_out = f" Bỏ qua {len(plan.refused)} văn bản có lỗi." if plan.refused else ""
    counted = "" if tally.pages is None else f" {tally.pages.summary()}"
    # A line that nobody can read makes no row: only here does the first sheet tell of it.
    wrong = f" {_report.count_line(plan.problems)}: xem trang «{_SECOND}»." if plan.problems else ""
    lead = f"{summary(tally)}{left_out}{wrong}{counted}"
    # The library remembers the height of every row that has one: it would be all of them, for the paths of the inputs.
    documents = Sheet("Văn bản", _headings(tally), _rows(plan, tally), lead, runs_on=True)
    data = workbook_bytes([documents, Sheet(_SECOND, _PROBLEMS, _problem_rows(plan))])
    entry = Entry(
        file=REPORT_NAME,
        kind=_KIND,
        input="",
        record=0,
        sha256=sha256_of(data),
        record_sha256="",
        template_sha256="",
        standard="",
        standard_sha256="",
        version=__version__,
    )
    return output.put(entry, data, beside=True).file


def _headings(tally: Tally) -> tuple[tuple[str, int], ...]:
    return _DOCUMENTS if tally.pages is None else (*_DOCUMENTS[:_PAGES_AT], _PAGES, *_DOCUMENTS[_PAGES_AT:])


def _rows(plan: Plan, tally: Tally) -> Iterator[tuple[Cell, ...]]:
    """The rows of all records, documents and refused ones, in the order of the inputs."""
    refused = iter(plan.refused)
    next_refused = next(refused, None)
    for outcome in tally:
        while next_refused is not None and next_refused.ordinal < outcome.planned.ordinal:
            yield _refused_row(plan, next_refused, tally.pages)
            next_refused = next(refused, None)
        yield _row(plan, outcome, tally.pages)
    while next_refused is not None:
        yield _refused_row(plan, next_refused, tally.pages)
        next_refused = next(refused, None)


def _row(plan: Plan, outcome: Outcome, pages: Pages | None) -> tuple[Cell, ...]:
    head, ordinal = outcome.planned.head, outcome.planned.ordinal
    there = outcome.fate not in {"failed", "not_made"}
    uncounted = None if pages is None else pages.problems.get(outcome.planned.index)
    said = _said((*plan.problems_of.get(ordinal, ()), *filter(None, [uncounted])))
    why = "" if outcome.failure is None else _report.failure_line(outcome.failure)
    return (
        ordinal + 1,
        head.number,
        _label(head.kind),
        date.fromisoformat(head.issued) if head.issued else None,
        Link(outcome.file, outcome.file) if there else outcome.planned.name,
        *(() if pages is None else (pages.of(outcome) or pages.said(outcome),)),
        FATES[outcome.fate],
        "\n".join(text for text in (why, said) if text),
        _source(head.position.file, _report.place(head.position)),
    )


@cache
def _label(kind_id: str) -> str:
    from reportgen.kinds import all_kinds

    return all_kinds()[kind_id].label


def _refused_row(plan: Plan, refused: Refused, pages: Pages | None) -> tuple[Cell, ...]:
    said = _said(plan.problems_of.get(refused.ordinal, ())) or f"Tệp đầu vào có lỗi, xem trang «{_SECOND}»."
    source = _source(refused.position.file, _report.place(refused.position))
    no_pages = () if pages is None else ("",)
    return refused.ordinal + 1, "", "", None, "", *no_pages, "có lỗi, không tạo", said, source


def _problem_rows(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    owners = {problem: ordinal + 1 for ordinal, found in plan.problems_of.items() for problem in map(_key, found)}
    for problem in plan.problems:
        message = explain(problem)
        weight = "lỗi" if problem.severity is Severity.ERROR else "cảnh báo"
        place = _report.place(problem.position)
        yield owners.get(_key(problem)), weight, problem.position.file, place, message.sentence, message.advice


def _key(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.position, tuple(sorted(problem.params.items()))


def _said(problems: tuple[Problem, ...]) -> str:
    """All problems of a record, one a line."""
    placed = ((_report.place(problem.position), _report.problem_line(problem)) for problem in problems)
    return "\n".join(f"{place}: {line}" if place else line for place, line in placed)


def _source(file: str, place: str) -> str:
    return f"{file}, {place}" if place else file
