"""The record of what was written into an output folder: `.reportgen/manifest.jsonl`, one JSON object a line.

The file only grows. A line is added after its document stands in its place (see `journal` for a run killed in
between), so no line claims a file that was not there; a document whose bytes match no line is a person's. A last line
that a killed run left torn is cut off when the next run takes the folder.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportgen.text.short_keys import short_key

#: Folder inside the output folder for what is ours and not a document.
STATE_FOLDER = ".reportgen"
MANIFEST_NAME = "manifest.jsonl"
_SHA = 32
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Entry(NamedTuple):
    """What a document was made from and with; a tuple, since every document of a batch has one.

    Args:
        file: Its place inside the output folder, parts joined by `/`.
        kind: Id of the kind.
        input: The input file, as the user named it.
        record: Which record of that file, counted from 1.
        sha256: Of the document.
        record_sha256: Of what the record gave to its template, all wording decided.
        template_sha256: Of the Word template.
        standard: Id of the standard it follows.
        standard_sha256: Of what that standard says.
        version: Of reportgen.
    """

    file: str
    kind: str
    input: str
    record: int
    sha256: str
    record_sha256: str
    template_sha256: str
    standard: str
    standard_sha256: str
    version: str

    def line(self) -> str:
        """The entry as a line of the manifest."""
        return _line(self)


@lru_cache(maxsize=512)  # a line is announced, and written again when its document is in place
def _line(entry: Entry) -> str:
    return _encode(entry._asdict()) + "\n"


class Known(NamedTuple):
    """What the manifest knows of one name; small, since there is one for every document of a folder.

    Args:
        hashes: SHA-256 of everything ever written under the name, oldest first, joined.
    """

    hashes: bytes = b""

    def wrote(self, sha256: str) -> bool:
        """Tell whether these very bytes were once written under the name."""
        wanted = bytes.fromhex(sha256)
        return any(self.hashes[start : start + _SHA] == wanted for start in range(0, len(self.hashes), _SHA))

    def ends_with(self, sha256: str) -> bool:
        """Tell whether these very bytes are the newest written under the name."""
        return self.hashes[-_SHA:] == bytes.fromhex(sha256)


class Manifest:
    """What the manifest of a folder says, read and written."""

    def __init__(self) -> None:
        #: Numbers of lines that cannot be read (the file was edited); a torn last line is not counted.
        self.broken_lines: list[int] = []
        #: Bytes of whole lines; what follows is a torn last line.
        self.sound_size = 0
        #: Whether the last line is whole but for its end mark.
        self.lacks_line_end = False
        # One value a name, the hashes joined: a folder may hold tens of thousands.
        self._hashes: dict[bytes, bytes] = {}

    def known(self, name: str) -> Known:
        """Tell what was written under a name."""
        return Known(self._hashes.get(short_key(name), b""))

    def add(self, entry: Entry) -> None:
        """Note a line that was written."""
        self._note(entry.file, entry.sha256)

    def take_line(self, line: bytes, number: int) -> None:
        """Note a line that was read."""
        whole = line.endswith(b"\n")
        found = _read_line(line)
        if found is not None:
            self._note(*found)
        elif whole:
            self.broken_lines.append(number)
        if whole or found is not None:
            self.sound_size += len(line)
            self.lacks_line_end = not whole

    def _note(self, name: str, sha256: str) -> None:
        key = short_key(name)
        self._hashes[key] = self._hashes.get(key, b"") + bytes.fromhex(sha256)


def manifest_path(folder: Path) -> Path:
    """Where the manifest of an output folder stands."""
    return folder / STATE_FOLDER / MANIFEST_NAME


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an output folder; a folder without one gives an empty manifest.

    Raises:
        OSError: The manifest is there but cannot be read.
    """
    manifest = Manifest()
    path = manifest_path(folder)
    if path.is_file():
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                manifest.take_line(line, number)
    return manifest


def read_entry(line: bytes) -> Entry | None:
    """Read a whole entry; None if the line does not hold one."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _read_line(line: bytes) -> tuple[str, str] | None:
    """The name and the hash of a line; None if it does not hold them."""
    try:
        match json.loads(line):
            case {"file": str(name), "sha256": str(sha256)} if len(bytes.fromhex(sha256)) == _SHA:
                return name, sha256
    except ValueError:
        return None
    return None
