"""`reportgen kiem-tra`: says what is wrong with the inputs; writes nothing but a marked copy, if asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import _report
from reportgen.cli._marking import mark, workbook_to_mark
from reportgen.cli._options import input_options, make_request
from reportgen.cli._order import in_reading_order
from reportgen.cli._plan import show_skipped
from reportgen.errors import ExitCode, ReportgenError
from reportgen.problems import Problem, has_errors

if TYPE_CHECKING:
    from reportgen.pipeline.types import Plan


@click.command(
    "kiem-tra",
    options_metavar="[TUỲ CHỌN]",
    short_help="Kiểm tra dữ liệu, đánh dấu chỗ sai trong bảng Excel.",
    epilog="""\b
Ví dụ:
  reportgen kiem-tra quyet-dinh.yaml
  reportgen kiem-tra inputs --co-quan co_quan.yaml
  reportgen kiem-tra ds.xlsx --danh-dau ds-loi.xlsx
  reportgen kiem-tra quyet-dinh.yaml --json""",
)
@click.option(
    "--danh-dau",
    "marked",
    metavar="TỆP",
    type=click.Path(path_type=Path, readable=False),
    help="Ghi một bản sao của bảng Excel, ô sai được tô màu, kèm ghi chú và trang «Lỗi» liệt kê mọi chỗ sai.",
)
@input_options
def kiem_tra(as_json: bool, marked: Path | None, **asked: Any) -> int:
    """Kiểm tra dữ liệu của các tệp hoặc thư mục ĐẦU_VÀO và liệt kê mọi chỗ sai, mỗi chỗ kèm cách sửa.

    Không sửa tệp nào; chỉ ghi bản đánh dấu khi có --danh-dau.
    """
    from reportgen.pipeline.preparing import prepare

    source = None if marked is None else workbook_to_mark(asked["inputs"], marked)
    plan = prepare(make_request(**asked), to_make=False)
    show_skipped(plan)
    problems = in_reading_order(plan.problems)
    refusal = None if source is None or marked is None else mark(source, marked, problems)
    if as_json:
        _answer(plan, problems, marked, refusal)
    else:
        _show(plan, problems, marked, refusal)
    if refusal is not None:
        return refusal.exit_code
    return ExitCode.DATA if has_errors(problems) else ExitCode.OK


def _answer(plan: Plan, problems: Sequence[Problem], marked: Path | None, refusal: ReportgenError | None) -> None:
    documents = [
        {"file": planned.name, "kind": planned.head.kind, "input": planned.head.position.file}
        for planned in plan.documents
    ]
    listed = [_report.problem_object(problem) for problem in problems]
    refused = [] if refusal is None else [_report.failure_object(refusal)]
    written = {} if marked is None or refusal is not None else {"marked": str(marked)}
    _report.echo_json({"problems": listed + refused, "documents": documents, **written})


def _show(plan: Plan, problems: Sequence[Problem], marked: Path | None, refusal: ReportgenError | None) -> None:
    _report.show_problems(problems)
    click.echo(f"{_report.count_line(problems)}; đọc được {len(plan.documents)} văn bản.")
    if refusal is not None:
        click.secho(f"Lỗi: {_report.failure_line(refusal)}", fg="red", err=True)
    elif marked is not None:
        click.echo(f"Đã ghi bản đánh dấu vào {marked}.")
