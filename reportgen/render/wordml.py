"""A short hand for WordprocessingML elements: `w("p", w("pPr", ...))` instead of namespaces everywhere.

The only place that spells the namespaces out.
"""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NAMESPACES: dict[str, str] = {"w": W, "r": R, "mc": MC, "w15": W15}

Element = etree._Element


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make the element `w:tag`; attributes are in the `w` namespace too.

    A trailing underscore in a name is dropped, so that Python's own words can be used (`val`, `type_`, `space`).
    """
    element = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name.rstrip('_')}", str(value))
    element.extend(children)
    return element


def root(tag: str, *children: Element) -> Element:
    """Make the root element of a part, with `mc:Ignorable` for the newer namespace that older Words may skip."""
    element = w(tag, *children)
    element.set(f"{{{MC}}}Ignorable", "w15")
    return element


def text_element(words: str) -> Element:
    """`w:t` with its blanks kept."""
    element = w("t")
    element.text = words
    element.set(_XML_SPACE, "preserve")
    return element


def hidden_appearance() -> Element:
    """The mark that makes a content control invisible on the screen too (Word 2013 and later)."""
    element = etree.Element(f"{{{W15}}}appearance", nsmap=NAMESPACES)
    element.set(f"{{{W15}}}val", "hidden")
    return element


def relationship_attribute(element: Element, identifier: str) -> Element:
    """Set `r:id` on an element and return it."""
    element.set(f"{{{R}}}id", identifier)
    return element


def to_bytes(element: Element) -> bytes:
    """Serialise a part: UTF-8, XML declaration, no needless namespace declarations inside."""
    etree.cleanup_namespaces(element, keep_ns_prefixes=["w", "r", "mc", "w15"])
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
