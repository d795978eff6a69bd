"""What is looked up in the XML of a workbook does not depend on how cells are written, and the reader gets the same."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from reportgen.sources.build import Unusable
from reportgen.sources.tables.archive import open_archive
from reportgen.sources.tables.look import SheetFacts, look_at_sheet, number_formats, sheet_parts

#: Other ways to write the same cells.
WAYS = ((b'<c r="', b'<c  r="'), (b"<c r=", b"<c\nr="), (b' s="', b'\ts="'), (b"<c r", b'<c x="1" r'))


def write(path: Path, cells: dict[str, Any], *, hides: bool = False) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Trang")
    formats = {code: book.add_format({"num_format": code}) for code in ("0.0%", "000", "0.00", "@")}
    for place, given in cells.items():
        value, code = given if isinstance(given, tuple) else (given, "@")
        sheet.write(place, value, formats[code])
    if hides:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("C:D", 9, None, {"hidden": True})
    book.close()
    return path


def facts_of(path: Path) -> tuple[SheetFacts, list[SheetFacts]]:
    """The facts of the only sheet as written, and with its cells written in other ways."""
    archive = open_archive(path)
    (name,), formats = sheet_parts(archive), number_formats(archive)
    part = archive.part(name)
    changed = [part.replace(old, new) for old, new in WAYS]
    return look_at_sheet(part, formats), [look_at_sheet(one, formats) for one in changed if one != part]


SHEETS: list[dict[str, Any]] = [
    {"A1": "chữ", "B2": '<c r=&quot; t="e" hidden', "C3": 5},
    {"A1": (0.5, "0.0%"), "B2": (7, "000"), "C3": (1.5, "0.00"), "D4": ("5", "000")},
    {"A1": "x", "AB7": (0.25, "0.0%"), "Z30": 1},
    {"A1": "=1+1", "B2": (("=0.5"), "0.0%"), "C3": '=A1&"x"'},
    {"A1": "x", "A123456": "xa"},
    {},
]


@pytest.mark.parametrize("hides", [False, True])
@pytest.mark.parametrize("cells", SHEETS)
def test_facts_do_not_depend_on_how_cells_are_written(tmp_path: Path, cells: dict[str, Any], *, hides: bool) -> None:
    usual, others = facts_of(write(tmp_path / "a.xlsx", cells, hides=hides))
    assert cells == {} or others
    for other in others:
        assert usual.height >= other.height
        assert usual.width >= other.width
        size = {"height": other.height, "width": other.width}
        assert SheetFacts(**{**vars(usual), **size}) == other


def test_a_wide_sheet_is_measured_by_its_cells(tmp_path: Path) -> None:
    usual, _ = facts_of(write(tmp_path / "a.xlsx", {"A1": "x", "AB7": "y"}))
    assert (usual.height, usual.width) == (7, 28)
    far, _ = facts_of(write(tmp_path / "b.xlsx", {"A1": "x", "XFD1": "y", "B123456": "z"}))
    assert (far.height, far.width) == (123_456, 16_384)


def test_the_reader_gets_every_part_as_it_was_looked_at(tmp_path: Path) -> None:
    archive = open_archive(write(tmp_path / "a.xlsx", SHEETS[1]))
    with zipfile.ZipFile(archive.packed()) as packed:
        assert packed.testzip() is None
        assert len(packed.namelist()) >= 5
        for name in packed.namelist():
            assert packed.read(name) == archive.part(name.lower())


@pytest.mark.parametrize("tail", [b"", b"\x00", zlib.compress(b"<c r='XFD1048576'/>")])
def test_nothing_may_follow_the_end_of_a_part(tmp_path: Path, tail: bytes) -> None:
    """A reader might take what follows the packed bytes for their continuation."""
    path = write(tmp_path / "a.xlsx", SHEETS[0])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    parts["xl/worksheets/sheet1.xml"] = packer.compress(sheet) + packer.flush() + tail
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    said_to_be_packed(path, "xl/worksheets/sheet1.xml", sheet)
    if tail:
        with pytest.raises(Unusable):
            open_archive(path)
    else:
        assert open_archive(path).part("xl/worksheets/sheet1.xml") == sheet


def said_to_be_packed(path: Path, name: str, part: bytes) -> None:
    """Let both headers of a part say that its bytes are packed, and of what."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as book:
        local = book.getinfo(name).header_offset
    for header, method in ((local, 8), (data.rfind(name.encode()) - 46, 10)):
        struct.pack_into("<H", data, header + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, header + method + 6, zlib.crc32(part))
        struct.pack_into("<I", data, header + method + 14, len(part))
    path.write_bytes(bytes(data))
