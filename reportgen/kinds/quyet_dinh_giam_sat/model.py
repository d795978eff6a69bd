"""The data of a decision on supervision: whom, on what, over which period, by which team, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field

from reportgen.model.checks import Finding, check, in_order, no_repeats, stated_count
from reportgen.model.con_nguoi import DoanGiamSat, DongChi
from reportgen.model.don_vi import DonVi, units_once
from reportgen.model.fields import DoanVan, ItNhatMot, LuaChon, MotHoacNhieu, SoLuongNeu, VanBanNgan
from reportgen.model.holes import Hole, known
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.van_ban import VanBan
from reportgen.problems import Severity
from reportgen.text.dates import short_date
from reportgen.text.slugs import name_key

KIEU_DANH_SACH = LuaChon.of(MappingProxyType({"dong": "Từng dòng", "bang": "Bảng"}))

#: How many căn cứ decisions of this kind have in practice.
FEWEST_BASES = 2
MOST_BASES = 12
#: The article that says who carries the decision out: the one recipients refer to as «Như Điều …».
LAST_ARTICLE = 4

_AS_IN_ARTICLE = re.compile(r"như điều (\d+)", re.IGNORECASE)


class QuyetDinhGiamSat(VanBan):
    """A decision on supervision («quyết định giám sát»)."""

    TEN_LOAI: ClassVar[str] = "quyet_dinh"

    can_cu: ItNhatMot[DoanVan] = Field(
        title="Căn cứ",
        description="Mỗi căn cứ một mục, không cần gạch đầu dòng và dấu cuối dòng.",
        examples=[["Căn cứ Điều lệ Đảng Cộng sản Việt Nam", "Căn cứ {quy_dinh_30}"]],
    )
    noi_dung_giam_sat: DoanVan = Field(
        title="Nội dung giám sát",
        description="Giám sát việc gì; viết nối được vào sau chữ «Giám sát».",
        examples=["việc lãnh đạo, chỉ đạo thực hiện {chi_thi_05}"],
    )
    don_vi: ItNhatMot[DonVi] = Field(
        title="Đơn vị được giám sát",
        description="Các tổ chức đảng, đơn vị được giám sát, mỗi đơn vị một mục.",
        examples=[["Đảng uỷ xã Ví Dụ", "Chi bộ Mẫu"]],
    )
    loai_don_vi: VanBanNgan = Field(
        default="",
        title="Loại đơn vị",
        description="Gọi chung các đơn vị sau con số, ví dụ «04 chi bộ trực thuộc»; để trống thì in «đơn vị».",
        examples=["tổ chức cơ sở đảng trực thuộc Huyện uỷ"],
    )
    so_luong_don_vi: SoLuongNeu | None = Field(
        default=None,
        title="Số lượng đơn vị",
        description="Số đơn vị được giám sát, nếu muốn máy so với danh sách.",
        examples=["04"],
    )
    nguoi_duoc_giam_sat: MotHoacNhieu[DongChi] = Field(
        default=(),
        title="Cá nhân được giám sát",
        description="Những người là đối tượng giám sát cùng với các đơn vị, nếu có.",
    )
    moc_thoi_gian: KhoangThoiGian = Field(
        title="Mốc thời gian giám sát",
        description="Khoảng thời gian của những việc được xem xét.",
    )
    doan: DoanGiamSat = Field(
        title="Đoàn giám sát",
        description="Tên gọi và thành viên của đoàn.",
    )
    kieu_danh_sach_doan: Annotated[str, KIEU_DANH_SACH] = Field(
        default="dong",
        title="Kiểu danh sách đoàn",
        description="In danh sách đoàn thành từng dòng hay thành bảng.",
        examples=["Từng dòng"],
    )
    nhiem_vu_doan: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Nhiệm vụ của đoàn",
        description="Các nhiệm vụ giao cho đoàn; để trống thì in một câu chung.",
        examples=[["Xây dựng kế hoạch, đề cương giám sát", "Báo cáo kết quả với Ban Thường vụ Huyện uỷ"]],
    )
    ke_hoach_kem_theo: VanBanNgan = Field(
        default="",
        title="Kế hoạch kèm theo",
        description="Kế hoạch giám sát gửi kèm quyết định, nếu có.",
        examples=["Kế hoạch giám sát số 12-KH/HU"],
    )
    thoi_gian_giam_sat: KhoangThoiGian | None = Field(
        default=None,
        title="Thời gian giám sát",
        description="Những ngày đoàn làm việc; cần có mục này hoặc mục «Thời hạn giám sát».",
    )
    thoi_han: VanBanNgan = Field(
        default="",
        title="Thời hạn giám sát",
        description="Thời hạn ghi bằng lời, khi chưa định ngày hoặc ghi thêm cho rõ.",
        examples=["15 ngày làm việc, kể từ ngày công bố Quyết định"],
    )
    co_quan_thuong_truc: VanBanNgan = Field(
        default="",
        title="Cơ quan thường trực",
        description="Cơ quan thường trực, giúp việc cho đoàn, nếu có.",
        examples=["Ban Tuyên giáo Huyện uỷ"],
    )
    co_quan_thi_hanh: MotHoacNhieu[VanBanNgan] = Field(
        default=(),
        title="Cơ quan thi hành",
        description="Ai thi hành quyết định; để trống thì in một câu chung.",
        examples=[["Văn phòng Huyện uỷ", "các đơn vị có tên tại Điều 1", "các đồng chí có tên tại Điều 2"]],
    )

    @check("can_cu")
    def _so_can_cu_thuong_gap(self) -> Iterator[Finding]:
        count = len(known(self.can_cu))
        if not FEWEST_BASES <= count <= MOST_BASES:
            params = {"gia_tri": str(count), "it_nhat": str(FEWEST_BASES), "nhieu_nhat": str(MOST_BASES)}
            yield Finding("so-can-cu-khac-thuong", ("can_cu",), params, Severity.WARNING)

    @check("don_vi", "so_luong_don_vi")
    def _dung_so_don_vi(self) -> Iterator[Finding]:
        units = known(self.don_vi)
        yield from stated_count(("so_luong_don_vi",), self.so_luong_don_vi, units, "đơn vị")

    @check("don_vi")
    def _khong_don_vi_nao_hai_lan(self) -> Iterator[Finding]:
        yield from units_once(("don_vi",), self.don_vi)

    @check("nguoi_duoc_giam_sat")
    def _khong_nguoi_nao_hai_lan(self) -> Iterator[Finding]:
        people = [person.ho_ten for person in known(self.nguoi_duoc_giam_sat)]
        yield from no_repeats(("nguoi_duoc_giam_sat",), people, ("ho_ten",))

    @check("nguoi_duoc_giam_sat", "doan")
    def _khong_ai_tu_giam_sat(self) -> Iterator[Finding]:
        """The same name on both sides may be two people, so this only warns."""
        members, supervised = known(known(self.doan).thanh_vien), known(self.nguoi_duoc_giam_sat)
        team = {name_key(member.ho_ten) for member in members if isinstance(member.ho_ten, str)} if supervised else ()
        for index, person in enumerate(supervised):
            if isinstance(person.ho_ten, str) and name_key(person.ho_ten) in team:
                loc = ("nguoi_duoc_giam_sat", index, "ho_ten")
                yield Finding("tu-giam-sat", loc, {"gia_tri": person.ho_ten}, Severity.WARNING)

    @check("thoi_gian_giam_sat", "thoi_han")
    def _can_thoi_gian_hoac_thoi_han(self) -> Iterator[Finding]:
        if self.thoi_gian_giam_sat is None and not isinstance(self.thoi_han, Hole) and not self.thoi_han:
            yield Finding("thieu", ("thoi_gian_giam_sat",), {"muc": "Thời gian giám sát (hoặc Thời hạn giám sát)"})

    @check("ngay_ban_hanh", "thoi_gian_giam_sat")
    def _ban_hanh_truoc_khi_giam_sat(self) -> Iterator[Finding]:
        if (visit := known(self.thoi_gian_giam_sat)) is not None:
            own = ("ngày ban hành quyết định", self.ngay_ban_hanh)
            yield from in_order(("thoi_gian_giam_sat", "tu_ngay"), own, ("ngày bắt đầu giám sát", visit.tu_ngay))

    @check("ngay_ban_hanh", "moc_thoi_gian")
    def _moc_thoi_gian_da_qua(self) -> Iterator[Finding]:
        """What is examined has usually happened; a period that runs on is possible, so this only warns."""
        end, own = known(known(self.moc_thoi_gian).den_ngay), known(self.ngay_ban_hanh)
        if end > own:
            params = {"gia_tri": short_date(end), "ngay": short_date(own)}
            yield Finding("moc-thoi-gian-sau-ban-hanh", ("moc_thoi_gian", "den_ngay"), params, Severity.WARNING)

    @check("noi_nhan")
    def _nhu_dieu_nao(self) -> Iterator[Finding]:
        for index, line in enumerate(known(self.noi_nhan)):
            article = _AS_IN_ARTICLE.match(line) if isinstance(line, str) else None
            if article and int(article[1]) != LAST_ARTICLE:
                params = {"gia_tri": line, "dieu": str(LAST_ARTICLE)}
                yield Finding("noi-nhan-nhu-dieu-khac", ("noi_nhan", index), params, Severity.WARNING)
