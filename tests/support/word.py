"""The text of a .docx as it stands in the XML, content controls, tables and headers included."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from reportgen.text.breaks import plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(document: bytes, name: str = "word/document.xml") -> etree._Element:
    """Parse one part of a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def paragraphs(document: bytes) -> list[str]:
    """The text of every paragraph, non-breaking blanks and hyphens as ordinary ones."""
    return [plain(_paragraph_text(node)) for node in part(document).iter(f"{W}p")]


def text(document: bytes) -> str:
    """All paragraphs, one a line."""
    return "\n".join(paragraphs(document))


def anchor_list(document: bytes) -> list[tuple[str, str]]:
    """Tag and text of every anchored field, in the order of the document."""
    controls = part(document).iter(f"{W}sdt")
    return [(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), plain(_paragraph_text(control))) for control in controls]


def anchors(document: bytes) -> dict[str, str]:
    """Tag to text of every anchored field."""
    return dict(anchor_list(document))


def _paragraph_text(node: etree._Element) -> str:
    words = {f"{W}t": None, f"{W}noBreakHyphen": "-", f"{W}tab": "\t", f"{W}br": "\n"}
    pieces = (words[child.tag] or child.text or "" for child in node.iter(*words))
    return "".join(pieces)
