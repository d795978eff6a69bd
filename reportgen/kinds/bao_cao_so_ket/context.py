"""All wording of the report that depends on its data: numbers of parts, figures, citations, end marks.

The context mirrors the model's field names, so that the anchor of a printed value is the path of the field it came
from. Texts are written in the order of reading, because a citation is full at its first mention only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from reportgen.kinds import Context, Setting
from reportgen.kinds._common import bare, base_context, bases, finish, own_words, sentence
from reportgen.kinds.bao_cao_so_ket.annex import PhuLuc
from reportgen.kinds.bao_cao_so_ket.figures import ChiBo, DacDiem, KhenThuong, MoHinh, TyLe
from reportgen.kinds.bao_cao_so_ket.model import BaoCaoSoKet
from reportgen.model.holes import Hole
from reportgen.model.noi_dung import NguyenNhan
from reportgen.model.show import listing, show
from reportgen.text.dates import short_date
from reportgen.text.numbers import format_count, format_percent
from reportgen.text.ordinals import roman
from reportgen.text.punctuation import capitalise_first

#: Writes the citations of a text: `Citer.cite` of this printing.
Cite = Callable[[str], str]

_LANDSCAPE = "phu_luc_ngang"


def build_context(report: BaoCaoSoKet, setting: Setting) -> Context:
    """Decide all wording of one report.

    Args:
        report: A validated report, or a draft with holes.
        setting: Standard and whether this is a draft.
    """
    citer = report.citer()
    context = base_context(report, setting)
    context["can_cu"] = bases(report, citer, setting.standard)
    context |= _opening(report, citer.cite) | _results(report, citer.cite)
    context |= _assessment(report, citer.cite) | _outlook(report, citer.cite)
    context["phu_luc"] = _annex(report.phu_luc, report, setting, context["so_ky_hieu"])
    return finish(context | _numbers(context), report)


def choose_variant(context: Context) -> str:
    """Choose the layout: "phu_luc_ngang" if there is an annex and it lies on its side, else the usual one."""
    annex = context["phu_luc"]
    return _LANDSCAPE if annex and annex["nam_ngang"] else ""


# --- body -------------------------------------------------------------------------------------------------------------


def _opening(report: BaoCaoSoKet, cite: Cite) -> Context:
    office = report.co_quan
    return {
        "mo_dau": show(report.mo_dau, lambda text: sentence(cite(text))),
        "chu_truong": bare(cite(report.chu_truong)),
        "co_quan": {"tap_the_lanh_dao": str(office.tap_the_lanh_dao)},
        "ten_ky": bare(report.ten_ky),
        "ky_bao_cao": str(report.ky_bao_cao.text()),
        "dac_diem": _profile(report.dac_diem, report, cite),
    }


def _profile(profile: DacDiem | None, report: BaoCaoSoKet, cite: Cite) -> Context:
    if profile is None:
        return {}
    filled: Context = {
        "dang_vien": _count(profile.dang_vien),
        "chi_bo": _cells(profile.chi_bo),
        "nhan_xet": _sentences(profile.nhan_xet, cite),
    }
    if not any(filled.values()):
        return {}
    cell = not isinstance(report.co_quan.loai_co_quan, Hole) and report.co_quan.loai_co_quan == "chi_bo"
    return filled | {"chu_the": "Chi bộ" if cell else "Toàn Đảng bộ"}


def _cells(cells: ChiBo | None) -> Context:
    if cells is None:
        return {}
    kinds = [f"{_count(kind.so_luong)} {kind.ten}" for kind in cells.theo_loai]
    return {"tong": _count(cells.tong), "theo_loai": listing(kinds)}


def _results(report: BaoCaoSoKet, cite: Cite) -> Context:
    return {
        "ket_qua": [
            {"so": str(number), "tieu_de": bare(cite(part.tieu_de)), "noi_dung": _sentences(part.noi_dung, cite)}
            for number, part in enumerate(report.ket_qua, start=1)
        ],
        "mo_hinh": _models(report.mo_hinh, cite),
        "khen_thuong": _awards(report.khen_thuong, cite),
        "ty_le": [_rate(rate, cite) for rate in report.ty_le],
    }


def _models(models: MoHinh | None, cite: Cite) -> Context:
    if models is None:
        return {}
    return {
        "theo_cap": [
            {
                "cap": capitalise_first(str(level.cap)),
                "tong_so": _count(level.tong_so),
                "trong_do_moi": _optional(level, "trong_do_moi", _not_zero),
                "chua_co_moi": not isinstance(level, Hole) and level.trong_do_moi == 0,
            }
            for level in models.theo_cap
        ],
        "tieu_bieu": [
            {
                "so": str(number),
                "ten": bare(cite(model.ten)),
                "don_vi": _optional(model, "don_vi"),
                "ket_qua": _optional(model, "ket_qua", lambda text: sentence(cite(text))),
            }
            for number, model in enumerate(models.tieu_bieu, start=1)
        ],
    }


def _awards(awards: KhenThuong | None, cite: Cite) -> Context:
    if awards is None:
        return {}
    return {
        "tap_the": _not_zero(awards.tap_the),
        "ca_nhan": _not_zero(awards.ca_nhan),
        "hinh_thuc": _optional(awards, "hinh_thuc", lambda text: bare(cite(text))),
        "theo_cap": [
            {"ten": str(level.ten), "tap_the": _not_zero(level.tap_the), "ca_nhan": _not_zero(level.ca_nhan)}
            for level in awards.theo_cap
        ],
    }


def _rate(rate: TyLe, cite: Cite) -> Context:
    return {
        "ten": bare(cite(rate.ten)),
        "gia_tri": show(rate.gia_tri, format_percent),
        "ghi_chu": _optional(rate, "ghi_chu", lambda text: bare(cite(text))),
    }


def _assessment(report: BaoCaoSoKet, cite: Cite) -> Context:
    return {
        "danh_gia_chung": _sentences(report.danh_gia_chung, cite),
        "uu_diem": _sentences(report.uu_diem, cite),
        "han_che": [_of_unit(flaw, "don_vi", cite) for flaw in report.han_che],
        "nguyen_nhan": _causes(report.nguyen_nhan, cite),
        "bai_hoc": _sentences(report.bai_hoc, cite),
    }


def _causes(causes: NguyenNhan | None, cite: Cite) -> Context:
    if causes is None:
        return {}
    filled = {
        "khach_quan": _sentences(causes.khach_quan, cite),
        "chu_quan": _sentences(causes.chu_quan, cite),
    }
    return {**filled, "ca_hai": all(filled.values())} if any(filled.values()) else {}


def _outlook(report: BaoCaoSoKet, cite: Cite) -> Context:
    return {
        "phuong_huong": [
            {"so": str(number), "noi_dung": sentence(cite(task))}
            for number, task in enumerate(report.phuong_huong, start=1)
        ],
        "kien_nghi": [_of_unit(proposal, "gui", cite) for proposal in report.kien_nghi],
        "noi_nhan_bao_cao": show(report.noi_nhan_bao_cao, bare),
    }


# --- numbers of parts -------------------------------------------------------------------------------------------------


def _numbers(context: Context) -> Context:
    """Number what is there: parts in Roman figures, sections inside parts; what is absent leaves no gap."""
    parts = ("dac_diem", "ket_qua", "han_che", "phuong_huong", "kien_nghi")
    present = [part for part in parts if context[part]]
    first = len(context["ket_qua"]) + 1
    return {
        "so_phan": dict.fromkeys(parts, "") | {part: roman(n) for n, part in enumerate(present, start=1)},
        "so_muc": _count_up(context, ("mo_hinh", "khen_thuong", "ty_le"), first) | _in_assessment(context),
    }


def _in_assessment(context: Context) -> dict[str, str]:
    numbers = _count_up(context, ("uu_diem", "han_che", "nguyen_nhan", "bai_hoc"), 1)
    causes = numbers["nguyen_nhan"]
    return numbers | {"khach_quan": f"{causes}.1", "chu_quan": f"{causes}.2"}


def _count_up(context: Context, sections: tuple[str, ...], first: int) -> dict[str, str]:
    present = [section for section in sections if context[section]]
    return dict.fromkeys(sections, "") | {section: str(n) for n, section in enumerate(present, start=first)}


# --- annex ------------------------------------------------------------------------------------------------------------


def _annex(annex: PhuLuc | None, report: BaoCaoSoKet, setting: Setting, number_line: str) -> Context:
    if annex is None:
        return {}
    return {
        "tieu_de": bare(annex.tieu_de).upper() if not isinstance(annex.tieu_de, Hole) else str(annex.tieu_de),
        "kem_theo": _belongs_to(report, setting, number_line),
        "don_vi_tinh": _optional(annex, "don_vi_tinh", bare),
        "nam_ngang": annex.is_landscape(),
        "cot": annex.headings(),
        "dong": [
            {"so": str(number), "don_vi": str(row.don_vi), "so_lieu": cells}
            for number, (row, cells) in enumerate(zip(annex.dong, annex.rows(), strict=True), start=1)
        ],
        "tong": annex.totals(),
    }


def _belongs_to(report: BaoCaoSoKet, setting: Setting, number_line: str) -> str:
    """Say which paper the annex belongs to (HD05 II.II.1.2), with the number as it stands in the head."""
    numbering = setting.standard.numbering
    return (setting.standard.components["phu_luc_kem_theo"].pattern or "").format(
        loai=own_words(report.type_name.ten, report),
        so_ky_hieu=number_line.removeprefix(numbering.line_prefix),
        ngay=_day(report.ngay_ban_hanh, numbering.draft_gap if setting.draft else ""),
        co_quan=report.co_quan.tap_the_lanh_dao,
    )


def _day(day: date | Hole, gap: str) -> str:
    """Print the date; with a gap, for a draft, the day is left to the pen, and so is what is not known."""
    if isinstance(day, Hole):
        return "/".join([gap] * 3)
    _, month, year = short_date(day).split("/")
    return f"{gap}/{month}/{year}" if gap else short_date(day)


# --- single values ----------------------------------------------------------------------------------------------------


def _count(number: int | None) -> str:
    return show(number, lambda known: format_count(known or 0))


def _not_zero(number: int) -> str:
    """Print a count, nothing for zero: "20 tập thể" is a praise, "0 tập thể" is none."""
    return show(number, lambda known: format_count(known) if known else "")


def _sentences(paragraphs: Iterable[object], cite: Cite) -> list[str]:
    return [sentence(cite(str(paragraph))) for paragraph in paragraphs]


def _optional(owner: object, name: str, how: Callable[[Any], str] = str) -> str:
    """Print an optional value; of an owner that is itself missing, only the required values show the hole."""
    return "" if isinstance(owner, Hole) else show(getattr(owner, name), how)


def _of_unit(entry: Any, unit: str, cite: Cite) -> Context:
    """Print a content and the body it concerns."""
    return {unit: _optional(entry, unit, bare), "noi_dung": sentence(cite(entry.noi_dung))}
