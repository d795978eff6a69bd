"""A number that a clerk typed before an item would be printed beside the program's own: she is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.intake import Options, load
from reportgen.kinds import all_kinds
from tests.support import records


@pytest.mark.parametrize("typed", ["Một là, rà soát các mô hình", "2. Rà soát các mô hình", "- Rà soát các mô hình"])
def test_a_number_typed_before_a_requirement_is_a_warning_at_its_place(tmp_path: Path, typed: str) -> None:
    data = records.plain_data(all_kinds()["thong_bao_ket_luan_giam_sat"].sample_path)
    data["yeu_cau"][1] = typed
    intake = load([records.write(tmp_path / "so.yaml", data)], None, Options(), all_kinds())
    (problem,) = intake.problems
    assert (problem.code, problem.severity) == ("go-san-so-thu-tu", "warning")
    assert len(intake.records) == 1
