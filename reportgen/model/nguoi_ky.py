"""The signer and the forms of signing (HD05 II.I.7.1): T/M, K/T, T/L, Q., or the head directly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check
from reportgen.model.fields import Before, HoTen, LuaChon, Ma, VanBanNgan, refuse
from reportgen.model.holes import Hole, known
from reportgen.model.show import show
from reportgen.standard import SignatureRules, all_standards
from reportgen.text.likeness import misspelt
from reportgen.text.slugs import fold, name_key, slug

HINH_THUC = LuaChon.of(
    MappingProxyType(
        {
            "thay_mat": "T/M",
            "ky_thay": "K/T",
            "thua_lenh": "T/L",
            "quyen": "Q.",
            "truc_tiep": "trực tiếp",
        }
    ),
    thay_mat="thay_mat",
    ky_truc_tiep="truc_tiep",
)

#: Forms that are signed for somebody else, and so need `thay_cho`.
_FOR_ANOTHER = frozenset({"thay_mat", "ky_thay", "thua_lenh"})

_STATE_FORM = re.compile(r"(TM|KT|TL)\s*\.?", re.IGNORECASE)
_AUTHORITY_PREFIX = re.compile(r"(T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s", re.IGNORECASE)

# Titles whose body's name must not follow, and the words that may follow because they belong to the title.
_TITLES = (
    "bi_thu",
    "pho_bi_thu",
    "chu_nhiem",
    "pho_chu_nhiem",
    "truong_ban",
    "pho_truong_ban",
    "chanh_van_phong",
    "pho_chanh_van_phong",
)
_PART_OF_TITLE = frozenset({"thuong_truc", "phu_trach", "chi_dao", "kiem_phieu", "to_chuc_dai_hoi"})
_COLLECTIVE = (
    "ban_thuong_vu",
    "ban_chap_hanh",
    "uy_ban_kiem_tra",
    "dang_uy",
    "huyen_uy",
    "tinh_uy",
    "thanh_uy",
    "chi_bo",
    "chi_uy",
)
# Bodies of a congress, signed for by their own head (HD05 II.I.7.1.4a).
_CONGRESS = ("doan_thu_ky", "ban_tham_tra", "ban_kiem_phieu", "doan_chu_tich")


def _no_state_form(value: object) -> object:
    if isinstance(value, str) and (typed := _STATE_FORM.fullmatch(value.strip())):
        letters = typed[1].upper()
        raise refuse("hinh-thuc-ky-kieu-nha-nuoc", gia_tri=value, dung=f"{letters[0]}/{letters[1]}")
    return value


@cache
def _rules() -> SignatureRules:
    # Both regulations agree on what is used here; the newest stands for them.
    return all_standards()[-1].signature


@cache
def _slugs(titles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(slug(title) for title in titles)


class NguoiKy(Ban):
    """Who signs, in which form, with which title."""

    ma: Ma = Field(
        default="",
        title="Mã",
        description="Tên gọi tắt không dấu để văn bản nhắc tới người ký này trong tệp cơ quan.",
        examples=["pho_bi_thu"],
    )
    ho_ten: HoTen = Field(
        title="Họ và tên",
        description="Họ tên người ký, không kèm học hàm, học vị, quân hàm.",
        examples=["Nguyễn Văn An"],
    )
    hinh_thuc_ky: Annotated[str, HINH_THUC, Before(_no_state_form)] = Field(
        title="Hình thức ký",
        description="T/M (thay mặt tập thể), K/T (cấp phó ký thay), T/L (thừa lệnh), Q. (quyền) hoặc trực tiếp.",
        examples=["T/M"],
    )
    thay_cho: VanBanNgan = Field(
        default="",
        title="Ký thay cho",
        description="Tập thể hoặc chức vụ được thay: «Ban Thường vụ» khi ký T/M, T/L; «Trưởng ban» khi ký K/T.",
        examples=["Ban Thường vụ"],
    )
    chuc_vu: VanBanNgan = Field(
        default="",
        title="Chức vụ",
        description="Chức vụ người ký, không kèm tên cơ quan; uỷ viên ký T/M thì bản in không có dòng này.",
        examples=["Phó Bí thư"],
    )

    def lines(self) -> tuple[list[str], list[str]]:
        """Print the lines above the signature, in capitals: (authority, title), either may be empty.

        T/M BAN THƯỜNG VỤ + PHÓ BÍ THƯ; a member under T/M has no title line (HD05 II.I.7.1.2b); a head signs under
        the title alone, an acting head under "Q. TRƯỞNG BAN" (HD05 II.I.7.1.4c).
        """
        form = self.hinh_thuc_ky
        title = show(self.chuc_vu, str.upper)
        if isinstance(form, Hole):
            return [str(form)], [title] if title else []
        if form == "quyen":
            return [], [f"{_rules().prefixes[form]} {title}"]
        authority = [f"{_rules().prefixes[form]} {show(self.thay_cho, str.upper)}"] if form in _FOR_ANOTHER else []
        return authority, [] if self.is_untitled or not title else [title]

    @property
    def is_untitled(self) -> bool:
        """Tell whether the title is left out in print: a plain member who signs on behalf of the committee."""
        if isinstance(self.chuc_vu, Hole) or self.hinh_thuc_ky != "thay_mat":
            return False
        key = slug(self.chuc_vu)
        return any(key.startswith(member) for member in _slugs(_rules().untitled_under_thay_mat))

    @check("hinh_thuc_ky", "thay_cho")
    def _can_thay_cho(self) -> Iterator[Finding]:
        form = known(self.hinh_thuc_ky)
        if form in _FOR_ANOTHER and not isinstance(self.thay_cho, Hole) and not self.thay_cho:
            yield Finding("ky-thieu-thay-cho", ("thay_cho",), {"gia_tri": HINH_THUC.labels[form]})

    @check("hinh_thuc_ky", "chuc_vu")
    def _can_chuc_vu(self) -> Iterator[Finding]:
        form = known(self.hinh_thuc_ky)
        if form != "thay_mat" and not isinstance(self.chuc_vu, Hole) and not self.chuc_vu:
            yield Finding("ky-thieu-chuc-vu", ("chuc_vu",), {"gia_tri": HINH_THUC.labels[form]})

    @check("thay_cho", "chuc_vu")
    def _khong_ghi_san_quyen_han(self) -> Iterator[Finding]:
        for name in ("thay_cho", "chuc_vu"):
            value = getattr(self, name)
            if isinstance(value, str) and (prefix := _AUTHORITY_PREFIX.match(value)):
                yield Finding("ky-ghi-san-quyen-han", (name,), {"gia_tri": value, "tien_to": prefix[1]})

    @check("hinh_thuc_ky", "thay_cho")
    def _khong_ky_thay_tap_the(self) -> Iterator[Finding]:
        """A committee is a collective: nobody signs in its secretary's place (HD05 II.I.7.1.1a)."""
        if known(self.hinh_thuc_ky) != "ky_thay":
            return
        key = slug(known(self.thay_cho))
        if key.startswith((*_slugs(_rules().no_ky_thay_for), *_COLLECTIVE)):
            yield Finding("ky-thay-tap-the", ("hinh_thuc_ky",), {"gia_tri": self.thay_cho})

    @check("hinh_thuc_ky", "thay_cho", "chuc_vu")
    def _chuc_vu_khi_thay_mat(self) -> Iterator[Finding]:
        """Under T/M only the six titles are printed, and members without one (HD05 II.I.7.1.2b)."""
        if known(self.hinh_thuc_ky) != "thay_mat" or not known(self.chuc_vu) or self.is_untitled:
            return
        if slug(known(self.thay_cho)).startswith(_CONGRESS) or self._names_organ():
            return
        if slug(self.chuc_vu) not in _slugs(_rules().thay_mat_titles):
            yield Finding("thay-mat-sai-chuc-vu", ("chuc_vu",), {"gia_tri": self.chuc_vu})

    @check("chuc_vu")
    def _chuc_vu_khong_kem_co_quan(self) -> Iterator[Finding]:
        if self.chuc_vu and self._names_organ():
            yield Finding("chuc-vu-kem-co-quan", ("chuc_vu",), {"gia_tri": self.chuc_vu})

    def _names_organ(self) -> bool:
        """Tell whether the title carries the name of its body ("Bí thư Huyện uỷ"), see HD05 II.I.7.1.2."""
        key = slug(known(self.chuc_vu))
        for title in _TITLES:
            rest = key.removeprefix(f"{title}_")
            if rest != key:
                return rest not in _PART_OF_TITLE
        return False


def find_signer(signers: tuple[NguoiKy, ...], name: str) -> NguoiKy | None:
    """Find a signer of the office by code, or by name as `name_key` compares names; None if there is none."""
    for signer in signers:
        if isinstance(signer.ma, str) and signer.ma and fold(signer.ma) == fold(name):
            return signer
    for signer in signers:
        if isinstance(signer.ho_ten, str) and name_key(signer.ho_ten) == name_key(name):
            return signer
    return None


def nearest_signer(signers: tuple[NguoiKy, ...], name: str) -> str:
    """Return the code or name of the office that is most like what was typed; empty if none is."""
    given = [spelled for one in signers for spelled in (one.ma, one.ho_ten) if isinstance(spelled, str) and spelled]
    spellings = {fold(spelled): spelled for spelled in given}
    near = misspelt(name, spellings)
    return "" if near is None else spellings[near]
