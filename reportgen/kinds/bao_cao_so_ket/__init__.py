"""Báo cáo sơ kết: what was done about a policy of the Party over one period, with figures and an annex."""

from __future__ import annotations

from pathlib import Path

from reportgen.kinds import Kind
from reportgen.kinds.bao_cao_so_ket.model import BaoCaoSoKet

KIND = Kind(
    id="bao_cao_so_ket",
    label="Báo cáo sơ kết",
    summary="Báo cáo kết quả thực hiện một chủ trương trong kỳ: số liệu, mô hình, đánh giá, phương hướng, phụ lục.",
    model=BaoCaoSoKet,
    folder=Path(__file__).parent,
)
