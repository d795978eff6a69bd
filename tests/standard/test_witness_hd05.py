"""HD 05 typed again by hand, clause by clause: a witness that knows nothing of our data files."""

from __future__ import annotations

import pytest

from reportgen.standard import Basis, get

# (clause, component, attribute, value)
ANNEX_2 = [
    # row 1: tiêu đề, HOA, 15, đậm
    ("PL2.1", "tieu_de", "text", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("PL2.1", "tieu_de", "size_pt", 15),
    ("PL2.1", "tieu_de", "caps", True),
    ("PL2.1", "tieu_de", "bold", True),
    ("PL2.1", "tieu_de", "italic", False),
    ("PL2.1", "tieu_de", "align", "center"),
    ("I.1.2", "tieu_de", "region", "right"),
    ("I.1.2", "ke_tieu_de", "region", "right"),
    # row 2: cơ quan cấp trên HOA 14 đứng; cơ quan ban hành HOA 14 đậm
    ("PL2.2", "co_quan_cap_tren", "size_pt", 14),
    ("PL2.2", "co_quan_cap_tren", "caps", True),
    ("PL2.2", "co_quan_cap_tren", "bold", False),
    ("PL2.2", "co_quan_cap_tren", "align", "center"),
    ("PL2.2", "co_quan_cap_tren", "region", "left"),
    ("PL2.2", "co_quan_ban_hanh", "size_pt", 14),
    ("PL2.2", "co_quan_ban_hanh", "caps", True),
    ("PL2.2", "co_quan_ban_hanh", "bold", True),
    ("PL2.2", "co_quan_ban_hanh", "italic", False),
    ("PL2.2", "co_quan_ban_hanh", "align", "center"),
    ("I.2.2.1", "dau_sao", "text", "*"),
    # row 3: số, ký hiệu, thường, 14, đứng
    ("PL2.3", "so_ky_hieu", "size_pt", 14),
    ("PL2.3", "so_ky_hieu", "bold", False),
    ("PL2.3", "so_ky_hieu", "italic", False),
    ("PL2.3", "so_ky_hieu", "caps", False),
    ("PL2.3", "so_ky_hieu", "align", "center"),
    # row 4: địa danh, ngày, thường, 14, nghiêng
    ("PL2.4", "dia_danh_ngay", "size_pt", 14),
    ("PL2.4", "dia_danh_ngay", "italic", True),
    ("PL2.4", "dia_danh_ngay", "bold", False),
    ("PL2.4", "dia_danh_ngay", "align", "center"),
    ("PL2.4", "dia_danh_ngay", "region", "right"),
    # row 5: tên loại HOA 15-16 đậm; trích yếu thường 14-15 đậm; công văn 12 nghiêng
    ("PL2.5", "ten_loai", "size_min", 15),
    ("PL2.5", "ten_loai", "size_max", 16),
    ("PL2.5", "ten_loai", "caps", True),
    ("PL2.5", "ten_loai", "bold", True),
    ("PL2.5", "ten_loai", "italic", False),
    ("PL2.5", "ten_loai", "align", "center"),
    ("PL2.5", "ten_loai", "region", "full"),
    ("PL2.5", "ten_loai", "absent_for", ("cong_van",)),
    ("PL2.5", "trich_yeu", "size_min", 14),
    ("PL2.5", "trich_yeu", "size_max", 15),
    ("PL2.5", "trich_yeu", "caps", False),
    ("PL2.5", "trich_yeu", "bold", True),
    ("PL2.5", "trich_yeu", "italic", False),
    ("PL2.5", "trich_yeu", "align", "center"),
    ("I.5.2.1", "gach_trich_yeu", "text", "-----"),
    ("I.5.2.1", "gach_trich_yeu", "absent_for", ("cong_van",)),
    ("I.5.1.1", "tac_gia_trich_yeu", "caps", True),
    ("I.5.1.1", "tac_gia_trich_yeu", "bold", True),
    ("PL2.5", "trich_yeu_cong_van", "size_pt", 12),
    ("PL2.5", "trich_yeu_cong_van", "italic", True),
    ("PL2.5", "trich_yeu_cong_van", "bold", False),
    ("I.5.2.3", "trich_yeu_cong_van", "region", "left"),
    ("I.5.2.3", "trich_yeu_cong_van", "only_for", ("cong_van",)),
    # row 6: lời văn, khoản, điểm thường 14-15 đứng; phần, chương, mục đậm; tên của chúng HOA đậm; điều đậm
    ("PL2.6", "loi_van", "size_min", 14),
    ("PL2.6", "loi_van", "size_max", 15),
    ("PL2.6", "loi_van", "bold", False),
    ("PL2.6", "loi_van", "italic", False),
    ("I.6.2.2", "loi_van", "align", "both"),
    ("I.6.2.2", "loi_van", "indent_first_mm", 10),
    ("I.6.2.3", "can_cu", "italic", False),
    ("PL2.6", "can_cu", "size_max", 15),
    ("PL2.6", "khoan", "size_min", 14),
    ("PL2.6", "khoan", "bold", False),
    ("I.6.2.4d", "khoan", "pattern", "{n}. {noi_dung}"),
    ("PL2.6", "diem", "size_max", 15),
    ("PL2.6", "diem", "bold", False),
    ("I.6.2.4đ", "diem", "pattern", "{c}) {noi_dung}"),
    ("PL2.6", "phan_chuong_so", "bold", True),
    ("PL2.6", "phan_chuong_so", "caps", False),
    ("I.6.2.4a", "phan_chuong_so", "align", "center"),
    ("PL2.6", "phan_chuong_ten", "bold", True),
    ("PL2.6", "phan_chuong_ten", "caps", True),
    ("I.6.2.4a", "phan_chuong_ten", "align", "center"),
    ("I.6.2.4b", "muc_so", "pattern", "Mục {n}"),
    ("PL2.6", "muc_so", "bold", True),
    ("I.6.2.4b", "muc_so", "align", "center"),
    ("PL2.6", "muc_ten", "bold", True),
    ("PL2.6", "muc_ten", "caps", True),
    ("I.6.2.4c", "dieu", "pattern", "Điều {n}. {ten}"),
    ("PL2.6", "dieu", "bold", True),
    ("PL2.6", "dieu", "caps", False),
    ("PL2.6", "dieu", "indent_first_mm", 10),
    # row 7: quyền hạn HOA 14 đậm; chức vụ HOA 14 đứng; họ tên thường 14 đậm
    ("PL2.7", "quyen_han", "size_pt", 14),
    ("PL2.7", "quyen_han", "caps", True),
    ("PL2.7", "quyen_han", "bold", True),
    ("PL2.7", "quyen_han", "align", "center"),
    ("I.7.2.1", "quyen_han", "region", "right"),
    ("PL2.7", "chuc_vu", "size_pt", 14),
    ("PL2.7", "chuc_vu", "caps", True),
    ("PL2.7", "chuc_vu", "bold", False),
    ("PL2.7", "chuc_vu", "italic", False),
    ("PL2.7", "ho_ten", "size_pt", 14),
    ("PL2.7", "ho_ten", "caps", False),
    ("PL2.7", "ho_ten", "bold", True),
    ("PL2.7", "ho_ten", "align", "center"),
    # row 9: kính gửi, kính trình 14 nghiêng; tên nơi 14-15; nơi nhận 14 gạch chân; danh sách 12
    ("PL2.9", "kinh_gui", "text", "Kính gửi:"),
    ("PL2.9", "kinh_gui", "size_pt", 14),
    ("PL2.9", "kinh_gui", "italic", True),
    ("I.9.2.3", "kinh_gui", "only_for", ("cong_van",)),
    ("I.9.2.3", "kinh_gui", "align", "center"),
    ("PL2.9", "kinh_trinh", "text", "Kính trình:"),
    ("PL2.9", "kinh_trinh", "italic", True),
    ("I.9.2.4", "kinh_trinh", "only_for", ("to_trinh",)),
    ("PL2.9", "kinh_gui_ten", "size_min", 14),
    ("PL2.9", "kinh_gui_ten", "size_max", 15),
    ("PL2.9", "kinh_gui_ten", "italic", False),
    ("PL2.9", "noi_nhan", "text", "Nơi nhận:"),
    ("PL2.9", "noi_nhan", "size_pt", 14),
    ("PL2.9", "noi_nhan", "underline", True),
    ("PL2.9", "noi_nhan", "bold", False),
    ("PL2.9", "noi_nhan", "italic", False),
    ("PL2.9", "noi_nhan", "align", "left"),
    ("PL2.9", "noi_nhan_ds", "size_pt", 12),
    ("PL2.9", "noi_nhan_ds", "underline", False),
    ("PL2.9", "noi_nhan_ds", "bold", False),
    ("PL2.9", "noi_nhan_ds", "align", "left"),
    # row 11: dấu khẩn HOA 14 đậm
    ("PL2.11", "dau_khan", "values", ("KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC")),
    ("PL2.11", "dau_khan", "size_pt", 14),
    ("PL2.11", "dau_khan", "bold", True),
    ("PL2.11", "dau_khan", "caps", True),
    # row 12: phạm vi lưu hành HOA 12 đậm; dự thảo thường 14 nghiêng
    ("PL2.12", "pham_vi_luu_hanh", "size_pt", 12),
    ("PL2.12", "pham_vi_luu_hanh", "bold", True),
    ("PL2.12", "pham_vi_luu_hanh", "caps", True),
    ("II.4.1", "pham_vi_luu_hanh", "region", "right"),
    ("PL2.12", "khong_pho_bien", "size_pt", 12),
    ("PL2.12", "khong_pho_bien", "bold", True),
    ("II.4.1", "khong_pho_bien", "text", "Không phổ biến trên phương tiện thông tin đại chúng"),
    ("II.4.2", "du_thao", "pattern", "Dự thảo lần {n}"),
    ("PL2.12", "du_thao", "size_pt", 14),
    ("PL2.12", "du_thao", "italic", True),
    ("PL2.12", "du_thao", "bold", False),
    ("II.4.2", "du_thao", "region", "left"),
    # rows 13-15
    ("PL2.13", "nguoi_soan", "size_pt", 11),
    ("PL2.13", "nguoi_soan", "bold", False),
    ("PL2.13", "nguoi_soan", "caps", False),
    ("PL2.14", "lien_he", "size_pt", 10),
    ("PL2.14", "lien_he", "bold", False),
    ("PL2.15", "so_trang", "size_pt", 14),
    ("PL2.15", "so_trang", "bold", False),
    ("PL2.15", "so_trang", "italic", False),
    ("PL2.15", "so_trang", "align", "center"),
    # annexes and the "kiêm" line
    ("II.1", "phu_luc_so", "text", "PHỤ LỤC"),
    ("II.1", "phu_luc_so", "pattern", "PHỤ LỤC {n}"),
    ("II.1", "phu_luc_so", "align", "center"),
    ("II.1", "phu_luc_tieu_de", "align", "center"),
    ("II.1.2", "phu_luc_kem_theo", "pattern", "(Kèm theo {loai} số {so_ky_hieu}, ngày {ngay} của {co_quan})"),
    ("II.1.2", "phu_luc_kem_theo", "align", "center"),
    ("II.1.2", "phu_luc_gach", "text", "-----"),
    ("I.7.1.4đ(ii)", "kiem", "text", "kiêm"),
]

# (clause, part of the standard, attribute, value)
REST = [
    ("IV.4", "page", "width_mm", 210),
    ("IV.4", "page", "height_mm", 297),
    ("IV.4", "page.margins", "top", 20),
    ("IV.4", "page.margins", "bottom", 20),
    ("IV.4", "page.margins", "left", 30),
    ("IV.4", "page.margins", "right", 15),
    ("IV.4", "page.margins_back", "left", 15),
    ("IV.4", "page.margins_back", "right", 30),
    ("IV.4", "page.margins_back", "top", 20),
    ("IV.4", "page.margins_back", "bottom", 20),
    ("IV.4", "page", "text_width_mm", 165),
    ("IV.4", "page", "landscape_text_width_mm", 252),
    ("IV.5", "page.page_number", "size_pt", 14),
    ("IV.5", "page.page_number", "bold", False),
    ("IV.5", "page.page_number", "italic", False),
    ("IV.5", "page.page_number", "align", "center"),
    ("IV.5", "page.page_number", "distance_from_top_mm", 10),
    ("IV.5", "page.page_number", "on_first_page", False),
    ("IV.5", "page.page_number", "annex_starts_again", True),
    ("IV.1", "body", "font", "Times New Roman"),
    ("IV.1", "body", "charset", "Unicode TCVN 6909:2001"),
    ("IV.1", "body", "color", "000000"),
    ("PL2.6", "body", "size_min", 14),
    ("PL2.6", "body", "size_max", 15),
    ("I.6.2.2", "body", "line_min", 18),
    ("I.6.2.2", "body", "line_max", 22),
    ("I.6.2.2", "body", "paragraph_gap_pt", 6),
    ("I.6.2.2", "body", "first_line_mm", 10),
    ("I.6.2.2", "body", "align", "both"),
    ("I.6.2.2", "body", "end_mark", "."),
    ("I.3.2.2", "numbering", "line_prefix", "Số "),
    ("I.3.2.2", "numbering", "type_separator", "-"),
    ("I.3.2.2", "numbering", "organ_separator", "/"),
    ("I.3.2.2", "numbering", "joint_separator", "-"),
    ("I.3.2.2", "numbering", "min_digits", 2),
    ("I.3.2.2", "numbering", "start", 1),
    ("I.4.2.2", "date_line", "pattern", "{dia_danh}, ngày {d} tháng {m} năm {yyyy}"),
    ("I.4.2.2", "date_line", "zero_before_day_below", 10),
    ("I.4.2.2", "date_line", "zero_before_month_below", 3),
    ("I.4.1.1", "place", "level_added_when", ("ten_nguoi", "mot_am_tiet", "trung_ten_tinh_thanh_pho")),
    ("I.4.2.3", "place", "abbreviations", {"thành phố": "TP", "đặc khu": "ĐK"}),
    ("I.7.1", "signature", "prefixes", {"thay_mat": "T/M", "ky_thay": "K/T", "thua_lenh": "T/L", "quyen": "Q."}),
    ("I.7.1", "signature", "forbidden_spellings", ("TM.", "KT.", "TL.", "TUQ.")),
    (
        "I.7.1",
        "signature",
        "thay_mat_titles",
        ("TỔNG BÍ THƯ", "BÍ THƯ", "PHÓ BÍ THƯ", "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ),
    ("I.7.1", "signature", "untitled_under_thay_mat", ("UỶ VIÊN",)),
    ("I.7.1", "signature", "no_ky_thay_for", ("BÍ THƯ", "CHỦ NHIỆM")),
    ("I.7.1", "signature", "degrees_forbidden", True),
    ("I.7.1", "signature", "two_signers_main_side", "right"),
    ("I.7.1", "signature", "delegation_may_go_on", False),
]

# (clause, field of punctuation, value)
MARKS = [
    ("I.6.2.3", "can_cu_prefix", "- "),
    ("I.6.2.3", "can_cu_each", ";"),
    ("I.6.2.3", "can_cu_last", "."),
    ("PL2.9", "noi_nhan_prefix", "- "),
    ("I.9.2.5", "noi_nhan_each", ";"),
    ("I.9.2.5", "noi_nhan_last", "."),
    ("I.9.2.3", "noi_nhan_as_above", "Như trên"),
    ("I.9.2.5", "kinh_gui_prefix", "- "),
    ("I.9.2.5", "kinh_gui_each", ";"),
    ("I.9.2.5", "kinh_gui_last", ";"),
    ("I.6.2.2", "body_end", "."),
    ("I.6.2.2", "body_end_forbidden", ("./.",)),
    ("I.6.1.4", "citation_first", "{loai} số {so_ky_hieu}, ngày {ngay} của {co_quan} {trich_yeu}"),
    ("I.6.1.4", "citation_later", "{loai} số {so_ky_hieu}"),
    ("I.6.1.3", "abbreviation_first", "{day_du} ({viet_tat})"),
]

# (our choice inside what the regulation leaves open, component, attribute, value)
CHOICES = [
    ("15-16", "ten_loai", "size_pt", 16),
    ("14-15", "trich_yeu", "size_pt", 14),
    ("14-15", "loi_van", "size_pt", 14),
    ("14-15", "can_cu", "size_pt", 14),
    ("18-22", "loi_van", "line_pt", 18),
    (">= 6", "loi_van", "space_after_pt", 6),
    ("silent", "dau_sao", "size_pt", 14),
    ("silent", "gach_trich_yeu", "size_pt", 14),
    ("silent", "phu_luc_so", "size_pt", 14),
    ("silent", "phu_luc_so", "bold", True),
    ("silent", "phu_luc_tieu_de", "size_pt", 14),
    ("silent", "phu_luc_kem_theo", "italic", True),
    ("silent", "ke_tieu_de", "thickness_eighths", 6),
    ("silent", "ten_loai", "line_pt", None),
    ("silent", "ten_loai", "space_before_pt", 18),
    ("silent", "dong_quyet_dinh", "bold", True),
    ("silent", "dong_quyet_dinh", "align", "center"),
    ("silent", "tieu_muc_nho", "italic", True),
    ("silent", "bang_tieu_de", "size_pt", 13),
    ("silent", "bang_noi_dung", "size_pt", 13),
    ("silent", "bang_so", "align", "center"),
    ("silent", "phu_luc_don_vi_tinh", "align", "right"),
]


def names(clause: str, cited: str) -> bool:
    """Tell whether a clause in short form ("I.5.2", "PL2.5") is among those cited ("HD05 II.I.5.2; HD05 PL2.5")."""
    full = f"HD05 {clause}" if clause.startswith("PL") else f"HD05 II.{clause}"
    return full in cited.split("; ")


@pytest.mark.parametrize(("clause", "component", "attribute", "value"), ANNEX_2)
def test_component_has_the_value_of_its_clause(clause: str, component: str, attribute: str, value: object) -> None:
    fact = get("hd05").components[component]
    assert getattr(fact, attribute) == value
    assert names(clause, fact.clause), fact.clause


@pytest.mark.parametrize(("clause", "part", "attribute", "value"), REST)
def test_rest_of_the_regulation_has_the_value_of_its_clause(
    clause: str, part: str, attribute: str, value: object
) -> None:
    fact: object = get("hd05")
    for name in part.split("."):
        cited = getattr(fact, "clause", "")
        fact = getattr(fact, name)
    assert getattr(fact, attribute) == value
    assert names(clause, getattr(fact, "clause", cited)), fact


@pytest.mark.parametrize(("clause", "field", "value"), MARKS)
def test_mark_is_that_of_its_clause(clause: str, field: str, value: object) -> None:
    punctuation = get("hd05").punctuation
    assert getattr(punctuation, field) == value
    assert names(clause, punctuation.source_of(field).clause)


@pytest.mark.parametrize(("room", "component", "attribute", "value"), CHOICES)
def test_choice_is_the_agreed_one_and_never_passed_off_as_law(
    room: str, component: str, attribute: str, value: object
) -> None:
    fact = get("hd05").components[component]
    assert getattr(fact, attribute) == value
    assert fact.basis_for(attribute) in (Basis.SUY_RA, Basis.THUC_HANH)


@pytest.mark.parametrize(
    ("component", "attribute"),
    [("tieu_de", "size_pt"), ("chuc_vu", "bold"), ("gach_trich_yeu", "text"), ("noi_nhan_ds", "size_pt")],
)
def test_words_of_the_regulation_are_known_as_such(component: str, attribute: str) -> None:
    assert get("hd05").components[component].basis_for(attribute) is Basis.QUY_DINH


def test_title_and_dates_of_the_regulation() -> None:
    standard = get("hd05")
    assert standard.title == "Hướng dẫn 05-HD/VPTW"
    assert standard.citation == "Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026 của Văn phòng Trung ương Đảng"


def test_columns_of_head_and_foot_fill_the_text_width() -> None:
    standard = get("hd05")
    assert (standard.layout.left_mm, standard.layout.right_mm) == (75, 90)
    assert standard.layout.left_mm + standard.layout.right_mm == standard.page.text_width_mm
    assert standard.layout.signature_gap_lines == 4
    assert standard.layout.basis is Basis.THUC_HANH
