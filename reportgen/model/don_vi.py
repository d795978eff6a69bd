"""Units under supervision or reporting: Party organisations with the name they had and the name they have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from reportgen.model.base import BareBan
from reportgen.model.checks import Finding, Loc, no_repeats
from reportgen.model.fields import MotHoacNhieu, VanBanNgan
from reportgen.model.holes import known
from reportgen.model.show import show


class DonVi(BareBan):
    """A unit; a bare text is its name."""

    bare_field: ClassVar[str] = "ten"

    ten: VanBanNgan = Field(
        title="Tên đơn vị",
        description="Tên đầy đủ của tổ chức đảng hoặc đơn vị.",
        examples=["Đảng uỷ xã Bình Minh"],
    )
    nguoi_duoc_giam_sat: MotHoacNhieu[VanBanNgan] = Field(
        default=(),
        title="Người được giám sát",
        description="Cá nhân của đơn vị cũng là đối tượng giám sát, nếu có.",
        examples=[["đồng chí Bí thư Đảng uỷ xã"]],
    )
    doi_ten_thanh: VanBanNgan = Field(
        default="",
        title="Nay là",
        description="Tên mới, nếu đơn vị đã đổi tên trong thời gian giải quyết hồ sơ.",
        examples=["Đảng uỷ xã Bình Minh Đông"],
    )

    def name(self) -> str:
        """Print the name with the new one: "Đảng uỷ xã A (nay là Đảng uỷ xã B)"."""
        renamed = show(self.doi_ten_thanh)
        return f"{self.ten} (nay là {renamed})" if renamed else str(self.ten)

    def with_people(self) -> str:
        """Print the name followed by the persons supervised there: "Đảng uỷ xã A và đồng chí Bí thư Đảng uỷ xã"."""
        return " và ".join(
            [self.name(), *([", ".join(str(p) for p in self.nguoi_duoc_giam_sat)] if self.nguoi_duoc_giam_sat else [])]
        )


def units_once(loc: Loc, units: tuple[DonVi, ...]) -> Iterator[Finding]:
    """Find a unit that stands in the list twice; the field at `loc` holds the list."""
    return no_repeats(loc, (unit.ten for unit in known(units)), ("ten",), code="don-vi-trung")
