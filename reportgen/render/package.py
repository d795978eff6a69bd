"""The zip of a .docx: read from an untrusted file within limits, written byte for byte the same every time.

Parts that are equal in all documents are compressed once (`Part.of`) and copied as they are, since compressing
them again is what costs most when thousands of documents are made.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reportgen.errors import ReportgenError

#: Far above any real document, far below what would hurt the machine.
MAX_PARTS = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_FILE_BYTES = 50 * 1024 * 1024

#: Begins a document type in XML, the door to entity attacks; no part of a template may hold one.
DOCUMENT_TYPE = "<!DOCTYPE"

#: For what is compressed once and copied into every document, and for what every document compresses anew.
_WELL, _FAST = 6, 1
#: 1 January 1980, the zip format's zero: documents carry no clock.
_DOS_DATE = (1 << 5) | 1
_VERSION = 20
_DEFLATED = 8
#: Of a member's own header, in bytes: how long it is before the name, and where checksum and lengths stand.
_HEADER_LENGTH, _CHECKED_AT = 30, 14


class TemplateBrokenError(ReportgenError):
    """A template that is not a sound .docx; params `file` and `reason`."""

    code = "khuon-hong"


class Part(NamedTuple):
    """One compressed member of the package, ready to be copied."""

    name: str
    packed: bytes
    crc: int
    size: int

    @classmethod
    def of(cls, name: str, content: bytes) -> Part:
        """Compress `content` well, as the member `name` of many documents."""
        return cls._deflated(name, content, _WELL)

    @classmethod
    def once(cls, name: str, content: bytes) -> Part:
        """Compress `content` fast, as the member `name` of one document."""
        return cls._deflated(name, content, _FAST)

    @classmethod
    def _deflated(cls, name: str, content: bytes, level: int) -> Part:
        packed = zlib.compress(content, level, -zlib.MAX_WBITS)
        return cls(name, packed, zlib.crc32(content), len(content))

    def _shared_header(self) -> bytes:
        name_length = len(self.name.encode("ascii"))
        return struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            0,
            _DEFLATED,
            0,
            _DOS_DATE,
            self.crc,
            len(self.packed),
            self.size,
            name_length,
            0,
        )

    def local_header(self) -> bytes:
        """The header that stands before the member's bytes."""
        return b"PK\x03\x04" + self._shared_header() + self.name.encode("ascii")

    def directory_entry(self, offset: int) -> bytes:
        """The member's line in the directory at the end; `offset` in bytes from the start of the file."""
        attributes = struct.pack("<HHHII", 0, 0, 0, 0, offset)
        return (
            b"PK\x01\x02" + struct.pack("<H", _VERSION) + self._shared_header() + attributes + self.name.encode("ascii")
        )


def write_package(parts: Iterable[Part]) -> bytes:
    """Join ready members, in the given order, to the bytes of a .docx."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        directory.append(part.directory_entry(offset))
        header = part.local_header()
        body += (header, part.packed)
        offset += len(header) + len(part.packed)
    entries = b"".join(directory)
    end = struct.pack("<HHHHIIH", 0, 0, len(directory), len(directory), len(entries), offset, 0)
    return b"".join((*body, entries, b"PK\x05\x06", end))


def pack_parts(parts: Iterable[Part]) -> bytes:
    """Lay compressed members one behind the other, each with its own header: short, and read back by `unpack_parts`."""
    return b"".join(piece for part in parts for piece in (part.local_header(), part.packed))


def unpack_parts(packed: bytes) -> tuple[Part, ...]:
    """Read back what `pack_parts` has written in this same run; nothing else, for nothing is checked."""
    parts, start = [], 0
    while start < len(packed):
        crc, length, size, name_length = struct.unpack_from("<IIIH", packed, start + _CHECKED_AT)
        name_at = start + _HEADER_LENGTH
        content_at = name_at + name_length
        name = packed[name_at:content_at].decode("ascii")
        start = content_at + length
        parts.append(Part(name, packed[content_at:start], crc, size))
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
