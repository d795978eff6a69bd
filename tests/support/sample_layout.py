"""A layout that uses every block once, and contexts to fill it: the render room is tested without any kind."""

from __future__ import annotations

from typing import Any

from reportgen.render.blocks import (
    Annex,
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

LAYOUT = Layout(
    (
        Head(),
        Each("muc", "can_cu", (Paragraph("can_cu", "- {muc}"),)),
        Paragraph("dong_quyet_dinh", "QUYẾT ĐỊNH"),
        Paragraph("loi_van", "**Điều 1.** Giám sát {noi_dung}.", keep_next=True),
        Each(
            "don_vi",
            "cac_don_vi",
            (
                Paragraph("tieu_muc", "{don_vi.ten}"),
                Each("mo_hinh", "don_vi.cac_mo_hinh", (Paragraph("y_gach", "- {mo_hinh}"),)),
            ),
        ),
        When(
            "thanh_vien",
            (
                Table(
                    "nguoi",
                    "thanh_vien",
                    (
                        Column("TT", "{nguoi.thu_tu}", 1, "bang_so"),
                        Column("Họ và tên", "{nguoi.ho_ten}", 4),
                        Column("Chức vụ", "{nguoi.chuc_vu}", 6),
                    ),
                ),
            ),
            otherwise=(Paragraph("loi_van", "Không có danh sách."),),
        ),
        Each("viec", "cong_viec", (Paragraph("loi_van", "{viec}"),), keep_last=True),
        Paragraph("loi_ket", "{loi_ket}", keep_next=True),
        Foot(),
        Annex(
            "phu_luc",
            (
                Paragraph("phu_luc_so", "PHỤ LỤC"),
                Paragraph("phu_luc_tieu_de", "{phu_luc.tieu_de}"),
                Table(
                    "hang",
                    "phu_luc.dong",
                    (Column("TT", "{hang.thu_tu}", 1, "bang_so"), Column("Đơn vị", "{hang.don_vi}", 3)),
                    ColumnsFrom("phu_luc.cot", "so_lieu", "phu_luc.tong"),
                    "Tổng cộng",
                ),
            ),
        ),
    ),
    landscape_annex=True,
    labels=(("noi_dung", "Nội dung giám sát"),),
)


def context(**changes: Any) -> dict[str, Any]:
    """A context that fills `LAYOUT`; keyword arguments replace single values."""
    base: dict[str, Any] = {
        "cap_tren_dong": ["ĐẢNG BỘ TỈNH MẪU"],
        "co_quan_dong": ["HUYỆN UỶ VÍ DỤ"],
        "so_ky_hieu": "Số 474-QĐ/HU",
        "du_thao": "",
        "dia_danh_ngay": "Ví Dụ, ngày 25 tháng 8 năm 2021",
        "ten_loai": "QUYẾT ĐỊNH",
        "trich_yeu": "giám sát việc xây dựng các mô hình học tập, làm theo",
        "can_cu": ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Xét đề nghị của Ban Tuyên giáo."],
        "noi_dung": "việc lãnh đạo, chỉ đạo",
        "cac_don_vi": [{"ten": "Chi bộ Mẫu", "cac_mo_hinh": ["Mô hình một", "Mô hình hai"]}],
        "thanh_vien": [{"thu_tu": "1", "ho_ten": "Nguyễn Văn Mẫu", "chuc_vu": "Trưởng ban"}],
        "cong_viec": ["Một là, việc thứ nhất.", "Hai là, việc thứ hai."],
        "loi_ket": "Quyết định này có hiệu lực kể từ ngày ký.",
        "noi_nhan": ["Như Điều 3;", "Lưu Văn phòng Huyện uỷ."],
        "quyen_han": ["T/M BAN THƯỜNG VỤ"],
        "chuc_vu": ["PHÓ BÍ THƯ"],
        "ho_ten": "Trần Thị Ví Dụ",
        "thuoc_tinh": {
            "tieu_de": "Quyết định giám sát",
            "chu_de": "giám sát",
            "tac_gia": "Huyện uỷ Ví Dụ",
            "ngay_tao": "2021-08-25T00:00:00Z",
        },
        "phu_luc": {},
    }
    return base | changes


def annex(rows: int, columns: int) -> dict[str, Any]:
    """An annex of so many rows and data columns."""
    return {
        "tieu_de": "SỐ LIỆU",
        "cot": [f"Cột {number}" for number in range(columns)],
        "tong": [str(number * rows) for number in range(columns)],
        "dong": [
            {
                "thu_tu": str(row + 1),
                "don_vi": f"Xã Mẫu {row + 1}",
                "so_lieu": [str(number) for number in range(columns)],
            }
            for row in range(rows)
        ],
    }
