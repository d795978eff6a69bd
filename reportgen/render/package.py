"""The zip of a .docx: read from an untrusted file within limits, written byte for byte the same every time.

Parts that are equal in all documents are compressed once (`Part.of`) and copied as they are, since compressing
them again is what costs most when thousands of documents are made.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reportgen.errors import ReportgenError
from reportgen.render.deflate import checksum, pack_fast, pack_well

#: Far above any real document, far below what would hurt the machine.
MAX_PARTS = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_FILE_BYTES = 50 * 1024 * 1024

#: Begins a document type in XML, the door to entity attacks; no part of a template may hold one.
DOCUMENT_TYPE = "<!DOCTYPE"

#: 1 January 1980, the zip format's zero: documents carry no clock.
_DOS_DATE = (1 << 5) | 1
_VERSION = 20
_STORED, _DEFLATED = 0, 8
#: Below this size (bytes) packing takes more time than the few hundred bytes are worth.
_WORTH_PACKING = 1024
#: What a member's own header and its line in the directory share: version, flags, method, time, date, checksum, length
#: packed and unpacked, length of the name, of what else there is.
_FIELDS = struct.Struct("<HHHHHIIIHH")
_BODY_MARK = b"PK\x03\x04"
_HEADER_LENGTH = len(_BODY_MARK) + _FIELDS.size
_LINE_START = b"PK\x01\x02" + struct.pack("<H", _VERSION)
#: No comment, the first disk, nothing said of the file.
_NO_ATTRIBUTES = struct.pack("<HHHI", 0, 0, 0, 0)


class TemplateBrokenError(ReportgenError):
    """A template that is not a sound .docx; params `file` and `reason`."""

    code = "khuon-hong"


class Part(NamedTuple):
    """One compressed member of the package, ready to be copied.

    Args:
        name: Its name, ASCII.
        body: What stands of it in the file: its own header, its name and its bytes, compressed as a rule.
        line: Its line in the directory at the end, but for the place of the body and the name, which follow.
    """

    name: bytes
    body: bytes
    line: bytes

    @classmethod
    def of(cls, name: str, content: bytes) -> Part:
        """Compress `content` well, as the member `name` of many documents."""
        return cls._made(name, content, pack_well(content), _DEFLATED)

    @classmethod
    def once(cls, name: str, content: bytes) -> Part:
        """Compress `content` fast, as the member `name` of one document; what is small stays as it is."""
        if len(content) < _WORTH_PACKING:
            return cls._made(name, content, content, _STORED)
        return cls._made(name, content, pack_fast(content), _DEFLATED)

    @classmethod
    def _made(cls, name: str, content: bytes, packed: bytes, method: int) -> Part:
        sizes = (checksum(content), len(packed), len(content), len(name), 0)
        fields = _FIELDS.pack(_VERSION, 0, method, 0, _DOS_DATE, *sizes)
        named = name.encode("ascii")
        return cls(named, b"".join((_BODY_MARK, fields, named, packed)), _line(fields))


def _line(fields: bytes) -> bytes:
    return _LINE_START + fields + _NO_ATTRIBUTES


def write_package(parts: Iterable[Part]) -> bytes:
    """Join ready members, in the given order, to the bytes of a .docx."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, body, line in parts:
        bodies.append(body)
        directory += (line, offset.to_bytes(4, "little"), name)
        offset += len(body)
    entries = b"".join(directory)
    end = struct.pack("<HHHHIIH", 0, 0, len(bodies), len(bodies), len(entries), offset, 0)
    return b"".join((*bodies, entries, b"PK\x05\x06", end))


def pack_parts(parts: Iterable[Part]) -> bytes:
    """Lay compressed members one behind the other, each with its own header: short, and read back by `unpack_parts`."""
    return b"".join(part.body for part in parts)


def unpack_parts(packed: bytes) -> tuple[Part, ...]:
    """Read back what `pack_parts` has written in this same run; nothing else, for nothing is checked."""
    parts, start = [], 0
    while start < len(packed):
        fields = packed[start + len(_BODY_MARK) : start + _HEADER_LENGTH]
        *_, length, _, name_length, _ = _FIELDS.unpack(fields)
        name_at = start + _HEADER_LENGTH
        name = packed[name_at : name_at + name_length]
        end = name_at + name_length + length
        parts.append(Part(name, packed[start:end], _line(fields)))
        start = end
    return tuple(parts)


def read_package(path: Path) -> dict[str, bytes]:
    """Read all members of a .docx, in the file's order.

    Raises:
        TemplateBrokenError: The file is missing, no zip, too large, encrypted, has names that leave the package or
            stand twice, or XML that declares a document type (the door to entity attacks).
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _broken(path, "tệp quá lớn")
        with zipfile.ZipFile(path) as archive:
            return _read_members(path, archive)
    except FileNotFoundError as error:
        raise _broken(path, "không có tệp này") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise _broken(path, "không phải tệp Word (.docx) còn nguyên vẹn") from error


def says_the_same(path: Path, data: bytes) -> bool:
    """Tell whether a file holds the members of a package of ours, however the bytes of either were compressed."""
    try:
        there = read_package(path)
    except TemplateBrokenError:
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return list(there.items()) == [(name, archive.read(name)) for name in archive.namelist()]


def _read_members(path: Path, archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise _broken(path, "nội dung giải nén quá lớn")
    members: dict[str, bytes] = {}
    for info in infos:
        if info.is_dir():
            continue
        if info.flag_bits & 1:
            raise _broken(path, "tệp đặt mật khẩu")
        if info.filename in members or not _is_safe_name(info.filename):
            raise _broken(path, "bên trong có tên không hợp lệ")
        members[info.filename] = _read_member(path, archive, info)
    return members


def _read_member(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        content = stream.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise _broken(path, "kích thước bên trong ghi sai")
    if info.filename.endswith((".xml", ".rels")) and DOCUMENT_TYPE.encode() in content:
        raise _broken(path, "XML có khai báo DOCTYPE")
    return content


def _is_safe_name(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.isascii() and "\\" not in name and not name.startswith("/") and ".." not in parts


def _broken(path: Path, reason: str) -> TemplateBrokenError:
    return TemplateBrokenError(file=str(path), reason=reason)
