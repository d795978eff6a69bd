"""The words of a conclusion on a supervision, in printing order.

What depends on the data (counts, numbers of sections, plural) comes from `context`; a clause that may be absent has its
own variant of the paragraph, so that every value keeps an anchor of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.kinds._labels import field_labels
from reportgen.kinds.thong_bao_ket_luan_giam_sat.model import ThongBaoKetLuanGiamSat
from reportgen.render.blocks import Block, Each, Foot, Head, Layout, Paragraph, When

#: Keeps a count with the thing counted.
_TIE = "\u00a0"


_LABELS = (
    *field_labels(ThongBaoKetLuanGiamSat),
    ("tap_the_lanh_dao", "Tập thể lãnh đạo"),
    ("viec_ket_luan", "Thông báo kết luận hay kết luận"),
    ("so_muc.uu_diem", "Số mục"),
    ("so_muc.han_che", "Số mục"),
    ("so_muc.yeu_cau", "Số mục"),
    ("so_muc.to_chuc_thuc_hien", "Số mục"),
    ("tieu_de_han_che", "Tên mục"),
    ("yeu_cau.thu_tu", "Số thứ tự"),
    ("ben_duoc_giam_sat", "Bên được giám sát"),
    ("ben_bao_cao", "Bên báo cáo"),
    ("noi_dung_sau", "Nội dung sau"),
    ("yeu_cau_tren", "Yêu cầu trên"),
    ("ten_van_ban", "Tên loại"),
)


def _if(path: str, yes: Block, otherwise: Block) -> When:
    return When(path, (yes,), (otherwise,))


def _opening() -> Block:
    def paragraph(plan: str, units: str) -> Paragraph:
        words = f"Thực hiện {{quyet_dinh}}{plan}, {{thoi_gian_giam_sat}}, {{ten_doan}} đã tiến hành giám sát {units}."
        return Paragraph("loi_van", words)

    def by_units(plan: str) -> Block:
        counted = paragraph(plan, f"{{so_luong_don_vi}}{_TIE}{{loai_don_vi}}: {{don_vi}}")
        return _if("so_luong_don_vi", counted, paragraph(plan, "{don_vi}"))

    return _if("ke_hoach", by_units(" và {ke_hoach}"), by_units(""))


def _concluding() -> Block:
    def paragraph(words: str) -> Paragraph:
        return Paragraph("loi_van", f"{words}{{tap_the_lanh_dao}} {{viec_ket_luan}} như sau:", keep_next=True)

    return _if(
        "bao_cao",
        _if(
            "ngay_hop",
            paragraph("Sau khi xem xét {bao_cao}, tại cuộc họp {ngay_hop}, "),
            paragraph("Sau khi xem xét {bao_cao}, "),
        ),
        _if("ngay_hop", paragraph("Tại cuộc họp {ngay_hop}, "), paragraph("")),
    )


def _models() -> Block:
    counted = Paragraph("y_gach", f"- {{cua.don_vi}} ({{cua.so_luong}}{_TIE}mô hình): {{cua.danh_sach}}")
    plain = Paragraph("y_gach", "- {cua.don_vi}: {cua.danh_sach}")
    return When(
        "mo_hinh",
        (
            Paragraph("loi_van", "Các mô hình được ghi nhận:", keep_next=True),
            Each("cua", "mo_hinh", (_if("cua.so_luong", counted, plain),)),
        ),
    )


def _shortcomings() -> tuple[Block, ...]:
    general = Paragraph("y_gach", "- {diem.noi_dung}")
    of_unit = Paragraph("y_gach", "- {diem.don_vi}: {diem.noi_dung}")
    only_one = Paragraph("loi_van", "{diem.noi_dung}")
    one = _if("diem.don_vi", of_unit, _if("mot_han_che", only_one, general))
    return (Each("diem", "han_che", (one,)),)


def _causes(path: str, name: str) -> Block:
    """One cause stands in the line that names it; several stand below it."""
    several = (
        Paragraph("loi_van", f"{name}:", keep_next=True),
        Each("diem", path, (Paragraph("y_gach", "- {diem}"),)),
    )
    one = Each("diem", path, (Paragraph("loi_van", f"{name}: {{diem}}"),))
    return When(f"{path}_nhieu", several, (one,))


def _requirements() -> Block:
    def each(style: str, mark: str) -> Each:
        addressed = Paragraph(style, f"{mark}{{viec.doi_tuong}} {{viec.noi_dung}}")
        plain = Paragraph(style, f"{mark}{{viec.noi_dung}}")
        return Each("viec", "yeu_cau", (_if("viec.doi_tuong", addressed, plain),))

    in_words = each("loi_van", "**{viec.thu_tu}** ")
    in_figures = each("khoan", f"{{viec.thu_tu}}{_TIE}")
    return _if(
        "mot_yeu_cau",
        each("loi_van", ""),
        _if("danh_so_mot_la", in_words, _if("danh_so_gach", each("y_gach", "- "), in_figures)),
    )


def _assignments() -> Block:
    def paragraph(end: str) -> Paragraph:
        return Paragraph("y_gach", f"- {{giao.hinh_thuc}} {{giao.don_vi}} {{giao.viec}}{end}")

    dated = _if("giao.han_la_ngay", paragraph(", hoàn thành trước {giao.han}."), paragraph(", {giao.han}."))
    return Each("giao", "to_chuc_thuc_hien", (_if("giao.han", dated, paragraph(".")),))


def _report_back(style: str, dash: str) -> Block:
    def paragraph(via: str, deadline: str) -> Paragraph:
        words = "{ben_bao_cao} báo cáo kết quả khắc phục và thực hiện {yeu_cau_tren}, gửi về {bao_cao_lai.gui_ve}"
        return Paragraph(style, f"{dash}{words}{via} {deadline}.", keep_next=True)

    def by_deadline(via: str) -> Block:
        dated = paragraph(via, "trước {bao_cao_lai.han}")
        return _if("bao_cao_lai.han_la_ngay", dated, paragraph(via, "{bao_cao_lai.han}"))

    return _if("bao_cao_lai.qua", by_deadline(" (qua {bao_cao_lai.qua})"), by_deadline(""))


LAYOUT = Layout(
    (
        Head(),
        Each("dong", "can_cu", (Paragraph("can_cu", "- {dong}"),)),
        _if("mo_dau", Paragraph("loi_van", "{mo_dau}"), _opening()),
        When("noi_dung_giam_sat", (Paragraph("loi_van", "Nội dung giám sát: {noi_dung_giam_sat}"),)),
        When("moc_thoi_gian", (Paragraph("loi_van", "Mốc thời gian giám sát: {moc_thoi_gian}."),)),
        _concluding(),
        Paragraph("tieu_muc", "{so_muc.uu_diem}. Ưu điểm"),
        Each("doan_van", "uu_diem", (Paragraph("loi_van", "{doan_van}"),)),
        _models(),
        When(
            "so_muc.han_che",
            (
                Paragraph("tieu_muc", "{so_muc.han_che}. {tieu_de_han_che}"),
                *_shortcomings(),
                When("nguyen_nhan.khach_quan", (_causes("nguyen_nhan.khach_quan", "Nguyên nhân khách quan"),)),
                When("nguyen_nhan.chu_quan", (_causes("nguyen_nhan.chu_quan", "Nguyên nhân chủ quan"),)),
            ),
        ),
        Paragraph("tieu_muc", "{so_muc.yeu_cau}. Yêu cầu"),
        Paragraph(
            "loi_van", "{tap_the_lanh_dao} yêu cầu {ben_duoc_giam_sat} thực hiện tốt {noi_dung_sau}:", keep_next=True
        ),
        _requirements(),
        When(
            "so_muc.to_chuc_thuc_hien",
            (
                Paragraph("tieu_muc", "{so_muc.to_chuc_thuc_hien}. Tổ chức thực hiện"),
                _assignments(),
                _report_back("y_gach", "- "),
            ),
            otherwise=(_report_back("loi_van", ""),),
        ),
        Paragraph(
            "loi_ket",
            "{tap_the_lanh_dao} yêu cầu {ben_duoc_giam_sat} và các tổ chức, cá nhân có liên quan nghiêm túc thực hiện "
            "{ten_van_ban} này.",
            keep_next=True,
        ),
        Foot(),
    ),
    labels=_LABELS,
)

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"": LAYOUT})
