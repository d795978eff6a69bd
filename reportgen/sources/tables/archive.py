"""A workbook file to the few XML parts that hold data: unpacked within limits, checked, handed to the reader as packed.

The reader library gets nothing but what was looked at here, so no bomb, no document type definition and no foreign part
ever reaches it. No part stays unpacked: those of a large workbook would fill the memory.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Position, Problem
from reportgen.sources.build import Unusable
from reportgen.sources.files import read_bytes

#: No workbook of a clerk comes near these (bytes; parts of the archive; unpacked for each packed byte).
FILE_LIMIT = 50 * 1024 * 1024
UNPACKED_LIMIT = 300 * 1024 * 1024
PART_COUNT_LIMIT = 10_000
RATIO_LIMIT = 300
#: Below this size (bytes) a part may be packed as tightly as it likes.
RATIO_FREE = 10 * 1024 * 1024

_OLE_START = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DATA_PART = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels"
    r"|xl/(?:[^/]+|worksheets/[^/]+|worksheets/_rels/[^/]+)\.(?:xml|rels)"
)
_NO_DATA = re.compile(r"xl/(?:calcchain|comments\d*|metadata|persons?|volatiledependencies)\.xml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_MARKED = re.compile(rb"<!")
_HIDDEN = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"))
_WORKBOOK = "xl/workbook.xml"
#: The reader looks some parts up by their usual spelling.
_USUAL = {"[content_types].xml": "[Content_Types].xml", "xl/sharedstrings.xml": "xl/sharedStrings.xml"}

#: 1 January 1980, the zip format's zero; the version that can deflate; the flag of names in UTF-8.
_DOS_DATE = (1 << 5) | 1
_VERSION = 20
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class _Packed:
    """A part as an archive holds it: how it is packed, its bytes, and checksum and size of what they unpack to."""

    method: int
    data: bytes
    crc: int
    size: int

    @classmethod
    def stored(cls, part: bytes) -> _Packed:
        """A part that is not compressed."""
        return cls(zipfile.ZIP_STORED, part, zlib.crc32(part), len(part))

    def unpacked(self) -> bytes:
        """Unpack it."""
        if self.method == zipfile.ZIP_STORED:
            return self.data
        # With the room it needs from the start, it is not copied while it grows.
        return zlib.decompress(self.data, -zlib.MAX_WBITS, max(self.size, 1))

    def fields(self, name: bytes) -> bytes:
        """The fields that its two headers share."""
        sizes = (self.crc, len(self.data), self.size, len(name), 0)
        return struct.pack("<HHHHHIIIHH", _VERSION, _UTF8, self.method, 0, _DOS_DATE, *sizes)


class Archive:
    """The parts of a workbook that hold data, all checked, by their name in the archive, in small letters."""

    def __init__(self, parts: Iterable[tuple[str, _Packed]]) -> None:
        self._parts = dict(parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def part(self, name: str) -> bytes:
        """Unpack a part; nothing if there is none of that name."""
        packed = self._parts.get(name)
        return b"" if packed is None else packed.unpacked()

    def packed(self) -> io.BytesIO:
        """Pack the parts as they were packed, under their usual names."""
        body, directory = io.BytesIO(), io.BytesIO()
        for name, part in self._parts.items():
            encoded = _USUAL.get(name, name).encode()
            fields, start = part.fields(encoded), body.tell()
            body.writelines((b"PK\x03\x04", fields, encoded, part.data))
            listed = struct.pack("<HHHII", 0, 0, 0, 0, start)
            directory.writelines((b"PK\x01\x02", struct.pack("<H", _VERSION), fields, listed, encoded))
        count, size, start = len(self._parts), directory.tell(), body.tell()
        body.write(directory.getvalue())
        body.write(struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size, start, 0))
        body.seek(0)
        return body


def open_archive(path: Path) -> Archive:
    """Read a workbook file and take out the parts that hold data.

    Raises:
        Unusable: The file is no workbook of the present format, is locked by a password, damaged, too large, or holds
            what no honest workbook holds.
        InputMissingError: There is no such file.
        InputUnreadableError: The file cannot be opened.
    """
    place = Position(str(path))
    data = read_bytes(path, FILE_LIMIT)
    if not data:
        raise Unusable(Problem("tep-rong", place))
    if len(data) > FILE_LIMIT:
        raise Unusable(Problem("tep-qua-lon", place, {"gioi_han": str(FILE_LIMIT // 1024 // 1024)}))
    if data.startswith(_OLE_START):
        raise Unusable(Problem("tep-co-mat-khau" if _ENCRYPTED in data else "tep-xls-cu", place))
    with _damage_told(place):
        archive = Archive(_checked(data, place))
    if _WORKBOOK not in archive:
        raise Unusable(Problem("tep-bang-hong", place))
    return archive


@contextmanager
def _damage_told(place: Position) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise Unusable(Problem("tep-bang-hong", place)) from error


def _checked(data: bytes, place: Position) -> Iterator[tuple[str, _Packed]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > PART_COUNT_LIMIT:
            raise Unusable(Problem("tep-bang-bung-to", place))
        left, seen = UNPACKED_LIMIT, set()
        for member in members:
            name = member.filename.lower().replace("\\", "/").lstrip("/")
            if not _DATA_PART.fullmatch(name) or _NO_DATA.fullmatch(name):
                continue
            if name in seen:
                raise Unusable(Problem("tep-bang-hong", place))
            seen.add(name)
            packed = _part(archive, data, member, left, place)
            left -= packed.size
            yield name, packed


def _part(archive: zipfile.ZipFile, data: bytes, member: zipfile.ZipInfo, left: int, place: Position) -> _Packed:
    """Take one part as packed and unpack it, whatever size it claims, and never more than is left."""
    if member.flag_bits & 0x1:
        raise Unusable(Problem("tep-co-mat-khau", place))
    allowed = min(left, max(RATIO_FREE, member.compress_size * RATIO_LIMIT))
    if member.file_size > allowed:
        raise Unusable(Problem("tep-bang-bung-to", place))
    with archive.open(member) as stream:
        if member.compress_type != zipfile.ZIP_DEFLATED:
            part = stream.read(allowed + 1)
            packed = _Packed.stored(part)
        else:
            raw = _raw(data, member)
            part = _inflated(raw, allowed + 1)
            packed = _Packed(zipfile.ZIP_DEFLATED, raw, zlib.crc32(part), len(part))
    if len(part) > allowed:
        raise Unusable(Problem("tep-bang-bung-to", place))
    if (packed.crc, packed.size) != (member.CRC, member.file_size):
        raise zipfile.BadZipFile(member.filename)
    if b"\x00" in part:
        raise Unusable(Problem("tep-bang-hong", place))
    return packed if not _MARKED.search(part) else _Packed.stored(_in_plain_sight(part, place))


def _raw(data: bytes, member: zipfile.ZipInfo) -> bytes:
    """Cut the packed bytes of a part out of the file, from behind its header."""
    name_length, extra_length = struct.unpack_from("<HH", data, member.header_offset + 26)
    start = member.header_offset + 30 + name_length + extra_length
    return data[start : start + member.compress_size]


def _inflated(raw: bytes, limit: int) -> bytes:
    """Unpack up to a limit (bytes); what the archive says of the size is not asked."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    part = inflater.decompress(raw, limit)
    if len(part) < limit and (not inflater.eof or inflater.unused_data):
        raise EOFError
    return part


def _in_plain_sight(part: bytes, place: Position) -> bytes:
    """Drop comments and escape literal text, so that every "<" that is left begins a tag."""
    if _DECLARATION.search(part):
        raise Unusable(Problem("tep-bang-khai-bao-la", place))
    for start, end in _HIDDEN:
        if start in part:
            part = b"".join(_outside(part, start, end, place))
    return part


def _outside(part: bytes, start: bytes, end: bytes, place: Position) -> Iterator[bytes]:
    begin = 0
    while (opened := part.find(start, begin)) >= 0:
        yield part[begin:opened]
        closed = part.find(end, opened)
        if closed < 0:
            raise Unusable(Problem("tep-bang-hong", place))
        if start == b"<![CDATA[":
            # It brings all that speaks to the network, and hardly a workbook holds such text.
            from xml.sax.saxutils import escape

            yield escape(part[opened + len(start) : closed].decode("utf-8", "replace")).encode()
        begin = closed + len(end)
    yield part[begin:]
