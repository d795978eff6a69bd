"""Runs a command and turns every way it can end into text and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from reportgen.cli import _report
from reportgen.errors import ExitCode, ReportgenError


class BugError(ReportgenError):
    """A mistake of the program itself; param `nhat_ky` is the log file."""

    code = "loi-chuong-trinh"
    exit_code = ExitCode.BUG


class StoppedError(ReportgenError):
    """The user stopped the run."""

    code = "dung-giua-chung"


def run(argv: Sequence[str]) -> int:
    """Run one command line.

    Returns:
        The exit code; every message is already on the screen.
    """
    _use_utf8()
    as_json = "--json" in argv
    try:
        return _run_expecting_failures(argv, as_json=as_json)
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as bug:
        from reportgen.cli._log import write_log

        return _report.show_failure(BugError(nhat_ky=write_log(bug, argv)), as_json=as_json)


def _run_expecting_failures(argv: Sequence[str], *, as_json: bool) -> int:
    try:
        code = _invoke(argv)
        sys.stdout.flush()
    except ReportgenError as failure:
        return _report.show_failure(failure, as_json=as_json)
    except (KeyboardInterrupt, click.Abort):
        return _report.show_failure(StoppedError(), as_json=as_json)
    return code


def _invoke(argv: Sequence[str]) -> int:
    from reportgen.cli._app import app

    try:
        code = app.main(args=list(argv), prog_name="reportgen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    return code if isinstance(code, int) else ExitCode.OK


def _use_utf8() -> None:
    """Vietnamese must come out whole on consoles that expect something else, and one odd character may not stop us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _leave_quietly() -> int:
    """Whoever read our output has gone (`| head`): nobody is left to talk to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.WORLD
