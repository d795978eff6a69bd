"""The base of all document kinds: who issues, number, date, subject, citations, signer, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator, field_validator
from pydantic_core import PydanticKnownError

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check, in_order, no_repeats, walk_texts
from reportgen.model.citations import Citer, mentions
from reportgen.model.co_quan import CoQuan, other_tone_style
from reportgen.model.fields import DoanVan, MotHoacNhieu, Ngay, SoThuTu, VanBanNgan, refuse, shorten
from reportgen.model.holes import Hole, known
from reportgen.model.nguoi_ky import NguoiKy, find_signer, nearest_signer
from reportgen.model.so_ky_hieu import SoVanBan, split
from reportgen.model.texts import BEFORE_TEXT, Sought, Texts, texts_in
from reportgen.model.vien_dan import VienDan
from reportgen.problems import Severity
from reportgen.standard import NoStandardError, Standard, TenLoai, all_standards, for_date, ten_loai
from reportgen.text.dates import short_date
from reportgen.text.punctuation import quotes_balanced, strip_bullet, strip_end, typed_mark
from reportgen.text.tones import restyle

_SHORT_SUBJECT = re.compile(r"v\s*/\s*v\b", re.IGNORECASE)
_FIRST_DRAFT = 1
#: Lists that are always printed with a dash, so that one typed by habit is simply dropped.
_BULLETS_DROPPED = frozenset({"can_cu", "noi_nhan"})
_KEEPING = re.compile(r"lưu\b", re.IGNORECASE)
_STATE_KEEPING = re.compile(r"lưu\s*:|\bVT\b", re.IGNORECASE)

# What the checks look for in all texts at one go: it finds at least everything that the checks themselves would find.
_QUOTES = tuple(Sought(quote, re.compile(quote)) for quote in '"“”«»')
_PAIRS = (
    ("“", "”", re.compile(f'“[^{BEFORE_TEXT}"“”«»]*”')),
    ("«", "»", re.compile(f'«[^{BEFORE_TEXT}"“”«»]*»')),
)
#: «ủy» as a word of its own where «uỷ» is the style, and the other way round.
_OTHER_STYLE = MappingProxyType(
    {
        "cu": tuple(Sought(letter, re.compile(rf"{letter}(?<!\w.)[yY](?!\w)")) for letter in "ủỦ"),
        "moi": tuple(Sought(letter, re.compile(rf"{letter}(?<=[uU].)(?<!\w..)(?!\w)")) for letter in "ỷỶ"),
    }
)
#: A text that begins with no letter, or with one and a bracket; what an ordinal ("Một là,") ends in.
_LIKE_A_MARK = (
    Sought(BEFORE_TEXT, re.compile(rf"{BEFORE_TEXT}(?:.\)|[^\w{BEFORE_TEXT}]|[\d_])")),
    *(Sought(letter, re.compile(rf"{letter}\s?[,:]")) for letter in "àÀ"),
)


def _office_signer(value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """Replace a code or a name by the office's signer; a signer written out stays as it is."""
    office = info.data.get("co_quan")
    if not isinstance(value, str):
        return handler(value)
    # An office, or a list of signers, that is missing or wrong cannot say who is meant.
    if not isinstance(office, CoQuan) or isinstance(office.nguoi_ky, Hole):
        return Hole("Người ký")
    signer = find_signer(office.nguoi_ky, value)
    if signer is not None:
        return handler(signer)
    if any(_is_nameless(one) for one in office.nguoi_ky):
        # It may be the one meant; what is wrong with it is said there.
        return Hole("Người ký")
    offered = ", ".join(f"«{one.ma or one.ho_ten}»" for one in office.nguoi_ky) or "chưa có ai"
    if near := nearest_signer(office.nguoi_ky, value):
        raise refuse("nguoi-ky-gan-dung", gia_tri=value, gan_nhat=near, nguoi_ky=offered)
    raise refuse("nguoi-ky-khong-co", gia_tri=value, nguoi_ky=offered)


def _is_nameless(signer: NguoiKy) -> bool:
    return isinstance(signer.ma, Hole) or (not signer.ma and isinstance(signer.ho_ten, Hole))


