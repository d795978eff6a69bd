"""`reportgen mau`: a form with explanations, filled with a sample to overwrite, or empty; YAML or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.errors import ExitCode

if TYPE_CHECKING:
    from reportgen.kinds import Kind
    from reportgen.sources.raw import RawEntry, RawMapping

#: The name under which the form of the office is asked for.
OFFICE = "co_quan"


#: What the sheet «Chung» of a form offers: fields of every document that are often the same in many.
SHARED = ("ngay_ban_hanh", "dia_danh", "nguoi_ky", "can_cu", "noi_nhan")


@click.command(
    "mau",
    options_metavar="[TUỲ CHỌN]",
    short_help="Mẫu điền sẵn ví dụ (YAML, Excel), có giải thích từng mục.",
    epilog="""\b
Ví dụ:
  reportgen mau co_quan -o co_quan.yaml
  reportgen mau quyet_dinh_giam_sat -o quyet-dinh.yaml
  reportgen mau quyet_dinh_giam_sat --dang xlsx -o quyet-dinh.xlsx
  reportgen mau bao_cao_so_ket --mot-van-ban -o bao-cao.xlsx
  reportgen mau quyet_dinh_giam_sat thong_bao_ket_luan_giam_sat -o ho-so.xlsx
  reportgen mau bao_cao_so_ket --trong""",
)
@click.argument("kinds", metavar="LOẠI...", nargs=-1, required=True)
@click.option(
    "-o",
    "target",
    metavar="TỆP",
    type=click.Path(path_type=Path, readable=False),
    help="Ghi ra tệp này thay vì màn hình; tệp đã có không bị ghi đè.",
)
@click.option(
    "--dang",
    "form",
    type=click.Choice(["yaml", "xlsx"]),
    help="Dạng tệp; không ghi thì theo đuôi của TỆP, không có TỆP thì là yaml.",
)
@click.option(
    "--mot-van-ban",
    "single",
    is_flag=True,
    help="Mẫu Excel cho một văn bản: hai cột «Mục», «Nội dung» thay cho mỗi văn bản một dòng.",
)
@click.option("--trong", "empty", is_flag=True, help="Lấy mẫu trống thay cho mẫu điền sẵn ví dụ.")
def mau(kinds: tuple[str, ...], target: Path | None, form: str | None, single: bool, empty: bool) -> int:
    """Lấy mẫu của một LOẠI văn bản, điền sẵn ví dụ (dữ liệu giả định) để ghi đè lên, kèm giải thích từng mục.

    LOẠI là mã hoặc tên loại như «reportgen loai» liệt kê, hoặc co_quan cho tệp cơ quan ban hành. Mẫu Excel (xlsx) nhận
    nhiều LOẠI trong một tệp, mỗi văn bản một dòng; với --mot-van-ban thì một LOẠI, một văn bản.
    """
    if single:
        return _write(_single_workbook(kinds, form, empty=empty), _workbook_file(target))
    if form is None:
        form = "xlsx" if target is not None and target.suffix.lower() == ".xlsx" else "yaml"
    if form == "xlsx":
        return _write(_workbook(kinds, empty=empty), _workbook_file(target))
    if len(kinds) > 1:
        raise click.UsageError("Mẫu YAML chỉ nhận một LOẠI; nhiều loại trong một tệp thì dùng --dang xlsx -o TỆP.xlsx.")
    text = _text(kinds[0], empty=empty)
    if target is None:
        click.echo(text, nl=False)
        return ExitCode.OK
    return _write(text.encode(), target)


def _write(data: bytes, target: Path) -> int:
    from reportgen.output.write import write_new

    write_new(target, data)
    click.echo(f"Đã ghi mẫu vào {target}.")
    return ExitCode.OK


def _workbook_file(target: Path | None) -> Path:
    if target is None or target.suffix.lower() != ".xlsx":
        raise click.UsageError("Mẫu Excel cần nơi ghi có đuôi .xlsx: thêm -o TỆP.xlsx.")
    return target


def _workbook(names: tuple[str, ...], *, empty: bool) -> bytes:
    from reportgen.cli._kinds import kind_named
    from reportgen.kinds import all_kinds
    from reportgen.model.co_quan import CoQuan
    from reportgen.sources.forms import write_workbook_form
    from reportgen.text.slugs import fold

    kinds = {kind_named(name, also=(OFFICE,)).id: None for name in names if fold(name) != fold(OFFICE)}
    chosen = [all_kinds()[kind_id] for kind_id in kinds]
    # A form of the office alone takes its example from any kind: each sample names an office.
    samples = {kind.id: _sample(kind, bare_number=len(chosen) > 1) for kind in chosen or all_kinds().values()}
    return write_workbook_form(chosen, samples, CoQuan, SHARED, filled=not empty)


def _single_workbook(names: tuple[str, ...], form: str | None, *, empty: bool) -> bytes:
    from reportgen.cli._kinds import kind_named
    from reportgen.model.co_quan import CoQuan
    from reportgen.sources.forms import write_single_form
    from reportgen.text.slugs import fold

    if len(names) > 1 or fold(names[0]) == fold(OFFICE) or form == "yaml":
        raise click.UsageError("--mot-van-ban dùng với đúng một LOẠI văn bản và mẫu Excel.")
    kind = kind_named(names[0])
    return write_single_form(kind, _sample(kind), CoQuan, filled=not empty)


def _sample(kind: Kind, *, bare_number: bool = False) -> RawMapping:
    """Read the sample of a kind.

    Args:
        kind: The kind.
        bare_number: Leave the symbol out of its number: samples of several kinds in one workbook share one office.
    """
    from reportgen.sources import read
    from reportgen.sources.raw import RawMapping

    document = read(kind.sample_path).document
    if document is None:
        raise ValueError(f"the sample of {kind.id} cannot be read")
    if not bare_number:
        return document
    return RawMapping(tuple(map(_with_bare_number, document.entries)), document.position)


def _with_bare_number(entry: RawEntry) -> RawEntry:
    from reportgen.sources.raw import RawEntry, RawScalar

    number = entry.value
    if entry.key != "so_ky_hieu" or not isinstance(number, RawScalar):
        return entry
    return RawEntry(entry.key, entry.key_position, RawScalar(number.text.split("-")[0], number.position))


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
    from reportgen.sources.form import write_form

    return write_form(kind, _sample(kind))
