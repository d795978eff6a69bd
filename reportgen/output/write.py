"""Writing documents: each is whole or absent, and nothing a person touched is ever replaced."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from reportgen.output.failures import (
    AlreadyThereError,
    FileLockedError,
    NotAFolderError,
    RunInProgressError,
    TargetIsFolderError,
    from_os_error,
)
from reportgen.output.lock import run_lock
from reportgen.output.manifest import STATE_FOLDER, Entry, Manifest, manifest_path, read_manifest

#: Our temporary files are named so and nobody else's are: leftovers of a killed run are found by it.
_TEMP_PREFIX = ".reportgen-"
_TEMP_SUFFIX = ".tmp"


class Status(StrEnum):
    """What became of a document."""

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    KEPT = "kept"


def sha256_of(data: bytes) -> str:
    """Hexadecimal SHA-256, as the manifest holds it."""
    return hashlib.sha256(data).hexdigest()


def judge(folder: Path, name: str, sha256: str, manifest: Manifest) -> Status:
    """Decide what becomes of a document, without writing.

    Returns:
        WRITTEN if nothing stands under the name, UNCHANGED if the very same bytes do, REPLACED if what stands there
        is ours, KEPT if a person made or changed it.

    Raises:
        OutputError: What stands there cannot be read.
    """
    target = folder / name
    try:
        present = sha256_of(target.read_bytes())
    except FileNotFoundError:
        return Status.WRITTEN
    except IsADirectoryError as error:
        raise TargetIsFolderError(file=str(target)) from error
    except PermissionError as error:
        raise FileLockedError(file=str(target)) from error
    except OSError as error:
        raise from_os_error(error, target) from error
    if present == sha256:
        return Status.UNCHANGED
    return Status.REPLACED if manifest.wrote(name, present) else Status.KEPT


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """An output folder held by this run; made by `open_folder`.

    Args:
        folder: The folder.
        manifest: Its manifest as it was when the run began.
        log: The manifest, open at its end.
    """

    folder: Path
    manifest: Manifest
    log: IO[bytes]

    def put(self, entry: Entry, data: bytes) -> Status:
        """Write one document, unless it is there already or a person changed what is there.

        Raises:
            OutputError: The write was refused; what stood under the name stands there still.
        """
        if Path(entry.file).name != entry.file:
            raise ValueError(f"not a plain file name: {entry.file!r}")
        status = judge(self.folder, entry.file, entry.sha256, self.manifest)
        target = self.folder / entry.file
        with _refusals_of(target):
            if status in (Status.WRITTEN, Status.REPLACED):
                self._record(entry)
                _write_whole(target, data)
            elif status is Status.UNCHANGED and not self.manifest.wrote(entry.file, entry.sha256):
                self._record(entry)
        return status

    def _record(self, entry: Entry) -> None:
        self.log.write(entry.line().encode())
        self.log.flush()


@contextmanager
def open_folder(folder: Path) -> Iterator[OutputFolder]:
    """Take an output folder for one run: made if missing, locked, cleared of a killed run's temporary files.

    Raises:
        OutputError: The folder cannot be made, written or locked.
    """
    with ExitStack() as stack:
        with _refusals_of(folder):
            (folder / STATE_FOLDER).mkdir(parents=True, exist_ok=True)
            stack.enter_context(run_lock(folder))
            _sweep(folder)
            manifest = read_manifest(folder)
            log = stack.enter_context(manifest_path(folder).open("ab"))
            _end_last_line(folder, log)
        yield OutputFolder(folder, manifest, log)
        with _refusals_of(folder):
            os.fsync(log.fileno())
            _sync_folder(folder)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that may not exist yet.

    Raises:
        AlreadyThereError: Something stands under the name; it is left as it is.
        OutputError: The write was refused; nothing is left behind.
    """
    with _refusals_of(path):
        try:
            stream = path.open("xb")
        except FileExistsError as error:
            raise AlreadyThereError(file=str(path)) from error
        try:
            with stream:
                stream.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def peek_folder(folder: Path) -> Manifest:
    """Read what a run would find in the folder, changing nothing.

    Raises:
        OutputError: The folder is not one, or cannot be read.
    """
    if folder.exists() and not folder.is_dir():
        raise NotAFolderError(file=str(folder))
    with _refusals_of(folder):
        return read_manifest(folder)


@contextmanager
def _refusals_of(path: Path) -> Iterator[None]:
    """Turn what the system raises about a path into the class that has a sentence."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, path) from error


def _write_whole(target: Path, data: bytes) -> None:
    """Put data under the target's name in one step: at every moment it is the old file, or the new one, whole."""
    temporary = target.with_name(f"{_TEMP_PREFIX}{target.stem}{_TEMP_SUFFIX}")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except FileExistsError as error:
        raise RunInProgressError(file=str(target.parent)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; the lock says that no other run is alive."""
    for leftover in sorted(folder.glob(f"{_TEMP_PREFIX}*{_TEMP_SUFFIX}")):
        leftover.unlink(missing_ok=True)


def _end_last_line(folder: Path, log: IO[bytes]) -> None:
    """Close the line that a killed run left open, so that the next entry is not lost with it."""
    data = manifest_path(folder).read_bytes()
    if data and not data.endswith(b"\n"):
        log.write(b"\n")


def _sync_folder(folder: Path) -> None:
    """Make the new names last through a power cut, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
