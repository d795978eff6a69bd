"""Runs a command and turns every way it can end into text and an exit code."""

from __future__ import annotations

import gc
import io
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from reportgen import __version__
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
    # Records are let go one by one and hold no cycles: looked for as often as usual, they cost a tenth of the run.
    gc.set_threshold(100_000, 50, 100)
    as_json = "--json" in argv
    try:
        return _run_expecting_failures(argv, as_json=as_json)
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as bug:
        return _report.show_failure(BugError(nhat_ky=_write_log(bug, argv)), as_json=as_json)


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


def _write_log(bug: BaseException, argv: Sequence[str]) -> str:
    """Write what happened where only the user can read it, and return the file's path."""
    now = datetime.now(UTC)
    system = f"reportgen {__version__}, Python {platform.python_version()}, {platform.platform()}"
    text = "\n".join([now.isoformat(), system, " ".join(argv), "".join(traceback.format_exception(bug))])
    for folder in (_state_folder(), Path(tempfile.gettempdir())):
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f"reportgen-{now:%Y%m%d-%H%M%S}-", suffix=".log", dir=folder)
            with open(handle, "w", encoding="utf-8", errors="replace") as log:  # noqa: PTH123 -- a descriptor
                log.write(text)
            return name
    return "(không ghi được)"


def _state_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", tempfile.gettempdir())) / "reportgen"
    home = os.environ.get("XDG_STATE_HOME") or Path(os.environ.get("HOME", tempfile.gettempdir())) / ".local" / "state"
    return Path(home) / "reportgen"
