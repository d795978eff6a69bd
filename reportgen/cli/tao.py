"""`reportgen tao`: makes the documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import _report
from reportgen.cli._groups import in_reading_order
from reportgen.cli._options import input_options, make_request
from reportgen.cli._plan import show_skipped
from reportgen.errors import ExitCode
from reportgen.problems import Position, Problem, has_errors

if TYPE_CHECKING:
    from reportgen.pipeline import Outcome, Plan

#: From so many documents on a bar shows how far the run is.
BAR_FROM = 21

_SAID: Mapping[str, str] = MappingProxyType(
    {
        "written": "mới",
        "replaced": "thay bản cũ",
        "unchanged": "không đổi",
        "kept": "giữ nguyên tệp đã sửa",
        "failed": "không ghi được",
        "not_made": "chưa làm",
    }
)


@click.command(
    "tao",
    options_metavar="[TUỲ CHỌN]",
    short_help="Tạo văn bản Word.",
    epilog="""\b
Ví dụ:
  reportgen tao quyet-dinh.yaml
  reportgen tao inputs --ra out
  reportgen tao quyet-dinh.yaml --ban-nhap
  reportgen tao inputs --thu --json""",
)
@click.option(
    "--ra",
    "folder",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Thư mục ghi văn bản; chưa có thì được tạo.",
)
@click.option("--thu", "dry_run", is_flag=True, help="Làm mọi bước nhưng không ghi gì.")
@input_options
def tao(folder: Path, dry_run: bool, as_json: bool, **asked: Any) -> int:
    """Tạo văn bản Word từ các tệp hoặc thư mục ĐẦU_VÀO.

    Mọi dữ liệu được kiểm tra trước: còn một lỗi thì không tệp nào được ghi. Tệp đã có mà người dùng đã sửa được giữ
    nguyên.
    """
    from reportgen.pipeline import build, manifest_problems, prepare

    plan = prepare(make_request(**asked))
    show_skipped(plan)
    problems = list(plan.problems)
    if has_errors(problems):
        return _refuse(problems, as_json=as_json)
    problems += manifest_problems(folder)
    outcomes = _with_bar(plan, build(plan, folder, dry_run=dry_run), as_json=as_json)
    problems += _kept(outcomes, folder)
    if as_json:
        _answer(problems, outcomes, folder)
    else:
        _show(problems, outcomes, folder, dry_run=dry_run)
    return _exit_code(outcomes)


def _refuse(problems: Sequence[Problem], *, as_json: bool) -> int:
    if as_json:
        _answer(problems, (), Path())
    else:
        _report.show_problems(problems)
        click.echo(f"{_report.count_line(problems)}. Không ghi văn bản nào.")
    return ExitCode.DATA


def _with_bar(plan: Plan, outcomes: Iterable[Outcome], *, as_json: bool) -> list[Outcome]:
    if as_json or len(plan.documents) < BAR_FROM or not sys.stderr.isatty():
        return list(outcomes)
    with click.progressbar(
        outcomes, length=len(plan.documents), label="Đang tạo văn bản", show_pos=True, file=sys.stderr
    ) as bar:
        return list(bar)


def _kept(outcomes: Iterable[Outcome], folder: Path) -> list[Problem]:
    paths = (folder / outcome.planned.name for outcome in outcomes if outcome.fate == "kept")
    return [Problem("tep-da-sua", Position(str(path))) for path in paths]


def _exit_code(outcomes: Iterable[Outcome]) -> ExitCode:
    done = all(outcome.fate in ("written", "replaced", "unchanged") for outcome in outcomes)
    return ExitCode.OK if done else ExitCode.WORLD


def _answer(problems: Sequence[Problem], outcomes: Sequence[Outcome], folder: Path) -> None:
    failures = [outcome.failure for outcome in outcomes if outcome.failure is not None]
    listed = [_report.problem_object(problem) for problem in in_reading_order(problems)]
    _report.echo_json(
        {
            "problems": listed + [_report.failure_object(failure) for failure in failures],
            "documents": [_document_object(outcome, folder) for outcome in outcomes],
        }
    )


def _document_object(outcome: Outcome, folder: Path) -> dict[str, str]:
    record = outcome.planned.record
    return {
        "file": str(folder / outcome.planned.name),
        "kind": record.kind.id,
        "input": record.position.file,
        "sha256": outcome.sha256,
        "status": str(outcome.fate),
    }


def _show(problems: Sequence[Problem], outcomes: Sequence[Outcome], folder: Path, *, dry_run: bool) -> None:
    _report.show_problems(problems)
    click.echo("Chạy thử, không ghi gì. Văn bản sẽ có:" if dry_run else f"Văn bản trong {folder}:")
    for outcome in outcomes:
        click.echo(f"  {outcome.planned.name}  ({_SAID[outcome.fate]})")
    for outcome in outcomes:
        if outcome.failure is not None:
            click.secho(f"Lỗi: {_report.failure_line(outcome.failure)}", fg="red", err=True)
    click.echo(_summary(problems, outcomes))


def _summary(problems: Sequence[Problem], outcomes: Sequence[Outcome]) -> str:
    counts = {fate: sum(outcome.fate == fate for outcome in outcomes) for fate in _SAID}
    parts = [f"{count} {_SAID[fate]}" for fate, count in counts.items() if count]
    return f"{len(outcomes)} văn bản: {', '.join(parts)}. {_report.count_line(problems)}."
