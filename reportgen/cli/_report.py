"""How problems and failures look: grouped lines for people, one object for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from reportgen.errors import ReportgenError
from reportgen.problems import Position, Problem, Severity

# Most runs have nothing to tell.
if TYPE_CHECKING:
    from reportgen.cli._groups import Group
    from reportgen.messages import Message


def place(position: Position) -> str:
    """Say where in its file a value stands, for people; empty for the file as a whole."""
    if position.cell is not None:
        return (f"trang tính «{position.sheet}», " if position.sheet else "") + f"ô {position.cell}"
    if position.line is None:
        return ""
    return f"dòng {position.line}" + ("" if position.column is None else f", cột {position.column}")


def show_problems(problems: Sequence[Problem]) -> None:
    """Print problems by file, those of one cause together."""
    if not problems:
        return
    from reportgen.cli._groups import by_file, grouped, is_cut

    groups = grouped(problems)
    for file, members in by_file(groups):
        click.secho(file, bold=True)
        for group in members:
            _show_group(group)
    if any(map(is_cut, groups)):
        in_cells = any(group.problems[0].position.cell for group in groups)
        hint = ", hoặc kiem-tra với --danh-dau TỆP.xlsx" if in_cells else ""
        click.echo(f"Xem đủ từng chỗ: thêm --json{hint}.")


def _show_group(group: Group) -> None:
    from reportgen.cli._groups import places, sentence

    first = group.problems[0]
    is_warning = first.severity is Severity.WARNING
    where = (place(first.position) or "cả tệp") if len(group.problems) == 1 else ""
    mark = " (cảnh báo)" if is_warning else ""
    lead, said = (f"{where}{mark}", sentence(group)) if where else (f"{sentence(group)}{mark}", places(group))
    click.secho(f"  {lead}{':' if said else ''} ", fg="yellow" if is_warning else "red", nl=False)
    click.echo(f"{said} → {group.message.advice}".lstrip())


def count_line(problems: Sequence[Problem]) -> str:
    """Count errors and warnings: "2 lỗi, 1 cảnh báo"."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{errors} lỗi, {len(problems) - errors} cảnh báo"


def _words(subject: Problem | ReportgenError) -> Message:
    from reportgen.messages import explain

    return explain(subject)


def problem_object(problem: Problem) -> dict[str, Any]:
    """A problem as the public contract gives it to programs."""
    message = _words(problem)
    position = problem.position
    known = {
        "line": position.line,
        "column": position.column,
        "sheet": position.sheet,
        "cell": position.cell,
        "value": problem.params.get("gia_tri"),
    }
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": position.file,
        "place": place(position),
        "message": message.sentence,
        "advice": message.advice,
    } | {name: value for name, value in known.items() if value not in (None, "")}


def failure_object(failure: ReportgenError) -> dict[str, Any]:
    """A failure of the world in the same form as a problem."""
    message = _words(failure)
    file = next((failure.params[name] for name in ("file", "tep") if name in failure.params), "")
    return {
        "code": failure.code,
        "severity": str(Severity.ERROR),
        "file": file,
        "place": "",
        "message": message.sentence,
        "advice": message.advice,
    }


def failure_line(failure: ReportgenError) -> str:
    """A failure in one line: what happened, and what to do."""
    message = _words(failure)
    return f"{message.sentence} → {message.advice}"


def problem_line(problem: Problem) -> str:
    """A problem in one line, without its place."""
    message = _words(problem)
    return f"{message.sentence} → {message.advice}"


def show_failure(failure: ReportgenError, *, as_json: bool) -> int:
    """Show what ended a command, on stderr; for programs also as the object they wait for. Returns the exit code."""
    click.secho(f"Lỗi: {failure_line(failure)}", fg="red", err=True)
    if as_json:
        echo_json({"problems": [failure_object(failure)]})
    return failure.exit_code


def echo_json(answer: Mapping[str, Any]) -> None:
    """Print the one object of a `--json` answer."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
