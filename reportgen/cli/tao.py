"""`reportgen tao`: makes the documents, one or thousands."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from reportgen.cli import _report
from reportgen.cli._made import answer, refuse, show, summary
from reportgen.cli._options import input_options, make_request
from reportgen.cli._plan import show_skipped
from reportgen.cli._progress import Progress
from reportgen.cli._tally import Tally
from reportgen.errors import ExitCode, ReportgenError
from reportgen.problems import Position, Problem, Severity, has_errors

if TYPE_CHECKING:
    from reportgen.cli._pages import Pages
    from reportgen.output.office import Installed
    from reportgen.output.pattern import NamePattern
    from reportgen.pipeline.building import Batch
    from reportgen.pipeline.types import Plan, Request

#: From so many records on it is a batch: a bar shows how far the run is, a workbook reports on it.
BATCH_FROM = 21
MAX_WORKERS = 64


class _Asked(NamedTuple):
    """The options of this command alone."""

    folder: Path
    dry_run: bool
    skip_bad: bool
    workers: int
    beside: bool
    report: bool | None
    office: Installed | None
    as_json: bool


@click.command(
    "tao",
    options_metavar="[TUỲ CHỌN]",
    short_help="Tạo văn bản Word.",
    epilog="""\b
Ví dụ:
  reportgen tao quyet-dinh.yaml
  reportgen tao inputs --ra out
  reportgen tao quyet-dinh.yaml --ban-nhap
  reportgen tao inputs --thu --json
  reportgen tao cuoi-nam.jsonl --bo-qua-loi --luong 2
  reportgen tao inputs --ten "{don_vi}/{so_ky_hieu}_{loai}\"""",
)
@click.option(
    "--ra",
    "folder",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path, readable=False),
    default=Path("out"),
    show_default=True,
    help="Thư mục ghi văn bản; chưa có thì được tạo.",
)
@click.option("--thu", "dry_run", is_flag=True, help="Làm mọi bước nhưng không ghi gì.")
@click.option("--bo-qua-loi", "skip_bad", is_flag=True, help="Vẫn tạo các văn bản đúng, bỏ qua văn bản có lỗi.")
@click.option(
    "--ten",
    "pattern",
    metavar="MẪU",
    help='Mẫu tên tệp và thư mục, ví dụ "{don_vi}/{so_ky_hieu}_{loai}".',
)
@click.option(
    "--ban-moi",
    "new_version",
    type=click.Choice(["cho", "ben-canh"]),
    default="cho",
    show_default=True,
    help="Khi tệp đã bị sửa tay: chưa ghi bản mới (cho), hoặc ghi bên cạnh dưới tên khác (ben-canh).",
)
@click.option(
    "--luong",
    "workers",
    metavar="SỐ",
    type=click.IntRange(1, MAX_WORKERS),
    default=1,
    show_default=True,
    help="Số tiến trình cùng làm; nên bằng số nhân của máy.",
)
@click.option(
    "--bao-cao/--khong-bao-cao",
    "report",
    default=None,
    help=f"Ghi bảng báo cáo bao-cao-lo.xlsx; không chọn thì ghi khi có từ {BATCH_FROM} văn bản.",
)
@click.option(
    "--dem-trang",
    "with_pages",
    is_flag=True,
    help="Đếm số trang từng văn bản bằng LibreOffice, ghi vào báo cáo.",
)
@input_options
def tao(
    folder: Path,
    dry_run: bool,
    skip_bad: bool,
    pattern: str | None,
    new_version: str,
    workers: int,
    report: bool | None,
    with_pages: bool,
    as_json: bool,
    **asked: Any,
) -> int:
    """Tạo văn bản Word từ các tệp hoặc thư mục ĐẦU_VÀO.

    Mọi dữ liệu được kiểm tra trước: còn một lỗi thì không tệp nào được ghi, trừ khi có --bo-qua-loi. Tệp đã có mà
    người dùng đã sửa được giữ nguyên. Dừng giữa chừng thì chạy lại: phần đã xong không ghi lại.
    """
    request = make_request(**asked)._replace(pattern=_pattern(pattern), workers=workers, skip_bad=skip_bad)
    office = _office(dry_run=dry_run) if with_pages else None
    return _run(request, _Asked(folder, dry_run, skip_bad, workers, new_version == "ben-canh", report, office, as_json))


def _pattern(text: str | None) -> NamePattern | None:
    if text is None:
        return None
    from reportgen.output.pattern import PatternError
    from reportgen.pipeline.naming import read_pattern

    try:
        return read_pattern(text)
    except PatternError as error:
        raise click.UsageError(_report.problem_line(error.problem)) from error


