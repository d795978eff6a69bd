"""Getting a document ready beside its place: what stands there is looked at, the new bytes wait in a file of their own.

`write` puts the documents in place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from reportgen.output.failures import (
    FileLockedError,
    FolderGoneError,
    FolderMissingError,
    OutputError,
    RunInProgressError,
    TargetIsFolderError,
    from_os_error,
    in_subfolder,
)
from reportgen.output.manifest import STATE_FOLDER, Entry, Known
from reportgen.output.status import Status

#: Where documents wait for their names; nothing in it outlives a run.
STAGING_FOLDER = "tam"


class Seen(NamedTuple):
    """What stands under a name: its hash ("" if nothing does), and marks that change when it is written again."""

    sha256: str = ""
    marks: tuple[int, int, int] | None = None


#: Nothing stands under the name.
NOTHING = Seen()


class Ready(NamedTuple):
    """A document on its way to its place.

    Args:
        entry: Its line of the manifest.
        target: Its place.
        status: What is to become of it.
        seen: What stood in its place when that was decided.
        staged: The file with its bytes; None if nothing is to be written.
        beside: Whether it goes beside a file that a person changed.
    """

    entry: Entry
    target: Path
    status: Status
    seen: Seen
    staged: Path | None = None
    beside: bool = False


def is_due(status: Status, *, beside: bool) -> bool:
    """Tell whether a document of this status is to be written."""
    return status is Status.WRITTEN or status is Status.REPLACED or (beside and status is Status.KEPT)


def sha256_of(data: bytes) -> str:
    """Hexadecimal SHA-256, as the manifest holds it."""
    return hashlib.sha256(data).hexdigest()


def look(target: Path, folder: Path) -> Seen:
    """Look at what stands in a place of the output folder.

    Raises:
        OutputError: What stands there cannot be read.
    """
    try:
        # The marks come first: what is written between the two looks will be seen by its marks.
        marks = marks_of(target)
        if marks is None:
            return NOTHING
        with target.open("rb") as stream:
            return Seen(sha256_of(stream.read()), marks)
    except FileNotFoundError:
        return NOTHING
    except IsADirectoryError as error:
        raise TargetIsFolderError(file=str(target)) from error
    except PermissionError as error:
        raise FileLockedError(file=str(target)) from error
    except OSError as error:
        raise refusal(error, target, folder) from error


def marks_of(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written again; None if there is none. The clock may be wrong: only equality counts.

    Raises:
        OSError: The folder may not be searched.
    """
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


def judge(seen: Seen, sha256: str, known: Known) -> Status:
    """Decide what becomes of a document.

    Returns:
        WRITTEN if nothing stands under its name, UNCHANGED if the very same bytes do, REPLACED if what stands there
        is ours. If a person made or changed it: EDITED if what they changed was this very document, else KEPT.
    """
    if not seen.sha256:
        return Status.WRITTEN
    if seen.sha256 == sha256:
        return Status.UNCHANGED
    if known.wrote(seen.sha256):
        return Status.REPLACED
    return Status.EDITED if known.ends_with(sha256) else Status.KEPT


def stage(folder: Path, number: int, data: bytes) -> Path:
    """Write the bytes of a document where they wait for their name.

    Args:
        folder: The output folder, held by this run.
        number: No other document of the run has it.
        data: The document.

    Raises:
        RunInProgressError: Another run has laid down one of that number, on a share that knows no locks.
        OutputError: The write was refused; nothing is left behind.
    """
    staged = folder.joinpath(STATE_FOLDER, STAGING_FOLDER, f"{number}.tmp")
    try:
        # Whole at once: a buffer would only look at the file first.
        with staged.open("xb", buffering=0) as stream:
            write_all(stream, data)
    except FileExistsError as error:
        raise RunInProgressError(file=str(folder)) from error
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise refusal(error, folder, folder) from error
    return staged


def write_all(stream: FileIO, data: bytes) -> None:
    """Write to a file without buffer: nothing may wait and fail when it is closed.

    Raises:
        OSError: The disk refuses.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


@contextmanager
def refusals_of(path: Path, folder: Path) -> Iterator[None]:
    """Turn what the system raises about a path in an output folder into the class that has a sentence."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path, folder) from error


def refusal(error: OSError, path: Path, folder: Path) -> OutputError:
    """Say what an error of the system about a path in an output folder means, as the class that has a sentence."""
    failure = from_os_error(error, path)
    if isinstance(failure, FolderMissingError):
        return FolderGoneError(file=str(folder))
    return failure if path.parent == folder or path == folder else in_subfolder(failure)
