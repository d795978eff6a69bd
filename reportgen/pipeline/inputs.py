"""From what the user named to the files that are read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reportgen.errors import reason_of
from reportgen.intake import OFFICE_FILES
from reportgen.pipeline.types import NoInputError
from reportgen.sources import SUFFIXES
from reportgen.sources.files import InputMissingError, InputUnreadableError


def find_inputs(paths: Sequence[Path], office: Path | None = None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Resolve files and folders to input files.

    A folder gives its input files in alphabetical order, without those of its subfolders. The office file, hidden files
    and the lock files of Word, Excel and LibreOffice are no inputs; a file named twice is one input.

    Args:
        paths: Files and folders, as the user named them.
        office: The office file given, if any.

    Returns:
        The inputs, and what was left out: files, and subfolders with inputs of their own (the office file, repetitions
        and folders that a run wrote are not worth mentioning).

    Raises:
        ReportgenError: A path leads nowhere or may not be read, or nothing is left.
    """
    named = frozenset(paths)
    if office is not None:
        # Told even where every record names its own office: a slip in the name is a slip.
        office = _target(_existing(office))
    found: dict[Path, Path] = {}
    skipped = []
    for path in (inner for outer in paths for inner in _expanded(outer)):
        if path.name.lower() in OFFICE_FILES or (office is not None and _target(path) == office):
            continue
        if _is_input(path) or (path in named and not _is_lock(path) and not path.is_dir()):
            found.setdefault(_target(path), path)
        elif path.is_file() or (path not in named and _holds_inputs(path)):
            skipped.append(path)
    if not found:
        raise NoInputError(dau_vao=", ".join(f"«{path}»" for path in paths))
    return tuple(found.values()), tuple(skipped)


def _expanded(path: Path) -> list[Path]:
    try:
        return sorted(path.iterdir()) if _existing(path).is_dir() else [path]
    except OSError as error:
        raise _unreadable(path, error) from error


def _existing(path: Path) -> Path:
    try:
        if path.exists():
            return path
    except OSError as error:
        raise _unreadable(path, error) from error
    raise InputMissingError(tep=str(path))


def _unreadable(path: Path, error: OSError) -> InputUnreadableError:
    return InputUnreadableError(tep=str(path), ly_do=reason_of(error))


def _holds_inputs(path: Path) -> bool:
    """Tell whether a subfolder has files that a person may believe to have been read."""
    from reportgen.output.manifest import STATE_FOLDER

    if path.name.startswith(".") or (path / STATE_FOLDER).exists():
        return False
    try:
        return any(_is_input(inner) and inner.name.lower() not in OFFICE_FILES for inner in path.iterdir())
    except OSError:
        return False


def _target(path: Path) -> Path:
    """Where a path leads; links in a circle lead nowhere, which is told when the file is read."""
    return Path(os.path.realpath(path))


def _is_lock(path: Path) -> bool:
    return path.name.startswith(("~$", ".~lock."))


def _is_input(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))
