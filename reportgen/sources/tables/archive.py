"""A workbook file to the few XML parts that hold data: unpacked within limits, checked, packed again for the reader.

The reader library gets nothing but what was looked at here, so no bomb, no document type definition and no foreign part
ever reaches it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

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
_HIDDEN = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"))
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True)
class Archive:
    """The parts of a workbook that hold data, by their name in the archive, in small letters."""

    parts: Mapping[str, bytes]

    def packed(self) -> io.BytesIO:
        """Pack the parts again, uncompressed."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
            for name, data in self.parts.items():
                target.writestr(_usual_case(name), data)
        buffer.seek(0)
        return buffer


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
    try:
        parts = dict(_unpacked(data, place))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise Unusable(Problem("tep-bang-hong", place)) from error
    if _WORKBOOK not in parts:
        raise Unusable(Problem("tep-bang-hong", place))
    return Archive(parts)


def _unpacked(data: bytes, place: Position) -> Iterator[tuple[str, bytes]]:
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
            part = _part(archive, member, left, place)
            left -= len(part)
            yield name, part


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, place: Position) -> bytes:
    """Unpack one part, whatever size it claims, and never more than is left."""
    if member.flag_bits & 0x1:
        raise Unusable(Problem("tep-co-mat-khau", place))
    allowed = min(left, max(RATIO_FREE, member.compress_size * RATIO_LIMIT))
    if member.file_size > allowed:
        raise Unusable(Problem("tep-bang-bung-to", place))
    with archive.open(member) as stream:
        part = stream.read(allowed + 1)
    if len(part) > allowed:
        raise Unusable(Problem("tep-bang-bung-to", place))
    if _DECLARATION.search(part):
        raise Unusable(Problem("tep-bang-khai-bao-la", place))
    if b"\x00" in part:
        raise Unusable(Problem("tep-bang-hong", place))
    for start, end in _HIDDEN:
        if start in part:
            part = b"".join(_in_plain_sight(part, start, end, place))
    return part


def _in_plain_sight(part: bytes, start: bytes, end: bytes, place: Position) -> Iterator[bytes]:
    """Drop comments and escape literal text, so that every "<" that is left begins a tag."""
    begin = 0
    while (opened := part.find(start, begin)) >= 0:
        yield part[begin:opened]
        closed = part.find(end, opened)
        if closed < 0:
            raise Unusable(Problem("tep-bang-hong", place))
        if start == b"<![CDATA[":
            yield escape(part[opened + len(start) : closed].decode("utf-8", "replace")).encode()
        begin = closed + len(end)
    yield part[begin:]


def _usual_case(name: str) -> str:
    """The reader looks some parts up by their usual spelling."""
    usual = {"[content_types].xml": "[Content_Types].xml", "xl/sharedstrings.xml": "xl/sharedStrings.xml"}
    return usual.get(name, name)
