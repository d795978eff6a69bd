"""The decision as it prints: four articles, the team as lines or as a table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.kinds._labels import field_labels
from reportgen.kinds.quyet_dinh_giam_sat.model import QuyetDinhGiamSat
from reportgen.render.blocks import Block, Column, Each, Foot, Head, Layout, Paragraph, Table, When

_LABELS = (
    *field_labels(QuyetDinhGiamSat),
    ("tap_the_hoa", "Tập thể lãnh đạo"),
    ("tap_the", "Tập thể lãnh đạo"),
    ("so_don_vi", "Số lượng đơn vị"),
    ("don_vi_duy_nhat", "Đơn vị được giám sát"),
    ("don_vi.thu_tu", "Số thứ tự"),
    ("don_vi.kem_theo", "Tên mới, người được giám sát"),
    ("doan.so_luong", "Số lượng thành viên"),
    ("doan.cho_trong", "Thành viên"),
    ("doan.thanh_vien.thu_tu", "Số thứ tự"),
)

_BASES: tuple[Block, ...] = (
    Each("can_cu_nay", "can_cu", (Paragraph("can_cu", "- {can_cu_nay}"),)),
    Paragraph("dong_quyet_dinh", "{tap_the_hoa}"),
    Paragraph("dong_quyet_dinh", "QUYẾT ĐỊNH"),
)

_UNITS: tuple[Block, ...] = (
    When(
        "dv.kem_theo",
        (Paragraph("loi_van", "{dv.thu_tu}. {dv.ten} {dv.kem_theo}"),),
        otherwise=(Paragraph("loi_van", "{dv.thu_tu}. {dv.ten}"),),
    ),
)

_ARTICLE_1: tuple[Block, ...] = (
    When(
        "don_vi",
        (
            Paragraph(
                "loi_van",
                "**Điều 1.** Giám sát {noi_dung_giam_sat} đối với {so_don_vi} {loai_don_vi}, gồm:",
                keep_next=True,
            ),
            Each("dv", "don_vi", _UNITS),
        ),
        otherwise=(Paragraph("loi_van", "**Điều 1.** Giám sát {noi_dung_giam_sat} đối với {don_vi_duy_nhat}"),),
    ),
    When(
        "nguoi_duoc_giam_sat",
        (
            Paragraph("loi_van", "Cá nhân được giám sát:", keep_next=True),
            Each(
                "nguoi",
                "nguoi_duoc_giam_sat",
                (Paragraph("y_gach", "- {nguoi.xung_ho} {nguoi.ho_ten}, {nguoi.chuc_vu}"),),
            ),
        ),
    ),
    Paragraph("loi_van", "Mốc thời gian giám sát: {moc_thoi_gian}"),
)

# A no-break space, so that no line begins with the dash, as if it were an item of a list.
_MEMBER = "{tv.thu_tu}. {tv.xung_ho} {tv.ho_ten}, {tv.chuc_vu}\u00a0- {tv.vai_tro}"
_MEMBERS_AS_LINES: tuple[Block, ...] = (
    Each(
        "tv",
        "doan.thanh_vien",
        (
            When(
                "tv.nhiem_vu",
                (Paragraph("loi_van", f"{_MEMBER}: {{tv.nhiem_vu}}"),),
                otherwise=(Paragraph("loi_van", _MEMBER),),
            ),
        ),
    ),
)

_NUMBER = Column("TT", "{tv.thu_tu}", 11, style="bang_so")
_ROLE = "Nhiệm vụ trong Đoàn"
_MEMBERS_AS_TABLE: tuple[Block, ...] = (
    When(
        "doan.co_phan_cong",
        (
            Table(
                "tv",
                "doan.thanh_vien",
                (
                    _NUMBER,
                    Column("Họ và tên", "{tv.ho_ten}", 36),
                    Column("Chức vụ, đơn vị công tác", "{tv.chuc_vu}", 50),
                    Column(_ROLE, "{tv.vai_tro}", 28),
                    Column("Phân công", "{tv.nhiem_vu}", 40),
                ),
            ),
        ),
        otherwise=(
            Table(
                "tv",
                "doan.thanh_vien",
                (
                    _NUMBER,
                    Column("Họ và tên", "{tv.ho_ten}", 48),
                    Column("Chức vụ, đơn vị công tác", "{tv.chuc_vu}", 70),
                    Column(_ROLE, "{tv.vai_tro}", 36),
                ),
            ),
        ),
    ),
)

_ARTICLE_2: tuple[Block, ...] = (
    When(
        "doan.ten_goi",
        (
            Paragraph(
                "loi_van",
                "**Điều 2.** Thành lập Đoàn giám sát (sau đây gọi tắt là {doan.ten_goi}) gồm {doan.so_luong}:",
                keep_next=True,
            ),
        ),
        otherwise=(Paragraph("loi_van", "**Điều 2.** Thành lập Đoàn giám sát gồm {doan.so_luong}:", keep_next=True),),
    ),
    When("doan.tung_dong", _MEMBERS_AS_LINES),
    When("doan.bang", _MEMBERS_AS_TABLE),
    When("doan.cho_trong", (Paragraph("loi_van", "{doan.cho_trong}"),)),
)

_ARTICLE_3: tuple[Block, ...] = (
    When(
        "nhiem_vu_doan",
        (
            Paragraph("loi_van", "**Điều 3.** Đoàn giám sát có nhiệm vụ:", keep_next=True),
            Each("nhiem_vu", "nhiem_vu_doan", (Paragraph("y_gach", "- {nhiem_vu}"),)),
        ),
        otherwise=(
            Paragraph(
                "loi_van",
                "**Điều 3.** Đoàn giám sát có nhiệm vụ tiến hành giám sát theo đúng nguyên tắc, quy trình, thủ tục"
                " quy định của Đảng và báo cáo kết quả với {tap_the}.",
            ),
        ),
    ),
    When(
        "ke_hoach_kem_theo",
        (Paragraph("loi_van", "Việc giám sát thực hiện theo {ke_hoach_kem_theo} kèm theo Quyết định này."),),
    ),
    When("thoi_gian_giam_sat", (Paragraph("loi_van", "Thời gian giám sát: {thoi_gian_giam_sat}"),)),
    When("thoi_han", (Paragraph("loi_van", "Thời hạn giám sát: {thoi_han}"),)),
    When(
        "co_quan_thuong_truc",
        (Paragraph("loi_van", "{co_quan_thuong_truc} là cơ quan thường trực, giúp việc Đoàn giám sát."),),
    ),
)

# Two paragraphs, so that never less than two lines stand with the signature.
_ARTICLE_4: tuple[Block, ...] = (
    When(
        "co_quan_thi_hanh",
        (
            Paragraph(
                "loi_van",
                "**Điều 4.** {co_quan_thi_hanh} chịu trách nhiệm thi hành Quyết định này.",
                keep_next=True,
            ),
        ),
        otherwise=(
            Paragraph(
                "loi_van",
                "**Điều 4.** Đoàn giám sát, các tổ chức, cá nhân được giám sát và các cơ quan, đơn vị có liên quan"
                " chịu trách nhiệm thi hành Quyết định này.",
                keep_next=True,
            ),
        ),
    ),
    Paragraph("loi_ket", "Quyết định này có hiệu lực kể từ ngày ký.", keep_next=True),
)

LAYOUT = Layout(
    (Head(), *_BASES, *_ARTICLE_1, *_ARTICLE_2, *_ARTICLE_3, *_ARTICLE_4, Foot()),
    labels=_LABELS,
)

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"": LAYOUT})
