"""Comments on wrong cells, beside those that the clerk and her colleagues have written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.sources.marking.cells import COLUMNS, Spot, address_of, spot_of
from reportgen.sources.marking.package import MAIN, OFFICE_RELATIONS, Package
from reportgen.sources.marking.styles import tag

#: Who writes our comments.
AUTHOR = "reportgen"
#: Comments of one sheet; more of them nobody reads, and every one costs Excel time to open.
NOTE_LIMIT = 5_000
#: Begins our part of a comment that the clerk has begun.
_OURS = "\n— reportgen —\n"
#: Excel's answer threads keep a copy of their text as a comment, which is not to be touched.
_THREAD = "tc="

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_SHAPE_TYPE = (
    f'<v:shapetype {_NAMESPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_HIDDEN_BOX = 'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"'
_BOX_LOOK = (
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
)
_SHAPE_NUMBER = re.compile(rb"_x0000_s([0-9]{1,9})")
_SHAPE = re.compile(rb"<(\w+:)?shape\b(?:(?!</\1?shape>).)*</\1?shape>", re.DOTALL)
_SHAPE_ROW = re.compile(rb"<(?:\w+:)?Row>\s*([0-9]{1,7})\s*<")
_SHAPE_COLUMN = re.compile(rb"<(?:\w+:)?Column>\s*([0-9]{1,5})\s*<")
_SHAPES_A_BLOCK = 1024
#: Room that a line of a comment takes: letters across, and columns and rows of usual size for its box.
_LETTERS, _BOX_COLUMNS, _LEAST_ROWS = 48, 5, 4

#: What stands after `legacyDrawing` in a sheet, by the order of the schema.
_AFTER_DRAWING = frozenset(
    {
        *(
            tag(name)
            for name in ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems")
        ),
        *(tag(name) for name in ("tableParts", "extLst")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    }
)


@dataclass(frozen=True, slots=True)
class Note:
    """What a comment says: what is wrong in bold, what to do below it."""

    wrong: str
    advice: str


def add_notes(package: Package, sheet: str, notes: Mapping[Spot, Iterable[Note]]) -> None:
    """Write comments on the cells of a sheet; on a cell that has one, ours is added below it.

    Args:
        package: The workbook.
        sheet: Name of the sheet's part.
        notes: What to say, by cell.
    """
    comments = package.xml(_comments_part(package, sheet))
    listed = _child(comments, "commentList")
    known = {str(one.get("ref", "")): one for one in listed if isinstance(one.tag, str)}
    authors = _authors(comments)
    ours = _author(comments, authors)
    drawn = []
    for spot in sorted(notes)[:NOTE_LIMIT]:
        texts = list(notes[spot])
        before = known.get(address_of(spot))
        if before is None:
            one = etree.SubElement(listed, tag("comment"), ref=address_of(spot), authorId=ours)
            _write(etree.SubElement(one, tag("text")), texts)
            drawn.append((spot, texts))
        elif not _author_of(before, authors).startswith(_THREAD):
            text = _child(before, "text")
            _run(text, _OURS, bold=False)
            _write(text, texts)
    if drawn:
        _draw(package, sheet, drawn)


def remove_notes(package: Package, sheet: str) -> None:
    """Take our comments away, and our part of those that the clerk has begun."""
    part = package.related(sheet, "comments")
    if part is None:
        return
    comments = package.xml(part)
    authors = _authors(comments)
    gone = set()
    for one in list(_child(comments, "commentList")):
        if _author_of(one, authors) == AUTHOR:
            gone.add(spot_of(str(one.get("ref", ""))))
            _child(comments, "commentList").remove(one)
        else:
            _cut_ours(one)
    drawing = _drawing_part(package, sheet)
    if drawing is not None and gone:
        package.put(
            drawing, _SHAPE.sub(lambda shape: b"" if _cell_of(shape[0]) in gone else shape[0], package.data(drawing))
        )


# --- the text -----------------------------------------------------------------------------------------------------


def _write(text: etree._Element, notes: list[Note]) -> None:
    for index, note in enumerate(notes):
        _run(text, ("\n\n" if index else "") + note.wrong, bold=True)
        _run(text, f"\n→ {note.advice}", bold=False)


def _run(text: etree._Element, words: str, *, bold: bool) -> None:
    plain = text.find(tag("t"))
    if plain is not None:
        # A comment is either one plain text or a row of runs.
        text.remove(plain)
        _run(text, plain.text or "", bold=False)
    run = etree.SubElement(text, tag("r"))
    look = etree.SubElement(run, tag("rPr"))
    if bold:
        etree.SubElement(look, tag("b"))
    etree.SubElement(look, tag("sz"), val="9")
    etree.SubElement(look, tag("color"), indexed="81")
    etree.SubElement(look, tag("rFont"), val="Tahoma")
    written = etree.SubElement(run, tag("t"))
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    written.text = words


def _cut_ours(comment: etree._Element) -> None:
    """Cut a comment off where our part begins; a program may have joined its runs into one."""
    found = False
    for piece in list(comment.iter(tag("t"))):
        before, mark, _ = (piece.text or "").partition(_OURS.strip())
        if found:
            piece.text = ""
        elif mark:
            found, piece.text = True, before.rstrip("\n")


# --- parts --------------------------------------------------------------------------------------------------------


def _comments_part(package: Package, sheet: str) -> str:
    part = package.related(sheet, "comments")
    if part is None:
        part = package.free_name("xl/comments{}.xml")
        package.put(part, f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode())
        package.declare(part, _COMMENTS_TYPE)
        package.relate(sheet, "comments", part)
    return part


def _authors(comments: etree._Element) -> list[str]:
    return [_words(author) for author in _child(comments, "authors")]


def _words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _author(comments: etree._Element, authors: list[str]) -> str:
    if AUTHOR not in authors:
        etree.SubElement(_child(comments, "authors"), tag("author")).text = AUTHOR
        authors.append(AUTHOR)
    return str(authors.index(AUTHOR))


def _author_of(comment: etree._Element, authors: list[str]) -> str:
    number = int(comment.get("authorId", "-1"))
    return authors[number] if 0 <= number < len(authors) else ""


def _child(parent: etree._Element, name: str) -> etree._Element:
    found = parent.find(tag(name))
    return etree.SubElement(parent, tag(name)) if found is None else found


# --- the drawing that shows comments ------------------------------------------------------------------------------


def _drawing_part(package: Package, sheet: str) -> str | None:
    legacy = package.xml(sheet).find(tag("legacyDrawing"))
    if legacy is None:
        return None
    wanted = legacy.get(f"{{{OFFICE_RELATIONS}}}id")
    return next((target for name, _, target in package.relations(sheet) if name == wanted), None)


def _draw(package: Package, sheet: str, notes: list[tuple[Spot, list[Note]]]) -> None:
    """Put a hidden box for each comment into the sheet's drawing: without it Excel shows none."""
    part = _drawing_part(package, sheet) or _new_drawing(package, sheet)
    data = package.data(part)
    head, end, tail = data.rpartition(b"</")
    numbers = [int(number) for number in _SHAPE_NUMBER.findall(data)]
    first = max(numbers, default=_SHAPES_A_BLOCK) + 1
    shapes = [_SHAPE_TYPE] if b'_x0000_t202"' not in data else []
    shapes += [_shape(first + index, spot, texts) for index, (spot, texts) in enumerate(notes)]
    package.put(part, head + "".join(shapes).encode() + end + tail)


