"""`reportgen kiem-tra`: says what is wrong with the inputs, writes nothing."""

from __future__ import annotations

from typing import Any

import click

from reportgen.cli import _report
from reportgen.cli._groups import in_reading_order
from reportgen.cli._options import input_options, make_request
from reportgen.cli._plan import show_skipped
from reportgen.errors import ExitCode
from reportgen.problems import has_errors


@click.command(
    "kiem-tra",
    options_metavar="[TUỲ CHỌN]",
    short_help="Kiểm tra dữ liệu, không ghi gì.",
    epilog="""\b
Ví dụ:
  reportgen kiem-tra quyet-dinh.yaml
  reportgen kiem-tra inputs --co-quan co_quan.yaml
  reportgen kiem-tra quyet-dinh.yaml --json""",
)
@input_options
def kiem_tra(as_json: bool, **asked: Any) -> int:
    """Kiểm tra dữ liệu của các tệp hoặc thư mục ĐẦU_VÀO và liệt kê mọi chỗ sai, mỗi chỗ kèm cách sửa.

    Không ghi tệp nào.
    """
    from reportgen.pipeline import prepare

    plan = prepare(make_request(**asked))
    show_skipped(plan)
    problems = in_reading_order(plan.problems)
    if as_json:
        documents = [
            {"file": planned.name, "kind": planned.record.kind.id, "input": planned.record.position.file}
            for planned in plan.documents
        ]
        answer = {"problems": [_report.problem_object(problem) for problem in problems], "documents": documents}
        _report.echo_json(answer)
    else:
        _report.show_problems(problems)
        click.echo(f"{_report.count_line(problems)}; đọc được {len(plan.documents)} văn bản.")
    return ExitCode.DATA if has_errors(problems) else ExitCode.OK
