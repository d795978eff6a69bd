"""The words of the report and their order. Whatever depends on the data is decided in `context`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reportgen.kinds._labels import field_labels
from reportgen.kinds.bao_cao_so_ket.annex import MOST_COLUMNS
from reportgen.kinds.bao_cao_so_ket.model import BaoCaoSoKet
from reportgen.render.blocks import (
    Annex,
    Block,
    Column,
    ColumnsFrom,
    Each,
    Foot,
    Head,
    Layout,
    Paragraph,
    Table,
    When,
)

_PARTS = ("dac_diem", "ket_qua", "han_che", "phuong_huong", "kien_nghi")
_SECTIONS = (
    *("mo_hinh", "khen_thuong", "ty_le"),
    *("uu_diem", "han_che", "nguyen_nhan", "khach_quan", "chu_quan", "bai_hoc"),
)

# A number never stands at the end of a line with its unit on the next.
_MODELS = "\u00a0mô\u00a0hình"
_COLLECTIVES = "\u00a0tập\u00a0thể"
_INDIVIDUALS = "\u00a0cá\u00a0nhân"
_CELLS = "\u00a0chi\u00a0bộ"
_MEMBERS = "\u00a0đảng\u00a0viên"


def _list(path: str, style: str = "y_gach", lead: str = "- ", *, keep_last: bool = False) -> Each:
    """One paragraph for every text of a list."""
    return Each("y", path, (Paragraph(style, f"{lead}{{y}}"),), keep_last=keep_last)


def _awarded(lead: str, path: str, tail: str, style: str) -> When:
    """A sentence on collectives and individuals; whichever is none is not mentioned."""
    collectives, individuals = f"{{{path}.tap_the}}{_COLLECTIVES}", f"{{{path}.ca_nhan}}{_INDIVIDUALS}"
    both = Paragraph(style, f"{lead}{collectives}, {individuals}{tail}")
    only_collectives = Paragraph(style, f"{lead}{collectives}{tail}")
    only_individuals = Paragraph(style, f"{lead}{individuals}{tail}")
    return When(
        f"{path}.tap_the",
        (When(f"{path}.ca_nhan", (both,), (only_collectives,)),),
        (only_individuals,),
    )


_OPENING: tuple[Block, ...] = (
    Each("can_cu_dong", "can_cu", (Paragraph("can_cu", "- {can_cu_dong}"),)),
    When("mo_dau", (Paragraph("loi_van", "{mo_dau}"),)),
    Paragraph(
        "loi_van",
        "Thực hiện {chu_truong}, {co_quan.tap_the_lanh_dao} báo cáo kết quả {ten_ky} như sau "
        "(số liệu tính {ky_bao_cao}):",
    ),
)

_CELLS_BY_SORT = f"{{dac_diem.chu_the}} có {{dac_diem.chi_bo.tong}}{_CELLS} (gồm {{dac_diem.chi_bo.theo_loai}})"
_CELLS_ALL = f"{{dac_diem.chu_the}} có {{dac_diem.chi_bo.tong}}{_CELLS}"
_WITH_MEMBERS = f", {{dac_diem.dang_vien}}{_MEMBERS}."


def _members_too(words: str) -> When:
    return When(
        "dac_diem.dang_vien",
        (Paragraph("loi_van", words + _WITH_MEMBERS),),
        (Paragraph("loi_van", f"{words}."),),
    )


_PROFILE = When(
    "dac_diem",
    (
        Paragraph("phan_muc", "{so_phan.dac_diem}- ĐẶC ĐIỂM, TÌNH HÌNH"),
        When(
            "dac_diem.chi_bo",
            (When("dac_diem.chi_bo.theo_loai", (_members_too(_CELLS_BY_SORT),), (_members_too(_CELLS_ALL),)),),
            (
                When(
                    "dac_diem.dang_vien",
                    (Paragraph("loi_van", f"{{dac_diem.chu_the}} có {{dac_diem.dang_vien}}{_MEMBERS}."),),
                ),
            ),
        ),
        _list("dac_diem.nhan_xet", "loi_van", ""),
    ),
)

_ONE_MODEL = When(
    "mau.don_vi",
    (
        When(
            "mau.ket_qua",
            (Paragraph("y_so", "({mau.so}) {mau.ten} ({mau.don_vi}): {mau.ket_qua}"),),
            (Paragraph("y_so", "({mau.so}) {mau.ten} ({mau.don_vi})."),),
        ),
    ),
    (
        When(
            "mau.ket_qua",
            (Paragraph("y_so", "({mau.so}) {mau.ten}: {mau.ket_qua}"),),
            (Paragraph("y_so", "({mau.so}) {mau.ten}."),),
        ),
    ),
)

_REGISTERED = f"- {{muc.cap}} đăng ký {{muc.tong_so}}{_MODELS}"
_MODELS_PART = When(
    "mo_hinh",
    (
        Paragraph("tieu_muc", "{so_muc.mo_hinh}. Xây dựng, nhân rộng mô hình"),
        Each(
            "muc",
            "mo_hinh.theo_cap",
            (
                When(
                    "muc.trong_do_moi",
                    (
                        Paragraph(
                            "y_gach",
                            f"{_REGISTERED}, trong đó có {{muc.trong_do_moi}}{_MODELS} mới.",
                        ),
                    ),
                    (
                        When(
                            "muc.chua_co_moi",
                            (Paragraph("y_gach", f"{_REGISTERED}, trong đó chưa có mô hình mới."),),
                            (Paragraph("y_gach", f"{_REGISTERED}."),),
                        ),
                    ),
                ),
            ),
        ),
        When(
            "mo_hinh.tieu_bieu",
            (
                Paragraph("loi_van", "Một số mô hình tiêu biểu:", keep_next=True),
                Each("mau", "mo_hinh.tieu_bieu", (_ONE_MODEL,)),
            ),
        ),
    ),
)

_PRAISE = "Trong kỳ đã biểu dương, khen thưởng "
_AWARDS_PART = When(
    "khen_thuong",
    (
        Paragraph("tieu_muc", "{so_muc.khen_thuong}. Biểu dương, khen thưởng"),
        When(
            "khen_thuong.hinh_thuc",
            (_awarded(_PRAISE, "khen_thuong", " bằng hình thức {khen_thuong.hinh_thuc}.", "loi_van"),),
            (_awarded(_PRAISE, "khen_thuong", ".", "loi_van"),),
        ),
        When(
            "khen_thuong.theo_cap",
            (
                Paragraph("loi_van", "Trong đó:", keep_next=True),
                Each("cap", "khen_thuong.theo_cap", (_awarded("- {cap.ten}: ", "cap", ".", "y_gach"),)),
            ),
        ),
    ),
)

_RATES_PART = When(
    "ty_le",
    (
        Paragraph("tieu_muc", "{so_muc.ty_le}. Một số tỷ lệ đạt được"),
        Each(
            "muc",
            "ty_le",
            (
                When(
                    "muc.ghi_chu",
                    (Paragraph("y_gach", "- {muc.ten}: {muc.gia_tri} ({muc.ghi_chu})."),),
                    (Paragraph("y_gach", "- {muc.ten}: {muc.gia_tri}."),),
                ),
            ),
        ),
    ),
)

_RESULTS: tuple[Block, ...] = (
    Paragraph("phan_muc", "{so_phan.ket_qua}- KẾT QUẢ THỰC HIỆN"),
    When("phu_luc", (Paragraph("loi_van", "(Số liệu chi tiết tại Phụ lục kèm theo).", keep_next=True),)),
    Each(
        "muc",
        "ket_qua",
        (Paragraph("tieu_muc", "{muc.so}. {muc.tieu_de}"), _list("muc.noi_dung", "loi_van", "")),
    ),
    _MODELS_PART,
    _AWARDS_PART,
    _RATES_PART,
)

_CAUSES = When(
    "nguyen_nhan",
    (
        When(
            "nguyen_nhan.ca_hai",
            (
                Paragraph("tieu_muc", "{so_muc.nguyen_nhan}. Nguyên nhân"),
                Paragraph("tieu_muc_nho", "{so_muc.khach_quan}. Nguyên nhân khách quan"),
                _list("nguyen_nhan.khach_quan"),
                Paragraph("tieu_muc_nho", "{so_muc.chu_quan}. Nguyên nhân chủ quan"),
                _list("nguyen_nhan.chu_quan"),
            ),
            (
                When(
                    "nguyen_nhan.khach_quan",
                    (Paragraph("tieu_muc", "{so_muc.nguyen_nhan}. Nguyên nhân khách quan"),),
                    (Paragraph("tieu_muc", "{so_muc.nguyen_nhan}. Nguyên nhân chủ quan"),),
                ),
                _list("nguyen_nhan.khach_quan"),
                _list("nguyen_nhan.chu_quan"),
            ),
        ),
    ),
)

_ASSESSMENT: tuple[Block, ...] = (
    Paragraph("phan_muc", "{so_phan.han_che}- ĐÁNH GIÁ CHUNG"),
    _list("danh_gia_chung", "loi_van", ""),
    When("uu_diem", (Paragraph("tieu_muc", "{so_muc.uu_diem}. Ưu điểm"), _list("uu_diem"))),
    Paragraph("tieu_muc", "{so_muc.han_che}. Hạn chế, khuyết điểm"),
    Each(
        "muc",
        "han_che",
        (
            When(
                "muc.don_vi",
                (Paragraph("y_gach", "- {muc.don_vi}: {muc.noi_dung}"),),
                (Paragraph("y_gach", "- {muc.noi_dung}"),),
            ),
        ),
    ),
    _CAUSES,
    When("bai_hoc", (Paragraph("tieu_muc", "{so_muc.bai_hoc}. Bài học kinh nghiệm"), _list("bai_hoc"))),
)

_OUTLOOK: tuple[Block, ...] = (
    Paragraph("phan_muc", "{so_phan.phuong_huong}- PHƯƠNG HƯỚNG, NHIỆM VỤ"),
    Each("muc", "phuong_huong", (Paragraph("khoan", "{muc.so}. {muc.noi_dung}"),), keep_last=True),
    When(
        "kien_nghi",
        (
            Paragraph("phan_muc", "{so_phan.kien_nghi}- KIẾN NGHỊ, ĐỀ XUẤT"),
            Each(
                "muc",
                "kien_nghi",
                (
                    When(
                        "muc.gui",
                        (Paragraph("y_gach", "- Đối với {muc.gui}: {muc.noi_dung}"),),
                        (Paragraph("y_gach", "- {muc.noi_dung}"),),
                    ),
                ),
                keep_last=True,
            ),
        ),
    ),
    When(
        "noi_nhan_bao_cao",
        (
            Paragraph(
                "loi_ket",
                "Trên đây là báo cáo kết quả {ten_ky}, {co_quan.tap_the_lanh_dao} trân trọng báo cáo "
                "{noi_nhan_bao_cao}.",
                keep_next=True,
            ),
        ),
        (
            Paragraph(
                "loi_ket",
                "Trên đây là báo cáo kết quả {ten_ky} của {co_quan.tap_the_lanh_dao}.",
                keep_next=True,
            ),
        ),
    ),
)

_ANNEX = Annex(
    "phu_luc",
    (
        Paragraph("phu_luc_so", "PHỤ LỤC"),
        Paragraph("phu_luc_tieu_de", "{phu_luc.tieu_de}"),
        Paragraph("phu_luc_kem_theo", "{phu_luc.kem_theo}"),
        Paragraph("phu_luc_gach", "-----"),
        When("phu_luc.don_vi_tinh", (Paragraph("phu_luc_don_vi_tinh", "Đơn vị tính: {phu_luc.don_vi_tinh}"),)),
        Table(
            "dong",
            "phu_luc.dong",
            (
                Column("TT", "{dong.so}", share=2, style="bang_so"),
                Column("Đơn vị", "{dong.don_vi}", share=8),
            ),
            ColumnsFrom("phu_luc.cot", "so_lieu", "phu_luc.tong", share=4, most=MOST_COLUMNS),
            total_label="Tổng cộng",
        ),
    ),
)


_MORE_LABELS = (
    ("co_quan.tap_the_lanh_dao", "Tập thể lãnh đạo"),
    ("dac_diem.chu_the", "Tổ chức đảng"),
    ("phu_luc.kem_theo", "Dòng kèm theo"),
    *((f"{path}.so", "Số thứ tự") for path in ("ket_qua", "mo_hinh.tieu_bieu", "phuong_huong", "phu_luc.dong")),
    *((f"so_phan.{part}", "Số thứ tự") for part in _PARTS),
    *((f"so_muc.{part}", "Số thứ tự") for part in _SECTIONS),
)

#: The usual layout: an annex, if any, stands upright.
UPRIGHT = Layout(
    blocks=(Head(), *_OPENING, _PROFILE, *_RESULTS, *_ASSESSMENT, *_OUTLOOK, Foot(), _ANNEX),
    labels=(*field_labels(BaoCaoSoKet), *_MORE_LABELS),
)
#: The same with the annex on its side.
LANDSCAPE = replace(UPRIGHT, landscape_annex=True)

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"": UPRIGHT, "phu_luc_ngang": LANDSCAPE})
