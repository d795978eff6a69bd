"""Options that several commands share, and the request they add up to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportgen.pipeline.types import Request

F = TypeVar("F", bound=Callable[..., Any])

#: What `--bang-ma` takes; a test holds it to the encodings there are.
LEGACY_FONTS = ("tcvn3", "vni")
#: What `--the-thuc` takes; a test holds it to the standards there are.
STANDARD_IDS = ("hd36", "hd05")
#: A file or folder to read. Whether it may be read is found out by reading it: it is no slip in typing.
_PLACE = click.Path(path_type=Path, readable=False)


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 -- a date has no zone
    except ValueError:
        example = "phải là ngày có thật viết dạng NĂM-THÁNG-NGÀY, ví dụ 2026-05-27"
        raise click.BadParameter(f"{value!r} {example}") from None


def json_option(command: F) -> F:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="In kết quả thành một đối tượng JSON.")(command)


def input_options(command: F) -> F:
    """Add what every command that reads inputs takes."""
    for decorate in reversed(
        (
            click.argument("inputs", metavar="ĐẦU_VÀO...", nargs=-1, required=True, type=_PLACE),
            click.option(
                "--co-quan",
                "office",
                metavar="TỆP",
                type=_PLACE,
                help="Tệp cơ quan ban hành; không ghi thì lấy co_quan.yaml (.xlsx, .json) cạnh đầu vào.",
            ),
            click.option("--ban-nhap", "draft", is_flag=True, help="Làm bản dự thảo: chỗ thiếu để trống và hiện rõ."),
            click.option(
                "--the-thuc",
                "standard_id",
                type=click.Choice(STANDARD_IDS),
                help="Dùng hẳn một thể thức; không ghi thì chọn theo ngày ban hành.",
            ),
            click.option(
                "--bang-ma",
                "convert_from",
                type=click.Choice(LEGACY_FONTS),
                help="Chuyển chữ gõ bằng phông cũ trong đầu vào (tcvn3 hay vni) sang Unicode.",
            ),
            click.option("--ngay", "today", metavar="NĂM-THÁNG-NGÀY", callback=_day, help="Coi ngày này là hôm nay."),
            json_option,
        )
    ):
        command = decorate(command)
    return command


def make_request(
    inputs: tuple[Path, ...],
    office: Path | None,
    draft: bool,
    standard_id: str | None,
    convert_from: str | None,
    today: date | None,
) -> Request:
    """Turn the options into a request; the clock is read here and nowhere else."""
    from reportgen.pipeline.types import Request
    from reportgen.text.legacy_fonts import LegacyFont

    return Request(
        inputs=inputs,
        today=today or datetime.now().astimezone().date(),
        office=office,
        standard_id=standard_id,
        draft=draft,
        convert_from=LegacyFont(convert_from) if convert_from is not None else None,
    )
