"""Records for runs of the command, made from a kind's own sample."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reportgen.kinds import all_kinds

QUYET_DINH = "quyet_dinh_giam_sat"


def sample(kind_id: str = QUYET_DINH, **changes: Any) -> dict[str, Any]:
    """The sample of a kind as plain data, all values text, some of them changed; None takes a key away."""
    record = {**_as_typed(kind_id), **changes}
    return {key: copy.deepcopy(value) for key, value in record.items() if value is not None}


@cache
def _as_typed(kind_id: str) -> dict[str, Any]:
    text = all_kinds()[kind_id].sample_path.read_text(encoding="utf-8")
    record = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- our own file, text only
    assert isinstance(record, dict)
    return record


def write(path: Path, *records: dict[str, Any]) -> Path:
    """Write records as one JSON input."""
    content = records[0] if len(records) == 1 else {"van_ban": records}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def numbered(count: int) -> list[dict[str, Any]]:
    """Decisions number 101, 102 …"""
    return [sample(so_ky_hieu=f"{101 + index}-QĐ/HU") for index in range(count)]