def _new_drawing(package: Package, sheet: str) -> str:
    part = package.free_name("xl/drawings/vmlDrawing{}.vml")
    blocks = ",".join(str(block) for block in range(1, NOTE_LIMIT // _SHAPES_A_BLOCK + 2))
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    package.put(part, f"<xml {_NAMESPACES}>{layout}</xml>".encode())
    package.declare_ending("vml", _DRAWING_TYPE)
    drawing = etree.Element(tag("legacyDrawing"))
    drawing.set(f"{{{OFFICE_RELATIONS}}}id", package.relate(sheet, "vmlDrawing", part))
    root = package.xml(sheet)
    later = next((child for child in root if child.tag in _AFTER_DRAWING), None)
    if later is None:
        root.append(drawing)
    else:
        later.addprevious(drawing)
    return part


def _shape(number: int, spot: Spot, notes: list[Note]) -> str:
    row, column = spot[0] - 1, spot[1] - 1
    left = column + 1 if column + _BOX_COLUMNS + 1 < COLUMNS else column - _BOX_COLUMNS - 1
    letters = [line for note in notes for line in (note.wrong, note.advice, "")]
    rows = max(_LEAST_ROWS, sum(len(line) // _LETTERS + 1 for line in letters))
    top = max(row - 1, 0)
    anchor = f"{left}, 15, {top}, 10, {left + _BOX_COLUMNS}, 15, {top + rows}, 4"
    return (
        f'<v:shape {_NAMESPACES} id="_x0000_s{number}" type="#_x0000_t202" {_HIDDEN_BOX}>{_BOX_LOOK}'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _cell_of(shape: bytes) -> Spot | None:
    row, column = _SHAPE_ROW.search(shape), _SHAPE_COLUMN.search(shape)
    return None if row is None or column is None else (int(row[1]) + 1, int(column[1]) + 1)
