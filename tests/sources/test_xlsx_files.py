"""Files that are no workbook, or one that nobody should open: one clear sentence each, soon and in little memory."""

# ruff: noqa: S311 -- chance here is for damage, and must be repeatable
from __future__ import annotations

import io
import random
import resource
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.messages import explain
from reportgen.problems import Severity
from reportgen.sources import ReadResult, read
from reportgen.sources.files import InputMissingError, InputUnreadableError
from reportgen.sources.tables import archive, xlsx
from tests.support.small_kinds import HEADS, KINDS, ROW, found, take
from tests.support.workbook import save

SHEET = "Giấy mời"
SHEET_PART = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save(tmp_path / "ds.xlsx", {SHEET: [HEADS, ROW]})


def result_of(path: Path) -> ReadResult:
    return read(path, tuple(KINDS.values()))


def only(path: Path) -> str:
    """The one error that a file gives; its sentence must fill."""
    result = result_of(path)
    assert result.document is None
    (problem,) = [one for one in result.problems if one.severity is Severity.ERROR]
    assert explain(problem).sentence
    assert problem.position.file == str(path)
    return problem.code


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    parts = parts_of(path)
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return path


# --- no workbook --------------------------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

NOT_WORKBOOKS = [
    (b"", "tep-rong"),
    (b"xin chao", "tep-bang-hong"),
    (b"<html><table></table></html>", "tep-bang-hong"),
    (OLE + "Workbook".encode("utf-16-le"), "tep-xls-cu"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "tep-co-mat-khau"),
    (b"PK\x05\x06" + bytes(18), "tep-bang-hong"),
    (b"PK\x03\x04" + bytes(100), "tep-bang-hong"),
]


@pytest.mark.parametrize(("data", "code"), NOT_WORKBOOKS)
def test_what_is_no_workbook_gives_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(data)
    assert only(path) == code


@pytest.mark.parametrize("name", ["ds.xls", "ds.XLS", "ds.xlsb", "ds.ods"])
def test_other_formats_of_workbooks_are_told_how_to_be_saved(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(OLE)
    assert only(tmp_path / name) == "tep-bang-kieu-khac"


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "ds.xlsx", "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
    assert only(tmp_path / "ds.xlsx") == "tep-bang-hong"


def test_a_missing_file_and_a_folder_are_failures_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "thu-muc.xlsx").mkdir()
    with pytest.raises(InputMissingError):
        result_of(tmp_path / "khong-co.xlsx")
    with pytest.raises(InputUnreadableError):
        result_of(tmp_path / "thu-muc.xlsx")


def test_a_workbook_without_any_value_is_empty(tmp_path: Path) -> None:
    assert only(save(tmp_path / "ds.xlsx", {"Sheet1": [], "Hướng dẫn": [["Xin chào"]]})) == "tep-rong"


# --- beside the file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", ["~$ds.xlsx", ".~lock.ds.xlsx#"])
def test_a_file_open_elsewhere_is_read_with_a_warning(book: Path, lock: str) -> None:
    (book.parent / lock).write_bytes(b"Nguyen")
    intake = take(book)
    assert found(intake) == [("tep-dang-mo-trong-excel", "")]
    assert len(intake.records) == 1


def test_the_lock_file_itself_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$ds.xlsx").write_bytes(b"Nguyen")
    assert only(tmp_path / "~$ds.xlsx") == "tep-khoa-tam"


def test_of_a_workbook_with_macros_only_the_data_is_read(book: Path) -> None:
    path = repacked(book, lambda parts: parts.update({"xl/vbaProject.bin": b"\x00\x01"})).rename(
        book.with_suffix(".xlsm")
    )
    intake = take(path)
    assert found(intake) == [("tep-co-macro", "")]
    assert len(intake.records) == 1


# --- bombs and tricks ---------------------------------------------------------------------------------------------


