"""A Word template loaded once and filled many times.

docxtpl prepares the tagged XML of a template (`preparation`); its parts are filled (`part_template`) and compressed;
all others are copied as compressed bytes. The result equals docxtpl's own `render()`, part by part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.errors import ReportgenError
from reportgen.render.package import Part, TemplateBrokenError, read_package, write_package
from reportgen.render.part_template import PartTemplate, Print
from reportgen.render.preparation import DOCUMENT, sources

_CORE = "docProps/core.xml"
_CREATED = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
#: A loop over table cells changes the number of columns; docxtpl mends the grid afterwards, and so do we.
_CELL_LOOP = re.compile(r"{%\s*tc\s")
_MARKUP = re.compile(r"<[^>]*>")


class TemplateRefusesError(ReportgenError):
    """A template that cannot be filled from the given data; params `file` and `reason`."""

    code = "khuon-khong-khop"


class _Slot(NamedTuple):
    """One part of the package: ready bytes, or a template to be filled for every document."""

    name: str
    ready: Part | None
    template: PartTemplate | None


class Engine(NamedTuple):
    """A loaded template."""

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
        return tuple(Part.once(name, content) for name, content in self._contents(context))

    def package(self, filled: Iterable[Part]) -> bytes:
        """Join what `filled` gave with the parts that all documents share, to the bytes of a .docx."""
        changed = iter(filled)
        return write_package(slot.ready or next(changed) for slot in self.slots)

    def parts(self, context: Mapping[str, Any]) -> dict[str, str]:
        """Only the filled parts, as text by name: for comparing with docxtpl's own result."""
        return {name: content.decode() for name, content in self._contents(context)}

    def _contents(self, context: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        for slot in self.slots:
            if slot.template:
                try:
                    yield slot.name, slot.template.fill(context)
                except ValueError as error:
                    raise TemplateRefusesError(file=str(self.path), reason=str(error)) from error


def load_engine(path: Path) -> Engine:
    """Read a template and make it ready to be filled.

    Raises:
        TemplateBrokenError: The file is no sound .docx, or its tags do not parse.
    """
    members = read_package(path)
    if DOCUMENT not in members:
        raise TemplateBrokenError(file=str(path), reason="không có nội dung Word")
    prepared = sources(path, members)
    try:
        slots = tuple(_slot(name, content, prepared.get(name, "")) for name, content in members.items())
    except ValueError as error:
        raise TemplateBrokenError(file=str(path), reason=str(error)) from error
    return Engine(path, slots)


def _slot(name: str, content: bytes, source: str) -> _Slot:
    if name == _CORE:
        return _slot_of_properties(content)
    if not _holds_tags(source):
        return _Slot(name, Part.of(name, content), None)
    return _Slot(name, None, PartTemplate(source, mends_grids=_loops_over_cells(content)))


def _slot_of_properties(content: bytes) -> _Slot:
    source = content.decode()
    if not _holds_tags(source):
        return _Slot(_CORE, Part.of(_CORE, content), None)
    dated = _CREATED.sub(r"\g<1>{{ thuoc_tinh.ngay_tao }}\g<2>", source)
    return _Slot(_CORE, None, PartTemplate(dated, Print.PROPERTY))


def _holds_tags(source: str) -> bool:
    return "{{" in source or "{%" in source


def _loops_over_cells(content: bytes) -> bool:
    # Word may split a tag into several runs.
    return bool(_CELL_LOOP.search(_MARKUP.sub("", content.decode())))
