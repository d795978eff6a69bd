"""Two small kinds with a field of every shape, an office, and short ways to load a file and see what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from pydantic import Field

from reportgen.intake import Intake, Options, load
from reportgen.kinds import Kind
from reportgen.messages import explain
from reportgen.model.base import Ban
from reportgen.model.don_vi import DonVi
from reportgen.model.fields import CoKhong, DoanVan, ItNhatMot, MotHoacNhieu, PhanTram, SoNguyen, VanBanNgan
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.van_ban import VanBan
from reportgen.problems import Problem, Severity
from tests.support.workbook import save


class NguoiHop(Ban):
    """Somebody at a meeting."""

    ho_ten: VanBanNgan = Field(title="Họ và tên", description="Họ tên.")
    chuc_vu: ItNhatMot[VanBanNgan] = Field(title="Chức vụ", description="Các chức vụ.")
    vang: CoKhong = Field(default=False, title="Vắng", description="Có vắng không.")


class ThanhPhan(Ban):
    """Who is at a meeting."""

    chu_tri: VanBanNgan = Field(default="", title="Chủ trì", description="Ai chủ trì.")
    nguoi: MotHoacNhieu[NguoiHop] = Field(
        title="Người họp", description="Những người họp.", json_schema_extra={"ten_khac": ["Danh sách dự họp"]}
    )


class GiayMoi(VanBan):
    """An invitation."""

    TEN_LOAI: ClassVar[str] = "thong_bao"

    noi_dung: DoanVan = Field(title="Nội dung", description="Nội dung.")
    don_vi: ItNhatMot[DonVi] = Field(title="Đơn vị được mời", description="Các đơn vị.")
    so_don_vi: SoNguyen | None = Field(default=None, title="Số đơn vị", description="Số đơn vị.")
    ty_le: PhanTram | None = Field(default=None, title="Tỷ lệ", description="Tỷ lệ.")
    thoi_gian: KhoangThoiGian | None = Field(default=None, title="Thời gian", description="Thời gian họp.")
    thanh_phan: ThanhPhan | None = Field(default=None, title="Thành phần", description="Ai dự.")
    phong: VanBanNgan = Field(default="", title="Phòng", description="Phòng họp.")
    y_kien: MotHoacNhieu[DoanVan] = Field(default=(), title="Ý kiến", description="Các ý kiến.")


class BaoTin(VanBan):
    """Some news."""

    TEN_LOAI: ClassVar[str] = "thong_bao"

    tin: VanBanNgan = Field(title="Tin", description="Tin.")
    y_kien: MotHoacNhieu[DoanVan] = Field(default=(), title="Ý kiến", description="Các ý kiến.")


def _kind(id_: str, label: str, model: type[VanBan]) -> Kind:
    return Kind(id_, label, "Để thử.", model, Path())


KINDS = {"bao_tin": _kind("bao_tin", "Báo tin", BaoTin), "giay_moi": _kind("giay_moi", "Giấy mời", GiayMoi)}

OFFICE = """\
ten_co_quan: Huyện uỷ Ví Dụ
loai_co_quan: Huyện uỷ
ky_hieu: HU
dia_danh: Ví Dụ
tap_the_lanh_dao: Ban Thường vụ Huyện uỷ
noi_nhan: [Các chi bộ]
noi_luu: Văn phòng Huyện uỷ
nguoi_ky:
  - {ma: bi_thu, ho_ten: Nguyễn Văn An, hinh_thuc_ky: T/M, thay_cho: Ban Thường vụ, chuc_vu: Bí thư}
"""

#: Headings and one row of a right invitation.
HEADS = ["Mã", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Người ký", "Nội dung", "Đơn vị được mời"]
ROW = ["a", "05-TB/HU", "25/8/2021", "về việc họp", "bi_thu", "Họp chi bộ", "Chi bộ Một\nChi bộ Hai"]
NEWS_HEADS = ["Mã", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Người ký", "Tin"]
NEWS_ROW = ["t", "7", "25/8/2021", "về tin", "bi_thu", "Có tin"]


def row(**changed: Any) -> list[Any]:
    """A right row with some cells changed, by slug of the heading ("ngay_ban_hanh")."""
    keys = ["ma", "so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "nguoi_ky", "noi_dung", "don_vi"]
    return [changed.get(key, value) for key, value in zip(keys, ROW, strict=True)]


def take(path: Path, **options: Any) -> Intake:
    """Load a file, an office file beside it if there is none."""
    office = path.parent / "co_quan.yaml"
    if not office.exists():
        office.write_text(OFFICE, encoding="utf-8")
    return load([path], None, Options(**options), KINDS)


def take_sheets(folder: Path, sheets: dict[str, list[list[Any]]], **options: Any) -> Intake:
    """Save sheets as a workbook and load it."""
    return take(save(folder / "ds.xlsx", sheets), **options)


def found(intake: Intake) -> list[tuple[str, str]]:
    """Code and place of every problem, sorted; every message must fill."""
    return sorted((problem.code, place_of(problem)) for problem in intake.problems)


def errors(intake: Intake) -> list[tuple[str, str]]:
    """The same without warnings."""
    return sorted((one.code, place_of(one)) for one in intake.problems if one.severity is Severity.ERROR)


def place_of(problem: Problem) -> str:
    """The place as people say it: "Trang!B7", or line and column of a file without cells."""
    explain(problem)
    place = problem.position
    if place.cell:
        return f"{place.sheet}!{place.cell}"
    return f"{place.line}:{place.column}" if place.line else (place.sheet or "")
