"""Figures inside the report: profile of the party organisation, models, awards, rates, results, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import Field

from reportgen.model.base import Ban, BareBan
from reportgen.model.checks import Finding, Loc, check, no_repeats
from reportgen.model.fields import DoanVan, ItNhatMot, MotHoacNhieu, PhanTram, SoNguyen, VanBanNgan
from reportgen.model.holes import known
from reportgen.text.numbers import format_count


def _adds_up(loc: Loc, whole: int, parts: Iterable[int], thing: str) -> Iterator[Finding]:
    """Find a stated whole that its parts do not add up to; no parts, nothing found."""
    numbers = [known(part) for part in parts]
    if numbers and sum(numbers) != known(whole):
        params = {"gia_tri": format_count(whole), "cong": format_count(sum(numbers)), "vat": thing}
        yield Finding("cac-phan-khong-bang-tong", loc, params)


class LoaiChiBo(Ban):
    """How many party cells there are of one sort."""

    ten: VanBanNgan = Field(
        title="Loại chi bộ",
        description="Loại chi bộ, viết nối được sau con số.",
        examples=["chi bộ thôn"],
    )
    so_luong: SoNguyen = Field(title="Số lượng", description="Số chi bộ của loại này.", examples=["13"])


class ChiBo(Ban):
    """Party cells: all, and by sort."""

    tong: SoNguyen = Field(title="Tổng số chi bộ", description="Tổng số chi bộ.", examples=["18"])
    theo_loai: MotHoacNhieu[LoaiChiBo] = Field(
        default=(),
        title="Chi bộ theo loại",
        description="Số chi bộ của từng loại, cộng lại bằng tổng số.",
    )

    @check("tong", "theo_loai")
    def _cong_bang_tong(self) -> Iterator[Finding]:
        yield from _adds_up(("tong",), self.tong, (kind.so_luong for kind in known(self.theo_loai)), "chi bộ")

    @check("theo_loai")
    def _khong_trung(self) -> Iterator[Finding]:
        yield from no_repeats(("theo_loai",), (kind.ten for kind in known(self.theo_loai)), ("ten",))


class DacDiem(Ban):
    """The profile that opens the report."""

    dang_vien: SoNguyen | None = Field(
        default=None,
        title="Số đảng viên",
        description="Tổng số đảng viên cuối kỳ báo cáo.",
        examples=["587"],
    )
    chi_bo: ChiBo | None = Field(default=None, title="Chi bộ", description="Số chi bộ, chia theo loại nếu cần.")
    nhan_xet: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Nhận xét",
        description="Thuận lợi, khó khăn và tình hình chung, mỗi đoạn một mục.",
        examples=[["Tình hình tư tưởng trong cán bộ, đảng viên ổn định"]],
    )


class KetQua(Ban):
    """One field of work and what came of it."""

    tieu_de: VanBanNgan = Field(
        title="Tiêu đề",
        description="Tên nội dung, in thành tiểu mục có số thứ tự.",
        examples=["Công tác lãnh đạo, chỉ đạo, quán triệt"],
    )
    noi_dung: ItNhatMot[DoanVan] = Field(
        title="Nội dung",
        description="Kết quả đạt được, mỗi đoạn một mục.",
        examples=[["Đã tổ chức 02 hội nghị quán triệt với 587 lượt đảng viên tham dự"]],
    )


class MoHinhTheoCap(Ban):
    """Models registered at one level."""

    cap: VanBanNgan = Field(title="Cấp", description="Cấp đăng ký mô hình.", examples=["Cấp cơ sở"])
    tong_so: SoNguyen = Field(title="Tổng số mô hình", description="Số mô hình đã đăng ký.", examples=["95"])
    trong_do_moi: SoNguyen | None = Field(
        default=None,
        title="Trong đó mới",
        description="Số mô hình mới trong kỳ.",
        examples=["18"],
    )

    @check("tong_so", "trong_do_moi")
    def _moi_khong_qua_tong(self) -> Iterator[Finding]:
        if self.trong_do_moi is not None and known(self.trong_do_moi) > known(self.tong_so):
            params = {"gia_tri": format_count(self.trong_do_moi), "tong": format_count(self.tong_so)}
            yield Finding("mo-hinh-moi-vuot-tong", ("trong_do_moi",), params)


class MoHinhTieuBieu(BareBan):
    """A typical model; a bare text is its name."""

    bare_field: ClassVar[str] = "ten"

    ten: DoanVan = Field(title="Tên mô hình", description="Tên mô hình, cách làm.", examples=["Tuyến đường hoa"])
    don_vi: VanBanNgan = Field(
        default="",
        title="Đơn vị",
        description="Đơn vị thực hiện.",
        examples=["Chi bộ Mặt trận"],
    )
    ket_qua: DoanVan = Field(
        default="",
        title="Kết quả",
        description="Kết quả, lợi ích mang lại.",
        examples=["trồng mới 02 km đường hoa"],
    )


class MoHinh(Ban):
    """Models of learning and following: counts by level, and typical ones."""

    theo_cap: ItNhatMot[MoHinhTheoCap] = Field(
        title="Mô hình theo cấp",
        description="Số mô hình đăng ký ở từng cấp.",
    )
    tieu_bieu: MotHoacNhieu[MoHinhTieuBieu] = Field(
        default=(),
        title="Mô hình tiêu biểu",
        description="Những mô hình, cách làm hay cần nêu tên.",
    )

    @check("theo_cap")
    def _cap_khong_trung(self) -> Iterator[Finding]:
        yield from no_repeats(("theo_cap",), (level.cap for level in known(self.theo_cap)), ("cap",))


class KhenThuongTheoCap(Ban):
    """Awards given at one level."""

    ten: VanBanNgan = Field(title="Cấp khen thưởng", description="Cấp hoặc hình thức khen.", examples=["Cấp huyện"])
    tap_the: SoNguyen = Field(title="Tập thể", description="Số tập thể được khen.", examples=["15"])
    ca_nhan: SoNguyen = Field(title="Cá nhân", description="Số cá nhân được khen.", examples=["30"])

    @check("tap_the", "ca_nhan")
    def _co_ai_duoc_khen(self) -> Iterator[Finding]:
        yield from _somebody(("tap_the",), self.tap_the, self.ca_nhan)


class KhenThuong(Ban):
    """Collectives and individuals praised."""

    tap_the: SoNguyen = Field(title="Số tập thể", description="Tổng số tập thể được khen.", examples=["20"])
    ca_nhan: SoNguyen = Field(title="Số cá nhân", description="Tổng số cá nhân được khen.", examples=["40"])
    hinh_thuc: VanBanNgan = Field(
        default="",
        title="Hình thức",
        description="Hình thức khen, viết nối được sau chữ «bằng hình thức».",
        examples=["tặng giấy khen"],
    )
    theo_cap: MotHoacNhieu[KhenThuongTheoCap] = Field(
        default=(),
        title="Khen thưởng theo cấp",
        description="Số được khen ở từng cấp, cộng lại bằng tổng số.",
    )

    @check("tap_the", "ca_nhan")
    def _co_ai_duoc_khen(self) -> Iterator[Finding]:
        yield from _somebody(("tap_the",), self.tap_the, self.ca_nhan)

    @check("tap_the", "theo_cap")
    def _tap_the_bang_tong(self) -> Iterator[Finding]:
        yield from _adds_up(("tap_the",), self.tap_the, (one.tap_the for one in known(self.theo_cap)), "tập thể")

    @check("ca_nhan", "theo_cap")
    def _ca_nhan_bang_tong(self) -> Iterator[Finding]:
        yield from _adds_up(("ca_nhan",), self.ca_nhan, (one.ca_nhan for one in known(self.theo_cap)), "cá nhân")

    @check("theo_cap")
    def _cap_khong_trung(self) -> Iterator[Finding]:
        yield from no_repeats(("theo_cap",), (one.ten for one in known(self.theo_cap)), ("ten",))


def _somebody(loc: Loc, collectives: int, individuals: int) -> Iterator[Finding]:
    if known(collectives) == 0 and known(individuals) == 0:
        yield Finding("khen-thuong-khong-co-ai", loc)


class TyLe(Ban):
    """A rate that was reached."""

    ten: DoanVan = Field(
        title="Tên tỷ lệ",
        description="Tỷ lệ đo điều gì.",
        examples=["Đảng viên tham gia học tập chuyên đề"],
    )
    gia_tri: PhanTram = Field(title="Giá trị", description="Tỷ lệ phần trăm, từ 0 đến 100.", examples=["98,5%"])
    ghi_chu: DoanVan = Field(
        default="",
        title="Ghi chú",
        description="Mẫu số, chỉ tiêu hoặc so sánh với kỳ trước.",
        examples=["chỉ tiêu 95%"],
    )


class KienNghi(BareBan):
    """A proposal to a higher level; a bare text is its content."""

    bare_field: ClassVar[str] = "noi_dung"

    gui: VanBanNgan = Field(
        default="",
        title="Kiến nghị với",
        description="Cơ quan nhận kiến nghị.",
        examples=["Ban Thường vụ Tỉnh uỷ"],
    )
    noi_dung: DoanVan = Field(
        title="Nội dung kiến nghị",
        description="Điều kiến nghị, đề xuất.",
        examples=["Sớm ban hành hướng dẫn chuyên đề của năm sau"],
    )
