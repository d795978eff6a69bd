"""The zip door: same bytes every time, hostile files refused with a reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.render.package import (
    Part,
    TemplateBrokenError,
    pack_parts,
    read_package,
    unpack_parts,
    write_package,
)


def _docx(path: Path, members: dict[str, bytes]) -> Path:
    path.write_bytes(write_package(Part.of(name, content) for name, content in members.items()))
    return path


@pytest.mark.parametrize("make", [Part.of, Part.once], ids=["shared", "its own"])
def test_what_is_written_is_read_back_by_any_zip_reader(make: Callable[[str, bytes], Part]) -> None:
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": "Tiếng Việt".encode() * 1000, "empty.xml": b""}
    content = write_package(make(name, data) for name, data in members.items())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == members
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_members_give_the_same_bytes() -> None:
    parts = [Part.of("a.xml", b"<a/>"), Part.of("b.xml", b"<b/>")]
    assert write_package(parts) == write_package(list(parts))


@pytest.mark.parametrize(
    "contents", [(), (b"",), (b"<a/>", b"", bytes(range(256)) * 300)], ids=["none", "empty", "three"]
)
def test_parts_laid_aside_come_back_as_they_were(contents: tuple[bytes, ...]) -> None:
    parts = tuple(Part.once(f"word/part{number}.xml", content) for number, content in enumerate(contents))
    assert unpack_parts(pack_parts(parts)) == parts


def test_members_come_back_in_the_order_of_the_file(tmp_path: Path) -> None:
    members = {"z.xml": b"<z/>", "a.xml": b"<a/>"}
    assert list(read_package(_docx(tmp_path / "t.docx", members)).items()) == list(members.items())


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "word/../../x.xml", "word\\x.xml", "tài liệu.xml"], ids=str
)
def test_a_name_that_leaves_the_package_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "<x/>")
    with pytest.raises(TemplateBrokenError):
        read_package(path)


def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(write_package([Part.of("a.xml", b"<a/>"), Part.of("a.xml", b"<b/>")]))
    with pytest.raises(TemplateBrokenError):
        read_package(path)


def test_an_entity_declaration_is_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(TemplateBrokenError, match="DOCTYPE"):
        read_package(_docx(tmp_path / "t.docx", {"word/document.xml": bomb}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = {f"word/{number}.xml": bytes(30 * 1024 * 1024) for number in range(4)}
    with pytest.raises(TemplateBrokenError, match="quá lớn"):
        read_package(_docx(tmp_path / "t.docx", bomb))


def test_a_size_that_lies_is_refused(tmp_path: Path) -> None:
    honest = Part.of("a.xml", b"<a>" + b"x" * 5000 + b"</a>")
    size, lie = (5007).to_bytes(4, "little"), (10).to_bytes(4, "little")
    liar = Part(honest.name, honest.body.replace(size, lie, 1), honest.line.replace(size, lie, 1))
    path = tmp_path / "t.docx"
    path.write_bytes(write_package([liar]))
    with pytest.raises(TemplateBrokenError):
        read_package(path)


@pytest.mark.parametrize("keep", [0, 10, 100, -30], ids=["empty", "10 bytes", "100 bytes", "cut tail"])
def test_a_truncated_file_is_refused(tmp_path: Path, keep: int) -> None:
    path = _docx(tmp_path / "t.docx", {"word/document.xml": bytes(range(256)) * 20})
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(TemplateBrokenError):
        read_package(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateBrokenError) as caught:
        read_package(tmp_path / "khong-co.docx")
    assert caught.value.params["file"].endswith("khong-co.docx")
