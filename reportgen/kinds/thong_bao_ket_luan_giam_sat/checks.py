"""What the checks of a conclusion find out, apart from the model that asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from datetime import date

from reportgen.model.checks import Finding, Loc, in_order
from reportgen.model.don_vi import DonVi
from reportgen.model.holes import Hole, known
from reportgen.problems import Severity
from reportgen.text.breaks import plain
from reportgen.text.slugs import name_key


def unit_is_known(loc: Loc, name: str, units: Iterable[DonVi]) -> Iterator[Finding]:
    """Find a unit that is none of those supervised, and offer the one most like it.

    Args:
        loc: Place of the name.
        name: The name as typed.
        units: The units supervised, at least one.

    Raises:
        HoleTouched: The name of a unit is missing, and it may be the one meant.
    """
    names = {name_key(known(unit.ten)): unit.ten for unit in units}
    if isinstance(name, Hole) or name_key(name) in names:
        return
    # Hardly a conclusion needs it, and every workbook loads this kind.
    from difflib import get_close_matches

    near = get_close_matches(name_key(name), names, n=1, cutoff=0)
    yield Finding("don-vi-ngoai-danh-sach", loc, {"gia_tri": name, "gan_nhat": names[near[0]]})


def models_counted(stated: int | None, models: Sized, *, is_open: bool) -> Iterator[Finding]:
    """Find a stated number of models that the list cannot have: other than a whole list, not above an open one."""
    if known(stated) is None:
        return
    params = {"gia_tri": str(stated), "dem": str(len(models)), "vat": "mô hình"}
    if not is_open and stated != len(models):
        yield Finding("so-luong-khong-khop", ("so_luong",), params)
    if is_open and stated is not None and stated <= len(models):
        yield Finding("so-luong-khong-con-nua", ("so_luong",), params)


def deadlines_after(loc: Loc, issued: date, deadline: date | str | None) -> Iterator[Finding]:
    """Find a deadline that has passed before the paper is issued; a deadline in words is not judged."""
    if isinstance(deadline, date):
        yield from in_order(loc, ("ngày ban hành", issued), ("hạn", deadline))


def unmentioned(text: str, wanted: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Finding]:
    """Find what an opening of the clerk's own leaves out.

    Args:
        text: The opening.
        wanted: Label of each value and the spellings of which one must stand in the text; empty ones ask for nothing.
    """
    key = name_key(plain(text))
    for label, spellings in wanted:
        asked = [spelling for spelling in spellings if spelling]
        if asked and not any(name_key(plain(spelling)) in key for spelling in asked):
            yield Finding("mo-dau-khong-nhac", ("mo_dau",), {"thieu": label, "chu": asked[0]}, Severity.WARNING)
