"""Runs a command and turns every way it can end into text and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from reportgen.cli import _report
from reportgen.errors import ExitCode, ReportgenError, reason_of


class BugError(ReportgenError):
    """A mistake of the program itself; param `nhat_ky` is the log file."""

    code = "loi-chuong-trinh"
    exit_code = ExitCode.BUG


class StoppedError(ReportgenError):
    """The user stopped the run."""

    code = "dung-giua-chung"


class UnheardError(ReportgenError):
    """What receives the answer takes no more of it: a full disk, a device that is gone; param `ly_do`."""

    code = "khong-in-duoc"


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
        _mute(sys.stdout)
        return ExitCode.WORLD
    except OSError as error:
        if _is_unheard(error):
            return ExitCode.WORLD
        return _show_bug(error, argv, as_json=as_json)
    except Exception as bug:
        return _show_bug(bug, argv, as_json=as_json)


def _show_bug(bug: Exception, argv: Sequence[str], *, as_json: bool) -> int:
    from reportgen.cli._log import write_log

    return _report.show_failure(BugError(nhat_ky=write_log(bug, argv)), as_json=as_json)


def _run_expecting_failures(argv: Sequence[str], *, as_json: bool) -> int:
    try:
        code = _invoke(argv)
        if sys.stdout is not None:
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
    except SystemExit as gone:
        # The library leaves like this for one reason only: whoever read the output has gone (`| head`).
        raise BrokenPipeError from gone
    return code if isinstance(code, int) else ExitCode.OK


def _use_utf8() -> None:
    """Vietnamese must come out whole on consoles that expect something else, and one odd character may not stop us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _is_unheard(error: OSError) -> bool:
    """Tell whether the screen, or the file in its place, is what refused; whoever can still hear is told."""
    if not _takes_more(sys.stdout):
        _mute(sys.stdout)
        try:
            _report.show_failure(UnheardError(ly_do=reason_of(error)), as_json=False)
        except OSError:
            _mute(sys.stderr)
        return True
    if not _takes_more(sys.stderr):
        _mute(sys.stderr)
        return True
    return False


def _takes_more(stream: TextIO | None) -> bool:
    """Try a stream with an empty line: what it refused before may have left its buffer."""
    if stream is None:
        return True
    try:
        stream.write("\n")
        stream.flush()
    except OSError:
        return False
    return True


def _mute(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: nobody is left to talk to, and nothing may fail at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
