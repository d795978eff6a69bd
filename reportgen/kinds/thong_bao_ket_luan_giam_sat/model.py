"""The data of a conclusion on a supervision: what was found, what is required, by whom and until when.

The same paper is a THÔNG BÁO in one office and a KẾT LUẬN in another: the office says which, a record may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator, field_validator

from reportgen.kinds.thong_bao_ket_luan_giam_sat.checks import (
    deadlines_after,
    models_counted,
    unit_is_known,
    unmentioned,
)
from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check, in_order, no_repeats, stated_count
from reportgen.model.co_quan import TEN_LOAI_KET_LUAN, CoQuan
from reportgen.model.don_vi import DonVi, units_once
from reportgen.model.fields import (
    CoKhong,
    DoanVan,
    ItNhatMot,
    LuaChon,
    MotHoacNhieu,
    Ngay,
    SoLuongNeu,
    VanBanNgan,
    refuse,
)
from reportgen.model.holes import Hole, known
from reportgen.model.noi_dung import BaoCaoLai, HanChe, NguyenNhan, PhanCong, YeuCau
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.van_ban import VanBan
from reportgen.model.vien_dan import VienDan
from reportgen.problems import Severity
from reportgen.text.dates import short_date

KIEU_DANH_SO = LuaChon.of(MappingProxyType({"mot_la": "Một là, hai là", "gach": "Gạch đầu dòng", "so": "Số 1, 2, 3"}))

_MOST_REQUIREMENTS = 40


def _cited_paper(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Take a paper written out, or find the one whose code was typed among the citations of the record."""
    if not isinstance(value, str):
        return handler(value)
    papers = info.data.get("vien_dan", Hole("Văn bản viện dẫn"))
    if isinstance(papers, Hole):
        # What is wrong there is said there.
        return papers
    code = value.strip().strip("{}")
    found = next((paper for paper in papers if isinstance(paper.ma, str) and paper.ma == code), None)
    if found is None:
        offered = ", ".join(f"{{{paper.ma}}}" for paper in papers if isinstance(paper.ma, str) and paper.ma)
        raise refuse("vien-dan-khong-co", gia_tri=value, ma=code, co_san=offered or "chưa có mã nào")
    return found


#: A paper written out, or its code among `vien_dan`.
VanBanLienQuan = Annotated[VienDan, WrapValidator(_cited_paper)]


class MoHinh(Ban):
    """The models («mô hình») that one unit has built."""

    don_vi: VanBanNgan = Field(
        title="Đơn vị",
        description="Tên đơn vị, đúng như trong danh sách đơn vị được giám sát.",
        examples=["Đảng uỷ xã Bình Minh"],
    )
    danh_sach: ItNhatMot[DoanVan] = Field(
        title="Danh sách mô hình",
        description="Mỗi mô hình một mục; số (1), (2) do máy đánh.",
        examples=[["Tổ tự quản vệ sinh đường làng", "Góp vốn xoay vòng giúp nhau làm kinh tế"]],
    )
    co_con_nua: CoKhong = Field(
        default=False,
        title="Còn mô hình khác",
        description="Ghi «có» khi danh sách chưa hết, bản in kết thúc bằng dấu ba chấm.",
        examples=["có"],
    )
    so_luong: SoLuongNeu | None = Field(
        default=None,
        title="Số lượng mô hình",
        description="Tổng số mô hình của đơn vị, nếu muốn in và để máy so với danh sách.",
        examples=["06"],
    )

    @check("danh_sach", "co_con_nua", "so_luong")
    def _dung_so_luong(self) -> Iterator[Finding]:
        yield from models_counted(self.so_luong, known(self.danh_sach), is_open=known(self.co_con_nua))