class VanBan(Ban):
    """A document of the Party. A kind adds its own fields and says its tên loại in `TEN_LOAI`."""

    # Beside the fields, so that neither equality nor any walk over the fields sees it.
    __slots__ = ("_gathered",)

    #: Slug of the tên loại in `standard`; a kind where the office chooses overrides the property `ten_loai` instead.
    TEN_LOAI: ClassVar[str] = ""

    checked_apart: ClassVar[frozenset[str]] = frozenset({"co_quan"})

    co_quan: CoQuan = Field(title="Cơ quan", description="Cơ quan ban hành, đọc từ tệp cơ quan.")
    so_ky_hieu: SoVanBan = Field(
        title="Số, ký hiệu",
        description="Số và ký hiệu văn bản, hoặc chỉ con số (máy tự ghép ký hiệu).",
        examples=["474-QĐ/HU"],
    )
    ngay_ban_hanh: Ngay = Field(
        title="Ngày ban hành",
        description="Ngày ký văn bản.",
        examples=["25/8/2021"],
    )
    dia_danh: VanBanNgan = Field(
        default="",
        validate_default=True,
        title="Địa danh",
        description="Chỉ ghi khi khác địa danh của cơ quan.",
        examples=["Ví Dụ"],
    )
    trich_yeu: DoanVan = Field(
        title="Trích yếu",
        description="Nội dung chính của văn bản, mở đầu bằng chữ thường.",
        examples=["về việc giám sát thực hiện Chỉ thị số 05-CT/TW"],
    )
    vien_dan: MotHoacNhieu[VienDan] = Field(
        default=(),
        title="Văn bản viện dẫn",
        description="Các văn bản được nhắc tới bằng {ma}; lần đầu in đầy đủ, lần sau in gọn.",
    )
    can_cu: MotHoacNhieu[DoanVan] = Field(
        default=(),
        title="Căn cứ",
        description="Mỗi căn cứ một mục, không cần gạch đầu dòng và dấu cuối dòng.",
        examples=[["Căn cứ Điều lệ Đảng Cộng sản Việt Nam", "Căn cứ {quy_dinh_22}"]],
    )
    nguoi_ky: Annotated[NguoiKy, WrapValidator(_office_signer)] = Field(
        title="Người ký",
        description="Mã hoặc họ tên một người ký trong tệp cơ quan, hoặc ghi đầy đủ tại đây.",
        examples=["pho_bi_thu"],
    )
    noi_nhan: MotHoacNhieu[VanBanNgan] = Field(
        default=(),
        validate_default=True,
        title="Nơi nhận",
        description="Để trống thì lấy nơi nhận thường dùng của cơ quan; dòng lưu máy tự thêm.",
        examples=[["Ban Thường vụ Tỉnh uỷ (báo cáo)", "Như Điều 4"]],
    )
    du_thao_lan: SoThuTu | None = Field(
        default=None,
        title="Dự thảo lần",
        description="Lần dự thảo, in dưới số khi tạo bản nháp.",
        examples=["1"],
    )

    def is_checked_apart(self, name: str) -> bool:
        """The office is checked once, with its file; so are its signers, where a document only names one."""
        if name != "nguoi_ky":
            return name in self.checked_apart
        office = self.__dict__.get("co_quan")
        signers = office.__dict__.get("nguoi_ky", ()) if isinstance(office, CoQuan) else ()
        return any(signer is self.nguoi_ky for signer in signers)

    @field_validator("dia_danh", mode="wrap")
    @classmethod
    def _office_place(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        if isinstance(value, Hole) or value != "":
            return handler(value)
        office = info.data.get("co_quan")
        return office.dia_danh if isinstance(office, CoQuan) else value

    @field_validator("noi_nhan", mode="wrap")
    @classmethod
    def _office_recipients(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """Fall back to the office's usual recipients; where it has none either, the value is missing."""
        if isinstance(value, Hole) or (value != () and value != []):
            return handler(value)
        office = info.data.get("co_quan")
        if not isinstance(office, CoQuan):
            return ()
        if not isinstance(office.noi_nhan, Hole) and not office.noi_nhan:
            raise PydanticKnownError("missing")
        return office.noi_nhan

    # --- what it is called ----------------------------------------------------------------------------------------

    @property
    def ten_loai(self) -> str:
        """Slug of the tên loại."""
        return self.TEN_LOAI

    @property
    def type_name(self) -> TenLoai:
        """The tên loại as the standard knows it."""
        return ten_loai(self.ten_loai)

    def type_symbol(self) -> str:
        """The symbol of the tên loại on the date of issue (by the newest regulation while there is no date).

        Raises:
            LookupError: The regulation of that date has no symbol for it: a kind that should not exist.
        """
        standard = standard_of(self.ngay_ban_hanh)
        day = standard.valid_from if isinstance(self.ngay_ban_hanh, Hole) else self.ngay_ban_hanh
        symbol = self.type_name.ky_hieu_for(standard.id, on=day)
        if symbol is None:
            raise LookupError(f"no symbol for {self.ten_loai} under {standard.id}")
        return symbol

    def number(self) -> int | None:
        """The bare number, None in a draft that has none yet."""
        if isinstance(self.so_ky_hieu, Hole):
            return None
        parts = split(self.so_ky_hieu)
        return int(self.so_ky_hieu) if parts is None else parts.so

    def number_and_symbol(self, standard: Standard | None = None) -> str:
        """Compose "474-QĐ/HU"; empty in a draft without number."""
        number = self.number()
        if number is None:
            return ""
        numbering = (standard or standard_of(self.ngay_ban_hanh)).numbering
        return numbering.so_ky_hieu(number, self.type_symbol(), str(self.co_quan.ky_hieu))

    def draft_number(self) -> int:
        """Which draft this is: the first, if nobody has counted."""
        return _FIRST_DRAFT if isinstance(self.du_thao_lan, Hole) else self.du_thao_lan or _FIRST_DRAFT

    def citer(self) -> Citer:
        """Start the citations of one printing of this document."""
        return Citer(self.vien_dan)

    def recipients(self) -> list[str]:
        """List the recipients without dash and end mark; the line «Lưu …» of the office comes last if none is typed."""
        lines = [line if isinstance(line, Hole) else strip_bullet(strip_end(line)) for line in self.noi_nhan]
        typed = any(isinstance(line, str) and _KEEPING.match(line) for line in lines)
        keeper = self.co_quan.noi_luu
        return [str(line) for line in lines] + ([f"Lưu {keeper}"] if not typed and str(keeper) else [])

    def _texts(self) -> Texts:
        """Give all texts, gathered once for the four checks that go through them."""
        try:
            gathered: Texts = object.__getattribute__(self, "_gathered")
        except AttributeError:
            gathered = Texts(self, no_items=_BULLETS_DROPPED)
            object.__setattr__(self, "_gathered", gathered)
        return gathered

    # --- checks ---------------------------------------------------------------------------------------------------

    @check("so_ky_hieu", "co_quan")
    def _ky_hieu_khop(self) -> Iterator[Finding]:
        """The symbol says what the paper is and whose (HD05 II.I.3.1.2)."""
        parts = split(known(self.so_ky_hieu))
        if parts is None:
            return
        if "ngay_ban_hanh" in self.__dict__ and parts.loai != (symbol := self.type_symbol()):
            params = {"gia_tri": self.so_ky_hieu, "ky_hieu": parts.loai, "dung": symbol, "ten_loai": self.type_name.ten}
            yield Finding("ky-hieu-khac-ten-loai", ("so_ky_hieu",), params)
        if parts.co_quan != known(self.co_quan.ky_hieu):
            params = {"gia_tri": self.so_ky_hieu, "ky_hieu": parts.co_quan, "dung": self.co_quan.ky_hieu}
            yield Finding("ky-hieu-khac-co-quan", ("so_ky_hieu",), params)

    @check("ngay_ban_hanh", "co_quan")
    def _co_quan_dang_ton_tai(self) -> Iterator[Finding]:
        day, template = known(self.ngay_ban_hanh), self.co_quan.template
        params = {"gia_tri": short_date(day), "loai": template.ten}
        if template.valid_from is not None and day < template.valid_from:
            params["tu_ngay"] = short_date(template.valid_from)
            yield Finding("co-quan-chua-thanh-lap", ("ngay_ban_hanh",), params, Severity.WARNING)
        if template.valid_to is not None and day > template.valid_to:
            params["den_ngay"] = short_date(template.valid_to)
            yield Finding("co-quan-da-ket-thuc", ("ngay_ban_hanh",), params, Severity.WARNING)

    @check("trich_yeu")
    def _trich_yeu_viet_thuong(self) -> Iterator[Finding]:
        subject = known(self.trich_yeu)
        if _SHORT_SUBJECT.match(subject):
            yield Finding("trich-yeu-viet-tat", ("trich_yeu",), {"gia_tri": shorten(subject)}, Severity.WARNING)
        elif subject.startswith("Về "):
            yield Finding("trich-yeu-viet-hoa", ("trich_yeu",), {"gia_tri": shorten(subject)}, Severity.WARNING)

    @check("vien_dan")
    def _ma_vien_dan_khong_trung(self) -> Iterator[Finding]:
        seen: dict[str, int] = {}
        for index, paper in enumerate(known(self.vien_dan)):
            first = seen.setdefault(paper.ma, index) if isinstance(paper.ma, str) and paper.ma else index
            if first != index:
                params = {"gia_tri": paper.ma, "thu_tu": str(index + 1), "lan_dau": str(first + 1)}
                yield Finding("ma-trung", ("vien_dan", index, "ma"), params)

    @check("vien_dan")
    def _ma_duoc_nhac_deu_co(self) -> Iterator[Finding]:
        codes = {paper.ma for paper in known(self.vien_dan) if isinstance(paper.ma, str)}
        texts = self._texts()
        if codes.issuperset(mentions(texts.joined)) and not any("{" in text for text in texts_in(self.vien_dan)):
            return
        offered = ", ".join(f"{{{code}}}" for code in sorted(codes) if code) or "chưa có mã nào"
        for loc, text in walk_texts(self):
            for code in mentions(text):
                if loc[0] == "vien_dan":
                    yield Finding("vien-dan-long-nhau", loc, {"gia_tri": f"{{{code}}}"})
                elif code not in codes:
                    params = {"gia_tri": f"{{{code}}}", "ma": code, "co_san": offered}
                    yield Finding("vien-dan-khong-co", loc, params)

    @check("vien_dan", "ngay_ban_hanh")
    def _vien_dan_truoc_van_ban(self) -> Iterator[Finding]:
        for index, paper in enumerate(known(self.vien_dan)):
            if not isinstance(paper.ngay_ban_hanh, Hole):
                cited = ("ngày của văn bản được viện dẫn", paper.ngay_ban_hanh)
                own = ("ngày ban hành", known(self.ngay_ban_hanh))
                yield from in_order(("vien_dan", index, "ngay_ban_hanh"), cited, own)

    @check()
    def _ngoac_kep_du_cap(self) -> Iterator[Finding]:
        texts = self._texts()
        if _are_paired(texts.joined) or all(map(quotes_balanced, texts.having(*_QUOTES))):
            return
        for loc, text in walk_texts(self):
            if not quotes_balanced(text):
                yield Finding("ngoac-kep-le", loc, {"gia_tri": shorten(text)}, Severity.WARNING)

    @check("co_quan")
    def _kieu_dau_cua_co_quan(self) -> Iterator[Finding]:
        """One tone-mark style in one paper; said once, at the first place that differs."""
        style, texts = self.co_quan.tone_style, self._texts()
        if not texts.have(*_OTHER_STYLE[style]):
            return
        for loc, text in walk_texts(self):
            if typed := other_tone_style(text, style):
                params = {"gia_tri": typed, "dung": restyle(typed, style)}
                yield Finding("kieu-dau-khac-co-quan", loc, params, Severity.WARNING)
                return

    @check()
    def _khong_go_san_so_thu_tu(self) -> Iterator[Finding]:
        """Items are numbered or dashed by the layout; a mark typed before one would stand there twice."""
        texts = self._texts()
        if not any(map(typed_mark, texts.having(*_LIKE_A_MARK, items_only=True))):
            return
        for loc, text in walk_texts(self):
            if (
                loc[0] not in _BULLETS_DROPPED
                and any(isinstance(step, int) for step in loc)
                and (mark := typed_mark(text))
            ):
                params = {"gia_tri": shorten(text), "dau": mark}
                yield Finding("go-san-so-thu-tu", loc, params, Severity.WARNING)

    @check("noi_nhan")
    def _noi_nhan_khong_trung(self) -> Iterator[Finding]:
        lines = [line if isinstance(line, Hole) else strip_bullet(strip_end(line)) for line in known(self.noi_nhan)]
        yield from no_repeats(("noi_nhan",), lines, code="noi-nhan-trung")

    @check("noi_nhan", "co_quan")
    def _dong_luu(self) -> Iterator[Finding]:
        """The last line says where the paper is kept: "Lưu …", no colon, no "VT" (HD05 PL2.9)."""
        lines = [line if isinstance(line, Hole) else strip_bullet(line) for line in known(self.noi_nhan)]
        kept = [index for index, line in enumerate(lines) if isinstance(line, str) and _KEEPING.match(line)]
        if not kept and not known(self.co_quan.noi_luu):
            yield Finding("noi-nhan-thieu-luu", ("noi_nhan",), {}, Severity.WARNING)
        for index in kept:
            if index != len(lines) - 1:
                yield Finding("noi-nhan-luu-khong-cuoi", ("noi_nhan", index), {"gia_tri": lines[index]})
            if _STATE_KEEPING.search(lines[index]):
                yield Finding(
                    "noi-nhan-luu-kieu-nha-nuoc", ("noi_nhan", index), {"gia_tri": lines[index]}, Severity.WARNING
                )


def _are_paired(texts: str) -> bool:
    """Tell whether every quote has its partner with no other quote in between, as is usual; False says nothing."""
    if '"' in texts:
        return False
    # To see that a quote stands nowhere is much quicker than to count it.
    used = (pair for pair in _PAIRS if pair[0] in texts or pair[1] in texts)
    return all(
        texts.count(opening) == texts.count(closing) == len(pair.findall(texts)) for opening, closing, pair in used
    )


def standard_of(day: date | Hole) -> Standard:
    """Give the regulation of a date, the newest for a missing date, the oldest we know for an older paper."""
    if isinstance(day, Hole):
        return all_standards()[-1]
    try:
        return for_date(day)
    except NoStandardError:
        # Whether such a paper may be made is the pipeline's question; symbols are read with the oldest facts.
        return all_standards()[0]
