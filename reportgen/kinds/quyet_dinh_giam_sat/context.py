"""The wording of a decision on supervision: counts, lists with their end marks, periods, citations."""

from __future__ import annotations

from typing import Any

from reportgen.kinds import Context, Setting
from reportgen.kinds._common import bare, base_context, bases, finish, items, sentence
from reportgen.kinds.quyet_dinh_giam_sat.model import QuyetDinhGiamSat
from reportgen.model.con_nguoi import XUNG_HO, DongChi, ThanhVien
from reportgen.model.don_vi import DonVi
from reportgen.model.holes import Hole
from reportgen.model.show import count_text, listing, show
from reportgen.model.thoi_gian import KhoangThoiGian
from reportgen.text.breaks import plain
from reportgen.text.punctuation import capitalise_first

_VERB = "giám sát "


def build_context(van_ban: QuyetDinhGiamSat, setting: Setting) -> Context:
    """Give what the template of a decision on supervision sees."""
    citer = van_ban.citer()
    # In the order of printing: the first mention of a cited paper is the full one.
    body = {
        "can_cu": bases(van_ban, citer, setting.standard),
        **_article_1(van_ban),
        **_article_2(van_ban),
        **_article_3(van_ban),
        **_article_4(van_ban),
    }
    done = finish(base_context(van_ban, setting) | _collective(van_ban), van_ban, body=body, cite=citer.cite)
    if done["doan"]["bang"]:
        # The cells of the team's table are too narrow for names that never break.
        done["doan"]["thanh_vien"] = [
            {key: plain(text) for key, text in row.items()} for row in done["doan"]["thanh_vien"]
        ]
    return done


def _collective(van_ban: QuyetDinhGiamSat) -> Context:
    collective = van_ban.co_quan.tap_the_lanh_dao
    return {"tap_the": str(collective), "tap_the_hoa": show(collective, str.upper)}


def _article_1(van_ban: QuyetDinhGiamSat) -> Context:
    units = van_ban.don_vi
    listed = not isinstance(units, Hole) and len(units) > 1
    return {
        "noi_dung_giam_sat": _after_verb(bare(van_ban.noi_dung_giam_sat)),
        "so_don_vi": count_text(units),
        "loai_don_vi": bare(van_ban.loai_don_vi) or "đơn vị",
        "don_vi": _units(units) if listed else [],
        "don_vi_duy_nhat": "" if listed else sentence(_only_unit(van_ban)),
        "nguoi_duoc_giam_sat": _people(van_ban.nguoi_duoc_giam_sat),
        "moc_thoi_gian": sentence(show(van_ban.moc_thoi_gian, KhoangThoiGian.text)),
    }


def _after_verb(topic: str) -> str:
    """Drop the verb that the layout prints, where the clerk typed it as well."""
    return topic[len(_VERB) :] if topic.lower().startswith(_VERB) else topic


def _only_unit(van_ban: QuyetDinhGiamSat) -> str:
    units = van_ban.don_vi
    name = str(units) if isinstance(units, Hole) else units[0].with_people()
    kind = bare(van_ban.loai_don_vi)
    return f"{count_text(units)} {kind}: {name}" if kind and not isinstance(units, Hole) else name


def _units(units: tuple[DonVi, ...]) -> list[dict[str, str]]:
    rows = []
    for number, (unit, mark) in enumerate(zip(units, _marks(len(units)), strict=True), start=1):
        # A missing unit of a draft has no parts.
        added = "" if isinstance(unit, Hole) else unit.with_people().removeprefix(str(unit.ten)).strip()
        name = str(unit.ten)
        row = {"thu_tu": str(number), "ten": bare(name) if added else sentence(name, mark)}
        rows.append(row | {"kem_theo": sentence(added, mark)})
    return rows


def _people(people: tuple[DongChi, ...]) -> list[dict[str, str]]:
    positions = items(person.positions() for person in people)
    return [_named(person) | {"chuc_vu": text} for person, text in zip(people, positions, strict=True)]


def _named(person: DongChi) -> dict[str, str]:
    return {"xung_ho": show(person.xung_ho, XUNG_HO.labels.__getitem__), "ho_ten": str(person.ho_ten)}


def _article_2(van_ban: QuyetDinhGiamSat) -> Context:
    team = van_ban.doan
    members = team.thanh_vien
    missing = isinstance(members, Hole)
    table = van_ban.kieu_danh_sach_doan == "bang"
    parts: dict[str, Any] = {
        "ten_goi": "" if isinstance(team, Hole) else bare(team.ten_goi),
        "so_luong": "các đồng chí sau" if missing else _team_size(members),
        "thanh_vien": [] if missing else _rows(members) if table else _lines(members),
        "tung_dong": not missing and not table,
        "bang": not missing and table,
        "co_phan_cong": not missing and any(show(member.nhiem_vu) for member in members),
        "cho_trong": str(members) if missing else "",
    }
    return {"doan": parts}


def _all_comrades(members: tuple[ThanhVien, ...]) -> bool:
    return all(isinstance(member.xung_ho, Hole) or member.xung_ho == "dong_chi" for member in members)


def _team_size(members: tuple[ThanhVien, ...]) -> str:
    return f"{count_text(members)} {'đồng chí' if _all_comrades(members) else 'thành viên'}"


def _lines(members: tuple[ThanhVien, ...]) -> list[dict[str, str]]:
    """Give the members as lines; the part that comes last carries the end mark."""
    rows = []
    for number, (member, mark) in enumerate(zip(members, _marks(len(members)), strict=True), start=1):
        role, task = member.role, bare(member.nhiem_vu)
        row = {"thu_tu": str(number), **_named(member), "chuc_vu": member.positions()}
        row["vai_tro"], row["nhiem_vu"] = (role, sentence(task, mark)) if task else (role + mark, "")
        rows.append(row)
    return rows


def _rows(members: tuple[ThanhVien, ...]) -> list[dict[str, str]]:
    """Give the members as rows of the table, without end marks; honorifics only where they differ."""
    alike = _all_comrades(members)
    return [
        {
            "thu_tu": str(number),
            "ho_ten": str(member.ho_ten) if alike else member.name(capital=True),
            "chuc_vu": member.positions(),
            "vai_tro": member.role,
            "nhiem_vu": bare(member.nhiem_vu),
        }
        for number, member in enumerate(members, start=1)
    ]


def _article_3(van_ban: QuyetDinhGiamSat) -> Context:
    period = van_ban.thoi_gian_giam_sat
    return {
        "nhiem_vu_doan": items(van_ban.nhiem_vu_doan),
        "ke_hoach_kem_theo": bare(van_ban.ke_hoach_kem_theo),
        "thoi_gian_giam_sat": "" if period is None else sentence(show(period, KhoangThoiGian.text)),
        "thoi_han": sentence(van_ban.thoi_han),
        "co_quan_thuong_truc": capitalise_first(bare(van_ban.co_quan_thuong_truc)),
    }


def _article_4(van_ban: QuyetDinhGiamSat) -> Context:
    return {"co_quan_thi_hanh": capitalise_first(listing(bare(body) for body in van_ban.co_quan_thi_hanh))}


def _marks(count: int) -> list[str]:
    return [";"] * (count - 1) + ["."]
