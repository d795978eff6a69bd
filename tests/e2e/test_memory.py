"""Memory does not grow with the batch; `python -m bench.memory` measures the same for 20,000 documents."""

from __future__ import annotations

from pathlib import Path

from bench.memory import LIMIT, peak


def test_six_times_the_documents_need_hardly_more_memory(tmp_path: Path) -> None:
    few, many = peak(tmp_path, 500), peak(tmp_path, 3000)
    assert many <= LIMIT * few
