"""The command line: the only room that prints, reads the clock or the environment.

One module a command; `main` is what the installed `reportgen` calls. Heavy libraries are imported inside the
commands, so that help comes at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; None for those of the process.

    Returns:
        The exit code (`errors.ExitCode`).
    """
    # What is imported stays, and records are let go one by one and hold no cycles: looked for as often as usual, cycles
    # cost a fifth of the start and a tenth of a batch. In the end everything goes, and nobody need look at all.
    gc.set_threshold(100_000, 50, 100)
    atexit.register(gc.freeze)
    # What else is installed beside us has no say in how data are checked; looking for it costs as much as a check.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    from reportgen.cli import _vi

    # Before anything of click is built: some of its words are looked up when a command is declared.
    _vi.speak()
    from reportgen.cli import _run

    return _run.run(sys.argv[1:] if argv is None else list(argv))
