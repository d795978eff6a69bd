"""The words that names of organs are made of: which belong together, and where a new line likes to begin.

Capitals, tone marks in the style "uỷ"; compare after bringing the name to that form.
"""

from __future__ import annotations

Words = tuple[str, ...]


def _table(text: str) -> frozenset[Words]:
    return frozenset(tuple(entry.split()) for line in text.strip().split("\n") for entry in line.split("|"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


# Kinds of places: the proper name after one stays on its line.
PLACE_KINDS = _table(
    """
    XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|TỈNH|THÀNH PHỐ|ĐẶC KHU|VÙNG|KHU VỰC
    THÔN|BẢN|ẤP|LÀNG|BUÔN|BON|XÓM|TỔ DÂN PHỐ|KHU PHỐ|KHU DÂN CƯ
    """
)

# Committees called by their level: a place name follows, which may take the next line but never splits.
LEVEL_COMMITTEES = _table("TỈNH UỶ|THÀNH UỶ|HUYỆN UỶ|QUẬN UỶ|THỊ UỶ|TỈNH ĐOÀN|THÀNH ĐOÀN|HUYỆN ĐOÀN|QUẬN ĐOÀN|THỊ ĐOÀN")

# Two names of places joined by a dash that is part of the name, and names that hold a word of the tables.
NAMES = _table(
    """
    BÀ RỊA - VŨNG TÀU|THỪA THIÊN - HUẾ|THỪA THIÊN HUẾ|PHAN RANG - THÁP CHÀM|HẢI PHÒNG|HỘI AN|HỒ CHÍ MINH|HÀ NỘI|ĐÀ NẴNG
    TRƯỜNG SA|HOÀNG SA|CÔN ĐẢO|PHÚ QUỐC|NGUYỄN ÁI QUỐC
    """
)

# Whole terms. Where one begins another, the longer counts.
TERMS = (
    _table(
        """
        ĐẢNG CỘNG SẢN VIỆT NAM|VIỆT NAM|TRUNG ƯƠNG|TRUNG ƯƠNG ĐẢNG|BAN CHẤP HÀNH|BAN CHẤP HÀNH TRUNG ƯƠNG|BỘ CHÍNH TRỊ
        BAN BÍ THƯ|BAN THƯỜNG VỤ|THƯỜNG TRỰC|ĐẢNG BỘ|ĐẢNG BỘ BỘ PHẬN|ĐẢNG BỘ CƠ SỞ|ĐẢNG UỶ|ĐẢNG UỶ BỘ PHẬN
        ĐẢNG UỶ CƠ SỞ|CHI BỘ|CHI BỘ CƠ SỞ|CHI UỶ|CẤP UỶ|ĐẢNG ĐOÀN|BAN CÁN SỰ ĐẢNG|ĐẠI HỘI|ĐẠI BIỂU|ĐẢNG VIÊN
        ĐOÀN CHỦ TỊCH|ĐOÀN THƯ KÝ|UỶ BAN KIỂM TRA|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UỶ BAN|HỘI ĐỒNG|BAN CHỈ ĐẠO
        BAN TỔ CHỨC|BAN TUYÊN GIÁO|BAN DÂN VẬN|BAN NỘI CHÍNH|BAN CHÍNH SÁCH|BAN QUẢN LÝ|BAN CHỈ HUY|BAN GIÁM ĐỐC
        BAN XÂY DỰNG ĐẢNG|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH|KIỂM TRA|GIÁM SÁT|THANH TRA|ĐOÀN GIÁM SÁT|ĐOÀN KIỂM TRA|TỔ CHỨC
        CHÍNH SÁCH|CHIẾN LƯỢC|XÂY DỰNG ĐẢNG|XÂY DỰNG|VĂN PHÒNG|CƠ QUAN|CÁC CƠ QUAN ĐẢNG|CÁC CƠ QUAN|CƠ QUAN THAM MƯU
        THAM MƯU|GIÚP VIỆC|TRUNG TÂM|TRUNG TÂM CHÍNH TRỊ|TRƯỜNG CHÍNH TRỊ|CHÍNH TRỊ|HỌC VIỆN|QUỐC GIA|TẠP CHÍ|HIỆP HỘI
        PHÁT THANH|TRUYỀN HÌNH|PHÁT THANH - TRUYỀN HÌNH|MẶT TRẬN TỔ QUỐC|MẶT TRẬN|TỔ QUỐC|LIÊN MINH|ĐOÀN THANH NIÊN
        THANH NIÊN|CỘNG SẢN|HỘI LIÊN HIỆP|LIÊN HIỆP|PHỤ NỮ|HỘI NÔNG DÂN|NÔNG DÂN|HỘI CỰU CHIẾN BINH|CỰU CHIẾN BINH
        LIÊN ĐOÀN LAO ĐỘNG|LIÊN ĐOÀN|LAO ĐỘNG|CÔNG ĐOÀN|ĐOÀN THỂ
        """
    )
    | _table(
        """
        CÔNG AN|CÔNG AN NHÂN DÂN|QUÂN ĐỘI NHÂN DÂN|QUÂN ĐỘI|NHÂN DÂN|QUÂN SỰ|BỘ CHỈ HUY|BỘ ĐỘI BIÊN PHÒNG|BIÊN PHÒNG
        QUÂN KHU|QUỐC PHÒNG|AN NINH|TOÀ ÁN|TOÀ ÁN NHÂN DÂN|VIỆN KIỂM SÁT|VIỆN KIỂM SÁT NHÂN DÂN|KIỂM SÁT|THI HÀNH ÁN
        DÂN SỰ|TƯ PHÁP|CHÍNH PHỦ|QUỐC HỘI|CHÍNH QUYỀN|HÀNH CHÍNH|QUẢN TRỊ|QUẢN LÝ|SỰ NGHIỆP|DOANH NGHIỆP|CÔNG TY
        TỔNG CÔNG TY|TẬP ĐOÀN|CỔ PHẦN|TRÁCH NHIỆM HỮU HẠN|MỘT THÀNH VIÊN|HỢP TÁC XÃ|NGÂN HÀNG|KHO BẠC|NHÀ NƯỚC
        KHO BẠC NHÀ NƯỚC|BẢO HIỂM XÃ HỘI|XÃ HỘI|CHÍNH TRỊ - XÃ HỘI|KINH TẾ|KINH TẾ - XÃ HỘI|KHU KINH TẾ
        KHU CÔNG NGHIỆP|CÔNG NGHIỆP|NÔNG NGHIỆP|NÔNG THÔN|MÔI TRƯỜNG|TÀI NGUYÊN|GIÁO DỤC|ĐÀO TẠO|KHOA HỌC|CÔNG NGHỆ
        VĂN HOÁ|THỂ THAO|DU LỊCH|THÔNG TIN|TRUYỀN THÔNG|Y TẾ|TÀI CHÍNH|KẾ HOẠCH|ĐẦU TƯ|CÔNG THƯƠNG|GIAO THÔNG|VẬN TẢI
        NỘI VỤ|NGOẠI VỤ|NGOẠI GIAO|DÂN TỘC|TÔN GIÁO|ĐÔ THỊ|TỔNG HỢP|CHUYỂN ĐỔI SỐ|CƠ YẾU|LƯU TRỮ|TÀI CHÍNH ĐẢNG
        NGHIÊN CỨU|LỊCH SỬ|LÝ LUẬN|TRUNG HỌC CƠ SỞ|TRUNG HỌC PHỔ THÔNG|TRUNG HỌC|PHỔ THÔNG|DÂN TỘC NỘI TRÚ|TIỂU HỌC
        MẦM NON|MẪU GIÁO|ĐẠI HỌC|CAO ĐẲNG|SƯ PHẠM|BỆNH VIỆN|ĐA KHOA|TRẠM Y TẾ|NHÀ MÁY|XÍ NGHIỆP|NHÀ XUẤT BẢN
        CHÍNH TRỊ QUỐC GIA|SỰ THẬT|ĐIỆN LỰC|VIỄN THÔNG|BƯU ĐIỆN|KIỂM LÂM|CHI CỤC|THUẾ|HẢI QUAN|THỐNG KÊ|QUÂN CHỦNG
        SƯ ĐOÀN|TRUNG ĐOÀN|TIỂU ĐOÀN|LỮ ĐOÀN|NGOÀI NƯỚC|TRONG NƯỚC|PHÁP CHẾ|PHÁP LUẬT|PHÒNG CHỐNG|THAM NHŨNG|LÃNG PHÍ
        TIÊU CỰC|CẢI CÁCH|TỘI PHẠM
        """
    )
    | PLACE_KINDS
    | LEVEL_COMMITTEES
    | NAMES
)

# Words that say what kind of body follows. A line may end after one if it must, but not where the whole name begins.
HEADS = _words("KHỐI|BAN|PHÒNG|SỞ|BỘ|CỤC|VỤ|VIỆN|HỘI|TỔ|ĐỘI|ĐOÀN|TRƯỜNG|BÁO|ĐÀI|NGÀNH|CỤM|KHU")

# A line never ends after one of these.
CONNECTIVES = _words("VÀ|CÁC|CỦA|THUỘC|VỀ|TẠI|TRONG|CHO")

# A new line likes to begin with these: levels, places, and words that open the second half of a name.
GOOD_STARTS = _words("TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|ĐẶC|VÀ|CÁC|CỦA|THUỘC|TRUNG|ĐẢNG|KHỐI|PHÒNG|CƠ|CÔNG|VỀ")