class ThongBaoKetLuanGiamSat(VanBan):
    """A conclusion on a supervision."""

    ten_loai_ket_luan: Annotated[str, TEN_LOAI_KET_LUAN] = Field(
        default="",
        validate_default=True,
        title="Tên loại kết luận giám sát",
        description="THÔNG BÁO hay KẾT LUẬN; để trống thì theo cơ quan.",
        examples=["Thông báo"],
    )
    quyet_dinh: VanBanLienQuan = Field(
        title="Quyết định giám sát",
        description="Quyết định mở cuộc giám sát: ghi đầy đủ, hoặc chỉ ghi mã nếu đã có trong văn bản viện dẫn.",
    )
    ke_hoach: VanBanLienQuan | None = Field(
        default=None,
        title="Kế hoạch giám sát",
        description="Kế hoạch của cuộc giám sát, nếu có văn bản riêng.",
    )
    bao_cao: VanBanLienQuan | None = Field(
        default=None,
        title="Báo cáo kết quả giám sát",
        description="Báo cáo của đoàn giám sát mà tập thể đã xem xét.",
    )
    ngay_hop: Ngay | None = Field(
        default=None,
        title="Ngày họp",
        description="Ngày tập thể họp xem xét kết quả giám sát.",
        examples=["24/9/2021"],
    )
    ten_doan: VanBanNgan = Field(
        default="",
        title="Tên đoàn",
        description="Tên gọi của đoàn giám sát; để trống thì in «Đoàn giám sát».",
        examples=["Đoàn giám sát 474"],
    )
    don_vi: ItNhatMot[DonVi] = Field(
        title="Đơn vị được giám sát",
        description="Các đơn vị được giám sát, theo thứ tự in.",
        examples=[["Đảng uỷ xã Bình Minh", "Chi bộ Hạt Kiểm lâm"]],
    )
    so_luong_don_vi: SoLuongNeu | None = Field(
        default=None,
        title="Số lượng đơn vị",
        description="Số đơn vị, nếu muốn máy so với danh sách.",
        examples=["04"],
    )
    loai_don_vi: VanBanNgan = Field(
        default="",
        title="Loại đơn vị",
        description="Tên chung của các đơn vị, in sau số lượng.",
        examples=["TCCS Đảng trực thuộc Huyện uỷ"],
    )
    noi_dung_giam_sat: DoanVan = Field(
        default="",
        title="Nội dung giám sát",
        description="Giám sát về việc gì; không cần nếu trích yếu của quyết định đã nói đủ.",
        examples=["việc lãnh đạo, chỉ đạo xây dựng các mô hình học tập, làm theo"],
    )
    moc_thoi_gian: KhoangThoiGian | None = Field(
        default=None,
        title="Mốc thời gian giám sát",
        description="Khoảng thời gian mà cuộc giám sát xem xét.",
    )
    thoi_gian_giam_sat: KhoangThoiGian = Field(
        title="Thời gian giám sát",
        description="Những ngày đoàn làm việc tại các đơn vị.",
    )
    mo_dau: DoanVan = Field(
        default="",
        title="Mở đầu",
        description="Đoạn mở đầu riêng, thay đoạn máy viết từ quyết định, thời gian và đơn vị được giám sát.",
    )
    uu_diem: ItNhatMot[DoanVan] = Field(
        title="Ưu điểm",
        description="Mỗi đoạn một mục.",
        examples=[["Cấp uỷ đã bám sát kế hoạch, cụ thể hoá thành chương trình hằng năm"]],
    )
    mo_hinh: MotHoacNhieu[MoHinh] = Field(
        default=(),
        title="Mô hình",
        description="Các mô hình tiêu biểu, theo từng đơn vị.",
    )
    han_che: MotHoacNhieu[HanChe] = Field(
        default=(),
        title="Hạn chế, khuyết điểm",
        description="Mỗi hạn chế một mục; ghi kèm đơn vị nếu là hạn chế riêng của một đơn vị.",
    )
    nguyen_nhan: NguyenNhan | None = Field(
        default=None,
        title="Nguyên nhân",
        description="Nguyên nhân khách quan, chủ quan của các hạn chế.",
    )
    yeu_cau: ItNhatMot[YeuCau] = Field(
        title="Yêu cầu",
        description="Các yêu cầu đối với đơn vị được giám sát, theo thứ tự.",
        max_length=_MOST_REQUIREMENTS,
        json_schema_extra={"ten_khac": ["Nhiệm vụ"]},
    )
    kieu_danh_so: Annotated[str, KIEU_DANH_SO] = Field(
        default="mot_la",
        title="Kiểu đánh số",
        description="Đánh số yêu cầu bằng «Một là, hai là», gạch đầu dòng, hoặc 1. 2. 3.",
        examples=["Một là, hai là"],
    )
    to_chuc_thuc_hien: MotHoacNhieu[PhanCong] = Field(
        default=(),
        title="Tổ chức thực hiện",
        description="Việc giao, đề nghị từng cơ quan, đơn vị; không có thì phần này không in.",
    )
    bao_cao_lai: BaoCaoLai = Field(
        title="Báo cáo lại",
        description="Đơn vị được giám sát báo cáo kết quả khắc phục về đâu, hạn nào.",
    )

    @field_validator("ten_loai_ket_luan", mode="wrap")
    @classmethod
    def _office_type(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        if isinstance(value, Hole) or value != "":
            return handler(value)
        office = info.data.get("co_quan")
        return office.ten_loai_ket_luan if isinstance(office, CoQuan) else "thong_bao"

    @property
    def ten_loai(self) -> str:
        """Slug of the tên loại: the record's word, else the office's."""
        return known(self.ten_loai_ket_luan)

    # --- checks ---------------------------------------------------------------------------------------------------

    @check("don_vi")
    def _don_vi_khong_trung(self) -> Iterator[Finding]:
        yield from units_once(("don_vi",), self.don_vi)

    @check("don_vi", "so_luong_don_vi")
    def _dung_so_don_vi(self) -> Iterator[Finding]:
        yield from stated_count(("so_luong_don_vi",), self.so_luong_don_vi, known(self.don_vi), "đơn vị")

    @check("quyet_dinh", "thoi_gian_giam_sat")
    def _quyet_dinh_truoc_giam_sat(self) -> Iterator[Finding]:
        decided = ("ngày của quyết định giám sát", self.quyet_dinh.ngay_ban_hanh)
        yield from in_order(("thoi_gian_giam_sat", "tu_ngay"), decided, self._visit_begins())

    @check("ke_hoach", "thoi_gian_giam_sat")
    def _ke_hoach_truoc_giam_sat(self) -> Iterator[Finding]:
        if (plan := known(self.ke_hoach)) is not None:
            planned = ("ngày của kế hoạch giám sát", plan.ngay_ban_hanh)
            yield from in_order(("thoi_gian_giam_sat", "tu_ngay"), planned, self._visit_begins())

    @check("thoi_gian_giam_sat", "ngay_ban_hanh")
    def _giam_sat_truoc_ket_luan(self) -> Iterator[Finding]:
        ended = ("ngày cuối của thời gian giám sát", self.thoi_gian_giam_sat.den_ngay)
        yield from in_order(("ngay_ban_hanh",), ended, ("ngày ban hành", self.ngay_ban_hanh))

    @check("thoi_gian_giam_sat", "ngay_hop")
    def _hop_sau_giam_sat(self) -> Iterator[Finding]:
        ended = ("ngày cuối của thời gian giám sát", self.thoi_gian_giam_sat.den_ngay)
        yield from in_order(("ngay_hop",), ended, ("ngày họp", self.ngay_hop))

    @check("ngay_hop", "ngay_ban_hanh")
    def _hop_truoc_ket_luan(self) -> Iterator[Finding]:
        yield from in_order(("ngay_hop",), ("ngày họp", self.ngay_hop), ("ngày ban hành", self.ngay_ban_hanh))

    @check("bao_cao", "thoi_gian_giam_sat")
    def _bao_cao_sau_giam_sat(self) -> Iterator[Finding]:
        """A report dated before the visit ends is odd but happens with a visit in stages, so this warns."""
        if (report := known(self.bao_cao)) is not None:
            ended = ("ngày cuối của thời gian giám sát", self.thoi_gian_giam_sat.den_ngay)
            reported = ("ngày của báo cáo kết quả giám sát", report.ngay_ban_hanh)
            for finding in in_order(("bao_cao", "ngay_ban_hanh"), ended, reported):
                yield finding._replace(severity=Severity.WARNING)

    @check("bao_cao", "ngay_hop", "ngay_ban_hanh")
    def _bao_cao_truoc_ket_luan(self) -> Iterator[Finding]:
        if (report := known(self.bao_cao)) is not None:
            reported = ("ngày của báo cáo kết quả giám sát", report.ngay_ban_hanh)
            met = ("ngày họp", self.ngay_hop)
            later = met if known(self.ngay_hop) is not None else ("ngày ban hành", self.ngay_ban_hanh)
            yield from in_order(("bao_cao", "ngay_ban_hanh"), reported, later)

    @check("moc_thoi_gian", "ngay_ban_hanh")
    def _moc_truoc_ket_luan(self) -> Iterator[Finding]:
        if (period := known(self.moc_thoi_gian)) is not None:
            examined = ("ngày cuối của mốc thời gian giám sát", period.den_ngay)
            yield from in_order(("moc_thoi_gian", "den_ngay"), examined, ("ngày ban hành", self.ngay_ban_hanh))

    @check("to_chuc_thuc_hien", "ngay_ban_hanh")
    def _han_sau_ket_luan(self) -> Iterator[Finding]:
        for index, task in enumerate(known(self.to_chuc_thuc_hien)):
            yield from deadlines_after(("to_chuc_thuc_hien", index, "han"), self.ngay_ban_hanh, task.han)

    @check("bao_cao_lai", "ngay_ban_hanh")
    def _han_bao_cao_sau_ket_luan(self) -> Iterator[Finding]:
        yield from deadlines_after(("bao_cao_lai", "han"), self.ngay_ban_hanh, self.bao_cao_lai.han)

    @check("mo_hinh", "don_vi")
    def _mo_hinh_cua_don_vi(self) -> Iterator[Finding]:
        for index, models in enumerate(known(self.mo_hinh)):
            yield from unit_is_known(("mo_hinh", index, "don_vi"), models.don_vi, known(self.don_vi))

    @check("mo_hinh")
    def _mo_hinh_moi_don_vi_mot_lan(self) -> Iterator[Finding]:
        names = [models.don_vi for models in known(self.mo_hinh)]
        yield from no_repeats(("mo_hinh",), names, ("don_vi",), code="don-vi-trung")

    @check("han_che", "don_vi")
    def _han_che_cua_don_vi(self) -> Iterator[Finding]:
        """A shortcoming may lie with a cell below the unit, so an unknown name only warns."""
        for index, shortcoming in enumerate(known(self.han_che)):
            if known(shortcoming.don_vi):
                found = unit_is_known(("han_che", index, "don_vi"), shortcoming.don_vi, known(self.don_vi))
                yield from (finding._replace(severity=Severity.WARNING) for finding in found)

    @check("han_che", "nguyen_nhan")
    def _nguyen_nhan_cua_han_che(self) -> Iterator[Finding]:
        if known(self.nguyen_nhan) is not None and not known(self.han_che):
            yield Finding("nguyen-nhan-khong-han-che", ("nguyen_nhan",), {}, Severity.WARNING)

    @check("mo_dau", "quyet_dinh", "ke_hoach", "ten_doan", "don_vi", "loai_don_vi", "thoi_gian_giam_sat")
    def _mo_dau_noi_du(self) -> Iterator[Finding]:
        """An opening of the clerk's own replaces ours, so what ours would have said must stand in it."""
        if not known(self.mo_dau):
            return
        visit = self.thoi_gian_giam_sat
        wanted = [
            ("Quyết định giám sát", _spellings(self.quyet_dinh)),
            ("Kế hoạch giám sát", _spellings(self.ke_hoach)),
            ("Thời gian giám sát", (visit.text(), short_date(known(visit.den_ngay)))),
            ("Tên đoàn", (known(self.ten_doan),)),
            ("Loại đơn vị", (known(self.loai_don_vi),)),
            *(("Đơn vị được giám sát", (known(unit.ten),)) for unit in known(self.don_vi)),
        ]
        yield from unmentioned(self.mo_dau, wanted)

    def _visit_begins(self) -> tuple[str, date]:
        return "ngày đầu của thời gian giám sát", self.thoi_gian_giam_sat.tu_ngay


def _spellings(paper: VienDan | None) -> tuple[str, ...]:
    """List what shows that a paper is named: its number, or its code for the citation."""
    if (cited := known(paper)) is None:
        return ()
    number, code = known(cited.so_ky_hieu), known(cited.ma)
    return (number, f"{{{code}}}" if code else "")