def _office(*, dry_run: bool) -> Installed:
    """Find what counts the pages, before any work is done."""
    if dry_run:
        raise click.UsageError("--thu không đi cùng --dem-trang: chạy thử không ghi văn bản nào để đếm trang.")
    from reportgen.output.office import find_office

    return find_office(os.environ, sys.platform)


def _run(request: Request, asked: _Asked) -> int:
    plan = _prepared(request, asked)
    show_skipped(plan)
    problems = list(plan.problems)
    if has_errors(problems) and not (asked.skip_bad and len(plan.documents)):
        return refuse(plan, as_json=asked.as_json)
    from reportgen.pipeline.building import open_batch
    from reportgen.pipeline.outcomes import Wish

    with open_batch(plan, asked.folder, Wish(dry_run=asked.dry_run, beside=asked.beside)) as batch:
        problems += batch.problems
        tally = _built(plan, batch, asked)
        tally.pages = _counted(tally, asked)
        report, refusals = _report_on(plan, tally, batch, asked)
    problems += [*_touched(tally, asked.folder), *tally.uncounted]
    failures = _each_once([*tally.failures, *refusals])
    if asked.as_json:
        answer(plan, problems, tally, failures, asked.folder)
    else:
        show(plan, problems, tally, failures, asked.folder, dry_run=asked.dry_run, report=report)
        if report:
            click.echo(f"Báo cáo: {asked.folder / report}")
    return _exit_code(problems, tally, failures)


def _prepared(request: Request, asked: _Asked) -> Plan:
    from reportgen.pipeline.preparing import prepare

    with Progress(_stream(asked), "Đang kiểm tra dữ liệu", None) as progress:
        return prepare(request, listener=_listener(progress))


def _built(plan: Plan, batch: Batch, asked: _Asked) -> Tally:
    tally = Tally(plan, with_hashes=asked.as_json)
    total = len(plan.documents)
    stream = _stream(asked) if total >= BATCH_FROM else None
    with Progress(stream, "Đang tạo văn bản", total) as progress:
        try:
            for outcome in batch.outcomes():
                tally.take(outcome)
                progress.at(len(tally))
        except KeyboardInterrupt:
            click.echo(f"\nDừng khi đã xong ít nhất {len(tally)}/{total} văn bản. {summary(tally)}", err=True)
            raise
    return tally


def _counted(tally: Tally, asked: _Asked) -> Pages | None:
    if asked.office is None:
        return None
    from reportgen.cli._pages import counted

    return counted(tally, asked.folder, asked.office, _stream(asked))


def _stream(asked: _Asked) -> TextIO | None:
    return None if asked.as_json else sys.stderr


def _listener(progress: Progress) -> Any:
    from reportgen.pipeline.types import Listener

    class OnScreen(Listener):
        def checked(self, count: int) -> None:
            progress.at(count)

        def worker_died(self, count: int) -> None:
            click.echo(f"Một tiến trình phụ dừng đột ngột; phần việc của nó ({count}) được làm lại.", err=True)

    return OnScreen()


def _touched(tally: Tally, folder: Path) -> list[Problem]:
    """Name the files that a person changed, and where the new version is if it was put beside."""
    problems = []
    for outcome in tally.touched():
        place = Position(str(folder / outcome.planned.name))
        if outcome.fate == "kept":
            problems.append(Problem("tep-da-sua", place))
        elif outcome.fate == "beside":
            problems.append(Problem("tep-da-sua-ban-moi", place, {"ban_moi": outcome.file}, Severity.WARNING))
    return problems


def _report_on(plan: Plan, tally: Tally, batch: Batch, asked: _Asked) -> tuple[str, list[ReportgenError]]:
    """Write the report workbook of a batch; returns its name, and what refused it."""
    count = len(plan.documents) + len(plan.refused)
    if batch.output is None or not (count >= BATCH_FROM if asked.report is None else asked.report):
        return "", []
    from reportgen.cli._batch_report import write_report

    try:
        return write_report(plan, tally, batch.output), []
    except ReportgenError as failure:
        return "", [failure]


def _each_once(failures: list[ReportgenError]) -> list[ReportgenError]:
    """One obstacle is told once, however many documents meet it."""
    return list({(failure.code, *failure.params.items()): failure for failure in failures}.values())


def _exit_code(problems: list[Problem], tally: Tally, failures: list[ReportgenError]) -> ExitCode:
    undone = sum(tally.counts[fate] for fate in ("kept", "failed", "not_made"))
    if undone or failures:
        return ExitCode.WORLD
    return ExitCode.DATA if has_errors(problems) else ExitCode.OK
