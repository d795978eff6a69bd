"""Making writes last through a power cut: many files with one call where the system has one for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

#: From so many files on, one call for the whole file system costs less than one for each file.
_TOGETHER_FROM = 8


def sync_files(paths: Sequence[Path]) -> None:
    """Bring the contents of files to the disk.

    Raises:
        OSError: The disk refuses.
    """
    if len(paths) >= _TOGETHER_FROM and _sync_file_system(paths[0].parent):
        return
    for path in paths:
        # Windows flushes only what is open for writing.
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where the system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "linux":

    def _sync_file_system(folder: Path) -> bool:
        """Call `syncfs`, which Python does not offer; False where the C library lacks it."""
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(AttributeError, OSError):
                return int(_c_library().syncfs(descriptor)) == 0
        finally:
            os.close(descriptor)
        return False

    @cache
    def _c_library() -> Any:
        import ctypes

        return ctypes.CDLL(None, use_errno=True)

else:

    def _sync_file_system(folder: Path) -> bool:  # noqa: ARG001 -- the system has no such call
        return False
