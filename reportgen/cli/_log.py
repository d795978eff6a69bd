"""What happened when the program itself went wrong, for whoever repairs it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from reportgen import __version__


def write_log(bug: BaseException, argv: Sequence[str]) -> str:
    """Write what happened where only the user can read it.

    Returns:
        The file's path; in Vietnamese that there is none, if no folder takes it.
    """
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
