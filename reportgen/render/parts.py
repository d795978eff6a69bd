"""The parts of a template that hold no text of a document: relations, settings, headers, sections, properties."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.render import styles
from reportgen.render.theme import theme_part
from reportgen.render.units import twips_from_mm
from reportgen.render.wordml import Element, relationship_attribute, root, text_element, to_bytes, w
from reportgen.standard import Standard

_HEADER_DEFAULT, _HEADER_FIRST = "rId3", "rId4"

_CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/docProps/app.xml" \
ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>\
{overrides}</Types>"""

_WORD_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
}

_RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>"""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"

#: The tags are filled for every document; the date is a valid one so that Word opens the template itself.
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{{ thuoc_tinh.tieu_de }}</dc:title><dc:subject>{{ thuoc_tinh.chu_de }}</dc:subject>\
<dc:creator>{{ thuoc_tinh.tac_gia }}</dc:creator><dc:language>vi-VN</dc:language>\
<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>"""

_APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>reportgen</Application></Properties>"""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages of one orientation, with page numbers of its own."""

    standard: Standard
    landscape: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the page in twips."""
        page = self.standard.page
        upright = twips_from_mm(page.width_mm), twips_from_mm(page.height_mm)
        return upright[::-1] if self.landscape else upright

    @property
    def text_width(self) -> int:
        """Width between the margins in twips."""
        page = self.standard.page
        return self.size[0] - twips_from_mm(page.margins.left) - twips_from_mm(page.margins.right)


def section_properties(section: Section) -> Element:
    """`w:sectPr`: page, margins (HD05 II.IV.3-4), number from the second page on, counted anew (II.IV.5)."""
    page = section.standard.page
    width, height = section.size
    size = w("pgSz", w=width, h=height)
    if section.landscape:
        size = w("pgSz", w=width, h=height, orient="landscape")
    return w(
        "sectPr",
        relationship_attribute(w("headerReference", type="default"), _HEADER_DEFAULT),
        relationship_attribute(w("headerReference", type="first"), _HEADER_FIRST),
        w("type", val="nextPage"),
        size,
        w(
            "pgMar",
            top=twips_from_mm(page.margins.top),
            right=twips_from_mm(page.margins.right),
            bottom=twips_from_mm(page.margins.bottom),
            left=twips_from_mm(page.margins.left),
            header=twips_from_mm(page.page_number.distance_from_top_mm),
            footer=twips_from_mm(page.page_number.distance_from_top_mm),
            gutter=0,
        ),
        w("pgNumType", start=1),
        w("titlePg"),
    )


def fixed_parts(standard: Standard) -> dict[str, bytes]:
    """All parts but the document itself, by name, in the order they stand in the package."""
    relations = [("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml")]
    relations += [("header", "header2.xml"), ("fontTable", "fontTable.xml"), ("theme", "theme/theme1.xml")]
    document_relations = "".join(
        _relationship(f"rId{number}", f"{_OFFICE}/{kind}", target)
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return {
        "[Content_Types].xml": _content_types().encode(),
        "_rels/.rels": _RELATIONSHIPS.format(entries=_package_relationships()).encode(),
        "docProps/app.xml": _APP.encode(),
        "docProps/core.xml": _CORE.encode(),
        "word/document.xml": b"",
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format(entries=document_relations).encode(),
        "word/styles.xml": to_bytes(styles.styles_part(standard)),
        "word/settings.xml": to_bytes(_settings()),
        "word/fontTable.xml": to_bytes(_font_table(standard)),
        "word/theme/theme1.xml": theme_part(standard.body.font).encode(),
        "word/header1.xml": to_bytes(_page_number_header()),
        "word/header2.xml": to_bytes(root("hdr", w("p", w("pPr", w("pStyle", val=styles.PAGE_NUMBER))))),
    }


def _content_types() -> str:
    prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{prefix}.{kind}+xml"/>'
        for name, kind in _WORD_PARTS.items()
    )
    return _CONTENT_TYPES.format(overrides=overrides)


def _package_relationships() -> str:
    return (
        _relationship("rId1", f"{_OFFICE}/officeDocument", "word/document.xml")
        + _relationship("rId2", f"{_PACKAGE}/core-properties", "docProps/core.xml")
        + _relationship("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml")
    )


def _relationship(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'


def _settings() -> Element:
    compatibility = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=twips_from_mm(10)),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("doNotExpandShiftReturn"), compatibility),
        w("themeFontLang", val="vi-VN"),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _font_table(standard: Standard) -> Element:
    font = w(
        "font",
        w("charset", val="00"),
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=standard.body.font,
    )
    return root("fonts", font)


def _page_number_header() -> Element:
    field = w("fldSimple", w("r", text_element("2")), instr=" PAGE ")
    return root("hdr", w("p", w("pPr", w("pStyle", val=styles.PAGE_NUMBER)), field))
