"""Read our own data files, as `tools/compile_standards.py` lays them out for machines."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """Read `data/<name>.json` of this package; the caller must not change it. Dates are ISO text."""
    content: dict[str, Any] = json.loads(_bytes(name))
    return content


def fingerprint(name: str) -> str:
    """Return the SHA-256 of what `data/<name>.json` says, in hexadecimal digits."""
    return sha256(_bytes(name)).hexdigest()


def _bytes(name: str) -> bytes:
    return (_FOLDER / f"{name}.json").read_bytes()
