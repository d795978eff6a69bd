"""Periods: the days of a visit, the time under examination, the span of a report."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check, in_order
from reportgen.model.fields import Ngay
from reportgen.model.holes import Hole
from reportgen.model.show import date_text
from reportgen.text.dates import date_range


class KhoangThoiGian(Ban):
    """A period from a first to a last day."""

    tu_ngay: Ngay = Field(title="Từ ngày", description="Ngày đầu của khoảng thời gian.", examples=["09/9/2021"])
    den_ngay: Ngay = Field(title="Đến ngày", description="Ngày cuối của khoảng thời gian.", examples=["13/9/2021"])

    def text(self) -> str:
        """Print the period: "từ ngày 09 - 13/9/2021", "từ ngày 01/01/2019 đến ngày 30/6/2021"."""
        if isinstance(self.tu_ngay, Hole) or isinstance(self.den_ngay, Hole):
            return f"từ ngày {date_text(self.tu_ngay)} đến ngày {date_text(self.den_ngay)}"
        return date_range(self.tu_ngay, self.den_ngay)

    @check("tu_ngay", "den_ngay")
    def _khong_nguoc(self) -> Iterator[Finding]:
        yield from in_order(("den_ngay",), ("ngày đầu", self.tu_ngay), ("ngày cuối", self.den_ngay))
