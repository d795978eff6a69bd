"""The record of what was written into an output folder: `.reportgen/manifest.jsonl`, one JSON object a line.

The file only grows. A line is added after its document stands in its place (see `journal` for a run killed in
between), so no line claims a file that was not there; a document whose bytes match no line is a person's. A last line
that a killed run left torn is cut off when the next run takes the folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

#: Folder inside the output folder for what is ours and not a document.
STATE_FOLDER = ".reportgen"
MANIFEST_NAME = "manifest.jsonl"
_SHA = 32
_ORIGIN_SIZE = 16
_ORIGIN = ("kind", "record_sha256", "template_sha256", "standard", "standard_sha256", "version")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a document was made from and with.

    Args:
        file: Its place inside the output folder, parts joined by `/`.
        kind: Id of the kind.
        input: The input file, as the user named it.
        record: Which record of that file, counted from 1.
        sha256: Of the document.
        record_sha256: Of what the record gives to its template, all wording decided.
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
        return json.dumps(self._values(), ensure_ascii=False, separators=(",", ":")) + "\n"

    def origin(self) -> bytes:
        """A fingerprint of all that decides the document's bytes: the same origin gives the same document."""
        return _origin(self._values())

    def _values(self) -> dict[str, Any]:
        # All are plain; `asdict` would copy each one deeply, which costs as much as writing the document's file.
        return {name: getattr(self, name) for name in _FIELDS}


_FIELDS = tuple(field.name for field in fields(Entry))


class Known(NamedTuple):
    """What the manifest knows of one name; small, since there is one for every document of a folder.

    Args:
        hashes: SHA-256 of everything ever written under the name, oldest first, joined.
        origin: Fingerprint of what the newest was made from; empty if its line does not tell.
    """

    hashes: bytes = b""
    origin: bytes = b""

    def wrote(self, sha256: str) -> bool:
        """Tell whether these very bytes were once written under the name."""
        wanted = bytes.fromhex(sha256)
        return any(self.hashes[start : start + _SHA] == wanted for start in range(0, len(self.hashes), _SHA))

    def holds(self, sha256: str, origin: bytes) -> bool:
        """Tell whether these bytes are the newest written under the name, and were made from this origin."""
        return bool(origin) and self.origin == origin and self.hashes[-_SHA:] == bytes.fromhex(sha256)


class Manifest:
    """What the manifest of a folder says, read and written."""

    def __init__(self) -> None:
        #: Numbers of lines that cannot be read (the file was edited); a torn last line is not counted.
        self.broken_lines: list[int] = []
        #: Bytes of whole lines; what follows is a torn last line.
        self.sound_size = 0
        #: Whether the last line is whole but for its end mark.
        self.lacks_line_end = False
        # One value a name, origin first: a folder may hold tens of thousands.
        self._known: dict[bytes, bytes] = {}

    def known(self, name: str) -> Known:
        """Tell what was written under a name."""
        packed = self._known.get(_key(name), bytes(_ORIGIN_SIZE))
        origin, hashes = packed[:_ORIGIN_SIZE], packed[_ORIGIN_SIZE:]
        return Known(hashes, origin if any(origin) else b"")

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether these very bytes were once written under this name."""
        return self.known(name).wrote(sha256)

    def add(self, entry: Entry) -> None:
        """Note a line that was written."""
        self._note(entry.file, entry.sha256, entry.origin())

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

    def _note(self, name: str, sha256: str, origin: bytes) -> None:
        key = _key(name)
        hashes = self._known.get(key, bytes(_ORIGIN_SIZE))[_ORIGIN_SIZE:] + bytes.fromhex(sha256)
        self._known[key] = (origin or bytes(_ORIGIN_SIZE)) + hashes


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


def _read_line(line: bytes) -> tuple[str, str, bytes] | None:
    """The name, the hash and the origin of a line; None if it does not hold the first two."""
    try:
        entry = json.loads(line)
        match entry:
            case {"file": str(name), "sha256": str(sha256)} if len(bytes.fromhex(sha256)) == _SHA:
                return name, sha256, _origin(entry)
    except ValueError:
        return None
    return None


def _origin(entry: Mapping[str, Any]) -> bytes:
    """Empty for a line of an older version, which does not tell everything."""
    values = [entry.get(name) for name in _ORIGIN]
    if not all(isinstance(value, str) for value in values):
        return b""
    return blake2b("\0".join(map(str, values)).encode(), digest_size=_ORIGIN_SIZE).digest()


def _key(name: str) -> bytes:
    return blake2b(name.encode(), digest_size=16).digest()
