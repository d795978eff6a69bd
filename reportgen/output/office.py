"""The door to LibreOffice: where it stands on the machine, and a call of it that makes PDFs of Word documents.

A call shows no window, asks nobody, and knows nothing of the user's own LibreOffice: its profile is a fresh one in the
folder of its work. So an open LibreOffice does not disturb it, and no macro or extension of the user's runs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reportgen.errors import ReportgenError

_NAMES = ("soffice", "libreoffice")
_MACOS_PLACE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
#: Where Windows names its folders for programs, and where LibreOffice stands in them: first what waits for its end.
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_WINDOWS_PLACES = ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe")
_QUIETLY = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
#: Where the systems name the folder for temporary files.
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
#: So often (seconds) a call is looked at.
_LOOK_EVERY = 0.25


class OfficeMissingError(ReportgenError):
    """There is no LibreOffice on this machine."""

    code = "khong-co-libreoffice"


class Installed(NamedTuple):
    """LibreOffice as it stands on this machine.

    Args:
        program: What is called.
        environment: The variables of the environment that it is called with.
    """

    program: Path
    environment: Mapping[str, str]


def find_office(environment: Mapping[str, str], platform: str) -> Installed:
    """Find LibreOffice: in the usual places of the system, then on PATH.

    In this order, because Windows looks for a program in the current folder first, where anyone may have laid one.

    Args:
        environment: The variables of the environment.
        platform: The system, as `sys.platform` names it.

    Raises:
        OfficeMissingError: It is nowhere.
    """
    for place in _usual_places(environment, platform):
        if place.is_file():
            return Installed(place, environment)
    for name in _NAMES:
        found = shutil.which(name, path=environment.get("PATH", ""))
        if found is not None:
            return Installed(Path(found).absolute(), environment)
    raise OfficeMissingError()


def _usual_places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "darwin":
        yield Path(_MACOS_PLACE)
    if platform == "win32":
        folders = filter(None, map(environment.get, _WINDOWS_FOLDERS))
        yield from (Path(folder, place) for folder in folders for place in _WINDOWS_PLACES)


class Office:
    """LibreOffice for calls one after the other.

    Args:
        installed: What `find_office` found.
        folder: A folder for its work; its profiles and what else it lays down go there.
        patience: So long (seconds) a call may go without one more PDF before it is stopped.
    """

    def __init__(self, installed: Installed, folder: Path, patience: float) -> None:
        self._program = installed.program
        # One that is stopped leaves temporary files behind: they go with the folder.
        self._environment = {**installed.environment, **dict.fromkeys(_TEMPORARY, str(folder))}
        self._folder = folder
        self._patience = patience
        self._profiles = 1

    def convert(self, documents: Sequence[Path], heard: Callable[[int], None]) -> bool:
        """Have a PDF made beside each of the documents, which stand in one folder.

        Whether a PDF is there and whole is for the caller to see: LibreOffice tells nothing that can be relied on.

        Args:
            documents: The documents.
            heard: Hears now and then how many PDFs there are.

        Returns:
            Whether the call ended by itself; if not, it was stopped for having made nothing for too long.
        """
        try:
            process = self._start(documents)
        except OSError:
            return True
        try:
            return self._ends(process, [document.with_suffix(".pdf") for document in documents], heard)
        finally:
            _stop(process)

    def renew(self) -> None:
        """Take a fresh profile from now on: what broke off may have left the old one locked or damaged."""
        self._profiles += 1

    def _start(self, documents: Sequence[Path]) -> subprocess.Popen[bytes]:
        profile = (self._folder / f"profile-{self._profiles}").as_uri()
        # A program that we found, and names that we made: no shell, nothing of the user's.
        return subprocess.Popen(  # noqa: S603
            [
                str(self._program),
                *_QUIETLY,
                f"-env:UserInstallation={profile}",
                "--convert-to",
                "pdf",
                "--outdir",
                str(documents[0].parent),
                *map(str, documents),
            ],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # It starts processes of its own; as a group they can be stopped together. Ctrl-C comes to us alone.
            start_new_session=True,
        )

    def _ends(self, process: subprocess.Popen[bytes], wanted: Sequence[Path], heard: Callable[[int], None]) -> bool:
        made, idle = 0, 0.0
        while idle < self._patience:
            try:
                process.wait(_LOOK_EVERY)
            except subprocess.TimeoutExpired:
                before, made = made, sum(path.exists() for path in wanted)
                idle = 0.0 if made > before else idle + _LOOK_EVERY
                heard(made)
            else:
                return True
        return False


if sys.platform == "win32":

    def _stop(process: subprocess.Popen[bytes]) -> None:
        """End a call with all the processes that it started."""
        if process.poll() is None:
            taskkill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(taskkill, check=False, capture_output=True)  # noqa: S603
            process.wait()

else:
    import os
    import signal
    from contextlib import suppress

    def _stop(process: subprocess.Popen[bytes]) -> None:
        """End a call with all the processes that it started."""
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
