"""Thông báo (hoặc kết luận) kết luận giám sát: what a committee concludes after a supervision."""

from __future__ import annotations

from pathlib import Path

from reportgen.kinds import Kind
from reportgen.kinds.thong_bao_ket_luan_giam_sat.model import ThongBaoKetLuanGiamSat

KIND = Kind(
    id="thong_bao_ket_luan_giam_sat",
    label="Thông báo kết luận giám sát",
    summary="Tập thể cấp uỷ kết luận sau một cuộc giám sát: ưu điểm, hạn chế, yêu cầu và việc phải báo cáo lại.",
    model=ThongBaoKetLuanGiamSat,
    folder=Path(__file__).parent,
)
