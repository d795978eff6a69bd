"""The measurements run, on few documents; how fast they are is not judged here."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from bench.generate import MAKERS, WRITERS
from reportgen.intake import Options, load
from reportgen.kinds import all_kinds

ROOT = Path(__file__).parents[1]


def test_the_comparison_measures_every_row(tmp_path: Path) -> None:
    table = tmp_path / "bang.md"
    words = ["--so-luong", "3", "--vong", "1", "--dang", "json", "--bang", str(table)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.compare", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("|") for line in table.read_text(encoding="utf-8").splitlines()]
    measured = [row for row in rows if re.search(r"\d×|\d+\.\d", "|".join(row))]
    assert len(measured) == 2 * 6 + 4
    assert done.stdout == table.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", list(MAKERS))
def test_every_form_holds_the_same_records(tmp_path: Path, kind: str) -> None:
    records = list(MAKERS[kind](4))
    read = {}
    for form, write in WRITERS.items():
        intake = load(write(records, tmp_path / form), None, Options(), all_kinds())
        assert intake.problems == ()
        read[form] = [record.van_ban for record in intake.records]
    assert len(read["json"]) == 4
    assert all(one == read["json"] for one in read.values())


def test_record_n_is_the_same_in_every_run_and_no_two_are_equal() -> None:
    for make in MAKERS.values():
        records = list(make(5))
        assert records == list(make(6))[:5]
        assert all(one != other for one, other in pairwise(records))
