"""What `tao` says in the end: every document of a small run, what needs attention of a large one, all of it as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import _report
from reportgen.cli._order import in_reading_order
from reportgen.cli._tally import Tally
from reportgen.errors import ExitCode, ReportgenError
from reportgen.problems import Problem, has_errors

if TYPE_CHECKING:
    from reportgen.cli._pages import Pages
    from reportgen.pipeline.outcomes import Outcome
    from reportgen.pipeline.types import Plan, Refused

#: So many lines of one sort are told on the screen; the rest is counted.
LINES_SHOWN = 20

#: What became of a document, as people read it.
FATES: Mapping[str, str] = MappingProxyType(
    {
        "written": "mới",
        "replaced": "thay bản cũ",
        "unchanged": "không đổi",
        "beside": "bản mới để bên cạnh tệp đã sửa",
        "edited": "giữ nguyên bản đã sửa tay",
        "kept": "giữ nguyên tệp đã sửa, chưa ghi bản mới",
        "failed": "không ghi được",
        "not_made": "chưa làm",
    }
)
_QUIET = frozenset({"written", "replaced", "unchanged", "edited"})


def refuse(plan: Plan, *, as_json: bool) -> int:
    """Say why nothing is made; returns the exit code."""
    if as_json:
        _stream_json(plan, plan.problems, None, (), Path())
    else:
        _report.show_problems(plan.problems)
        click.echo(f"{_report.count_line(plan.problems)}. Không ghi văn bản nào.")
        if len(plan.documents):
            click.echo(f"Có {len(plan.documents)} văn bản không lỗi: thêm --bo-qua-loi để chỉ tạo các văn bản này.")
    return ExitCode.DATA


def answer(
    plan: Plan,
    problems: Sequence[Problem],
    tally: Tally,
    failures: Sequence[ReportgenError],
    folder: Path,
) -> None:
    """Print the one object of a `--json` answer."""
    _stream_json(plan, problems, tally, failures, folder)


def show(
    plan: Plan,
    problems: Sequence[Problem],
    tally: Tally,
    failures: Sequence[ReportgenError],
    folder: Path,
    *,
    dry_run: bool,
    report: str,
) -> None:
    """Print what became of the documents, and what was left out, for people."""
    _report.show_problems(problems)
    rest_in = f"báo cáo {report} hoặc --json" if report else "thêm --json" if dry_run else "thêm --bao-cao hoặc --json"
    if plan.refused:
        lines = _refused_lines(plan)
        _list("Bỏ qua vì có lỗi:", lines, len(lines), rest_in)
    if len(tally) <= LINES_SHOWN:
        listed: Iterable[Outcome] = tally
        count = len(tally)
    else:
        listed = tally.but(_QUIET)
        count = sum(number for fate, number in tally.counts.items() if fate not in _QUIET)
    _list(
        _heading(folder, count, dry_run=dry_run),
        (f"{outcome.file}  ({_said(outcome, tally.pages)})" for outcome in listed),
        count,
        rest_in,
    )
    for failure in failures[:LINES_SHOWN]:
        click.secho(f"Lỗi: {_report.failure_line(failure)}", fg="red", err=True)
    left_out = f" Bỏ qua {len(plan.refused)} văn bản có lỗi." if plan.refused else ""
    click.echo(f"{summary(tally)} {_report.count_line(problems)}.{left_out}")
    if tally.pages is not None:
        click.echo(tally.pages.summary())


def summary(tally: Tally) -> str:
    """Count the documents by what became of them: "25 văn bản: 20 mới, 5 không đổi."."""
    parts = [f"{tally.counts[fate]} {said}" for fate, said in FATES.items() if tally.counts[fate]]
    return f"{len(tally)} văn bản: {', '.join(parts) or 'chưa có gì'}."


def _said(outcome: Outcome, pages: Pages | None) -> str:
    counted = "" if pages is None else pages.said(outcome)
    return f"{FATES[outcome.fate]}, {counted}" if counted else FATES[outcome.fate]


def _heading(folder: Path, count: int, *, dry_run: bool) -> str:
    """Announce the documents; a list only if there is one."""
    if dry_run:
        return "Chạy thử, không ghi gì." + (" Văn bản sẽ có:" if count else "")
    return f"Văn bản trong {folder}:" if count else f"Văn bản nằm trong thư mục {folder}."


def _list(heading: str, lines: Iterable[str], count: int, rest_in: str) -> None:
    click.echo(heading)
    for line in islice(lines, LINES_SHOWN):
        click.echo(f"  {line}")
    if count > LINES_SHOWN:
        click.echo(f"  … và {count - LINES_SHOWN} văn bản nữa (xem đủ: {rest_in})")


def _refused_lines(plan: Plan) -> list[str]:
    """Tell of every document with an error of its own, and of those that share a fault of their file together."""
    own, shared = [], Counter[str]()
    for refused in plan.refused:
        if has_errors(plan.problems_of.get(refused.ordinal, ())):
            own.append(_refused_line(refused))
        else:
            shared[refused.position.file] += 1
    together = [f"{file}: {count} văn bản, vì lỗi chung của tệp đã kể ở trên" for file, count in shared.items()]
    return together + own


def _refused_line(refused: Refused) -> str:
    where = _report.place(refused.position)
    return f"{refused.position.file}{': ' if where else ''}{where} (văn bản thứ {refused.record})"


def _stream_json(
    plan: Plan,
    problems: Iterable[Problem],
    tally: Tally | None,
    failures: Sequence[ReportgenError],
    folder: Path,
) -> None:
    """Print the answer piece by piece: a batch of tens of thousands is never one object in memory."""
    listed = [_report.problem_object(problem) for problem in in_reading_order(problems)]
    listed += [_report.failure_object(failure) for failure in failures]
    click.echo('{"problems":', nl=False)
    click.echo(json.dumps(listed, ensure_ascii=False, indent=1), nl=False)
    pages = None if tally is None else tally.pages
    _stream_list("documents", (_document_object(outcome, folder, pages) for outcome in tally or ()))
    _stream_list("refused", map(_refused_object, plan.refused))
    click.echo("}")


def _stream_list(name: str, objects: Iterable[Mapping[str, Any]]) -> None:
    click.echo(f',\n"{name}": [', nl=False)
    for number, one in enumerate(objects):
        click.echo(("," if number else "") + "\n " + json.dumps(one, ensure_ascii=False), nl=False)
    click.echo("]", nl=False)


def _document_object(outcome: Outcome, folder: Path, pages: Pages | None) -> dict[str, Any]:
    head = outcome.planned.head
    return {
        "file": str(folder / outcome.file),
        "kind": head.kind,
        "input": head.position.file,
        "record": head.record,
        "number": head.number,
        "date": head.issued,
        "sha256": outcome.sha256,
        "status": str(outcome.fate),
    } | ({} if pages is None else {"pages": pages.of(outcome)})


def _refused_object(refused: Refused) -> dict[str, Any]:
    return {
        "input": refused.position.file,
        "record": refused.record,
        "place": _report.place(refused.position),
    }
