"""A Word template compiled once and filled many times. The only room that knows docxtpl and Jinja.

docxtpl prepares the tagged XML of a template; Jinja compiles it, strict about undefined names, in a sandbox that sees
plain data only and escapes it. A document then costs one rendering of the templated parts; all other parts are copied
as compressed bytes. The result equals docxtpl's own `render()`, part by part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError
from lxml import etree

from reportgen.errors import ReportgenError
from reportgen.render.grids import mend_grids
from reportgen.render.package import Part, TemplateBrokenError, read_package, write_package
from reportgen.render.sandbox import property_environment, text_environment

_DOCUMENT = "word/document.xml"
_CORE = "docProps/core.xml"
_HEADERS = re.compile(r"word/(?:header|footer)\d*\.xml")
_BODY = re.compile(r"<w:body[^>]*>")
_CREATED = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")
#: What an expression of a foreign template can raise; the sandbox's own refusals are among the first two.
_TEMPLATE_FAULTS = (TemplateError, ValueError, TypeError, ArithmeticError, LookupError, RecursionError)
#: A loop over table cells changes the number of columns; docxtpl mends the grid afterwards, and so do we.
_CELL_LOOP = re.compile(r"{%\s*tc\s")


class TemplateRefusesError(ReportgenError):
    """A template that cannot be filled from the given data; params `file` and `reason`."""

    code = "khuon-khong-khop"


@dataclass(frozen=True, slots=True)
class _Slot:
    """One part of the package: ready bytes, or a template to be filled for every document."""

    name: str
    ready: Part | None
    template: Template | None
    mend_grid: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """A compiled template."""

    path: Path
    slots: tuple[_Slot, ...]

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Fill the template with plain data; the same context gives the same bytes.

        Returns:
            The bytes of a .docx.

        Raises:
            TemplateRefusesError: As `filled`.
        """
        return self.package(self.filled(context))

    def filled(self, context: Mapping[str, Any]) -> tuple[Part, ...]:
        """Fill the template with plain data: the half of `render` that depends on the context.

        Returns:
            The parts that differ from document to document, compressed, in the order of the package; they can be
            laid aside with `package.pack_parts`.

        Raises:
            TemplateRefusesError: The template names what the context lacks, or the context holds anything but
                text, lists, mappings and truth values.
        """
        return tuple(self._filled(slot, context) for slot in self.slots if slot.template)

    def package(self, filled: Iterable[Part]) -> bytes:
        """Join what `filled` gave with the parts that all documents share, to the bytes of a .docx."""
        changed = iter(filled)
        return write_package(slot.ready or next(changed) for slot in self.slots)

    def parts(self, context: Mapping[str, Any]) -> dict[str, str]:
        """Only the filled parts, as text by name: for comparing with docxtpl's own result."""
        return {slot.name: self._fill(slot, context) for slot in self.slots if slot.template}

    def _filled(self, slot: _Slot, context: Mapping[str, Any]) -> Part:
        return Part.once(slot.name, self._fill(slot, context).encode())

    def _fill(self, slot: _Slot, context: Mapping[str, Any]) -> str:
        if slot.template is None:
            raise ValueError(slot.name)
        try:
            xml = slot.template.render(context)
        except _TEMPLATE_FAULTS as error:
            raise TemplateRefusesError(file=str(self.path), reason=str(error)) from error
        return _mend_grids(xml) if slot.mend_grid else xml


def load_engine(path: Path) -> Engine:
    """Read, prepare and compile a template.

    Raises:
        TemplateBrokenError: The file is no sound .docx, or its tags do not parse.
    """
    members = read_package(path)
    if _DOCUMENT not in members:
        raise TemplateBrokenError(file=str(path), reason="không có nội dung Word")
    try:
        word = DocxTemplate(str(path))
        word.init_docx()
        slots = tuple(_slot(word, name, content) for name, content in members.items())
    except (TemplateError, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise TemplateBrokenError(file=str(path), reason=str(error)) from error
    return Engine(path, slots)


def _slot(word: DocxTemplate, name: str, content: bytes) -> _Slot:
    if name == _DOCUMENT:
        source = _document_source(word, content)
    elif _HEADERS.fullmatch(name):
        source = word.patch_xml(content.decode())
    elif name == _CORE:
        return _core_slot(content)
    else:
        source = ""
    if "{{" not in source and "{%" not in source:
        return _Slot(name, Part.of(name, content), None)
    return _Slot(name, None, text_environment().from_string(source), bool(_CELL_LOOP.search(content.decode())))


def _document_source(word: DocxTemplate, content: bytes) -> str:
    """The document with docxtpl's preparation; docxtpl works on the body alone, the root stays as it is."""
    body = _BODY.sub("<w:body>", word.patch_xml(word.get_xml()), count=1)
    head, _, _ = content.decode().partition("<w:body>")
    return f"{head}{body}</w:document>"


def _core_slot(content: bytes) -> _Slot:
    source = content.decode()
    if "{{" not in source:
        return _Slot(_CORE, Part.of(_CORE, content), None)
    dated = _CREATED.sub(r"\g<1>{{ thuoc_tinh.ngay_tao }}\g<2>", source)
    return _Slot(_CORE, None, property_environment().from_string(dated))


def _mend_grids(xml: str) -> str:
    """Give every table as many grid columns as its widest row has cells, as docxtpl does after rendering."""
    mended = mend_grids(xml)
    if mended is not None:
        return mended
    tree = DocxTemplate.fix_tables(DocxTemplate(None), _DECLARATION.sub("", xml, count=1))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True).decode()
