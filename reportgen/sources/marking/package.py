"""The parts of a workbook, read within limits; what is not changed is written back byte for byte."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from reportgen.errors import ReportgenError, reason_of
from reportgen.sources.files import InputMissingError, InputUnreadableError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART = "[Content_Types].xml"

#: No workbook of a clerk comes near these (bytes, parts). A part that must be taken apart has a limit of its own.
FILE_LIMIT = 50 * 1024 * 1024
UNPACKED_LIMIT = 300 * 1024 * 1024
EDITED_LIMIT = 100 * 1024 * 1024
PART_COUNT_LIMIT = 10_000

#: The oldest time a zip archive can hold: same content, same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class NotMarkableError(ReportgenError):
    """The workbook is none of the kind whose parts we know, or is damaged."""

    code = "danh-dau-tep-la"


class TooLargeToMarkError(ReportgenError):
    """The workbook is larger than any honest one."""

    code = "danh-dau-qua-lon"


class Package:
    """A workbook as its parts.

    Args:
        parts: Name → content, in the order of the archive.
        file: The file's name, for messages.
    """

    def __init__(self, parts: dict[str, bytes], file: str) -> None:
        self.file = file
        self.parts = parts
        self._trees: dict[str, etree._Element] = {}
        self._edited: set[str] = set()
        self._names = {name.lower(): name for name in parts}

    @classmethod
    def read(cls, path: Path) -> Package:
        """Read a workbook.

        Raises:
            NotMarkableError: The file is no workbook we can take apart.
            TooLargeToMarkError: The file, or what is packed in it, is too large.
            InputMissingError: There is no such file.
            InputUnreadableError: The file cannot be opened.
        """
        file = str(path)
        try:
            with path.open("rb") as stream:
                data = stream.read(FILE_LIMIT + 1)
        except FileNotFoundError as error:
            raise InputMissingError(tep=file) from error
        except OSError as error:
            raise InputUnreadableError(tep=file, ly_do=reason_of(error)) from error
        if len(data) > FILE_LIMIT:
            raise TooLargeToMarkError(file=file)
        try:
            return cls(dict(_unpacked(data, file)), file)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise NotMarkableError(file=file) from error

    def write(self) -> bytes:
        """Pack the parts, changed and unchanged."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._final():
                info = zipfile.ZipInfo(name, _NO_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return buffer.getvalue()

    def fingerprint(self, *, without: str) -> str:
        """Hash all parts but one."""
        digest = hashlib.sha256()
        for name, data in self._final():
            if name != without:
                digest.update(f"{name}\0{len(data)}\0".encode())
                digest.update(data)
        return digest.hexdigest()

    # --- parts ----------------------------------------------------------------------------------------------------

    def has(self, name: str) -> bool:
        """Tell whether there is a part of this name, whatever its case."""
        return name.lower() in self._names

    def data(self, name: str) -> bytes:
        """Return the bytes of a part as they were read or put.

        Raises:
            NotMarkableError: There is no such part.
        """
        try:
            return self.parts[self._names[name.lower()]]
        except KeyError as error:
            raise NotMarkableError(file=self.file) from error

    def xml(self, name: str) -> etree._Element:
        """Return a part as a tree; what is done to the tree is written.

        Raises:
            NotMarkableError: There is no such part, or it is no plain XML.
            TooLargeToMarkError: The part is too large to take apart.
        """
        self._edited.add(name.lower())
        return self._seen(name)

    def put(self, name: str, data: bytes) -> None:
        """Add a part, or replace its content."""
        known = self._names.setdefault(name.lower(), name)
        self._trees.pop(name.lower(), None)
        self._edited.discard(name.lower())
        self.parts[known] = data

    def drop(self, name: str) -> None:
        """Take a part out."""
        self._trees.pop(name.lower(), None)
        if (known := self._names.pop(name.lower(), None)) is not None:
            del self.parts[known]

    def free_name(self, pattern: str) -> str:
        """Find a name that no part has: `pattern` with the first free number in place of {}."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def _seen(self, name: str) -> etree._Element:
        """Return a part as a tree to look at."""
        if name.lower() not in self._trees:
            self._trees[name.lower()] = self._parsed(self.data(name))
        return self._trees[name.lower()]

    def _parsed(self, data: bytes) -> etree._Element:
        if len(data) > EDITED_LIMIT:
            raise TooLargeToMarkError(file=self.file)
        if any(declaration in data for declaration in _DECLARATIONS):
            raise NotMarkableError(file=self.file)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise NotMarkableError(file=self.file) from error

    def _final(self) -> Iterator[tuple[str, bytes]]:
        for name, data in self.parts.items():
            tree = self._trees.get(name.lower()) if name.lower() in self._edited else None
            yield (
                name,
                data if tree is None else etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
            )

    # --- content types and relations ------------------------------------------------------------------------------

    def declare(self, name: str, content_type: str) -> None:
        """Say of what type a part is."""
        types = self.xml(_TYPES_PART)
        etree.SubElement(types, f"{{{_CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say of what type all parts with an ending are, if nothing is said yet."""
        types = self.xml(_TYPES_PART)
        said = {str(one.get("Extension", "")).lower() for one in types.iter(f"{{{_CONTENT_TYPES}}}Default")}
        if ending not in said:
            types.insert(0, etree.Element(f"{{{_CONTENT_TYPES}}}Default", Extension=ending, ContentType=content_type))

    def undeclare(self, name: str) -> None:
        """Say no longer of what type a part is."""
        types = self.xml(_TYPES_PART)
        for override in list(types.iter(f"{{{_CONTENT_TYPES}}}Override")):
            if str(override.get("PartName", "")).lower() == f"/{name}".lower():
                types.remove(override)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """List the relations of a part inside the workbook: id, type (its last word), part."""
        name = _relations_name(part)
        if not self.has(name):
            return []
        return [
            (str(one.get("Id")), str(one.get("Type")).rpartition("/")[2], _resolved(part, str(one.get("Target"))))
            for one in self._seen(name)
            if isinstance(one.tag, str) and one.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> str | None:
        """Find the first part that a part is related to in a way ("comments")."""
        return next((target for _, type_, target in self.relations(part) if type_ == kind), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another and return the id of the relation."""
        name = _relations_name(part)
        if not self.has(name):
            self.put(name, f'<Relationships xmlns="{_PACKAGE_RELATIONS}"/>'.encode())
        root = self.xml(name)
        taken = {str(one.get("Id")) for one in root if isinstance(one.tag, str)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(
            root,
            f"{{{_PACKAGE_RELATIONS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{OFFICE_RELATIONS}/{kind}",
            Target=f"/{target}",
        )
        return f"rId{number}"

    def unrelate(self, part: str, target: str) -> None:
        """Take out the relations of a part to another."""
        root = self.xml(_relations_name(part))
        for one in list(root):
            if isinstance(one.tag, str) and _resolved(part, str(one.get("Target"))).lower() == target.lower():
                root.remove(one)


def _unpacked(data: bytes, file: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = [member.filename.lower() for member in members]
        if len(set(names)) < len(names) or any(member.flag_bits & 0x1 for member in members):
            raise NotMarkableError(file=file)
        left = UNPACKED_LIMIT
        for member in members:
            # What a part claims to be is not believed: no more than what is left is ever unpacked.
            if len(members) > PART_COUNT_LIMIT or member.file_size > left:
                raise TooLargeToMarkError(file=file)
            with archive.open(member) as stream:
                part = stream.read(left + 1)
            left -= len(part)
            if left < 0:
                raise TooLargeToMarkError(file=file)
            yield member.filename, part


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
