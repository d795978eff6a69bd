"""Every sentence that tells a clerk what went wrong and what to do: the only home of that wording.

`CATALOGUE` maps the code of a problem or of a failure to a sentence and an advice, both with `{name}` slots
that the problem's params fill.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.errors import ReportgenError
from reportgen.messages_of_tables import TABLE_MESSAGES
from reportgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Message:
    """A Vietnamese sentence and what to do about it.

    Args:
        sentence: What is wrong.
        advice: What to do.
        predicate: What is wrong, as it follows a count of rows or places ("12 dòng …"); empty: the sentence serves.
    """

    sentence: str
    advice: str
    predicate: str = ""


_TEXT: dict[str, Message] = {
    "nam-thieu-chu-so": Message(
        "Ngày «{gia_tri}» thiếu chữ số của năm.",
        "Viết năm đủ bốn chữ số, ví dụ 25/8/2021.",
        "ghi ngày «{gia_tri}» thiếu chữ số của năm",
    ),
    "nam-vo-ly": Message(
        "Năm trong ngày «{gia_tri}» nằm ngoài khoảng {tu_nam} - {den_nam}.",
        "Xem lại năm, có thể gõ nhầm chữ số.",
        "ghi ngày «{gia_tri}» có năm ngoài khoảng {tu_nam} - {den_nam}",
    ),
    "ngay-khong-co-that": Message(
        "Không có ngày «{gia_tri}» trong lịch.",
        "Xem lại ngày và tháng; ngày viết trước, tháng viết sau, ví dụ 25/8/2021.",
        "ghi ngày «{gia_tri}» không có trong lịch",
    ),
    "ngay-sai-dang": Message(
        "«{gia_tri}» không phải là một ngày.",
        "Viết ngày/tháng/năm, ví dụ 25/8/2021.",
        "ghi «{gia_tri}», không phải là ngày",
    ),
    "so-hai-nghia": Message(
        "Số «{gia_tri}» có thể hiểu theo hai cách.",
        "Dùng dấu phẩy trước phần thập phân (98,5) và dấu chấm giữa các hàng nghìn (1.234).",
        "ghi số «{gia_tri}», hiểu được theo hai cách",
    ),
    "so-khong-nguyen": Message(
        "«{gia_tri}» không phải là số nguyên.",
        "Viết một số nguyên, ví dụ 18.",
        "ghi «{gia_tri}», không phải là số nguyên",
    ),
    "so-sai-dang": Message(
        "«{gia_tri}» không phải là một số.",
        "Chỉ viết chữ số, không kèm chữ hay đơn vị, ví dụ 18 hoặc 98,5.",
        "ghi «{gia_tri}», không phải là số",
    ),
}

_WORLD: dict[str, Message] = {
    "danh-dau-da-co": Message(
        "Tệp «{file}» đã có và không phải là bản đánh dấu còn nguyên của «{nguon}» nên không bị ghi đè.",
        "Chọn tên khác bằng --danh-dau; nếu đã sửa ngay trong bản đánh dấu thì kiểm tra chính tệp đó.",
    ),
    "danh-dau-qua-lon": Message(
        "Không đánh dấu được «{file}»: tệp lớn hơn mức chương trình mở ra để sửa.",
        "Xoá những trang và hình không cần, hoặc chia thành nhiều tệp nhỏ.",
    ),
    "danh-dau-tep-la": Message(
        "Không đánh dấu được «{file}»: tệp hỏng, có mật khẩu hoặc không phải bảng tính Excel (.xlsx).",
        "Mở tệp trong Excel, lưu lại thành tệp .xlsx không mật khẩu rồi chạy lại.",
    ),
    "dung-giua-chung": Message(
        "Đã dừng giữa chừng theo yêu cầu.",
        "Những tệp đã ghi vẫn nguyên vẹn; chạy lại để làm tiếp phần còn lại.",
    ),
    "khong-co-dau-vao": Message(
        "Không có tệp đầu vào nào (.yaml, .yml, .json, .xlsx, .xlsm, .csv, .jsonl) ở {dau_vao}.",
        "Chỉ ra tệp mô tả văn bản; tệp co_quan.yaml chỉ mô tả cơ quan nên không phải đầu vào.",
    ),
    "khong-co-the-thuc": Message(
        "Không có thể thức cho văn bản ký ngày {ngay}: quy định sớm nhất đang dùng có hiệu lực từ {tu_ngay}.",
        "Xem lại ngày ban hành. Nếu ngày đúng, chọn rõ thể thức bằng tuỳ chọn --the-thuc.",
    ),
    "khuon-hong": Message(
        "Khuôn mẫu Word «{file}» hỏng: {reason}.",
        "Lấy lại khuôn mẫu gốc (cài lại chương trình, hoặc make khuon trong thư mục mã nguồn).",
    ),
    "khuon-khong-khop": Message(
        "Khuôn mẫu Word «{file}» không điền được dữ liệu: {reason}.",
        "Khuôn mẫu đã bị sửa sai ở một thẻ {{{{ }}}}; sửa lại thẻ đó hoặc lấy lại khuôn mẫu gốc.",
    ),
    "loi-chuong-trinh": Message(
        "Chương trình gặp lỗi của chính nó.",
        "Gửi tệp nhật ký «{nhat_ky}» cho người phụ trách phần mềm.",
    ),
    "the-thuc-khong-biet": Message(
        "Không có thể thức «{the_thuc}».",
        "Chọn một trong các thể thức: {cac_the_thuc}.",
    ),
}

_SOURCES: dict[str, Message] = {
    "can-chu-gap-danh-sach": Message(
        "«{muc}» chỉ nhận một giá trị nhưng ở đây là một danh sách.",
        "Viết giá trị trên cùng dòng với tên mục, bỏ dấu gạch đầu dòng.",
    ),
    "can-chu-gap-nhom": Message(
        "«{muc}» chỉ nhận một giá trị nhưng ở đây có nhiều mục con.",
        "Viết giá trị trên cùng dòng với tên mục; nếu trong chữ có dấu hai chấm thì đặt cả giá trị trong dấu nháy đơn.",
    ),
    "can-danh-sach": Message(
        "«{muc}» phải là một danh sách.",
        "Viết mỗi mục trên một dòng, bắt đầu bằng dấu trừ và một dấu cách: «- nội dung».",
    ),
    "can-nhom": Message(
        "«{muc}» phải gồm các mục con.",
        "Trong tệp YAML viết các mục con ở những dòng dưới, thụt vào như nhau; trong Excel mỗi mục con một cột, "
        "ví dụ «{muc}: …». Xem mẫu bằng lệnh reportgen mau.",
    ),
    "can-nhom-gap-danh-sach": Message(
        "«{muc}» gồm các mục con nhưng ở đây là một danh sách.",
        "Bỏ dấu gạch đầu dòng và viết các mục con thụt vào như nhau.",
    ),
    "chung-khong-phai-nhom": Message(
        "«chung» phải gồm các mục mà những văn bản trong tệp dùng chung.",
        "Viết các mục dùng chung ở những dòng dưới «chung:», thụt vào như nhau.",
    ),
    "dang-tep-la": Message(
        "Không đọc loại tệp «{duoi}».",
        "Dùng tệp Excel (.xlsx), YAML (.yaml, .yml), JSON (.json, .jsonl) hoặc CSV; tạo mẫu bằng lệnh reportgen mau.",
    ),
    "gia-tri-co-hai-cham": Message(
        "Giá trị của «{muc}» có dấu hai chấm nên bị đọc thành một mục con.",
        "Đặt cả giá trị trong dấu nháy đơn, ví dụ 'Về việc: nội dung'.",
    ),
    "gia-tri-co-ngoac": Message(
        "Giá trị của «{muc}» bắt đầu bằng dấu ngoặc nên không được đọc là chữ.",
        "Đặt cả giá trị trong dấu nháy đơn, ví dụ '{{ct05}} về công tác cán bộ'.",
    ),
    "gia-tri-khong-hop-le": Message(
        "Giá trị của «{muc}» không hợp lệ.",
        "Xem lại giá trị; cách viết của từng mục có trong lệnh reportgen mau.",
    ),
    "goc-la-chu": Message(
        "Tệp không có mục nào, chỉ có chữ.",
        "Viết mỗi mục thành «tên_mục: giá trị», có dấu cách sau dấu hai chấm; tạo mẫu bằng lệnh reportgen mau.",
    ),
    "goc-la-danh-sach": Message(
        "Tệp bắt đầu bằng một danh sách.",
        "Nếu có nhiều văn bản, thêm dòng «van_ban:» lên đầu tệp; nếu chỉ có một, bỏ dấu gạch đầu dòng.",
    ),
    "it-muc-qua": Message(
        "«{muc}» có quá ít mục.",
        "Ghi ít nhất {min_length} mục.",
    ),
    "json-chua-dong": Message(
        "Tệp JSON kết thúc khi còn ngoặc hoặc dấu nháy chưa đóng.",
        "Thêm dấu đóng ngoặc hoặc dấu nháy còn thiếu ở cuối.",
    ),
    "json-phay-thua": Message(
        "Thừa dấu phẩy trước dấu đóng ngoặc.",
        "Xoá dấu phẩy sau mục cuối cùng.",
    ),
    "json-sai-cu-phap": Message(
        "Tệp JSON sai cú pháp ở chỗ này.",
        "Kiểm tra dấu phẩy giữa các mục, dấu hai chấm sau tên mục và dấu nháy kép quanh chữ.",
    ),
    "khoa-khong-biet": Message(
        "Không có mục nào tên «{khoa}» ở đây.",
        "Xoá mục này, hoặc xem tên các mục bằng lệnh reportgen mau.",
    ),
    "khoa-la": Message(
        "Không có mục «{khoa}» ở đây; gần nhất là «{nhan}».",
        "Sửa tên mục thành «{slug}», hoặc xoá mục này.",
    ),
    "khoa-lap": Message(
        "Mục «{khoa}» đã có ở dòng {dong} (viết là «{khoa_truoc}»).",
        "Giữ một trong hai và xoá mục kia.",
    ),
    "khoa-ngoai-chung": Message(
        "Mục «{khoa}» đứng ngoài «chung» và «van_ban».",
        "Chuyển mục này vào dưới «chung:» nếu các văn bản dùng chung, hoặc vào văn bản của nó dưới «van_ban:».",
    ),
    "khoa-phuc-tap": Message(
        "Tên mục không phải là chữ.",
        "Viết tên mục bằng chữ, không ngoặc; nếu đây là giá trị, đặt cả giá trị trong dấu nháy đơn.",
    ),
    "khong-doc-duoc-tep": Message(
        "Không đọc được tệp «{tep}» (lỗi hệ thống: {ly_do}).",
        "Kiểm tra quyền đọc tệp, đóng chương trình đang giữ tệp rồi chạy lại.",
    ),
    "khong-phai-utf8": Message(
        "Tệp không được lưu bằng bảng mã UTF-8 nên chữ ở đây không đọc được.",
        "Mở tệp bằng chương trình đã soạn nó, chọn lưu lại với bảng mã UTF-8 (Unicode).",
    ),
    "khong-thay-tep": Message(
        "Không thấy tệp «{tep}».",
        "Kiểm tra lại tên và đường dẫn của tệp.",
    ),
    "ky-tu-la": Message(
        "Có ký tự lạ không in được ({ky_tu}).",
        "Xoá ký tự đó và gõ lại chữ ở chỗ này; ký tự như vậy thường theo vào khi chép từ Word hay PDF.",
    ),
    "la-thu-muc": Message(
        "«{tep}» là thư mục, không phải tệp.",
        "Chỉ ra tệp cần đọc trong thư mục đó.",
    ),
    "loai-gan-dung": Message(
        "Không có loại văn bản «{gia_tri}»; gần nhất là «{nhan}».",
        "Sửa thành «{nhan}» hoặc «{slug}»; các loại hiện có: {cac_loai}.",
    ),
    "loai-khong-co": Message(
        "Không có loại văn bản «{gia_tri}».",
        "Chọn một trong các loại: {cac_loai}.",
    ),
    "long-qua-sau": Message(
        "Các mục lồng nhau quá {gioi_han} tầng.",
        "Xem lại chỗ thụt lề hoặc dấu ngoặc ở đây; văn bản không cần lồng sâu như vậy.",
    ),
    "muc-trong": Message(
        "Mục thứ {thu_tu} của «{muc}» bỏ trống.",
        "Điền nội dung (không có số liệu thì ghi dấu «-»), hoặc xoá mục trống này.",
    ),
    "nhieu-muc-qua": Message(
        "«{muc}» có quá nhiều mục.",
        "Chỉ ghi nhiều nhất {max_length} mục.",
    ),
    "noi-dong": Message(
        "Các dòng của «{muc}» được đọc nối thành một mục.",
        "Nếu là nhiều mục, viết mỗi mục trên một dòng bắt đầu bằng «- »; nếu đúng là một mục, viết liền trên một dòng.",
    ),
    "qua-nhieu-muc": Message(
        "Tệp có hơn {gioi_han} mục.",
        "Chia thành nhiều tệp nhỏ.",
    ),
    "so-trung": Message(
        "Số «{gia_tri}» đã dùng cho văn bản ở {tep}, dòng {dong}.",
        "Kiểm tra lại sổ văn bản và sửa số của một trong hai văn bản.",
    ),
    "tep-nhi-phan": Message(
        "Tệp này không phải là tệp chữ (có thể là tệp Word, Excel, PDF hoặc tệp nén).",
        "Chọn đúng tệp; nếu đây là tệp Excel thì đổi phần cuối tên thành .xlsx. Tạo mẫu bằng lệnh reportgen mau.",
    ),
    "tep-qua-lon": Message(
        "Tệp lớn hơn {gioi_han} MB.",
        "Chia thành nhiều tệp nhỏ, hoặc xem lại có chọn nhầm tệp không.",
    ),
    "tep-rong": Message(
        "Tệp không có nội dung nào.",
        "Điền dữ liệu vào tệp; tạo mẫu bằng lệnh reportgen mau.",
    ),
    "tep-utf16": Message(
        "Tệp được lưu bằng bảng mã UTF-16.",
        "Mở tệp trong Notepad, chọn Lưu thành (Save As) với mã hoá UTF-8.",
    ),
    "thieu": Message(
        "Thiếu «{muc}».",
        "Điền mục «{khoa}»; nếu chưa có thông tin, tạo bản nháp bằng --ban-nhap.",
        "thiếu «{muc}»",
    ),
    "thieu-co-quan": Message(
        "Không biết văn bản này của cơ quan nào.",
        "Đặt tệp co_quan.yaml bên cạnh tệp này, dùng --co-quan TỆP, hoặc thêm mục «co_quan:» vào tệp.",
    ),
    "thieu-gach-dau-dong": Message(
        "«{muc}» là danh sách nhưng các mục không được tách ra.",
        "Viết mỗi mục trên một dòng, bắt đầu bằng dấu trừ và một dấu cách: «- nội dung».",
    ),
    "thieu-loai": Message(
        "Không biết đây là loại văn bản nào.",
        "Thêm mục «loai» (trong Excel: cột «Loại văn bản») với một trong các loại: {cac_loai}.",
    ),
    "thieu-ngay-chon-the-thuc": Message(
        "Bản nháp chưa có ngày ban hành nên không biết dùng thể thức nào.",
        "Điền «ngay_ban_hanh», hoặc cho biết ngày bằng --ngay, hoặc chọn thể thức bằng --the-thuc.",
    ),
    "van-ban-khong-phai-danh-sach": Message(
        "«van_ban» phải là danh sách các văn bản.",
        "Viết mỗi văn bản bắt đầu bằng dấu trừ và một dấu cách, các mục của nó thụt vào như nhau.",
    ),
    "van-ban-khong-phai-nhom": Message(
        "Văn bản thứ {thu_tu} trong «van_ban» không có mục nào.",
        "Viết các mục của văn bản này («loai: …», «trich_yeu: …») sau dấu gạch đầu dòng, hoặc xoá dấu gạch.",
    ),
    "van-ban-rong": Message(
        "«van_ban» chưa có văn bản nào.",
        "Thêm ít nhất một văn bản, bắt đầu bằng dấu trừ và một dấu cách.",
    ),
    "yaml-bi-danh": Message(
        "Giá trị «{dau}» bắt đầu bằng dấu * nên không được đọc là chữ.",
        "Đặt cả giá trị trong dấu nháy đơn, ví dụ '* ghi chú'.",
    ),
    "yaml-dau-dac-biet": Message(
        "Dấu {dau} không được đứng ở đầu giá trị.",
        "Đặt cả giá trị trong dấu nháy đơn.",
    ),
    "yaml-dau-thang": Message(
        "Phần «{bo_qua}» sau dấu # được coi là ghi chú và bị bỏ qua.",
        "Nếu đó là nội dung, đặt cả giá trị trong dấu nháy đơn; nếu là ghi chú, viết một dấu cách sau dấu #.",
    ),
    "yaml-gach-cheo": Message(
        "Dấu gạch chéo ngược trong dấu nháy kép bị hiểu là ký hiệu riêng.",
        "Dùng dấu nháy đơn thay cho dấu nháy kép quanh giá trị.",
    ),
    "yaml-gach-cung-dong": Message(
        "Danh sách bắt đầu ngay trên dòng của tên mục.",
        "Xuống dòng rồi viết mỗi mục bắt đầu bằng «- »; nếu dấu gạch là nội dung, đặt cả giá trị trong dấu nháy đơn.",
    ),
    "yaml-gop-khoa": Message(
        "Không dùng được dấu << để gộp mục.",
        "Viết các mục dùng chung dưới «chung:» và các văn bản dưới «van_ban:».",
    ),
    "yaml-hai-cham": Message(
        "Giá trị có dấu hai chấm nên dòng này không đọc được.",
        "Đặt cả giá trị trong dấu nháy đơn: {goi_y}.",
    ),
    "yaml-neo": Message(
        "Giá trị bắt đầu bằng «{dau}», dấu & đầu giá trị bị hiểu là ký hiệu riêng.",
        "Đặt cả giá trị trong dấu nháy đơn.",
    ),
    "yaml-ngoac-ho": Message(
        "Dấu nháy mở ở đây không được đóng đúng chỗ.",
        "Thêm dấu nháy đóng ở cuối giá trị; nếu dấu nháy là một phần của chữ, đặt cả giá trị trong dấu nháy loại kia.",
    ),
    "yaml-ngoac-nhon": Message(
        "Giá trị bắt đầu bằng dấu {dau} nên không được đọc là chữ.",
        "Đặt cả giá trị trong dấu nháy đơn: {goi_y}.",
    ),
    "yaml-ngoac-vuong-ho": Message(
        "Dấu ngoặc {dau} mở ở đây không được đóng.",
        "Thêm dấu đóng ngoặc; nếu dấu ngoặc là một phần của chữ, đặt cả giá trị trong dấu nháy đơn.",
    ),
    "yaml-nhieu-tai-lieu": Message(
        "Dấu --- ở đây bắt đầu một tài liệu thứ hai trong tệp.",
        "Xoá dấu ---; nhiều văn bản trong một tệp thì viết thành danh sách dưới «van_ban:».",
    ),
    "yaml-sai-cu-phap": Message(
        "Tệp YAML sai cú pháp ở chỗ này.",
        "Kiểm tra thụt lề, dấu hai chấm và dấu nháy ở dòng này và dòng trên; so với mẫu của lệnh reportgen mau.",
    ),
    "yaml-sau-gach": Message(
        "Thiếu dấu cách sau dấu gạch đầu dòng.",
        "Viết một dấu cách sau dấu trừ: «- nội dung».",
    ),
    "yaml-sau-ngoac-kep": Message(
        "Còn chữ sau dấu nháy đóng.",
        "Đặt cả giá trị trong dấu nháy loại kia, ví dụ '\"Tuổi trẻ\" và cộng đồng'.",
    ),
    "yaml-tab": Message(
        "Dòng này thụt vào bằng phím Tab.",
        "Thay phím Tab bằng dấu cách, mỗi tầng hai dấu cách.",
    ),
    "yaml-the": Message(
        "Giá trị bắt đầu bằng «{dau}», dấu ! đầu giá trị bị hiểu là ký hiệu riêng.",
        "Đặt cả giá trị trong dấu nháy đơn.",
    ),
    "yaml-thieu-cach": Message(
        "Thiếu dấu cách sau dấu hai chấm của «{khoa}».",
        "Viết một dấu cách giữa dấu hai chấm và giá trị.",
    ),
    "yaml-thieu-gach": Message(
        "Dòng «{chu}» nằm trong danh sách nhưng không có dấu gạch đầu dòng.",
        "Thêm dấu trừ và một dấu cách vào đầu dòng; nếu dòng này nối dòng trên, thụt nó vào sâu hơn dấu trừ.",
    ),
    "yaml-thieu-hai-cham": Message(
        "Dòng «{chu}» không phải là một mục.",
        "Viết thành «tên_mục: giá trị»; nếu dòng này nối giá trị ở dòng trên, thụt nó vào sâu hơn tên mục.",
    ),
    "yaml-thut-le": Message(
        "Dòng này thụt lề không khớp với các dòng trên.",
        "Thụt các mục cùng tầng vào như nhau, mỗi tầng hai dấu cách.",
    ),
}

_MODEL: dict[str, Message] = {
    "chuc-vu-kem-co-quan": Message(
        "Chức vụ người ký «{gia_tri}» kèm tên cơ quan.",
        "Chỉ ghi chức vụ, ví dụ «Bí thư», «Trưởng ban».",
    ),
    "co-khong-sai-dang": Message(
        "«{gia_tri}» không phải là «có» hay «không».",
        "Ghi «có» hoặc «không».",
        "ghi «{gia_tri}», không phải «có» hay «không»",
    ),
    "co-quan-chua-thanh-lap": Message(
        "Ngày {gia_tri} chưa có loại cơ quan «{loai}» (có từ {tu_ngay}).",
        "Kiểm tra lại ngày ban hành hoặc loại cơ quan.",
    ),
    "co-quan-da-ket-thuc": Message(
        "Ngày {gia_tri} không còn loại cơ quan «{loai}» (kết thúc hoạt động {den_ngay}).",
        "Kiểm tra lại ngày ban hành hoặc loại cơ quan.",
    ),
    "de-trong": Message(
        "Ô này để trống.",
        "Ghi nội dung, hoặc xoá cả dòng nếu không dùng.",
        "để trống ô cần ghi",
    ),
    "doan-hai-thu-ky": Message(
        "«{gia_tri}» cũng là thư ký, trong khi đã có «{nguoi_truoc}».",
        "Chỉ để một thư ký (kể cả thành viên kiêm thư ký).",
    ),
    "doan-hai-truong-doan": Message(
        "«{gia_tri}» cũng là Trưởng đoàn, trong khi đã có «{nguoi_truoc}».",
        "Chỉ để một Trưởng đoàn; người kia ghi «Phó Trưởng đoàn» hoặc «Thành viên».",
    ),
    "doan-it-nguoi": Message(
        "Đoàn chỉ có {gia_tri} người.",
        "Đoàn giám sát có ít nhất {it_nhat} người; bổ sung danh sách.",
    ),
    "doan-thieu-truong-doan": Message(
        "Đoàn chưa có Trưởng đoàn.",
        "Ghi vai trò «Trưởng đoàn» cho đúng một người.",
    ),
    "doan-trung-nguoi": Message(
        "«{gia_tri}» có hai lần trong đoàn (người thứ {lan_dau} và thứ {thu_tu}).",
        "Xoá một lần; nếu là hai người trùng họ tên, ghi «co_trung_ten: có» ở người sau.",
    ),
    "don-vi-trung": Message(
        "Đơn vị «{gia_tri}» (thứ {thu_tu}) trùng với đơn vị thứ {lan_dau}.",
        "Xoá một trong hai dòng.",
    ),
    "go-san-so-thu-tu": Message(
        "Mục «{gia_tri}» đã gõ sẵn «{dau}» ở đầu.",
        "Xoá phần đó đi nếu máy đã đánh số hoặc gạch đầu dòng cho mục này.",
    ),
    "hinh-thuc-ky-kieu-nha-nuoc": Message(
        "Hình thức ký «{gia_tri}» là kiểu viết của văn bản nhà nước.",
        "Văn bản của Đảng viết «{dung}».",
    ),
    "ho-ten-co-so": Message(
        "Họ tên «{gia_tri}» có chữ số.",
        "Chỉ ghi họ và tên; bỏ chữ số.",
    ),
    "ho-ten-kem-hoc-ham": Message(
        "Họ tên «{gia_tri}» kèm học hàm, học vị hoặc quân hàm «{hoc_ham}».",
        "Bỏ «{hoc_ham}», chỉ ghi họ và tên.",
    ),
    "ho-ten-kem-xung-ho": Message(
        "Họ tên «{gia_tri}» kèm lời xưng hô «{xung_ho}».",
        "Chỉ ghi họ và tên; xưng hô có ô riêng, máy tự in.",
    ),
    "ho-ten-sai-hoa-thuong": Message(
        "Họ tên «{gia_tri}» viết toàn chữ hoa hoặc toàn chữ thường.",
        "Viết hoa chữ cái đầu mỗi tiếng: «{dung}».",
        "ghi họ tên «{gia_tri}» toàn chữ hoa hoặc toàn chữ thường",
    ),
    "khong-co-chu": Message(
        "«{gia_tri}» không có chữ hay số nào.",
        "Ghi nội dung thật; nếu chưa có thì xoá dòng này và tạo bản nháp.",
    ),
    "kieu-dau-khac-co-quan": Message(
        "Chữ «{gia_tri}» khác kiểu dấu thanh của cơ quan («{dung}»).",
        "Sửa thành «{dung}» ở mọi chỗ, hoặc đổi «kieu_dau» trong tệp cơ quan.",
    ),
    "ky-ghi-san-quyen-han": Message(
        "«{gia_tri}» đã có sẵn «{tien_to}».",
        "Bỏ «{tien_to}»; máy tự in theo hình thức ký.",
    ),
    "ky-hieu-co-quan-sai-dang": Message(
        "Ký hiệu cơ quan «{gia_tri}» không đúng dạng.",
        "Chỉ ghi chữ viết tắt in hoa, không dấu cách, ví dụ HU, ĐU, UBKTTU.",
    ),
    "ky-hieu-khac-co-quan": Message(
        "Số, ký hiệu «{gia_tri}» có ký hiệu cơ quan «{ky_hieu}», khác ký hiệu «{dung}» trong tệp cơ quan.",
        "Sửa ký hiệu thành «{dung}», hoặc dùng đúng tệp cơ quan.",
    ),
    "ky-hieu-khac-ten-loai": Message(
        "Số, ký hiệu «{gia_tri}» có ký hiệu tên loại «{ky_hieu}», trong khi {ten_loai} dùng «{dung}».",
        "Sửa ký hiệu thành «{dung}», hoặc chọn lại loại văn bản.",
    ),
    "ky-hieu-la-voi-loai-co-quan": Message(
        "Ký hiệu «{gia_tri}» không phải ký hiệu thường dùng của loại cơ quan «{loai}».",
        "Kiểm tra lại; ký hiệu theo quy định: {dung}.",
    ),
    "ky-thay-tap-the": Message(
        "Không ký thay (K/T) cho «{gia_tri}»: đây là tập thể hoặc người đứng đầu tập thể.",
        "Chọn hình thức ký T/M, ghi tập thể được thay mặt; cấp phó ký với chức vụ của mình.",
    ),
    "ky-thieu-chuc-vu": Message(
        "Ký {gia_tri} nhưng chưa ghi chức vụ người ký.",
        "Ghi chức vụ, ví dụ «Phó Trưởng ban», «Chánh Văn phòng».",
    ),
    "ky-thieu-thay-cho": Message(
        "Ký {gia_tri} nhưng chưa ghi thay cho ai.",
        "Ghi tập thể hoặc chức vụ được thay, ví dụ «Ban Thường vụ» (T/M, T/L), «Trưởng ban» (K/T).",
    ),
    "loai-co-quan-gan-dung": Message(
        "Không có loại cơ quan «{gia_tri}»; gần nhất là «{gan_nhat}».",
        "Sửa thành «{gan_nhat}», hoặc ghi một loại tổ chức đảng khác, ví dụ «Huyện uỷ», «Tỉnh uỷ», «Chi bộ».",
    ),
    "loai-co-quan-khong-co": Message(
        "Không có loại cơ quan «{gia_tri}».",
        "Ghi một loại tổ chức đảng, ví dụ «Huyện uỷ», «Tỉnh uỷ», «Chi bộ».",
    ),
    "lua-chon-gan-dung": Message(
        "«{gia_tri}» không nằm trong các lựa chọn; gần nhất là «{gan_nhat}».",
        "Sửa thành «{gan_nhat}», hoặc ghi một lựa chọn khác: {lua_chon}.",
        "ghi «{gia_tri}», không nằm trong các lựa chọn; gần nhất là «{gan_nhat}»",
    ),
    "lua-chon-khong-co": Message(
        "«{gia_tri}» không nằm trong các lựa chọn.",
        "Ghi một trong các lựa chọn: {lua_chon}.",
        "ghi «{gia_tri}», không nằm trong các lựa chọn",
    ),
    "ma-sai-dang": Message(
        "Mã «{gia_tri}» không đúng dạng.",
        "Viết mã bằng chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ; ví dụ chi_thi_05.",
    ),
    "ma-trung": Message(
        "Mã «{gia_tri}» (mục {thu_tu}) đã dùng ở mục {lan_dau}.",
        "Đặt mã khác cho một trong hai mục.",
    ),
    "ngay-sai-thu-tu": Message(
        "Thứ tự ngày bị ngược: {truoc} ({ngay_truoc}) phải trước hoặc cùng ngày với {sau} ({ngay_sau}).",
        "Kiểm tra lại hai ngày này.",
    ),
    "ngoac-kep-le": Message(
        "«{gia_tri}» có dấu ngoặc kép mở, đóng không đủ cặp.",
        "Bổ sung hoặc bỏ bớt dấu ngoặc kép.",
    ),
    "nguoi-ky-gan-dung": Message(
        "Tệp cơ quan không có người ký «{gia_tri}»; gần nhất là «{gan_nhat}».",
        "Sửa thành «{gan_nhat}», ghi một người khác trong tệp cơ quan ({nguoi_ky}), hoặc ghi đầy đủ người ký tại đây.",
    ),
    "nguoi-ky-khong-co": Message(
        "Tệp cơ quan không có người ký «{gia_tri}».",
        "Ghi mã hoặc họ tên một người ký có trong tệp cơ quan ({nguoi_ky}), hoặc ghi đầy đủ người ký tại đây.",
    ),
    "nguyen-nhan-trong": Message(
        "Mục nguyên nhân không có nguyên nhân nào.",
        "Ghi nguyên nhân khách quan hoặc chủ quan, hoặc xoá cả mục.",
    ),
    "nhiem-ky-nguoc": Message(
        "Nhiệm kỳ «{gia_tri}» có năm đầu không trước năm cuối.",
        "Kiểm tra lại hai năm, ví dụ 2020 - 2025.",
    ),
    "nhiem-ky-sai-dang": Message(
        "Nhiệm kỳ «{gia_tri}» không đúng dạng.",
        "Ghi năm đầu và năm cuối, ví dụ 2020 - 2025.",
    ),
    "nhieu-doan-trong-mot-o": Message(
        "«{gia_tri}» gồm nhiều đoạn cách nhau bằng dòng trống.",
        "Mỗi đoạn ghi thành một mục riêng của danh sách, hoặc bỏ dòng trống.",
    ),
    "noi-nhan-luu-khong-cuoi": Message(
        "Dòng «{gia_tri}» không đứng cuối Nơi nhận.",
        "Chuyển dòng lưu xuống cuối danh sách.",
    ),
    "noi-nhan-luu-kieu-nha-nuoc": Message(
        "Dòng «{gia_tri}» viết theo kiểu văn bản nhà nước.",
        "Viết «Lưu» rồi tên nơi lưu, không dấu hai chấm, không «VT»; ví dụ «Lưu Văn phòng Huyện uỷ».",
    ),
    "noi-nhan-thieu-luu": Message(
        "Nơi nhận chưa có dòng lưu.",
        "Thêm dòng «Lưu …» ở cuối, hoặc ghi «noi_luu» trong tệp cơ quan.",
    ),
    "noi-nhan-trung": Message(
        "Nơi nhận «{gia_tri}» (dòng {thu_tu}) trùng với dòng {lan_dau}.",
        "Xoá một trong hai dòng.",
    ),
    "phan-tram-ngoai-khoang": Message(
        "Tỷ lệ «{gia_tri}%» nằm ngoài khoảng 0 - 100%.",
        "Kiểm tra lại tỷ lệ; nếu vượt kế hoạch thì ghi bằng lời trong câu.",
    ),
    "so-am": Message(
        "Số «{gia_tri}» nhỏ hơn 0.",
        "Ghi số từ 0 trở lên.",
        "ghi số «{gia_tri}» nhỏ hơn 0",
    ),
    "so-ky-hieu-sai-dang": Message(
        "Không hiểu số, ký hiệu «{gia_tri}».",
        "Viết theo dạng số-tên loại/cơ quan, không dấu cách; ví dụ 474-QĐ/HU.",
    ),
    "so-ky-hieu-viet-sai": Message(
        "Số, ký hiệu «{gia_tri}» viết không đúng quy định.",
        "Sửa thành «{dung}».",
    ),
    "so-luong-khong-khop": Message(
        "Ghi {gia_tri} nhưng danh sách có {dem} {vat}.",
        "Sửa con số hoặc bổ sung, bớt trong danh sách cho khớp.",
    ),
    "so-phai-tu-mot": Message(
        "Số «{gia_tri}» nhỏ hơn 1.",
        "Ghi số từ 1 trở lên.",
    ),
    "so-van-ban-bang-khong": Message(
        "Số văn bản «{gia_tri}» bằng 0.",
        "Số văn bản bắt đầu từ 01; nếu chưa cấp số thì bỏ trống và tạo bản nháp.",
    ),
    "thay-mat-sai-chuc-vu": Message(
        "Chức vụ «{gia_tri}» không được ghi dưới T/M.",
        "Dưới T/M chỉ ghi Bí thư, Chủ nhiệm, Chủ tịch hoặc cấp phó; uỷ viên ghi «Uỷ viên …», không in chức vụ.",
    ),
    "trich-yeu-viet-hoa": Message(
        "Trích yếu «{gia_tri}» mở đầu bằng chữ hoa.",
        "Mở đầu bằng chữ thường, ví dụ «về việc …».",
    ),
    "trich-yeu-viet-tat": Message(
        "Trích yếu «{gia_tri}» mở đầu bằng chữ viết tắt.",
        "Viết đủ «về việc», không viết «V/v».",
    ),
    "trung-lap": Message(
        "«{gia_tri}» (mục {thu_tu}) trùng với mục {lan_dau}.",
        "Xoá một trong hai mục.",
    ),
    "vien-dan-chua-co-so": Message(
        "Văn bản viện dẫn «{gia_tri}» chưa có số, ký hiệu.",
        "Bổ sung số, ký hiệu; nếu chưa biết, văn bản vẫn được tạo và nhắc tên loại, cơ quan ban hành.",
    ),
    "vien-dan-khong-co": Message(
        "Câu nhắc tới {gia_tri} nhưng không có văn bản viện dẫn nào mang mã đó.",
        "Thêm văn bản có mã «{ma}» vào mục văn bản viện dẫn, hoặc sửa mã (hiện có: {co_san}).",
    ),
    "vien-dan-long-nhau": Message(
        "Văn bản viện dẫn nhắc tới {gia_tri}.",
        "Trong mục văn bản viện dẫn không dùng mã; ghi hẳn tên văn bản kia ra.",
    ),
    "vien-dan-luat-thieu-ten": Message(
        "«{gia_tri}» chưa có tên.",
        "Ghi tên luật, pháp lệnh vào ô trích yếu, ví dụ «Thi đua, khen thưởng».",
    ),
}

_KINDS: dict[str, Message] = {
    "bao-cao-truoc-khi-het-ky": Message(
        "Báo cáo ban hành ngày {gia_tri}, trước khi hết thời gian lấy số liệu (ngày {den_ngay}).",
        "Xem lại hai ngày; nếu đúng như vậy thì không cần làm gì.",
    ),
    "cac-phan-khong-bang-tong": Message(
        "Tổng số {vat} ghi là {gia_tri}, nhưng các phần cộng lại được {cong}.",
        "Sửa tổng số hoặc số của từng phần.",
    ),
    "don-vi-ngoai-danh-sach": Message(
        "«{gia_tri}» không có trong danh sách đơn vị được giám sát; gần nhất là «{gan_nhat}».",
        "Sửa tên đơn vị cho đúng như trong danh sách, hoặc bổ sung đơn vị này vào «don_vi».",
    ),
    "khen-thuong-khong-co-ai": Message(
        "Mục khen thưởng ghi 0 tập thể, 0 cá nhân.",
        "Ghi số được khen, hoặc xoá mục này.",
    ),
    "mo-dau-khong-nhac": Message(
        "Phần mở đầu riêng không nhắc tới «{chu}» ({thieu}) nên bản in không có thông tin này.",
        "Bổ sung vào phần mở đầu; hoặc xoá «mo_dau» để máy tự viết phần mở đầu.",
    ),
    "mo-hinh-moi-vuot-tong": Message(
        "Số mô hình mới ({gia_tri}) nhiều hơn tổng số mô hình ({tong}).",
        "Sửa lại một trong hai số; tổng số gồm cả mô hình mới.",
    ),
    "moc-thoi-gian-sau-ban-hanh": Message(
        "Mốc thời gian giám sát kết thúc ngày {gia_tri}, sau ngày ban hành quyết định ({ngay}).",
        "Kiểm tra lại mốc thời gian; nếu đúng là giám sát cả thời gian tới thì giữ nguyên.",
    ),
    "nguyen-nhan-khong-han-che": Message(
        "Có nguyên nhân nhưng không nêu hạn chế, khuyết điểm nào.",
        "Bổ sung hạn chế, khuyết điểm, hoặc xoá «nguyen_nhan».",
    ),
    "noi-nhan-nhu-dieu-khac": Message(
        "Nơi nhận ghi «{gia_tri}» nhưng trách nhiệm thi hành quyết định này nằm ở Điều {dieu}.",
        "Sửa thành «Như Điều {dieu}».",
    ),
    "phu-luc-nhieu-cot": Message(
        "Phụ lục có {gia_tri} cột số liệu, trong khi một trang ngang chỉ đủ chỗ cho {toi_da} cột.",
        "Bớt cột, hoặc gộp những cột ít cần.",
    ),
    "so-can-cu-khac-thuong": Message(
        "Quyết định có {gia_tri} căn cứ, thường thì có từ {it_nhat} đến {nhieu_nhat}.",
        "Xem lại có thiếu căn cứ, hay ghi gộp hoặc tách nhầm không.",
    ),
    "so-luong-khong-con-nua": Message(
        "Danh sách ghi còn {vat} khác, nhưng số lượng {gia_tri} không lớn hơn {dem} {vat} đã liệt kê.",
        "Sửa số lượng, hoặc bỏ «co_con_nua» nếu danh sách đã đủ.",
    ),
    "so-o-khac-so-cot": Message(
        "Dòng «{don_vi}» có {so_o} số, trong khi phụ lục có {so_cot} cột.",
        "Ghi đủ mỗi cột một số; không có số liệu thì ghi dấu «-».",
    ),
    "tong-cot-khong-khop": Message(
        "Tổng của cột «{cot}» ghi là {gia_tri}, nhưng các dòng cộng lại được {cong}.",
        "Sửa số tổng hoặc số của từng dòng; cột không cộng được thì ghi dấu «-» ở dòng tổng.",
    ),
    "tu-giam-sat": Message(
        "«{gia_tri}» vừa được giám sát vừa có tên trong đoàn giám sát.",
        "Thay thành viên của đoàn; nếu là hai người trùng họ tên thì giữ nguyên.",
    ),
    "ty-le-phu-luc-ngoai-khoang": Message(
        "Tỷ lệ {gia_tri} của «{don_vi}» ở cột «{cot}» nằm ngoài khoảng 0 - 100%.",
        "Xem lại số này; nếu vượt kế hoạch thật thì không cần làm gì.",
    ),
}

_OUTPUT: dict[str, Message] = {
    "cho-tam-day": Message(
        "Không ghi được dữ liệu đang làm dở vào thư mục tạm «{file}» ({reason}).",
        "Xoá bớt tệp không dùng ở ổ đó, hoặc đặt biến môi trường TMPDIR sang thư mục ở ổ còn chỗ, rồi chạy lại.",
    ),
    "dang-co-lan-chay-khac": Message(
        "Một lần chạy khác đang ghi vào thư mục «{file}».",
        "Chờ lần chạy kia xong rồi chạy lại, hoặc ghi vào thư mục khác bằng --ra.",
    ),
    "dia-day": Message(
        "Hết chỗ trên đĩa khi ghi «{file}».",
        "Xoá bớt tệp không dùng hoặc ghi vào ổ khác bằng --ra, rồi chạy lại.",
    ),
    "duong-dan-qua-dai": Message(
        "Đường dẫn «{file}» dài quá mức hệ thống cho phép.",
        "Ghi vào thư mục có đường dẫn ngắn hơn bằng --ra.",
    ),
    "duong-dan-ra-ngoai": Message(
        "Không ghi «{file}»: đường dẫn này đi qua một liên kết dẫn ra ngoài thư mục ghi ra.",
        "Bỏ liên kết đó trong thư mục ghi ra rồi chạy lại, hoặc chọn thư mục khác bằng --ra.",
    ),
    "ghi-that-bai": Message(
        "Không ghi được «{file}» (lỗi hệ thống {reason}).",
        "Kiểm tra ổ đĩa và thư mục ghi ra, rồi chạy lại.",
    ),
    "mau-ten-ky-tu-la": Message(
        "Mẫu tên «{mau}» có ký tự «{ky_tu}» không dùng được trong tên tệp.",
        "Chỉ dùng chữ, số, dấu cách, các dấu - _ . , ( ) và trường trong ngoặc nhọn; thư mục cách nhau bằng dấu /.",
    ),
    "mau-ten-thu-muc-rong": Message(
        "Mẫu tên «{mau}» có thư mục hoặc tên tệp để trống hay chỉ gồm dấu chấm.",
        "Đặt tên cho từng phần giữa các dấu /; văn bản chỉ được ghi bên trong thư mục ghi ra.",
    ),
    "mau-ten-truong-la": Message(
        "Mẫu tên có trường «{truong}» không biết.",
        "Dùng một trong các trường: {cac_truong}.",
    ),
    "noi-ra-khong-phai-thu-muc": Message(
        "Không dùng «{file}» làm thư mục ghi ra được: ở đó hoặc trên đường tới đó là một tệp.",
        "Chọn thư mục khác bằng --ra.",
    ),
    "so-ghi-dong-hong": Message(
        "Dòng này của sổ ghi không đọc được nên được bỏ qua.",
        "Không cần làm gì; nếu sổ ghi bị sửa tay, văn bản ghi ở dòng này sẽ được coi là tệp của người dùng.",
    ),
    "ten-la-thu-muc": Message(
        "Ở chỗ của văn bản «{file}» đang có một thư mục cùng tên.",
        "Đổi tên thư mục đó hoặc ghi vào nơi khác bằng --ra, rồi chạy lại.",
    ),
    "ten-tep-thieu-gia-tri": Message(
        "Văn bản này không có «{truong}» để đặt tên tệp theo mẫu.",
        "Điền giá trị đó vào văn bản hoặc bỏ trường này khỏi mẫu ở --ten.",
    ),
    "tep-da-co": Message(
        "Tệp «{file}» đã có nên không được ghi đè.",
        "Chọn tên khác bằng -o.",
    ),
    "tep-da-sua": Message(
        "Tệp này do người dùng tạo hoặc đã sửa sau khi ghi ra nên được giữ nguyên, văn bản mới không được ghi.",
        "Đổi tên hoặc chuyển tệp đó đi rồi chạy lại, hoặc thêm --ban-moi ben-canh để ghi bản mới bên cạnh.",
    ),
    "tep-da-sua-ban-moi": Message(
        "Tệp này do người dùng tạo hoặc đã sửa sau khi ghi ra nên được giữ nguyên; bản mới ở «{ban_moi}».",
        "Xem hai bản rồi giữ bản cần dùng.",
    ),
    "tep-dang-mo": Message(
        "Không ghi được tệp «{file}»: tệp đang mở ở chương trình khác hoặc không cho phép đọc, ghi.",
        "Đóng tệp trong Word rồi chạy lại.",
    ),
    "thu-muc-khong-co": Message(
        "Không có thư mục «{file}».",
        "Tạo thư mục đó trước hoặc chọn nơi ghi khác.",
    ),
    "thu-muc-khong-ghi-duoc": Message(
        "Không được phép ghi vào thư mục «{file}».",
        "Xin quyền ghi hoặc chọn thư mục khác bằng --ra.",
    ),
    "tien-trinh-phu-dung": Message(
        "Tiến trình phụ làm «{file}» hai lần dừng đột ngột.",
        "Kiểm tra bộ nhớ còn trống rồi chạy lại với --luong 1.",
    ),
    "trung-ten-tep": Message(
        "Văn bản này trùng tên tệp «{ten_tep}» với văn bản ở {cho_truoc}.",
        "Kiểm tra số, ký hiệu (bản dự thảo: lần dự thảo, trích yếu) của hai văn bản.",
    ),
}

_TABLES = {code: Message(*words) for code, words in TABLE_MESSAGES.items()}

CATALOGUE: Mapping[str, Message] = MappingProxyType(_TEXT | _WORLD | _SOURCES | _TABLES | _MODEL | _KINDS | _OUTPUT)

#: What pydantic calls its own complaints → our code; what is not here gets `UNKNOWN_PYDANTIC_CODE`.
PYDANTIC_CODES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "thieu",
        "list_type": "can-danh-sach",
        "tuple_type": "can-danh-sach",
        "dict_type": "can-nhom",
        "mapping_type": "can-nhom",
        "model_type": "can-nhom",
        "model_attributes_type": "can-nhom",
        "too_short": "it-muc-qua",
        "too_long": "nhieu-muc-qua",
    }
)
UNKNOWN_PYDANTIC_CODE = "gia-tri-khong-hop-le"


def explain(subject: Problem | ReportgenError) -> Message:
    """Fill the catalogue's sentence and advice for one problem or failure.

    Raises:
        KeyError: The code has no entry, or a slot has no value: a bug of ours, caught by a contract test.
    """
    template = CATALOGUE[subject.code]
    texts = (template.sentence, template.advice, template.predicate)
    return Message(*(text.format(**subject.params) for text in texts))
