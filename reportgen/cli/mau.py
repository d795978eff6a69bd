"""`reportgen mau`: a form with explanations, filled with a sample to overwrite, or empty."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.errors import ExitCode

if TYPE_CHECKING:
    from reportgen.kinds import Kind

#: The name under which the form of the office is asked for.
OFFICE = "co_quan"


@click.command(
    "mau",
    options_metavar="[TUỲ CHỌN]",
    short_help="Mẫu điền sẵn ví dụ, có giải thích từng mục.",
    epilog="""\b
Ví dụ:
  reportgen mau co_quan -o co_quan.yaml
  reportgen mau quyet_dinh_giam_sat -o quyet-dinh.yaml
  reportgen mau bao_cao_so_ket --trong""",
)
@click.argument("kind", metavar="LOẠI")
@click.option(
    "-o",
    "target",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Ghi ra tệp này thay vì màn hình; tệp đã có không bị ghi đè.",
)
@click.option("--dang", "form", type=click.Choice(["yaml"]), default="yaml", show_default=True, help="Dạng tệp.")
@click.option("--trong", "empty", is_flag=True, help="Lấy mẫu trống thay cho mẫu điền sẵn ví dụ.")
def mau(kind: str, target: Path | None, form: str, empty: bool) -> int:  # noqa: ARG001 -- one format so far
    """Lấy mẫu của một LOẠI văn bản, điền sẵn ví dụ (dữ liệu giả định) để ghi đè lên, kèm giải thích từng mục.

    LOẠI là mã hoặc tên loại như «reportgen loai» liệt kê, hoặc co_quan cho tệp cơ quan ban hành.
    """
    text = _text(kind, empty=empty)
    if target is None:
        click.echo(text, nl=False)
        return ExitCode.OK
    from reportgen.output.write import write_new

    write_new(target, text.encode())
    click.echo(f"Đã ghi mẫu vào {target}.")
    return ExitCode.OK


def _text(name: str, *, empty: bool) -> str:
    from reportgen.cli._kinds import kind_named
    from reportgen.text.slugs import fold

    if fold(name) == fold(OFFICE):
        return _office_form()
    kind = kind_named(name, also=(OFFICE,))
    return _empty_form(kind) if empty else _filled_form(kind)


_HOW_TO_FILL = (
    "Dòng bắt đầu bằng dấu # là lời giải thích, chương trình không đọc. Điền giá trị sau dấu hai chấm.",
    "Mục không bắt buộc được để trống. Nhóm mục mà dòng nào cũng có dấu # là nhóm không bắt buộc: cần thì bỏ dấu # đi.",
    "Danh sách: mỗi giá trị một dòng, thụt vào, mở đầu bằng dấu gạch ngang và một dấu cách.",
    "Danh sách gồm nhiều nhóm mục: chép thêm cả nhóm, từ dấu gạch ngang.",
    "Giá trị có dấu hai chấm, hoặc mở đầu bằng { [ * & # \" thì đặt trong dấu nháy đơn: '…'.",
)


def _office_form() -> str:
    from reportgen.model.co_quan import CoQuan
    from reportgen.sources.form import yaml_form

    return yaml_form(CoQuan, head=("Cơ quan ban hành: đặt tệp này (co_quan.yaml) cạnh các tệp đầu vào.", *_HOW_TO_FILL))


def _empty_form(kind: Kind) -> str:
    from reportgen.sources.form import yaml_form

    return yaml_form(
        kind.model,
        head=(f"{kind.label}. {kind.summary}", *_HOW_TO_FILL),
        first_lines=(f"loai: {kind.id}",),
        without=("co_quan",),
    )


def _filled_form(kind: Kind) -> str:
    from reportgen.sources import read
    from reportgen.sources.form import write_form

    document = read(kind.sample_path).document
    if document is None:
        raise ValueError(f"the sample of {kind.id} cannot be read")
    return write_form(kind, document)
