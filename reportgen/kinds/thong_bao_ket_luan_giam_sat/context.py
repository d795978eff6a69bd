"""Decides the wording of a conclusion: citations, counts, numbers of sections, plural and singular, end marks.

The parts are built in the order in which the document is read, since the first mention of a paper is the full one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sized
from datetime import date

from reportgen.kinds import Context, Setting
from reportgen.kinds._common import bare, base_context, bases, finish, sentence
from reportgen.kinds.thong_bao_ket_luan_giam_sat.model import MoHinh, ThongBaoKetLuanGiamSat
from reportgen.model.citations import Citer
from reportgen.model.fields import deadline_text
from reportgen.model.holes import Hole
from reportgen.model.noi_dung import HINH_THUC_GIAO, BaoCaoLai, HanChe, PhanCong, YeuCau
from reportgen.model.show import date_text, listing, show, texts
from reportgen.model.vien_dan import VienDan
from reportgen.text.breaks import NO_BREAK_SPACE
from reportgen.text.numbers import format_count
from reportgen.text.ordinals import ordinal_la
from reportgen.text.punctuation import capitalise_first

_OPEN_END = "…"


def build_context(van_ban: ThongBaoKetLuanGiamSat, setting: Setting) -> Context:
    """Give the template of a conclusion all it prints."""
    citer = van_ban.citer()
    body: Context = {"can_cu": bases(van_ban, citer, setting.standard)}
    for part in (_actors, _opening, _strengths, _shortcomings, _requirements, _follow_up):
        body |= part(van_ban, citer)
    return finish(base_context(van_ban, setting) | body | {"so_muc": _section_numbers(van_ban)}, van_ban)


def _actors(van_ban: ThongBaoKetLuanGiamSat, _citer: Citer) -> Context:
    supervised = "đơn vị được giám sát" if _count(van_ban.don_vi) == 1 else "các đơn vị được giám sát"
    is_notice = van_ban.ten_loai == "thong_bao"
    return {
        "tap_the_lanh_dao": str(van_ban.co_quan.tap_the_lanh_dao),
        "ben_duoc_giam_sat": supervised,
        "ben_bao_cao": capitalise_first(supervised),
        "ten_van_ban": van_ban.type_name.ten,
        "viec_ket_luan": "thông báo kết luận" if is_notice else "kết luận",
    }


# --- opening ------------------------------------------------------------------------------------------------------


def _opening(van_ban: ThongBaoKetLuanGiamSat, citer: Citer) -> Context:
    own = show(van_ban.mo_dau)
    return {
        "mo_dau": sentence(citer.cite(own)) if own else "",
        # An opening of the clerk's own mentions the papers itself: ours must not use up their first mention.
        "quyet_dinh": "" if own else _paper(van_ban.quyet_dinh, van_ban, citer),
        "ke_hoach": "" if own else _paper(van_ban.ke_hoach, van_ban, citer),
        "thoi_gian_giam_sat": str(van_ban.thoi_gian_giam_sat.text()),
        "ten_doan": show(van_ban.ten_doan) or "Đoàn giám sát",
        **_units(van_ban),
        "noi_dung_giam_sat": sentence(citer.cite(show(van_ban.noi_dung_giam_sat))),
        "moc_thoi_gian": show(van_ban.moc_thoi_gian, lambda period: period.text() if period else ""),
        "bao_cao": _paper(van_ban.bao_cao, van_ban, citer),
        "ngay_hop": show(van_ban.ngay_hop, lambda day: f"ngày {date_text(day)}" if day else ""),
    }


def _paper(paper: VienDan | None, van_ban: ThongBaoKetLuanGiamSat, citer: Citer) -> str:
    """Cite a paper of the supervision; one that also stands among the citations is spelled out only once."""
    if paper is None or isinstance(paper, Hole):
        return show(paper)
    listed = any(not isinstance(one, Hole) and one.ma == paper.ma for one in van_ban.vien_dan if paper.ma)
    return bare(citer.cite(f"{{{paper.ma}}}") if listed else citer.full(paper))


def _units(van_ban: ThongBaoKetLuanGiamSat) -> Context:
    """Name the units, counted where there are several or where their class is given."""
    count, unit_class = _count(van_ban.don_vi), show(van_ban.loai_don_vi)
    names = [str(unit.with_people()) for unit in van_ban.don_vi]
    people = any(not isinstance(unit, Hole) and unit.nguoi_duoc_giam_sat for unit in van_ban.don_vi)
    counted = count is not None and (count > 1 or bool(unit_class))
    return {
        "so_luong_don_vi": format_count(count) if counted and count is not None else "",
        "loai_don_vi": unit_class or "đơn vị",
        "don_vi": "; ".join(names) if people else listing(names),
    }


# --- findings -----------------------------------------------------------------------------------------------------


def _strengths(van_ban: ThongBaoKetLuanGiamSat, citer: Citer) -> Context:
    return {
        "uu_diem": [sentence(_begun(text, citer)) for text in van_ban.uu_diem],
        "mo_hinh": [_models(models, citer) for models in van_ban.mo_hinh],
    }


def _models(models: MoHinh, citer: Citer) -> Context:
    return {
        "don_vi": str(models.don_vi),
        "so_luong": show(models.so_luong, lambda count: "" if count is None else format_count(count)),
        "danh_sach": sentence(_numbered([bare(citer.cite(name)) for name in texts(models.danh_sach)], models)),
    }


def _numbered(names: list[str], models: MoHinh) -> str:
    """Run the models of a unit on in one sentence: "(1) …; (2) …; …"; a single one needs no number."""
    if isinstance(models, Hole) or (len(names) == 1 and not models.co_con_nua):
        return names[0]
    run = [f"({number}){NO_BREAK_SPACE}{name}" for number, name in enumerate(names, start=1)]
    return "; ".join([*run, _OPEN_END] if models.co_con_nua else run)


def _shortcomings(van_ban: ThongBaoKetLuanGiamSat, citer: Citer) -> Context:
    causes = van_ban.nguyen_nhan
    return {
        "tieu_de_han_che": _shortcomings_title(van_ban),
        "mot_han_che": _count(van_ban.han_che) == 1,
        "han_che": [_shortcoming(shortcoming, citer) for shortcoming in van_ban.han_che],
        "nguyen_nhan": {
            **_cause_list("khach_quan", causes.khach_quan if causes else (), citer),
            **_cause_list("chu_quan", causes.chu_quan if causes else (), citer),
        },
    }


def _shortcomings_title(van_ban: ThongBaoKetLuanGiamSat) -> str:
    if not van_ban.nguyen_nhan:
        return "Hạn chế, khuyết điểm"
    return "Hạn chế, khuyết điểm và nguyên nhân" if van_ban.han_che else "Nguyên nhân của hạn chế, khuyết điểm"


def _shortcoming(shortcoming: HanChe, citer: Citer) -> Context:
    unit = show(shortcoming.don_vi)
    text = citer.cite(shortcoming.noi_dung) if unit else _begun(shortcoming.noi_dung, citer)
    return {"don_vi": unit, "noi_dung": sentence(text)}


def _cause_list(name: str, causes: tuple[str, ...], citer: Citer) -> Context:
    several = len(causes) > 1
    return {
        name: [sentence(_begun(cause, citer) if several else citer.cite(cause)) for cause in causes],
        f"{name}_nhieu": several,
    }


# --- what follows -------------------------------------------------------------------------------------------------


def _requirements(van_ban: ThongBaoKetLuanGiamSat, citer: Citer) -> Context:
    style, alone = van_ban.kieu_danh_so, _count(van_ban.yeu_cau) == 1
    return {
        "mot_yeu_cau": alone,
        "noi_dung_sau": "nội dung sau" if alone else "các nội dung sau",
        "yeu_cau_tren": "yêu cầu trên" if alone else "các yêu cầu trên",
        "danh_so_mot_la": style == "mot_la",
        "danh_so_gach": style == "gach",
        "yeu_cau": [
            _requirement(number, requirement, citer, style="" if alone else style)
            for number, requirement in enumerate(van_ban.yeu_cau, start=1)
        ],
    }


def _requirement(number: int, requirement: YeuCau, citer: Citer, *, style: str) -> Context:
    in_words = style == "mot_la"
    addressee = "" if isinstance(requirement, Hole) else show(requirement.doi_tuong)
    # After «Một là,» the sentence goes on; after a dash or a number it begins.
    goes_on = in_words or bool(addressee)
    return {
        "thu_tu": f"{ordinal_la(number)}," if in_words else f"{number}.",
        "doi_tuong": addressee if in_words else capitalise_first(addressee),
        "noi_dung": sentence(citer.cite(requirement.noi_dung) if goes_on else _begun(requirement.noi_dung, citer)),
    }


def _follow_up(van_ban: ThongBaoKetLuanGiamSat, citer: Citer) -> Context:
    return {
        "to_chuc_thuc_hien": [_assignment(task, citer) for task in van_ban.to_chuc_thuc_hien],
        "bao_cao_lai": _report_back(van_ban.bao_cao_lai),
    }


def _assignment(task: PhanCong, citer: Citer) -> Context:
    return {
        "hinh_thuc": show(task.hinh_thuc, HINH_THUC_GIAO.labels.__getitem__),
        "don_vi": str(task.don_vi),
        "viec": bare(citer.cite(task.viec)),
        "han": "" if task.han is None else bare(deadline_text(task.han)),
        "han_la_ngay": isinstance(task.han, date),
    }


def _report_back(report: BaoCaoLai) -> Context:
    return {
        "gui_ve": str(report.gui_ve),
        "qua": "" if isinstance(report, Hole) else show(report.qua),
        "han": bare(deadline_text(report.han)),
        "han_la_ngay": isinstance(report.han, date | Hole),
    }


# --- numbers ------------------------------------------------------------------------------------------------------


def _section_numbers(van_ban: ThongBaoKetLuanGiamSat) -> dict[str, str]:
    """Number the parts that are there; an absent one has no number and leaves no gap."""
    present = {
        "uu_diem": True,
        "han_che": bool(van_ban.han_che) or van_ban.nguyen_nhan is not None,
        "yeu_cau": True,
        "to_chuc_thuc_hien": bool(van_ban.to_chuc_thuc_hien),
    }
    numbers: Iterator[int] = iter(range(1, len(present) + 1))
    return {name: str(next(numbers)) if there else "" for name, there in present.items()}


def _count(items: Sized) -> int | None:
    """Count a list, or give None for one that a draft does not have."""
    return None if isinstance(items, Hole) else len(items)


def _begun(text: str, citer: Citer) -> str:
    """Cite inside a text that begins a sentence; what stands for a missing one stays as it is."""
    return str(text) if isinstance(text, Hole) else capitalise_first(citer.cite(text))
