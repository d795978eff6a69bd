"""Putting one file in place of another in one step, outside any output folder."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.output.failures import from_os_error


def replace_file(path: Path, data: bytes) -> None:
    """Put data under a name in place of what stands there: at every moment it is the old file, or the new one, whole.

    Raises:
        OutputError: The write was refused; what stood there stands there still.
    """
    temporary = path.with_name(f".{path.name}.reportgen-moi")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise from_os_error(error, path) from error
