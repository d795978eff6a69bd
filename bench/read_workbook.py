"""How long a workbook takes to read and to validate, next to what the reader library alone takes for the same file.

    python bench/read_workbook.py [--rows 5000] [--repeat 3] [--without-validation]

Writes a workbook of decisions on supervision, one row each, with child sheets for teams and units, then reads it: with
python-calamine alone (every sheet to Python lists), with `sources.read_pieces` (as the commands do it), with
`sources.read` (the address of each cell, as for a workbook that something is wrong with), and with `intake` (validated
models, all checks).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from python_calamine import load_workbook

from reportgen.intake import Options, stream
from reportgen.kinds import all_kinds
from reportgen.sources import read, read_pieces

GOAL = 2.5
KIND = "quyet_dinh_giam_sat"

OFFICE = [
    ("Tên cơ quan", "Huyện uỷ Ví Dụ"), ("Loại cơ quan", "Huyện uỷ"), ("Ký hiệu cơ quan", "HU"), ("Địa danh", "Ví Dụ"),
    ("Tập thể lãnh đạo", "Ban Thường vụ Huyện uỷ"), ("Nơi lưu", "Văn phòng Huyện uỷ"),
    ("Nơi nhận thường dùng", "Các chi bộ trực thuộc"),
]  # fmt: skip
SIGNERS = [
    ("Mã", "Họ và tên", "Hình thức ký", "Ký thay cho", "Chức vụ"),
    ("pho_bi_thu", "Lê Văn Thí Dụ", "T/M", "Ban Thường vụ", "Phó Bí thư"),
]
HEADS = (
    "Mã", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Người ký", "Căn cứ", "Nội dung giám sát",
    "Mốc thời gian giám sát: Từ ngày", "Mốc thời gian giám sát: Đến ngày", "Đoàn giám sát: Tên gọi",
    "Thời gian giám sát: Từ ngày", "Thời gian giám sát: Đến ngày",
)  # fmt: skip
ROLES = ("Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên", "Thư ký")
NAMES = ("Nguyễn Văn Mẫu", "Trần Thị Ví Dụ", "Phạm Văn Minh Hoạ", "Hoàng Thị Giả Sử")


def papers(rows: int) -> Iterator[tuple[object, ...]]:
    """Yield the heading row and the rows of the main sheet."""
    yield HEADS
    for number in range(1, rows + 1):
        bases = "Căn cứ Điều lệ Đảng Cộng sản Việt Nam\nCăn cứ Chương trình kiểm tra, giám sát năm 2021"
        yield (
            f"qd{number}", str(number), "10/3/2021", f"giám sát việc thực hiện chương trình số {number}", "pho_bi_thu",
            bases, f"việc lãnh đạo, chỉ đạo thực hiện chương trình số {number}", "01/01/2019", "31/12/2020",
            f"Đoàn giám sát {number}", "22/3/2021", "26/3/2021",
        )  # fmt: skip


def teams(rows: int) -> Iterator[tuple[object, ...]]:
    """Yield four members of a team for each document."""
    yield "Mã", "Họ và tên", "Chức vụ", "Vai trò"
    for number in range(1, rows + 1):
        for name, role in zip(NAMES, ROLES, strict=True):
            yield f"qd{number}", name, "Uỷ viên Ban Thường vụ Huyện uỷ\nTrưởng Ban Tuyên giáo Huyện uỷ", role


def units(rows: int) -> Iterator[tuple[object, ...]]:
    """Yield three units for each document."""
    yield "Mã", "Tên đơn vị", "Người được giám sát", "Nay là"
    for number in range(1, rows + 1):
        for unit in ("Một", "Hai", "Ba"):
            yield f"qd{number}", f"Đảng uỷ xã Mẫu {unit}", "đồng chí Bí thư Đảng uỷ xã", None


def write(path: Path, rows: int) -> int:
    """Write the workbook; returns the number of its cells."""
    book = openpyxl.Workbook(write_only=True)
    cells = 0
    sheets = {
        all_kinds()[KIND].label: papers(rows), "Thành phần đoàn": teams(rows), "Đơn vị": units(rows),
        "Cơ quan": iter(OFFICE), "Người ký": iter(SIGNERS),
    }  # fmt: skip
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
            cells += len(line)
    book.save(path)
    return cells


def bare(path: Path) -> object:
    """Read every sheet with the library alone."""
    book = load_workbook(path)
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def plain(path: Path) -> object:
    """Read the workbook as the commands do."""
    count = 0
    for piece in read_pieces(path, 10, tuple(all_kinds().values())):
        if not piece.plain:
            raise SystemExit(f"the bench workbook has problems: {piece.result.problems[:3]}")
        count += len(piece.plain)
    return count


def raw(path: Path) -> object:
    """Read the workbook as raw values with addresses."""
    result = read(path, tuple(all_kinds().values()))
    if result.problems or result.document is None:
        raise SystemExit(f"the bench workbook has problems: {result.problems[:3]}")
    return result


def validated(path: Path) -> object:
    """Read and validate it as the commands do, record by record."""
    count = 0
    for reception in stream([path], None, Options(), all_kinds()):
        if reception.problems:
            raise SystemExit(f"the bench workbook has problems: {reception.problems[:3]}")
        count += reception.record is not None
    return count


def best(call: Callable[[Path], object], path: Path, repeat: int) -> float:
    """Time a call a few times and keep the shortest (seconds)."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        result = call(path)
        times.append(time.perf_counter() - start)
        del result
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--without-validation", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ds.xlsx"
        cells = write(path, asked.rows)
        print(f"{asked.rows} documents, {cells} cells, {path.stat().st_size / 1e6:.1f} MB")
        alone = best(bare, path, asked.repeat)
        print(f"python-calamine alone        {alone:7.2f} s")
        calls = {"read": plain, "read with addresses": raw, "read and validated": validated}
        for name, call in calls.items():
            if asked.without_validation and call is validated:
                continue
            taken = best(call, path, asked.repeat)
            print(f"{name:28} {taken:7.2f} s   {taken / alone:5.2f} × (goal {GOAL} ×)")


if __name__ == "__main__":
    main()
