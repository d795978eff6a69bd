"""Records are let go as soon as they are filled: in a batch the search for cycles is rare, nothing may wait for it."""

from __future__ import annotations

import gc
import json
from datetime import date
from pathlib import Path

import pytest
from e2e.records import numbered, sample

from reportgen.kinds import all_kinds
from reportgen.pipeline.preparing import prepare
from reportgen.pipeline.types import Request

RECORDS = 60


@pytest.mark.parametrize("kind_id", all_kinds())
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_no_record_waits_for_the_search_for_cycles(kind_id: str, form: str, tmp_path: Path) -> None:
    records = [sample(kind_id) | {"so_ky_hieu": f"{index + 1}"} for index in range(RECORDS)]
    if form == "jsonl":
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    else:
        (tmp_path / "a.json").write_text(json.dumps({"van_ban": records}, ensure_ascii=False), encoding="utf-8")
    assert _left_over(tmp_path, RECORDS) < RECORDS


def test_no_wrong_record_waits_either(tmp_path: Path) -> None:
    records = [record | {"ngay_ban_hanh": "30/2/2021"} for record in numbered(RECORDS)]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert _left_over(tmp_path, 0) < RECORDS


def _left_over(folder: Path, right: int) -> int:
    """How many objects only the search for cycles finds after a second run over the same records."""
    request = Request((folder,), date(2026, 5, 27))
    # What is made once in a process is made in the first run.
    assert len(prepare(request).documents) == right
    gc.collect()
    gc.disable()
    try:
        assert len(prepare(request).documents) == right
        return gc.collect()
    finally:
        gc.enable()
