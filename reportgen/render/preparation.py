"""From a template as Word keeps it to the sources of its parts: docxtpl's preparation, remembered beside the template.

docxtpl takes tags out of the paragraphs, rows and cells that only carry them. Loading it and letting it work takes far
longer than filling a document; so what it makes of a template of ours is kept in a file beside it (`make khuon`). An
entry of that file counts only for the very bytes it was made of: what somebody edits in Word is prepared when it is
loaded. The file is not trusted more than the template: what it says passes the same checks as docxtpl's own result.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from reportgen.render.package import DOCUMENT_TYPE, MAX_FILE_BYTES, TemplateBrokenError, read_package

#: The prepared source of every part that may hold tags, by its name in the package.
Sources: TypeAlias = Mapping[str, str]

DOCUMENT = "word/document.xml"
_TAGGED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_BODY = re.compile(r"<w:body[^>]*>")
_DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")


def sources(path: Path, members: Mapping[str, bytes]) -> Sources:
    """The sources of a template: as remembered if it is still the same, else prepared now.

    Args:
        path: The template.
        members: Its parts.

    Raises:
        TemplateBrokenError: docxtpl cannot read it.
    """
    tagged = _tagged(members)
    remembered = _remembered(path, tagged)
    return remembered if remembered.keys() == tagged.keys() else _prepared(path, tagged)


def memory_path(path: Path) -> Path:
    """Where the sources of a template are remembered."""
    return path.with_suffix(".prepared.json")


def memory(path: Path) -> bytes:
    """What is to be remembered beside a template; the same for the same template.

    Raises:
        TemplateBrokenError: It is no sound template.
    """
    tagged = _tagged(read_package(path))
    prepared = _prepared(path, tagged)
    entries = {name: {"sha256": _sha256(tagged[name]), "source": source} for name, source in prepared.items()}
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def _tagged(members: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {name: content for name, content in members.items() if _TAGGED.fullmatch(name)}


def _remembered(path: Path, tagged: Mapping[str, bytes]) -> Sources:
    """What is remembered of the parts as they are; nothing if the file cannot be read, for whatever reason."""
    try:
        with memory_path(path).open("rb") as stream:
            text = stream.read(MAX_FILE_BYTES + 1)
        if len(text) > MAX_FILE_BYTES:
            return {}
        entries = json.loads(text)
        found = {name: str(entry["source"]) for name, entry in entries.items() if _is_of(entry, tagged.get(name))}
        # A template may hold none, and what is remembered of one did not come through its door.
        return {name: source for name, source in found.items() if DOCUMENT_TYPE not in source}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _is_of(entry: Mapping[str, str], content: bytes | None) -> bool:
    return content is not None and entry["sha256"] == _sha256(content)


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()


def _prepared(path: Path, tagged: Mapping[str, bytes]) -> Sources:
    from docxtpl import DocxTemplate
    from lxml import etree

    try:
        word = DocxTemplate(str(path))
        word.init_docx()
        parts = {name: word.patch_xml(content.decode()) for name, content in tagged.items() if name != DOCUMENT}
        body = _BODY.sub("<w:body>", word.patch_xml(word.get_xml()), count=1)
        # docxtpl works on the body alone; the root stays as it is.
        head, _, _ = tagged[DOCUMENT].decode().partition("<w:body>")
    except (etree.XMLSyntaxError, AttributeError, KeyError, ValueError) as error:
        raise TemplateBrokenError(file=str(path), reason=str(error)) from error
    return parts | {DOCUMENT: f"{head}{body}</w:document>"}


def mend_grids(xml: str) -> str:
    """Give every table as many grid columns as its widest row has cells, by docxtpl's own work after filling.

    Raises:
        ValueError: docxtpl cannot do it, for the part is no sound XML of Word, or has a table that makes no sense.
    """
    from docxtpl import DocxTemplate
    from lxml import etree

    try:
        tree = DocxTemplate.fix_tables(DocxTemplate(None), _DECLARATION.sub("", xml, count=1))
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True).decode()
