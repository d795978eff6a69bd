"""What is said about workbooks, CSV files and the characters of texts: sentence and advice by code, for `messages`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_FILES = {
    "bang-khong-van-ban": (
        "Tệp không có văn bản nào.",
        "Điền ít nhất một văn bản vào trang của loại văn bản đó; tạo mẫu bằng lệnh reportgen mau.",
    ),
    "bang-qua-nhieu-o": (
        "Tệp có hơn {gioi_han} ô có dữ liệu.",
        "Chia thành nhiều tệp nhỏ.",
    ),
    "csv-nhay-ho": (
        "Dòng bắt đầu ở đây có dấu nháy kép mở mà không đóng đúng chỗ.",
        "Đóng dấu nháy kép; dấu nháy kép bên trong giá trị thì viết hai lần.",
    ),
    "csv-sai-bang-ma": (
        "Tệp CSV không được lưu bằng bảng mã UTF-8 nên chữ ở dòng này không đọc được.",
        "Trong Excel chọn Lưu thành (Save As), loại «CSV UTF-8»; tệp gõ bằng phông cũ thì thêm --bang-ma tcvn3 (vni).",
    ),
    "jsonl-khong-phai-nhom": (
        "Dòng này không phải là một văn bản.",
        "Mỗi dòng của tệp .jsonl là một văn bản viết trong ngoặc nhọn, có ít nhất một mục.",
    ),
    "tep-bang-bung-to": (
        "Tệp Excel chứa nhiều dữ liệu bất thường so với kích thước của nó nên không được mở.",
        "Xem lại có đúng tệp không; nếu đúng, mở trong Excel, chép dữ liệu sang một tệp mới rồi lưu lại.",
    ),
    "tep-bang-hong": (
        "Tệp không phải là tệp Excel hoặc đã hỏng nên không đọc được.",
        "Mở tệp trong Excel, chọn Lưu thành (Save As) với loại «Excel Workbook (.xlsx)» rồi chạy lại.",
    ),
    "tep-bang-khai-bao-la": (
        "Tệp Excel có phần khai báo mà Excel không bao giờ ghi nên không được đọc.",
        "Mở tệp trong Excel, chọn Lưu thành (Save As) với loại «Excel Workbook (.xlsx)» rồi chạy lại.",
    ),
    "tep-bang-kieu-khac": (
        "Không đọc được tệp bảng tính kiểu «{duoi}».",
        "Mở tệp trong Excel, chọn Lưu thành (Save As) với loại «Excel Workbook (.xlsx)» rồi dùng tệp mới.",
    ),
    "tep-co-macro": (
        "Tệp có thể chứa macro; chỉ dữ liệu trong các ô được đọc, macro không chạy.",
        "Không cần làm gì.",
    ),
    "tep-co-mat-khau": (
        "Tệp được đặt mật khẩu nên không đọc được.",
        "Mở tệp trong Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại.",
    ),
    "tep-dang-mo-trong-excel": (
        "Tệp đang mở ở một chương trình bảng tính; những gì chưa lưu thì không đọc được.",
        "Lưu tệp rồi chạy lại để chắc chắn có dữ liệu mới nhất.",
    ),
    "tep-khoa-tam": (
        "Đây là tệp tạm mà Excel hoặc Word tạo ra khi một tệp đang mở.",
        "Chọn tệp cùng tên không có dấu ~$ ở đầu.",
    ),
    "tep-xls-cu": (
        "Tệp ở định dạng Excel cũ (97 - 2003) nên không đọc được.",
        "Mở tệp trong Excel, chọn Lưu thành (Save As) với loại «Excel Workbook (.xlsx)» rồi dùng tệp mới.",
    ),
}

_SHEETS = {
    "cot-an": (
        "Cột {cot} đang ẩn mà có dữ liệu; dữ liệu đó vẫn được đọc.",
        "Cho hiện cột để kiểm tra, hoặc xoá dữ liệu nếu không dùng.",
    ),
    "cot-can-trang-con": (
        "«{muc}» gồm nhiều cột nên không ghi được trong một ô.",
        "Ghi ở một trang riêng mang tên danh sách đó, mỗi mục một dòng; xem mẫu bằng lệnh reportgen mau.",
    ),
    "cot-khong-biet": (
        "Không có mục nào tên như tiêu đề cột «{tieu_de}».",
        "Sửa tiêu đề theo mẫu của lệnh reportgen mau; cột ghi chú riêng thì đặt tên bắt đầu bằng dấu gạch dưới.",
    ),
    "cot-khong-tieu-de": (
        "Cột {cot} có dữ liệu («{gia_tri}») nhưng không có tiêu đề.",
        "Ghi tiêu đề cho cột ở dòng tiêu đề, hoặc xoá dữ liệu này.",
    ),
    "cot-la": (
        "Không có mục nào tên như tiêu đề cột «{tieu_de}»; gần nhất là «{nhan}».",
        "Sửa tiêu đề thành «{nhan}»; cột ghi chú riêng thì đặt tên bắt đầu bằng dấu gạch dưới.",
    ),
    "cot-lap": (
        "Tiêu đề «{tieu_de}» trùng với tiêu đề của cột {cot}.",
        "Gộp hai cột làm một; một danh sách ghi ở nhiều cột thì đánh số tiêu đề: «{tieu_de} 1», «{tieu_de} 2».",
    ),
    "dong-an": (
        "Dòng {dong} đang ẩn (hoặc bị lọc) mà có dữ liệu; dữ liệu đó vẫn được đọc.",
        "Bỏ lọc, cho hiện dòng để kiểm tra, hoặc xoá dòng nếu không dùng.",
    ),
    "ghi-hai-noi": (
        "«{muc}» của văn bản này đã ghi ở {cho_truoc}.",
        "Giữ một trong hai chỗ và xoá chỗ kia.",
    ),
    "ma-hai-nghia": (
        "Mã «{gia_tri}» là của nhiều văn bản khác loại: {cac_loai}.",
        "Đặt mã khác nhau, hoặc thêm tên loại vào trước tên trang.",
    ),
    "ma-khong-khop": (
        "Không có văn bản nào mang mã «{gia_tri}».",
        "Sửa mã cho đúng như ở trang của văn bản (các mã đang có: {cac_ma}).",
    ),
    "ma-thieu-cot": (
        "Trang «{trang}» không có cột «{cot}» nên không biết dòng nào thuộc văn bản nào.",
        "Thêm cột «{cot}» và ghi mã của văn bản ở mỗi dòng.",
    ),
    "ma-trong": (
        "Dòng này chưa ghi mã nên không biết thuộc văn bản nào.",
        "Ghi mã của văn bản, đúng như ở trang của văn bản đó.",
    ),
    "ma-van-ban-trung": (
        "Mã «{gia_tri}» đã dùng cho văn bản ở {cho_truoc}.",
        "Đặt cho mỗi văn bản một mã riêng.",
    ),
    "muc-khong-biet": (
        "Không có mục nào tên «{tieu_de}».",
        "Sửa tên mục theo mẫu của lệnh reportgen mau, hoặc xoá dòng này.",
    ),
    "muc-la": (
        "Không có mục nào tên «{tieu_de}»; gần nhất là «{nhan}».",
        "Sửa thành «{nhan}», hoặc xoá dòng này.",
    ),
    "o-cong-thuc-trong": (
        "Công thức ở ô này chưa được tính nên không có giá trị.",
        "Mở tệp trong Excel, lưu lại rồi chạy lại; hoặc thay công thức bằng giá trị.",
    ),
    "o-loi": (
        "Ô này báo lỗi {gia_tri}.",
        "Sửa công thức hoặc gõ giá trị vào ô.",
    ),
    "o-thua": (
        "«{gia_tri}» nằm ngoài các cột được đọc nên không biết là của mục nào.",
        "Chuyển giá trị vào cột nội dung, cạnh tên mục của nó, hoặc xoá.",
    ),
    "trang-an": (
        "Trang «{trang}» đang ẩn mà có dữ liệu; dữ liệu đó vẫn được đọc.",
        "Cho hiện trang để kiểm tra, hoặc xoá trang nếu không dùng.",
    ),
    "trang-khong-biet": (
        "Không biết trang «{ten}» chứa gì.",
        "Đặt tên trang theo loại văn bản hoặc danh sách, hoặc thêm dấu gạch dưới vào đầu tên nếu không phải dữ liệu.",
    ),
    "trang-khong-doc-duoc": (
        "Trang «{trang}» không có mục nào đọc được.",
        "Ghi tên mục ở một cột và giá trị ở cột bên phải; xem mẫu bằng lệnh reportgen mau.",
    ),
    "trang-khong-van-ban": (
        "Trang «{trang}» có dữ liệu nhưng tệp không có văn bản nào dùng danh sách này.",
        "Thêm văn bản vào trang của loại văn bản đó, hoặc xoá các dòng không dùng.",
    ),
    "trang-la": (
        "Không biết trang «{ten}» chứa gì; tên gần nhất là «{nhan}».",
        "Sửa tên trang thành «{nhan}», hoặc thêm dấu gạch dưới vào đầu tên nếu trang không phải dữ liệu.",
    ),
    "trang-qua-rong": (
        "Trang tính có ô ở quá xa ({dong} dòng, {cot} cột).",
        "Xoá các ô thừa ở cuối trang, hoặc chép dữ liệu sang một trang mới.",
    ),
    "trang-thieu-ma": (
        "Trang «{trang}» không có cột «Mã» nên không biết dòng ở các trang khác thuộc văn bản nào.",
        "Thêm cột «Mã», ghi cho mỗi văn bản một mã và ghi lại mã đó ở các trang khác.",
    ),
    "trang-thieu-tieu-de": (
        "Trang «{trang}» không có dòng tiêu đề cột.",
        "Thêm một dòng tiêu đề trên các dòng dữ liệu, ví dụ: {vi_du}.",
    ),
}

_CHARACTERS = {
    "bang-ma-cu": (
        "«{gia_tri}» gõ bằng bảng mã cũ {bang_ma} (đọc là «{doc_la}»).",
        "Gõ lại bằng Unicode, hoặc chạy lại với --bang-ma {ma} để máy chuyển rồi đọc kỹ lại.",
    ),
    "bang-ma-da-chuyen": (
        "Đã chuyển {so} giá trị từ bảng mã {bang_ma} sang Unicode ({cho}).",
        "Đọc lại văn bản tạo ra; chữ hoa gõ bằng phông chữ hoa có thể thành chữ thường.",
    ),
    "bang-ma-khong-chac": (
        "«{gia_tri}» có thể đã là Unicode, cũng có thể là bảng mã cũ (đọc là «{doc_la}»); giá trị được giữ nguyên.",
        "Xem lại giá trị này và gõ lại nếu cần.",
    ),
    "chu-giong-chu-viet": (
        "Chữ «{chu}» ({ma}) trong «{tu}» là chữ {bang_chu}, chỉ trông giống chữ «{dung}».",
        "Gõ lại chữ «{dung}» bằng bàn phím tiếng Việt.",
    ),
    "chu-la-trong-tu": (
        "Chữ «{chu}» ({ma}) trong «{tu}» là chữ {bang_chu}, không phải chữ Việt.",
        "Gõ lại từ này bằng bàn phím tiếng Việt.",
    ),
    "kieu-dau-lan-lon": (
        "Văn bản dùng lẫn hai kiểu đặt dấu: «{gia_tri}» ở đây và «{kia}» ở {cho}.",
        "Dùng một kiểu cho cả văn bản; cơ quan dùng «{dung}».",
    ),
    "ky-tu-vo-hinh": (
        "«{gia_tri}» có ký tự không nhìn thấy được ({ky_tu}).",
        "Xoá và gõ lại giá trị; ký tự như vậy thường theo vào khi chép từ trang web hay Zalo.",
    ),
}

#: Code → sentence and advice.
TABLE_MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    dict(sorted({**_FILES, **_SHEETS, **_CHARACTERS}.items()))
)
