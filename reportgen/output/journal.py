"""What a run is about to put in place: `.reportgen/journal.jsonl`, manifest lines that are not yet true.

Before the documents of a chunk get their names, their lines are written here; when they have them, the lines go to the
manifest and the journal is emptied. A run killed in between is made good by the next one: what is in its place goes
to the manifest, so that our own document is never taken for a person's work.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportgen.output.manifest import STATE_FOLDER, Entry, read_entry

_NAME = "journal.jsonl"


def announce(folder: Path, entries: Iterable[Entry]) -> Path:
    """Write down what is about to be put in place.

    Returns:
        The file, which must be brought to the disk before anything is put in place.

    Raises:
        OSError: The disk refuses; nothing may be put in place then.
    """
    path = _path(folder)
    path.write_bytes("".join(entry.line() for entry in entries).encode())
    return path


def announced(folder: Path) -> tuple[Entry, ...]:
    """Read what a killed run was about to put in place; a torn last line was announced by nobody.

    Raises:
        OSError: The journal is there but cannot be read.
    """
    path = _path(folder)
    if not path.is_file():
        return ()
    entries = (read_entry(line) for line in path.read_bytes().splitlines())
    return tuple(entry for entry in entries if entry is not None)


def settle(folder: Path) -> None:
    """Forget what was announced: the manifest tells it now."""
    _path(folder).unlink(missing_ok=True)


def _path(folder: Path) -> Path:
    return folder / STATE_FOLDER / _NAME
