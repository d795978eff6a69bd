"""A cited paper: everything at the first mention, type and number afterwards (HD05 II.I.6.1.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from pydantic import Field

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check
from reportgen.model.fields import DoanVan, Ma, Ngay, VanBanNgan
from reportgen.model.holes import Hole, known
from reportgen.model.show import show
from reportgen.model.so_ky_hieu import SoVienDan
from reportgen.problems import Severity
from reportgen.text.dates import short_date
from reportgen.text.punctuation import strip_end
from reportgen.text.slugs import fold

#: Papers that are cited by name and year, without a number (HD05 II.I.6.2.3), by the folded name of their type.
_BY_NAME = MappingProxyType({"luat": True, "boluat": True, "phaplenh": True, "hienphap": True, "dieule": False})


class VienDan(Ban):
    """A paper that the text refers to as {ma}."""

    ma: Ma = Field(
        default="",
        title="Mã",
        description="Tên gọi tắt không dấu; trong câu chữ viết {ma} để nhắc tới văn bản này.",
        examples=["chi_thi_05"],
    )
    loai: VanBanNgan = Field(
        title="Tên loại",
        description="Tên loại của văn bản được viện dẫn.",
        examples=["Chỉ thị"],
    )
    so_ky_hieu: SoVienDan = Field(
        default="",
        title="Số, ký hiệu",
        description="Số và ký hiệu đúng như văn bản đó in; luật, pháp lệnh thì không cần.",
        examples=["05-CT/TW"],
    )
    ngay_ban_hanh: Ngay | None = Field(
        default=None,
        title="Ngày ban hành",
        description="Ngày ban hành của văn bản được viện dẫn.",
        examples=["15/5/2016"],
    )
    co_quan_ban_hanh: VanBanNgan = Field(
        title="Cơ quan ban hành",
        description="Cơ quan ban hành, viết như trong câu.",
        examples=["Bộ Chính trị"],
    )
    trich_yeu: DoanVan = Field(
        default="",
        title="Trích yếu",
        description="Trích yếu, viết nối được sau tên cơ quan (thường mở đầu bằng «về»); luật thì ghi tên luật.",
        examples=["về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"],
    )
    goi_tat: VanBanNgan = Field(
        default="",
        title="Gọi tắt",
        description="Tên gọi ở các lần nhắc sau, nếu khác «tên loại số, ký hiệu».",
        examples=["Chỉ thị 05"],
    )

    @property
    def is_law(self) -> bool:
        """Tell whether the paper is cited by its name and year (luật, bộ luật, pháp lệnh, hiến pháp)."""
        return not isinstance(self.loai, Hole) and _BY_NAME.get(fold(self.loai), False)

    def full(self) -> str:
        """Print the first mention: "Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về …"; a law by name, year."""
        if self.is_law:
            return self._law(with_year=True) + self._alias()
        number = show(self.so_ky_hieu)
        head = f"{self.loai} số {number}" if number else str(self.loai)
        day = show(self.ngay_ban_hanh, _day)
        subject = show(self.trich_yeu, strip_end)
        parts = [f"{head}, ngày {day}" if day else head, f"của {self.co_quan_ban_hanh}", subject]
        return " ".join(part for part in parts if part) + self._alias()

    def short(self) -> str:
        """Print a later mention: the agreed short name, "Chỉ thị số 05-CT/TW", or without a number type and issuer."""
        if alias := show(self.goi_tat):
            return alias
        if self.is_law:
            return self._law(with_year=False)
        number = show(self.so_ky_hieu)
        return f"{self.loai} số {number}" if number else f"{self.loai} của {self.co_quan_ban_hanh}"

    def _law(self, *, with_year: bool) -> str:
        words = [show(self.loai), show(self.trich_yeu, strip_end)]
        if with_year and self.ngay_ban_hanh is not None:
            words.append(f"năm {show(self.ngay_ban_hanh, _year)}")
        return " ".join(word for word in words if word)

    def _alias(self) -> str:
        return f" (sau đây gọi tắt là {self.goi_tat})" if show(self.goi_tat) else ""

    @check("loai", "so_ky_hieu")
    def _co_so(self) -> Iterator[Finding]:
        if fold(known(self.loai)) not in _BY_NAME and not known(self.so_ky_hieu):
            yield Finding("vien-dan-chua-co-so", ("so_ky_hieu",), {"gia_tri": self.loai}, Severity.WARNING)

    @check("loai", "trich_yeu")
    def _luat_can_ten(self) -> Iterator[Finding]:
        if self.is_law and not known(self.trich_yeu):
            yield Finding("vien-dan-luat-thieu-ten", ("trich_yeu",), {"gia_tri": self.loai})


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _year(day: date | None) -> str:
    return str(day.year) if day else ""
