"""The office that issues: its names, symbol, place, signers, usual recipients. One file, shared by all records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal, cast

from pydantic import Field

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check, no_repeats
from reportgen.model.fields import After, LuaChon, MotHoacNhieu, NhieuDong, VanBanNgan, refuse
from reportgen.model.holes import Hole, known
from reportgen.model.nguoi_ky import NguoiKy
from reportgen.problems import Severity
from reportgen.standard import CoQuanMau, all_organs, organ
from reportgen.text.likeness import misspelt
from reportgen.text.normalise import tidy
from reportgen.text.slugs import fold
from reportgen.text.tones import restyle

KIEU_DAU = LuaChon.of(MappingProxyType({"cu": "uỷ", "moi": "ủy"}))
TEN_LOAI_KET_LUAN = LuaChon.of(MappingProxyType({"thong_bao": "Thông báo", "ket_luan": "Kết luận"}))

_TERM = re.compile(r"(\d{4}) ?[-–] ?(\d{4})")
# Judged by this one word, which every office writes daily: names of people and places have a style of their own.
_TELLTALE = MappingProxyType({"cu": re.compile(r"\bủy\b", re.IGNORECASE), "moi": re.compile(r"\buỷ\b", re.IGNORECASE)})
_SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]*\d*(?:-[A-ZĐ][A-Za-zĐđ]*\d*)*")


@cache
def _organ_slugs() -> MappingProxyType[str, str]:
    spelled: dict[str, str] = {}
    for template in all_organs().values():
        for name in (template.slug, template.ten, *template.ten.split(",")):
            spelled.setdefault(fold(name), template.slug)
    return MappingProxyType(spelled)


@cache
def _organ_names() -> MappingProxyType[str, str]:
    return MappingProxyType({template.ten: template.slug for template in all_organs().values()})


def _organ_kind(value: str) -> str:
    typed = tidy(value)
    # Mostly the name itself, which nothing need be folded for.
    if (found := _organ_names().get(typed) or _organ_slugs().get(fold(typed))) is not None:
        return found
    if (spelling := misspelt(typed, _organ_slugs())) is not None:
        raise refuse("loai-co-quan-gan-dung", gia_tri=typed, gan_nhat=organ(_organ_slugs()[spelling]).ten)
    raise refuse("loai-co-quan-khong-co", gia_tri=typed)


class _CacLoai:
    """Tells the forms which sorts of organ there are."""

    @property
    def labels(self) -> Mapping[str, str]:
        return {template.slug: template.ten for template in all_organs().values()}


def _symbol(value: str) -> str:
    typed = tidy(value)
    if not _SYMBOL.fullmatch(typed):
        raise refuse("ky-hieu-co-quan-sai-dang", gia_tri=typed)
    return typed


def _term(value: str) -> str:
    typed = tidy(value)
    match = _TERM.fullmatch(typed)
    if match is None:
        raise refuse("nhiem-ky-sai-dang", gia_tri=typed)
    if int(match[1]) >= int(match[2]):
        raise refuse("nhiem-ky-nguoc", gia_tri=typed)
    return f"{match[1]} - {match[2]}"


def other_tone_style(text: str, style: Literal["cu", "moi"]) -> str:
    """Return the first word of a text in the other tone-mark style («ủy» where «uỷ» is the style), or nothing."""
    word = _TELLTALE[style].search(text)
    return word[0] if word else ""


class CoQuan(Ban):
    """An office, as `co_quan.yaml` describes it."""

    cap_tren: NhieuDong = Field(
        default="",
        title="Cơ quan cấp trên",
        description="Dòng trên ở góc trái đầu văn bản; để trống nếu cơ quan không ghi cấp trên.",
        examples=["Đảng bộ tỉnh Mẫu"],
    )
    ten_co_quan: NhieuDong = Field(
        title="Tên cơ quan",
        description="Dòng tên cơ quan ban hành ở đầu văn bản; xuống dòng trong ô là xuống dòng khi in.",
        examples=["Huyện uỷ Ví Dụ"],
    )
    loai_co_quan: Annotated[str, After(_organ_kind), _CacLoai()] = Field(
        title="Loại cơ quan",
        description="Loại tổ chức đảng, để máy biết ký hiệu và thời gian tồn tại.",
        examples=["Huyện uỷ"],
    )
    ky_hieu: Annotated[str, After(_symbol)] = Field(
        title="Ký hiệu cơ quan",
        description="Phần sau dấu gạch chéo trong số, ký hiệu văn bản.",
        examples=["HU"],
    )
    dia_danh: VanBanNgan = Field(
        title="Địa danh",
        description="Địa danh đứng trước ngày, tháng, năm.",
        examples=["Ví Dụ"],
    )
    tap_the_lanh_dao: VanBanNgan = Field(
        title="Tập thể lãnh đạo",
        description="Tập thể ra quyết định, kết luận, viết như trong câu.",
        examples=["Ban Thường vụ Huyện uỷ"],
    )
    nhiem_ky: Annotated[str, After(_term)] = Field(
        default="",
        title="Nhiệm kỳ",
        description="Năm đầu và năm cuối nhiệm kỳ của cấp uỷ.",
        examples=["2020 - 2025"],
    )
    kieu_dau: Annotated[str, KIEU_DAU] = Field(
        default="cu",
        title="Kiểu dấu thanh",
        description="«uỷ» (uỷ, hoà, khoá) hoặc «ủy» (ủy, hòa, khóa) cho những chữ do máy viết.",
        examples=["uỷ"],
    )
    ten_loai_ket_luan: Annotated[str, TEN_LOAI_KET_LUAN] = Field(
        default="thong_bao",
        title="Tên loại kết luận giám sát",
        description="Cơ quan kết luận giám sát bằng THÔNG BÁO hay KẾT LUẬN.",
        examples=["Thông báo"],
    )
    noi_nhan: MotHoacNhieu[VanBanNgan] = Field(
        default=(),
        title="Nơi nhận thường dùng",
        description="Nơi nhận khi văn bản không ghi riêng; không cần gạch đầu dòng và dấu cuối dòng.",
        examples=[["Ban Thường vụ Tỉnh uỷ (báo cáo)", "Các đồng chí Huyện uỷ viên"]],
    )
    noi_luu: VanBanNgan = Field(
        default="",
        title="Nơi lưu",
        description="Nơi lưu văn bản, in thành dòng «Lưu …» cuối Nơi nhận.",
        examples=["Văn phòng Huyện uỷ"],
    )
    nguoi_ky: MotHoacNhieu[NguoiKy] = Field(
        default=(),
        title="Người ký",
        description="Những người ký văn bản của cơ quan; văn bản chỉ cần nhắc mã hoặc họ tên.",
    )

    @property
    def template(self) -> CoQuanMau:
        """What the standard knows of this kind of organ."""
        return organ(self.loai_co_quan)

    @property
    def tone_style(self) -> Literal["cu", "moi"]:
        """The tone-mark style of our own wording; the usual one while it is missing."""
        return "cu" if isinstance(self.kieu_dau, Hole) else cast("Literal['cu', 'moi']", self.kieu_dau)

    @check("ky_hieu", "loai_co_quan")
    def _ky_hieu_khop_loai(self) -> Iterator[Finding]:
        """Practice knows more symbols than the regulation (ĐUUBND), so this warns (HD05 II.I.3.1.2b)."""
        template = organ(known(self.loai_co_quan))
        if not template.accepts(known(self.ky_hieu)):
            params = {"gia_tri": self.ky_hieu, "loai": template.ten, "dung": ", ".join(template.examples())}
            yield Finding("ky-hieu-la-voi-loai-co-quan", ("ky_hieu",), params, Severity.WARNING)

    @check("kieu_dau", "ten_co_quan", "tap_the_lanh_dao")
    def _mot_kieu_dau(self) -> Iterator[Finding]:
        for name in ("ten_co_quan", "tap_the_lanh_dao"):
            typed = other_tone_style(known(getattr(self, name)), self.tone_style)
            if typed:
                params = {"gia_tri": typed, "dung": restyle(typed, self.tone_style)}
                yield Finding("kieu-dau-khac-co-quan", (name,), params, Severity.WARNING)

    @check("nguoi_ky")
    def _ma_nguoi_ky_khong_trung(self) -> Iterator[Finding]:
        signers = known(self.nguoi_ky)
        codes = [(index, signer.ma) for index, signer in enumerate(signers) if isinstance(signer.ma, str) and signer.ma]
        seen: dict[str, int] = {}
        for index, code in codes:
            first = seen.setdefault(code, index)
            if first != index:
                params = {"gia_tri": code, "thu_tu": str(index + 1), "lan_dau": str(first + 1)}
                yield Finding("ma-trung", ("nguoi_ky", index, "ma"), params)

    @check("noi_nhan")
    def _noi_nhan_khong_trung(self) -> Iterator[Finding]:
        yield from no_repeats(("noi_nhan",), known(self.noi_nhan), code="noi-nhan-trung")
