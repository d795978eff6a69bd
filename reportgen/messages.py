"""Every sentence that tells a clerk what went wrong and what to do: the only home of that wording.

`CATALOGUE` maps the code of a problem or of a failure to a sentence and an advice, both with `{name}` slots
that the problem's params fill.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportgen.errors import ReportgenError
from reportgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Message:
    """A Vietnamese sentence and what to do about it."""

    sentence: str
    advice: str


_TEXT: dict[str, Message] = {
    "nam-thieu-chu-so": Message(
        "Ngày «{gia_tri}» thiếu chữ số của năm.",
        "Viết năm đủ bốn chữ số, ví dụ 25/8/2021.",
    ),
    "nam-vo-ly": Message(
        "Năm trong ngày «{gia_tri}» nằm ngoài khoảng {tu_nam} - {den_nam}.",
        "Xem lại năm, có thể gõ nhầm chữ số.",
    ),
    "ngay-khong-co-that": Message(
        "Không có ngày «{gia_tri}» trong lịch.",
        "Xem lại ngày và tháng; ngày viết trước, tháng viết sau, ví dụ 25/8/2021.",
    ),
    "ngay-sai-dang": Message(
        "«{gia_tri}» không phải là một ngày.",
        "Viết ngày/tháng/năm, ví dụ 25/8/2021.",
    ),
    "so-hai-nghia": Message(
        "Số «{gia_tri}» có thể hiểu theo hai cách.",
        "Dùng dấu phẩy trước phần thập phân (98,5) và dấu chấm giữa các hàng nghìn (1.234).",
    ),
    "so-khong-nguyen": Message(
        "«{gia_tri}» không phải là số nguyên.",
        "Viết một số nguyên, ví dụ 18.",
    ),
    "so-sai-dang": Message(
        "«{gia_tri}» không phải là một số.",
        "Chỉ viết chữ số, không kèm chữ hay đơn vị, ví dụ 18 hoặc 98,5.",
    ),
}

_WORLD: dict[str, Message] = {
    "khong-co-the-thuc": Message(
        "Không có thể thức cho văn bản ký ngày {ngay}: quy định sớm nhất đang dùng có hiệu lực từ {tu_ngay}.",
        "Xem lại ngày ban hành. Nếu ngày đúng, chọn rõ thể thức bằng tuỳ chọn --the-thuc.",
    ),
    "the-thuc-khong-biet": Message(
        "Không có thể thức «{the_thuc}».",
        "Chọn một trong các thể thức: {cac_the_thuc}.",
    ),
}

_SOURCES: dict[str, Message] = {}

_MODEL: dict[str, Message] = {}

_KINDS: dict[str, Message] = {}

_OUTPUT: dict[str, Message] = {
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
    "ghi-that-bai": Message(
        "Không ghi được «{file}» (lỗi hệ thống {reason}).",
        "Kiểm tra ổ đĩa và thư mục ghi ra, rồi chạy lại.",
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
    "tep-da-sua": Message(
        "Tệp này do người dùng tạo hoặc đã sửa sau khi ghi ra nên được giữ nguyên, văn bản mới không được ghi.",
        "Đổi tên hoặc chuyển tệp đó đi rồi chạy lại, hoặc ghi vào thư mục khác bằng --ra.",
    ),
    "tep-dang-mo": Message(
        "Không ghi được tệp «{file}»: tệp đang mở ở chương trình khác hoặc không cho phép đọc, ghi.",
        "Đóng tệp trong Word rồi chạy lại.",
    ),
    "thu-muc-khong-ghi-duoc": Message(
        "Không được phép ghi vào thư mục «{file}».",
        "Xin quyền ghi hoặc chọn thư mục khác bằng --ra.",
    ),
    "trung-ten-tep": Message(
        "Văn bản này trùng tên tệp «{ten_tep}» với văn bản ở {cho_truoc}.",
        "Kiểm tra số, ký hiệu (bản dự thảo: lần dự thảo, trích yếu) của hai văn bản.",
    ),
}

CATALOGUE: Mapping[str, Message] = MappingProxyType(_TEXT | _WORLD | _SOURCES | _MODEL | _KINDS | _OUTPUT)


def explain(subject: Problem | ReportgenError) -> Message:
    """Fill the catalogue's sentence and advice for one problem or failure.

    Raises:
        KeyError: The code has no entry, or a slot has no value: a bug of ours, caught by a contract test.
    """
    template = CATALOGUE[subject.code]
    return Message(template.sentence.format(**subject.params), template.advice.format(**subject.params))
