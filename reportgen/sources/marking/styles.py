"""Styles added to a workbook: the colours of wrong cells, each over the style a cell has, and those of the list."""

from __future__ import annotations

from lxml import etree

from reportgen.problems import Severity
from reportgen.sources.marking.package import MAIN, Package

#: Light red and light yellow. The exact tints tell our marks from colours of the clerk's own.
COLOURS = {Severity.ERROR: "FFFFC9C4", Severity.WARNING: "FFFFE9A8"}
_SOLID = "solid"
_NO_FILL = "64"

_EMPTY = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

#: Children of `styleSheet` in the order of the schema, as far as `cellXfs`.
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")


def tag(name: str) -> str:
    """Return the qualified name of an element of a workbook."""
    return f"{{{MAIN}}}{name}"


class Styles:
    """The styles of a workbook.

    Args:
        package: The workbook.
        workbook: Name of its main part.
    """

    def __init__(self, package: Package, workbook: str) -> None:
        part = package.related(workbook, "styles")
        if part is None:
            part = package.free_name("xl/styles{}.xml")
            package.put(part, _EMPTY.encode())
            package.declare(part, _STYLES_TYPE)
            package.relate(workbook, "styles", part)
        self._root = package.xml(part)
        self._marked: dict[tuple[int, Severity], int] = {}
        self._cleared: dict[int, int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """Return the style that is like another but for our colour behind the text."""
        key = style, severity
        if key not in self._marked:
            fill = etree.Element(tag("fill"))
            pattern = etree.SubElement(fill, tag("patternFill"), patternType=_SOLID)
            etree.SubElement(pattern, tag("fgColor"), rgb=COLOURS[severity])
            # A solid fill has no use for its second colour: there the clerk's own colour waits to be put back.
            pattern.append(self._colour_kept(style))
            self._marked[key] = self._like(style, fill)
        return self._marked[key]

    def cleared(self, style: int) -> int:
        """Return the style a cell had before we marked it; the style itself if it bears no mark of ours."""
        if style not in self._cleared:
            self._cleared[style] = self._uncoloured(style)
        return self._cleared[style]

    def bear_marks(self) -> bool:
        """Tell whether any style has our colour: the workbook is a marked copy, whoever saved it last."""
        fills = self._root.find(tag("fills"))
        if fills is None:
            return False
        return any(colour.get("rgb") in COLOURS.values() for colour in fills.iter(tag("fgColor")))

    def add(
        self, *, bold: bool = False, size: int = 11, link: bool = False, white: bool = False, fill: str = ""
    ) -> int:
        """Add a style for the list: text at the top left, wrapped."""
        font = etree.Element(tag("font"))
        for name in ("b",) if bold else ():
            etree.SubElement(font, tag(name))
        if link:
            etree.SubElement(font, tag("u"))
        etree.SubElement(font, tag("sz"), val=str(size))
        etree.SubElement(font, tag("color"), rgb="FFFFFFFF" if white else "FF0563C1" if link else "FF000000")
        etree.SubElement(font, tag("name"), val="Times New Roman")
        xf = etree.Element(tag("xf"), numFmtId="49", fontId=str(self._append("fonts", font)), borderId="0", xfId="0")
        xf.set("fillId", str(self._append("fills", _solid(fill))) if fill else "0")
        xf.attrib.update({"applyNumberFormat": "1", "applyFont": "1", "applyFill": "1", "applyAlignment": "1"})
        etree.SubElement(xf, tag("alignment"), vertical="top", wrapText="1" if size == 11 else "0")
        return self._append("cellXfs", xf)

    def _like(self, style: int, fill: etree._Element) -> int:
        xfs = self._children("cellXfs")
        xf = etree.fromstring(etree.tostring(xfs[style if 0 <= style < len(xfs) else 0]))
        xf.set("fillId", str(self._append("fills", fill)))
        xf.set("applyFill", "1")
        return self._append("cellXfs", xf)

    def _pattern(self, style: int) -> etree._Element | None:
        xfs, fills = self._children("cellXfs"), self._children("fills")
        number = int(xfs[style].get("fillId", "0")) if 0 <= style < len(xfs) else 0
        return fills[number].find(tag("patternFill")) if 0 <= number < len(fills) else None

    def _colour_kept(self, style: int) -> etree._Element:
        kept = etree.Element(tag("bgColor"))
        pattern = self._pattern(style)
        colour = pattern.find(tag("fgColor")) if pattern is not None and pattern.get("patternType") == _SOLID else None
        for name, value in {"indexed": _NO_FILL}.items() if colour is None else colour.attrib.items():
            kept.set(name, value)
        return kept

    def _uncoloured(self, style: int) -> int:
        pattern = self._pattern(style)
        colour = None if pattern is None else pattern.find(tag("fgColor"))
        kept = None if pattern is None else pattern.find(tag("bgColor"))
        if colour is None or colour.get("rgb") not in COLOURS.values():
            return style
        fill = etree.Element(tag("fill"))
        if kept is None or kept.get("indexed") == _NO_FILL:
            etree.SubElement(fill, tag("patternFill"), patternType="none")
        else:
            before = etree.SubElement(fill, tag("patternFill"), patternType=_SOLID)
            colour_before = etree.SubElement(before, tag("fgColor"))
            for name, value in kept.attrib.items():
                colour_before.set(name, value)
        return self._like(style, fill)

    def _children(self, name: str) -> list[etree._Element]:
        group = self._root.find(tag(name))
        return [] if group is None else [one for one in group if isinstance(one.tag, str)]

    def _append(self, name: str, element: etree._Element) -> int:
        group = self._root.find(tag(name))
        if group is None:
            group = etree.Element(tag(name))
            later = [
                one for one in self._root if one.tag not in {tag(before) for before in _ORDER[: _ORDER.index(name)]}
            ]
            self._root.insert(self._root.index(later[0]) if later else len(self._root), group)
        group.append(element)
        count = len(self._children(name))
        group.set("count", str(count))
        return count - 1


def _solid(colour: str) -> etree._Element:
    fill = etree.Element(tag("fill"))
    pattern = etree.SubElement(fill, tag("patternFill"), patternType=_SOLID)
    etree.SubElement(pattern, tag("fgColor"), rgb=colour)
    etree.SubElement(pattern, tag("bgColor"), indexed=_NO_FILL)
    return fill