def measured(path: Path) -> str:
    """Read a file that could blow up: soon, and in little memory."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    code = only(path)
    assert time.monotonic() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700 * 1024
    return code


def test_a_bomb_is_not_unpacked(book: Path) -> None:
    def blow_up(parts: dict[str, bytes]) -> None:
        parts["xl/sharedStrings.xml"] = b"<sst>" + b"<si><t>a</t></si>" * (60 * 1024 * 1024 // 17) + b"</sst>"

    assert measured(repacked(book, blow_up)) == "tep-bang-bung-to"


def test_a_size_that_is_claimed_is_not_believed(book: Path) -> None:
    """A part claims 1 GB, or next to nothing, in both of the places where an archive says so."""
    for claimed in (1 << 30, 10):
        data = bytearray(save(book, {SHEET: [HEADS, ROW]}).read_bytes())
        name = SHEET_PART.encode()
        local = data.find(name) - 30
        struct.pack_into("<I", data, local + 22, claimed)
        central = data.rfind(name) - 46
        struct.pack_into("<I", data, central + 24, claimed)
        book.write_bytes(bytes(data))
        assert measured(book) in ("tep-bang-bung-to", "tep-bang-hong")


def test_many_parts_are_refused(book: Path) -> None:
    many = {f"xl/worksheets/s{number}.xml": b"" for number in range(archive.PART_COUNT_LIMIT)}
    assert measured(repacked(book, lambda parts: parts.update(many))) == "tep-bang-bung-to"


def test_a_cell_at_the_end_of_the_sheet_does_not_make_room_for_all_before_it(book: Path) -> None:
    for address in (b"XFD1048576", b"A1048577", b"XFE1", b"ZZZ99999999", b"xfd1048576"):
        far = b'<c r="' + address + b'"><v>1</v></c></row></sheetData>'
        save(book, {SHEET: [HEADS, ROW]})
        repacked(
            book,
            lambda parts, far=far: parts.update({SHEET_PART: parts[SHEET_PART].replace(b"</row></sheetData>", far)}),
        )
        result = result_of(book)
        assert any(problem.severity is Severity.ERROR for problem in result.problems), address


@pytest.mark.parametrize("second", [b' r="XFD1048576"', b'r="XFD1048576"', b" r='XFD1048576'", b' r\n= "XFD1048576"'])
def test_of_two_addresses_in_one_tag_the_farther_counts(book: Path, second: bytes) -> None:
    repacked(book, lambda parts: parts.update({SHEET_PART: parts[SHEET_PART].replace(b'r="C2"', b'r="C2"' + second)}))
    assert measured(book) in ("trang-qua-rong", "tep-bang-hong")


def test_cells_without_addresses_do_not_make_a_large_rectangle(book: Path) -> None:
    wide = b"<row>" + b"<c><v>1</v></c>" * 20_000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 20_000
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + wide
        + b"</sheetData></worksheet>"
    )
    assert measured(repacked(book, lambda parts: parts.update({SHEET_PART: xml}))) == "trang-qua-rong"


def test_formats_down_to_the_last_row_are_no_data(book: Path) -> None:
    styled = (
        b"</row>"
        + b"".join(b'<row r="%d"><c r="XFD%d" s="0"/></row>' % (n, n) for n in (5, 1_048_576))
        + b"</sheetData>"
    )
    repacked(book, lambda parts: parts.update({SHEET_PART: parts[SHEET_PART].replace(b"</row></sheetData>", styled)}))
    assert found(take(book)) == []


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!doctype x SYSTEM "http://example.invalid/x.dtd">',
    ],
)
@pytest.mark.parametrize("part", [SHEET_PART, "xl/workbook.xml", "xl/styles.xml"])
def test_declarations_of_entities_are_refused(book: Path, part: str, declaration: bytes) -> None:
    repacked(book, lambda parts: parts.update({part: declaration + parts[part]}))
    assert measured(book) == "tep-bang-khai-bao-la"


def test_too_many_cells_and_bytes_are_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "CELL_LIMIT", 10)
    assert only(book) == "bang-qua-nhieu-o"
    monkeypatch.setattr(archive, "FILE_LIMIT", 100)
    assert only(book) == "tep-qua-lon"


def test_two_parts_of_one_name_are_refused(book: Path) -> None:
    data = parts_of(book)[SHEET_PART]
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(book, "a") as packed:
        packed.writestr(SHEET_PART, data.replace(b"05-TB/HU", b"06-TB/HU"))
    assert only(book) == "tep-bang-hong"


# --- damage -------------------------------------------------------------------------------------------------------


def outcome(path: Path) -> ReadResult:
    start = time.monotonic()
    result = result_of(path)
    assert time.monotonic() - start < 10
    assert result.document is not None or result.problems
    for problem in result.problems:
        explain(problem)
    return result


def test_a_file_cut_anywhere_never_passes_for_whole(book: Path) -> None:
    data = book.read_bytes()
    for end in [*range(64), *range(64, len(data), 97), len(data) - 1]:
        book.write_bytes(data[:end])
        assert outcome(book).document is None


def test_a_file_with_flipped_bits_is_read_or_refused(book: Path) -> None:
    data, chance = book.read_bytes(), random.Random(20210825)
    for _ in range(300):
        spoilt = bytearray(data)
        for _ in range(chance.choice((1, 1, 3, 20))):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        book.write_bytes(bytes(spoilt))
        outcome(book)


def test_xml_damaged_inside_a_sound_archive_is_read_or_refused(book: Path) -> None:
    whole, chance = parts_of(book), random.Random(5)
    for _ in range(400):
        name = chance.choice([name for name in whole if name.startswith(("xl/", "[", "_"))])
        part = bytearray(whole[name])
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(len(part))
            match chance.randrange(4):
                case 0:
                    part[at] = chance.randrange(256)
                case 1:
                    del part[at : at + chance.randrange(1, 40)]
                case 2:
                    part[at:at] = chance.choice(
                        (b"<c>", b"</row>", b'r="A1"', b"&#x0;", b"&amp;", b">", b"<!--", b"]]>")
                    )
                case _:
                    part[at:at] = part[at : at + chance.randrange(1, 200)]
            if not part:
                break
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as packed:
            for other, content in whole.items():
                packed.writestr(other, bytes(part) if other == name else content)
        book.write_bytes(buffer.getvalue())
        outcome(book)
