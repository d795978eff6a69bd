"""Findings and tasks: shortcomings, causes, requirements, assignments, and the report that is asked back."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field

from reportgen.model.base import Ban, BareBan
from reportgen.model.checks import Finding, check
from reportgen.model.fields import DoanVan, Han, LuaChon, MotHoacNhieu, VanBanNgan, deadline_text
from reportgen.model.show import show
from reportgen.text.punctuation import strip_end

HINH_THUC_GIAO = LuaChon.of(MappingProxyType({"giao": "Giao", "de_nghi": "Đề nghị"}))


class HanChe(BareBan):
    """A shortcoming; a bare text is its content."""

    bare_field: ClassVar[str] = "noi_dung"

    noi_dung: DoanVan = Field(
        title="Nội dung",
        description="Hạn chế, khuyết điểm, viết thành câu.",
        examples=["Việc đăng ký mô hình ở một số chi bộ còn hình thức"],
    )
    don_vi: VanBanNgan = Field(
        default="",
        title="Đơn vị",
        description="Đơn vị có hạn chế này; để trống nếu là hạn chế chung.",
        examples=["Chi bộ Hạt Kiểm lâm"],
    )


class NguyenNhan(Ban):
    """Causes of the shortcomings; at least one of the two kinds."""

    khach_quan: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Nguyên nhân khách quan",
        description="Mỗi nguyên nhân khách quan một mục.",
        examples=[["Địa bàn rộng, giao thông đi lại khó khăn"]],
    )
    chu_quan: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Nguyên nhân chủ quan",
        description="Mỗi nguyên nhân chủ quan một mục.",
        examples=[["Người đứng đầu một số chi bộ chưa quan tâm đúng mức"]],
    )

    @check("khach_quan", "chu_quan")
    def _co_it_nhat_mot(self) -> Iterator[Finding]:
        if not self.khach_quan and not self.chu_quan:
            yield Finding("nguyen-nhan-trong")


class YeuCau(BareBan):
    """A requirement to those supervised; a bare text is its content."""

    bare_field: ClassVar[str] = "noi_dung"

    noi_dung: DoanVan = Field(
        title="Nội dung",
        description="Việc phải làm; không cần ghi «Một là», máy tự đánh.",
        examples=["tiếp tục quán triệt {chi_thi_05} trong cán bộ, đảng viên"],
    )
    doi_tuong: VanBanNgan = Field(
        default="",
        title="Đối tượng",
        description="Ai phải làm, nếu yêu cầu dành cho một đơn vị hay một nhóm.",
        examples=["các chi bộ trực thuộc"],
    )


class PhanCong(Ban):
    """A task given to a body, or asked of one that is not subordinate."""

    hinh_thuc: Annotated[str, HINH_THUC_GIAO] = Field(
        title="Hình thức",
        description="«Giao» với đơn vị trực thuộc, «đề nghị» với cơ quan ngoài quyền chỉ đạo trực tiếp.",
        examples=["giao"],
    )
    don_vi: VanBanNgan = Field(
        title="Đơn vị",
        description="Cơ quan, đơn vị nhận việc.",
        examples=["Ban Tuyên giáo Huyện uỷ"],
    )
    viec: DoanVan = Field(
        title="Việc",
        description="Việc được giao, viết nối sau tên đơn vị.",
        examples=["theo dõi, đôn đốc việc thực hiện kết luận này"],
    )
    han: Han | None = Field(
        default=None,
        title="Hạn",
        description="Ngày phải xong, hoặc ghi bằng lời.",
        examples=["30/11/2021"],
    )

    def text(self) -> str:
        """Print the task without deadline and end mark: "Giao Ban Tuyên giáo Huyện uỷ theo dõi …"."""
        verb = show(self.hinh_thuc, HINH_THUC_GIAO.labels.__getitem__)
        return f"{verb} {self.don_vi} {show(self.viec, strip_end)}"

    def deadline(self) -> str:
        """Print the deadline: "ngày 30/11/2021", the clerk's words, or nothing."""
        return show(self.han, lambda deadline: deadline_text(deadline) if deadline else "")


class BaoCaoLai(Ban):
    """The report on remedies that the supervised units owe."""

    gui_ve: VanBanNgan = Field(
        title="Gửi về",
        description="Nơi nhận báo cáo khắc phục.",
        examples=["Ban Thường vụ Huyện uỷ"],
    )
    qua: VanBanNgan = Field(
        default="",
        title="Qua",
        description="Cơ quan nhận giúp, nếu có.",
        examples=["Ban Tuyên giáo Huyện uỷ"],
    )
    han: Han = Field(
        title="Hạn báo cáo",
        description="Ngày phải gửi báo cáo, hoặc ghi bằng lời.",
        examples=["30/11/2021"],
    )

    def recipient(self) -> str:
        """Print where the report goes: "Ban Thường vụ Huyện uỷ (qua Ban Tuyên giáo Huyện uỷ)"."""
        via = show(self.qua)
        return f"{self.gui_ve} (qua {via})" if via else str(self.gui_ve)

    def deadline(self) -> str:
        """Print the deadline: "ngày 30/11/2021" or the clerk's words."""
        return deadline_text(self.han)
