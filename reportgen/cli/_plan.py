"""What `kiem-tra` and `tao` say about a plan before anything is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportgen.pipeline.types import Plan

#: So many names of one sort are told; the rest is counted.
NAMES_SHOWN = 20


def show_skipped(plan: Plan) -> None:
    """Name what input folders hold and was not read, and say what to do about what may have been meant."""
    if not plan.skipped:
        return
    from reportgen.sources import OTHER_WORKBOOKS

    folders = [path for path in plan.skipped if path.is_dir()]
    tables = [path for path in plan.skipped if path.suffix.lower() in OTHER_WORKBOOKS and path.name[0] not in "~."]
    others = [path for path in plan.skipped if path not in folders and path not in tables]
    _show("Bỏ qua tệp không phải đầu vào", others)
    _show("Chưa đọc bảng tính kiểu khác", tables, " → Mở trong Excel, lưu lại thành .xlsx rồi chạy lại.")
    advice = " → Muốn làm cả các tệp trong đó thì kể thêm tên thư mục đó trong lệnh."
    _show("Chưa đọc thư mục con", folders, advice, "thư mục")


def _show(what: str, paths: Sequence[Path], advice: str = "", noun: str = "tệp") -> None:
    if paths:
        rest = f" và {len(paths) - NAMES_SHOWN} {noun} nữa" if len(paths) > NAMES_SHOWN else ""
        click.echo(f"{what}: {', '.join(map(str, paths[:NAMES_SHOWN]))}{rest}{advice}", err=True)
