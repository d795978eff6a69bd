"""Putting documents in place: each is whole or absent, and nothing a person touched is ever replaced.

A chunk of documents goes together: their bytes are brought to the disk, their manifest lines are announced, they get
their names, the lines go to the manifest. Killed at any moment, the next run knows which of them are ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.output import journal
from reportgen.output.durable import sync_files, sync_folder
from reportgen.output.failures import (
    AlreadyThereError,
    NotAFolderError,
    OutputError,
    OutsideFolderError,
    from_os_error,
)
from reportgen.output.lock import run_lock
from reportgen.output.manifest import STATE_FOLDER, Entry, Manifest, manifest_path, read_manifest
from reportgen.output.names import beside_names, is_inside
from reportgen.output.staging import (
    STAGING_FOLDER,
    Ready,
    is_due,
    judge,
    look,
    marks_of,
    refusal,
    refusals_of,
    sha256_of,
    stage,
    write_all,
)
from reportgen.output.status import Status

#: Stands for a number where something is put by itself: the documents of a batch have theirs from 0.
_ALONE = -1


class Placed(NamedTuple):
    """What became of a document of a chunk.

    Args:
        file: Where it stands inside the output folder.
        status: What became of it; None if it was not put in place.
        failure: Why not; None too if an earlier document's failure stopped the chunk.
    """

    file: str
    status: Status | None
    failure: ReportgenError | None = None


@dataclass
class OutputFolder:
    """An output folder held by this run; made by `open_folder`.

    Args:
        folder: The folder.
        manifest: Its manifest.
        log: The manifest's file, open at its end.
    """

    folder: Path
    manifest: Manifest
    log: FileIO
    _inside: set[Path] = field(default_factory=set)

    def put(self, entry: Entry, data: bytes, *, beside: bool = False) -> Placed:
        """Write one document, unless it is there already or a person changed what is there.

        Args:
            entry: Its line of the manifest.
            data: Its bytes.
            beside: Whether to put it beside a file that a person changed, instead of not writing it.

        Raises:
            OutputError: The write was refused; what stood under the name stands there still.
        """
        if not is_inside(entry.file):
            raise ValueError(f"not a name inside the folder: {entry.file!r}")
        target = self.folder / entry.file
        seen = look(target, self.folder)
        status = judge(seen, entry.sha256, self.manifest.known(entry.file))
        staged = stage(self.folder, _ALONE, data) if is_due(status, beside=beside) else None
        (placed,) = self.place([Ready(entry, target, status, seen, staged, beside)])
        if placed.failure is not None:
            raise placed.failure
        return placed

    def place(self, chunk: Sequence[Ready]) -> list[Placed]:
        """Put the documents of a chunk in place and record them.

        Returns:
            What became of each, in order. Once the folder refuses, the rest of the chunk is left. If it refuses only
            the manifest, the last one carries that failure though it may be in place; the next run makes it good.
        """
        settled = [self._settled(ready) for ready in chunk]
        going = [one for one in settled if isinstance(one, Ready) and one.staged is not None]
        placed = list(self._put_in_place(settled, self._announce(going)))
        try:
            self._record(settled, placed)
        except OutputError as failure:
            placed[-1] = placed[-1]._replace(failure=placed[-1].failure or failure)
        return placed

    def _settled(self, ready: Ready) -> Ready | OutputError:
        """Look again at what may have changed since the document was made, and find a place beside where one is due."""
        if ready.staged is None:
            return ready
        name, target = ready.entry.file, ready.target
        try:
            if "/" in name:
                self._refuse_outside(target.parent)
            if marks_of(target) != ready.seen.marks:
                seen = look(target, self.folder)
                status = judge(seen, ready.entry.sha256, self.manifest.known(name))
                ready = ready._replace(seen=seen, status=status)
            return self._beside(ready) if ready.beside and ready.status is Status.KEPT else _only_if_due(ready)
        except OSError as error:
            return refusal(error, target, self.folder)
        except OutputError as failure:
            return failure

    def _beside(self, ready: Ready) -> Ready:
        """Find the name for a document whose own place a person took."""
        names = beside_names(ready.entry.file)
        while True:
            name = next(names)
            target = self.folder / name
            seen = look(target, self.folder)
            status = judge(seen, ready.entry.sha256, self.manifest.known(name))
            if status is not Status.KEPT:
                staged = ready.staged if is_due(status, beside=False) else None
                entry = ready.entry._replace(file=name)
                return ready._replace(entry=entry, target=target, status=Status.BESIDE, staged=staged)

    def _refuse_outside(self, parent: Path) -> None:
        if parent in self._inside:
            return
        if not parent.resolve().is_relative_to(self.folder.resolve()):
            raise OutsideFolderError(file=str(parent))
        self._inside.add(parent)

    def _announce(self, going: Sequence[Ready]) -> OutputError | None:
        if not going:
            return None
        try:
            with refusals_of(self.folder, self.folder):
                told = journal.announce(self.folder, (ready.entry for ready in going))
                sync_files([told, *(ready.staged for ready in going if ready.staged is not None)])
        except OutputError as failure:
            return failure
        return None

    def _put_in_place(self, settled: Sequence[Ready | OutputError], obstacle: OutputError | None) -> Iterator[Placed]:
        stopped = False
        for one in settled:
            if isinstance(one, OutputError):
                yield Placed("", None, one)
                stopped = stopped or one.stops_run
            elif one.staged is None:
                yield Placed(one.entry.file, one.status)
            elif stopped:
                yield Placed(one.entry.file, None)
            else:
                failure = obstacle or self._rename(one.staged, one)
                stopped = failure is not None and failure.stops_run
                yield Placed(one.entry.file, None if failure else one.status, failure)

    def _rename(self, staged: Path, ready: Ready) -> OutputError | None:
        try:
            if "/" in ready.entry.file:
                ready.target.parent.mkdir(parents=True, exist_ok=True)
            # `Path.replace` would build one more path, of which nobody asks anything.
            os.replace(staged, ready.target)  # noqa: PTH105
        except OSError as error:
            return refusal(error, ready.target, self.folder)
        return None

    def _record(self, settled: Sequence[Ready | OutputError], placed: Sequence[Placed]) -> None:
        """Write the lines of what stands in its place now."""
        there = [
            ready
            for ready, put in zip(settled, placed, strict=True)
            if isinstance(ready, Ready) and put.status not in {None, Status.EDITED, Status.KEPT}
        ]
        new = [one.entry for one in there if not self._is_told(one.entry)]
        with refusals_of(self.folder, self.folder):
            for inner in sorted({one.entry.file.rpartition("/")[0] for one in there if one.staged is not None}):
                sync_folder(self.folder / inner)
            self._append(new)
            if any(isinstance(one, Ready) and one.staged is not None for one in settled):
                journal.settle(self.folder)

    def _is_told(self, entry: Entry) -> bool:
        return self.manifest.known(entry.file).ends_with(entry.sha256)

    def _append(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        write_all(self.log, "".join(entry.line() for entry in entries).encode())
        os.fsync(self.log.fileno())
        for entry in entries:
            self.manifest.add(entry)

    def mend(self) -> None:
        """Make good what a killed run left: a torn last line, and documents put in place but not recorded."""
        if self.manifest.lacks_line_end:
            write_all(self.log, b"\n")
        elif self.log.tell() > self.manifest.sound_size:
            self.log.truncate(self.manifest.sound_size)
        announced = journal.announced(self.folder)
        there = (entry for entry in announced if is_inside(entry.file) and not self._is_told(entry))
        self._append([entry for entry in there if look(self.folder / entry.file, self.folder).sha256 == entry.sha256])
        journal.settle(self.folder)


@contextmanager
def open_folder(folder: Path) -> Iterator[OutputFolder]:
    """Take an output folder for one run: made if missing, locked, cleared of what a killed run left.

    Raises:
        OutputError: The folder cannot be made, written or locked.
    """
    with ExitStack() as stack:
        with refusals_of(folder, folder):
            (folder / STATE_FOLDER / STAGING_FOLDER).mkdir(parents=True, exist_ok=True)
            stack.enter_context(run_lock(folder))
            _sweep(folder)
            stack.callback(_sweep, folder)
            manifest = read_manifest(folder)
            log = stack.enter_context(manifest_path(folder).open("ab", buffering=0))
            output = OutputFolder(folder, manifest, log)
            output.mend()
        yield output


def write_new(path: Path, data: bytes) -> None:
    """Write a file that may not exist yet.

    Raises:
        AlreadyThereError: Something stands under the name; it is left as it is.
        OutputError: The write was refused; nothing is left behind.
    """
    try:
        _write_new(path, data)
    except FileExistsError as error:
        raise AlreadyThereError(file=str(path)) from error
    except OSError as error:
        raise from_os_error(error, path) from error


def _write_new(path: Path, data: bytes) -> None:
    stream = path.open("xb")
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
    with refusals_of(folder, folder):
        if folder.exists() and not folder.is_dir():
            raise NotAFolderError(file=str(folder))
        return read_manifest(folder)


def _only_if_due(ready: Ready) -> Ready:
    return ready if is_due(ready.status, beside=ready.beside) else ready._replace(staged=None)


def _sweep(folder: Path) -> None:
    """Remove documents that never got their names; the lock says that no other run is alive.

    In the end the folder itself may be gone: a stick pulled out. What that stopped has been told.
    """
    with suppress(FileNotFoundError):
        for leftover in sorted((folder / STATE_FOLDER / STAGING_FOLDER).iterdir()):
            with suppress(OSError):
                leftover.unlink()


__all__ = [
    "OutputFolder",
    "Placed",
    "Ready",
    "Status",
    "judge",
    "look",
    "open_folder",
    "peek_folder",
    "sha256_of",
    "stage",
    "write_new",
]
