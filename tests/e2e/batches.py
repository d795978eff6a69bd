"""Batches for runs of the command, and what a run leaves on the disk."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from e2e.records import numbered
from e2e.running import COMMAND

#: What two runs over the same inputs may leave differently: the lock says nothing, the report tells what was new.
_APART = frozenset({".reportgen/lock", "bao-cao-lo.xlsx"})
_REPORT = '"kind":"bao_cao_lo"'


def json_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    """Write records as one JSON Lines input."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def batch(path: Path, count: int, **changes: Any) -> Path:
    """Write a batch of decisions number 101, 102 …"""
    return json_lines(path, [record | changes for record in numbered(count)])


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes; of the manifest, without the lines of reports."""
    return {
        name: hashlib.sha256(_content(path)).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(folder).as_posix()) not in _APART
    }


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    if path.name != "manifest.jsonl":
        return data
    return b"".join(line for line in data.splitlines(keepends=True) if _REPORT.encode() not in line)


def start(folder: Path, *arguments: str, before: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """Start the command, by another one if that is given, as a process of its own."""
    return subprocess.Popen(
        [*before, str(COMMAND), *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(word) for word in text.split()]
