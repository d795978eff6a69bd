"""The record of what was written into an output folder: `.reportgen/manifest.jsonl`, one JSON object a line.

The file only grows. A line is added just before its document is put in place, so that even a run killed in between
never takes its own document for a person's work; a document whose bytes match no line of the record is a person's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

#: Folder inside the output folder for what is ours and not a document.
STATE_FOLDER = ".reportgen"
MANIFEST_NAME = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a document was made from and with.

    Args:
        file: Its name inside the output folder.
        kind: Id of the kind.
        input: The input file, as the user named it.
        record: Which record of that file, counted from 1.
        sha256: Of the document.
        template_sha256: Of the Word template.
        standard: Id of the standard it follows.
        version: Of reportgen.
    """

    file: str
    kind: str
    input: str
    record: int
    sha256: str
    template_sha256: str
    standard: str
    version: str

    def line(self) -> str:
        """The entry as a line of the manifest."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")) + "\n"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest of a folder says.

    Args:
        hashes: For each file name, the hashes of everything ever written under it, oldest first.
        broken_lines: Numbers of lines that cannot be read (a run was killed, or the file was edited).
    """

    hashes: Mapping[str, tuple[str, ...]]
    broken_lines: tuple[int, ...] = ()

    def wrote(self, name: str, sha256: str) -> bool:
        """Tell whether these very bytes were once written under this name."""
        return sha256 in self.hashes.get(name, ())


def manifest_path(folder: Path) -> Path:
    """Where the manifest of an output folder stands."""
    return folder / STATE_FOLDER / MANIFEST_NAME


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an output folder; a folder without one gives an empty manifest.

    Raises:
        OSError: The manifest is there but cannot be read.
    """
    path = manifest_path(folder)
    if not path.is_file():
        return Manifest({})
    hashes: dict[str, tuple[str, ...]] = {}
    broken = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        match _file_and_hash(line):
            case (name, sha256):
                hashes[name] = (*hashes.get(name, ()), sha256)
            case None:
                broken.append(number)
    return Manifest(hashes, tuple(broken))


def _file_and_hash(line: bytes) -> tuple[str, str] | None:
    """The two values that decide whether a file is ours; None if the line does not hold them."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    match entry:
        case {"file": str(name), "sha256": str(sha256)}:
            return name, sha256
    return None
