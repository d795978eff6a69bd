"""The decision that orders a supervision and sets up its team («quyết định giám sát»)."""

from __future__ import annotations

from pathlib import Path

from reportgen.kinds import Kind
from reportgen.kinds.quyet_dinh_giam_sat.model import QuyetDinhGiamSat

KIND = Kind(
    id="quyet_dinh_giam_sat",
    label="Quyết định giám sát",
    summary="Quyết định giám sát các tổ chức đảng, đảng viên và thành lập đoàn giám sát.",
    model=QuyetDinhGiamSat,
    folder=Path(__file__).parent,
)
