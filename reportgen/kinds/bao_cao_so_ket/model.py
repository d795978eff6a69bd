"""What a clerk types for a preliminary review («sơ kết») of a policy of the Party over one period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from reportgen.kinds.bao_cao_so_ket.annex import PhuLuc
from reportgen.kinds.bao_cao_so_ket.figures import DacDiem, KetQua, KhenThuong, KienNghi, MoHinh, TyLe
from reportgen.model.checks import Finding, check, no_repeats
from reportgen.model.fields import DoanVan, ItNhatMot, MotHoacNhieu, VanBanNgan
from reportgen.model.holes import known
from reportgen.model.noi_dung import HanChe, NguyenNhan
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.model.van_ban import VanBan
from reportgen.problems import Severity
from reportgen.text.dates import short_date


class BaoCaoSoKet(VanBan):
    """A report on one period: situation, results with figures, assessment, directions, proposals, annex."""

    TEN_LOAI: ClassVar[str] = "bao_cao"

    ten_ky: VanBanNgan = Field(
        title="Kỳ sơ kết",
        description="Kỳ báo cáo, viết nối được sau chữ «kết quả».",
        examples=["năm 2022", "5 năm (2016 - 2021)"],
    )
    ky_bao_cao: KhoangThoiGian = Field(
        title="Thời gian lấy số liệu",
        description="Từ ngày nào đến ngày nào số liệu được tính.",
    )
    chu_truong: DoanVan = Field(
        title="Chủ trương được sơ kết",
        description="Chủ trương, văn bản được sơ kết, viết nối được sau chữ «Thực hiện».",
        examples=["việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh theo {chi_thi_05}"],
    )
    mo_dau: DoanVan = Field(
        default="",
        title="Mở đầu",
        description="Đoạn mở đầu riêng, đứng trước câu mở đầu theo mẫu.",
        examples=["Năm 2022 là năm thứ hai thực hiện nghị quyết đại hội"],
    )
    dac_diem: DacDiem | None = Field(
        default=None,
        title="Đặc điểm, tình hình",
        description="Số chi bộ, đảng viên và nhận xét chung; để trống thì báo cáo không có phần này.",
    )
    ket_qua: ItNhatMot[KetQua] = Field(
        title="Kết quả",
        description="Kết quả theo từng nội dung, mỗi nội dung một tiểu mục.",
    )
    mo_hinh: MoHinh | None = Field(
        default=None,
        title="Mô hình",
        description="Số mô hình đăng ký và các mô hình tiêu biểu.",
    )
    khen_thuong: KhenThuong | None = Field(
        default=None,
        title="Khen thưởng",
        description="Số tập thể, cá nhân được biểu dương, khen thưởng trong kỳ.",
    )
    ty_le: MotHoacNhieu[TyLe] = Field(
        default=(),
        title="Tỷ lệ",
        description="Các tỷ lệ, chỉ tiêu đạt được trong kỳ.",
    )
    danh_gia_chung: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Đánh giá chung",
        description="Lời đánh giá chung, mỗi đoạn một mục.",
        examples=[["Việc học tập và làm theo đã đi vào nền nếp"]],
    )
    uu_diem: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Ưu điểm",
        description="Mỗi ưu điểm một mục.",
        examples=[["Cấp uỷ các cấp quan tâm lãnh đạo, chỉ đạo"]],
    )
    han_che: ItNhatMot[HanChe] = Field(
        title="Hạn chế",
        description="Mỗi hạn chế, khuyết điểm một mục.",
    )
    nguyen_nhan: NguyenNhan | None = Field(
        default=None,
        title="Nguyên nhân",
        description="Nguyên nhân khách quan, chủ quan của hạn chế.",
    )
    bai_hoc: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Bài học kinh nghiệm",
        description="Mỗi bài học một mục.",
        examples=[["Phát huy trách nhiệm nêu gương của người đứng đầu"]],
    )
    phuong_huong: ItNhatMot[DoanVan] = Field(
        title="Phương hướng, nhiệm vụ",
        description="Mỗi nhiệm vụ của kỳ tới một mục.",
        examples=[["Tiếp tục nhân rộng các mô hình có hiệu quả"]],
    )
    kien_nghi: MotHoacNhieu[KienNghi] = Field(
        default=(),
        title="Kiến nghị",
        description="Kiến nghị, đề xuất với cấp trên.",
    )
    noi_nhan_bao_cao: VanBanNgan = Field(
        default="",
        title="Nơi nhận báo cáo",
        description="Cơ quan mà báo cáo được gửi tới, in trong câu kết.",
        examples=["Ban Thường vụ Tỉnh uỷ"],
    )
    phu_luc: PhuLuc | None = Field(
        default=None,
        title="Phụ lục",
        description="Bảng số liệu kèm theo, trình bày ở trang riêng sau báo cáo.",
    )

    @check("ky_bao_cao", "ngay_ban_hanh")
    def _bao_cao_sau_ky(self) -> Iterator[Finding]:
        """A report made before its period ends states figures that nobody can know yet."""
        last, issued = known(self.ky_bao_cao).den_ngay, known(self.ngay_ban_hanh)
        if issued < known(last):
            params = {"gia_tri": short_date(issued), "den_ngay": short_date(last)}
            yield Finding("bao-cao-truoc-khi-het-ky", ("ngay_ban_hanh",), params, Severity.WARNING)

    @check("ket_qua")
    def _tieu_de_khong_trung(self) -> Iterator[Finding]:
        yield from no_repeats(("ket_qua",), (part.tieu_de for part in known(self.ket_qua)), ("tieu_de",))
