"""One run at a time in an output folder: a lock that the system lets go even when the run is killed."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.output.failures import RunInProgressError
from reportgen.output.manifest import STATE_FOLDER

_LOCK_NAME = "lock"
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
#: A killed run's worker processes need a moment to notice; so long we wait for them.
_ATTEMPTS = 20
_PAUSE_SECONDS = 0.1


@contextmanager
def run_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of an output folder, whose state folder exists.

    Some network shares know no locks: there the run goes on without one, and the exclusive creation of temporary files
    is what stops two runs from mixing their bytes.

    Raises:
        RunInProgressError: Another run holds it.
        OSError: The lock file cannot be made.
    """
    descriptor = os.open(folder / STATE_FOLDER / _LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _acquire(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, folder: Path) -> None:
    for _ in range(_ATTEMPTS):
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno not in _HELD:
                return
            time.sleep(_PAUSE_SECONDS)
        else:
            return
    raise RunInProgressError(file=str(folder))


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
