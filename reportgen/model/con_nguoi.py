"""People: how they are addressed, their positions, and the supervision team with its roles."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from reportgen.model.base import Ban
from reportgen.model.checks import Finding, check, stated_count
from reportgen.model.fields import CoKhong, DoanVan, HoTen, ItNhatMot, LuaChon, MotHoacNhieu, SoLuongNeu, VanBanNgan
from reportgen.model.holes import Hole, known
from reportgen.model.show import show
from reportgen.text.slugs import name_key

XUNG_HO = LuaChon.of(MappingProxyType({"dong_chi": "Đồng chí", "ong": "Ông", "ba": "Bà"}), d_c="dong_chi")

VAI_TRO = LuaChon.of(
    MappingProxyType(
        {
            "truong_doan": "Trưởng đoàn",
            "pho_truong_doan": "Phó Trưởng đoàn",
            "thanh_vien": "Thành viên",
            "thu_ky": "Thư ký",
            "thanh_vien_kiem_thu_ky": "Thành viên kiêm Thư ký",
        }
    ),
    thanh_vien_thu_ky="thanh_vien_kiem_thu_ky",
)

_LEADERS = frozenset({"truong_doan"})
_SECRETARIES = frozenset({"thu_ky", "thanh_vien_kiem_thu_ky"})
_MOST_POSITIONS = 6
_SMALLEST_TEAM = 3


class DongChi(Ban):
    """A person with honorific and positions."""

    xung_ho: Annotated[str, XUNG_HO] = Field(
        default="dong_chi",
        title="Xưng hô",
        description="Đồng chí (để trống cũng vậy), Ông hoặc Bà.",
        examples=["Đồng chí"],
    )
    ho_ten: HoTen = Field(
        title="Họ và tên",
        description="Họ tên đầy đủ, không kèm xưng hô.",
        examples=["Nguyễn Văn An"],
    )
    chuc_vu: ItNhatMot[VanBanNgan] = Field(
        title="Chức vụ",
        description="Một hoặc nhiều chức vụ, chức vụ trong Đảng ghi trước.",
        examples=[["Uỷ viên Ban Thường vụ Huyện uỷ", "Trưởng Ban Tuyên giáo Huyện uỷ"]],
        max_length=_MOST_POSITIONS,
    )

    def name(self, *, capital: bool = False) -> str:
        """Print honorific and name: "đồng chí Nguyễn Văn An" inside a sentence, "Đồng chí …" at its beginning."""
        label = show(self.xung_ho, XUNG_HO.labels.__getitem__)
        return f"{label if capital else label.lower()} {self.ho_ten}"

    def positions(self) -> str:
        """Print the positions in the clerk's order: "Uỷ viên …, Trưởng Ban …"."""
        return ", ".join(map(str, self.chuc_vu))

    def introduced(self, *, capital: bool = False) -> str:
        """Print honorific, name and positions: "đồng chí Nguyễn Văn An, Uỷ viên …, Trưởng Ban …"."""
        return f"{self.name(capital=capital)}, {self.positions()}"


class ThanhVien(DongChi):
    """A member of a team."""

    vai_tro: Annotated[str, VAI_TRO] = Field(
        title="Vai trò",
        description="Trưởng đoàn, Phó Trưởng đoàn, Thành viên, Thư ký hoặc Thành viên kiêm Thư ký.",
        examples=["Thành viên"],
    )
    nhiem_vu: DoanVan = Field(
        default="",
        title="Nhiệm vụ",
        description="Việc riêng của người này trong đoàn, nếu có.",
        examples=["Theo dõi, giám sát tại Chi bộ Mặt trận"],
    )
    co_trung_ten: CoKhong = Field(
        default=False,
        title="Người khác trùng tên",
        description="Ghi «có» khi đây là một người khác trùng họ tên với người đã có trong danh sách.",
        examples=["có"],
    )

    @property
    def role(self) -> str:
        """The role as printed: "Trưởng đoàn"."""
        return show(self.vai_tro, VAI_TRO.labels.__getitem__)


class DoanGiamSat(Ban):
    """The team of a supervision."""

    ten_goi: VanBanNgan = Field(
        default="",
        title="Tên gọi",
        description="Tên gọi tắt của đoàn trong văn bản.",
        examples=["Đoàn giám sát 474"],
    )
    so_luong_thanh_vien: SoLuongNeu | None = Field(
        default=None,
        title="Số lượng thành viên",
        description="Số người của đoàn, nếu muốn máy so với danh sách.",
        examples=["05"],
    )
    thanh_vien: MotHoacNhieu[ThanhVien] = Field(
        title="Thành viên",
        description="Danh sách đoàn theo thứ tự in, ít nhất 3 người, đúng một Trưởng đoàn.",
        json_schema_extra={"ten_khac": ["Thành phần đoàn", "Danh sách đoàn"]},
    )

    @check("thanh_vien")
    def _du_nguoi(self) -> Iterator[Finding]:
        count = len(known(self.thanh_vien))
        if count < _SMALLEST_TEAM:
            yield Finding("doan-it-nguoi", ("thanh_vien",), {"gia_tri": str(count), "it_nhat": str(_SMALLEST_TEAM)})

    @check("thanh_vien", "so_luong_thanh_vien")
    def _dung_so_luong(self) -> Iterator[Finding]:
        members = known(self.thanh_vien)
        yield from stated_count(
            ("so_luong_thanh_vien",), self.so_luong_thanh_vien, members, "người trong danh sách đoàn"
        )

    @check("thanh_vien")
    def _mot_truong_doan(self) -> Iterator[Finding]:
        members = known(self.thanh_vien)
        leaders = _with_role(members, _LEADERS)
        if not leaders and not any(isinstance(member.vai_tro, Hole) for member in members):
            yield Finding("doan-thieu-truong-doan", ("thanh_vien",))
        for index in leaders[1:]:
            names = {"gia_tri": str(members[index].ho_ten), "nguoi_truoc": str(members[leaders[0]].ho_ten)}
            yield Finding("doan-hai-truong-doan", ("thanh_vien", index, "vai_tro"), names)

    @check("thanh_vien")
    def _mot_thu_ky(self) -> Iterator[Finding]:
        members = known(self.thanh_vien)
        secretaries = _with_role(members, _SECRETARIES)
        for index in secretaries[1:]:
            names = {"gia_tri": str(members[index].ho_ten), "nguoi_truoc": str(members[secretaries[0]].ho_ten)}
            yield Finding("doan-hai-thu-ky", ("thanh_vien", index, "vai_tro"), names)

    @check("thanh_vien")
    def _khong_ai_hai_lan(self) -> Iterator[Finding]:
        first_seen: dict[str, int] = {}
        for index, member in enumerate(known(self.thanh_vien)):
            if isinstance(member.ho_ten, Hole):
                continue
            first = first_seen.setdefault(name_key(member.ho_ten), index)
            if first != index and not known(member.co_trung_ten):
                params = {"gia_tri": member.ho_ten, "thu_tu": str(index + 1), "lan_dau": str(first + 1)}
                yield Finding("doan-trung-nguoi", ("thanh_vien", index, "ho_ten"), params)


def _with_role(members: tuple[ThanhVien, ...], roles: frozenset[str]) -> list[int]:
    """Say which members, from 0, have one of the roles; a missing role is none."""
    said = [member.vai_tro for member in members]
    return [index for index, role in enumerate(said) if not isinstance(role, Hole) and role in roles]
