"""A light look into the XML of a workbook, for what the reader library does not tell.

Formulas that were never computed, cells that hold an error, cells shown as percentages or with leading zeros, hidden
rows and columns, and how far a sheet reaches (before the reader makes room for it). Only tags are looked at, one sweep
for each question and only where the question arises, so that a large sheet costs little. Nearly every sheet writes its
cells in the one usual way (`<c r="A1" s="2" t="s">`); once that is proven, a sweep need not look for other ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from reportgen.sources.tables.archive import Archive

#: Row and column of a cell, both from 0.
Spot = tuple[int, int]

_P = rb"<(?:\w+:)?"
_CELL = re.compile(_P + rb"c\b([^<>]*)>")
_REF = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,7})([0-9]{1,10})[\"']")
_STYLE = re.compile(rb"\bs\s*=\s*[\"']([0-9]{1,6})[\"']")
_PLACED = re.compile(_P + rb"(row|c)\b([^<>]*)>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"']([0-9]{1,10})[\"']")
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26
#: A cell that is written in any other way than the usual one, or far from the first, or that holds an error.
_UNUSUAL_CELL = re.compile(
    rb'<c(?=[\s/>])(?! r="[A-Z]{1,2}[0-9]{1,5}"(?: s="[0-9]{1,6}")?(?: t="(?:s|n|b|d|str|inlineStr)")?/?>)'
)
_PREFIXED = re.compile(rb":[cf][\s/>]")
_USUAL_FORMULA = re.compile(rb"<f[\s/>]")
_USUAL_WIDE = re.compile(rb'<c r="[A-Z]{2}')
_USUAL_COLUMN = re.compile(rb'<c r="([A-Z]+)[0-9]+"[^<>/]*>')
_USUAL_ROW = re.compile(rb'<c r="[A-Z]+([0-9]+)"[^<>/]*>')
_MENTIONS_HIDING = re.compile(rb"hidden")
_IS_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_IS_TEXT_RESULT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")
_FORMULA = re.compile(rb"\s*" + _P + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f\s*>)")
_VALUE = re.compile(rb"\s*" + _P + rb"v\b[^<>]*(?<!/)>([^<]+)<")
_HIDDEN = rb"\bhidden\s*=\s*[\"'](?:1|true|on)[\"']"
_HIDDEN_ROW = re.compile(_P + rb"row\b(?=[^<>]*" + _HIDDEN + rb")[^<>]*?\br\s*=\s*[\"']([0-9]{1,7})[\"']")
_HIDDEN_COLUMNS = re.compile(_P + rb"col\b(?=[^<>]*" + _HIDDEN + rb")([^<>]*)>")
_EMPTY_CELL_ENDS = (b"</c>", b"</x:c>")

#: Columns of a sheet.
_COLUMNS = 16_384


@dataclass(frozen=True)
class SheetFacts:
    """What the XML of one sheet says; rows and columns from 0.

    Args:
        height: Number of rows up to the last one with a value.
        width: Number of columns up to the last one with a value.
        errors: Cells that hold an error, with its name ("#N/A").
        uncomputed: Cells whose formula has no stored value.
        percents: Cells that Excel shows as percentages.
        padded: Cells that Excel shows with leading zeros, with the number of digits.
        hidden_rows: Hidden rows.
        hidden_columns: First and last of each run of hidden columns.
    """

    height: int
    width: int
    errors: Mapping[Spot, str] = field(default_factory=dict)
    uncomputed: frozenset[Spot] = frozenset()
    percents: frozenset[Spot] = frozenset()
    padded: Mapping[Spot, int] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()


def look_at_sheet(part: bytes, formats: Mapping[bytes, int]) -> SheetFacts:
    """Look at the XML of one sheet.

    Args:
        part: The XML.
        formats: What `number_formats` found.
    """
    usual = not _UNUSUAL_CELL.search(part) and not _PREFIXED.search(part)
    height, width = _usual_extent(part) if usual else _extent(part)
    styled = dict(_usually_styled(part, formats) if usual else _styled(part, formats)) if formats else {}
    hides = _MENTIONS_HIDING.search(part) is not None
    return SheetFacts(
        height=height,
        width=width,
        errors=dict(_errors(part)) if not usual and (b'"e"' in part or b"'e'" in part) else {},
        uncomputed=frozenset(_uncomputed(part)) if _may_compute(part, usual=usual) else frozenset(),
        percents=frozenset(spot for spot, digits in styled.items() if not digits),
        padded={spot: digits for spot, digits in styled.items() if digits},
        hidden_rows=tuple(int(match[1]) - 1 for match in _HIDDEN_ROW.finditer(part)) if hides else (),
        hidden_columns=tuple(_hidden_columns(part)) if hides else (),
    )


def number_formats(archive: Archive) -> Mapping[bytes, int]:
    """Find the cell styles that show a number as more than its digits.

    Returns:
        Number of the style, as cells name it → 0 for a percentage, else the number of digits it is padded to.
    """
    part = archive.part("xl/styles.xml")
    codes = {b"9": "0%", b"10": "0.00%"}
    for tag in re.finditer(_P + rb"numFmt\b([^<>]*)>", part):
        number, code = _attribute(tag[1], b"numFmtId"), _attribute(tag[1], b"formatCode")
        codes[number] = unescape(code.decode("utf-8", "replace"))
    start = part.find(b"cellXfs")
    block = part[start : part.find(b"cellXfs", start + 1)] if start >= 0 else b""
    styles = re.findall(_P + rb"xf\b([^<>]*)>", block)
    found = ((b"%d" % index, _digits(codes.get(_attribute(tag, b"numFmtId"), ""))) for index, tag in enumerate(styles))
    return {style: digits for style, digits in found if digits is not None}


def sheet_parts(archive: Archive) -> list[str]:
    """List the archive name of each sheet's part in the order of the workbook; "" for one that cannot be found."""
    targets = {}
    for tag in re.finditer(_P + rb"Relationship\b([^<>]*)>", archive.part("xl/_rels/workbook.xml.rels")):
        targets[_attribute(tag[1], b"Id")] = _attribute(tag[1], b"Target").decode("utf-8", "replace")
    listed = re.findall(_P + rb"sheet\b([^<>]*)>", archive.part("xl/workbook.xml"))
    names = [_full_name(targets.get(_attribute(tag, rb"\w+:id"), "")) for tag in listed]
    return [name if name in archive else "" for name in names]


def _full_name(target: str) -> str:
    name = unescape(target).lower()
    return name.removeprefix("/") if name.startswith("/") else f"xl/{name}"


def _attribute(tag: bytes, name: bytes) -> bytes:
    match = re.search(rb"(?:^|\s)" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (match[1] or match[2] or b"") if match else b""


def _digits(code: str) -> int | None:
    """Read a number format: 0 for a percentage, the digits of "00", None for what shows no more than the number."""
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code.split(";")[0]).strip()
    if "%" in plain:
        return 0
    return len(plain) if re.fullmatch("0{2,15}", plain) else None


def _spot(tag: bytes) -> Spot | None:
    match = _REF.search(tag)
    return None if match is None else _spot_of(match[1], match[2])


def _spot_of(letters: bytes, number: bytes) -> Spot:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return int(number) - 1, column - 1


def _usual_extent(part: bytes) -> Spot:
    """Give an upper bound for rows and columns with content, cells being written in the usual way."""
    if not _USUAL_WIDE.search(part):
        return _NEAR_ROWS, _NEAR_COLUMNS
    height = max(map(int, set(_USUAL_ROW.findall(part))), default=0)
    width = max((_spot_of(letters, b"1")[1] + 1 for letters in set(_USUAL_COLUMN.findall(part))), default=0)
    return (height, width) if height * width <= _NEAR_ROWS * _NEAR_COLUMNS else _extent(part)


def _extent(part: bytes) -> Spot:
    """Count rows and columns up to the last cell with content."""
    height = width = 0
    row, column = -1, -1
    for tag in _PLACED.finditer(part):
        # In damaged XML an attribute may stand twice, and nobody knows which one the reader takes: the farther counts.
        if tag[1] == b"row":
            row, column = max((int(number) - 1 for number in _ROW_NUMBER.findall(tag[2])), default=row + 1), -1
            continue
        spots = [_spot_of(*reference) for reference in _REF.findall(tag[2])] or [(row, column + 1)]
        row, column = max(spot[0] for spot in spots), max(spot[1] for spot in spots)
        if not tag[2].endswith(b"/") and not part.startswith(_EMPTY_CELL_ENDS, tag.end()):
            height, width = max(height, row + 1), max(width, column + 1)
    return height, width


def _may_compute(part: bytes, *, usual: bool) -> bool:
    if usual:
        return _USUAL_FORMULA.search(part) is not None
    return (b"<f" in part or b":f" in part) and re.search(_P + rb"f\b", part) is not None


def _errors(part: bytes) -> Iterator[tuple[Spot, str]]:
    for cell in _CELL.finditer(part):
        spot = _spot(cell[1])
        if spot is not None and _IS_ERROR.search(cell[1]):
            after = _FORMULA.match(part, cell.end())
            value = _VALUE.match(part, after.end() if after else cell.end())
            yield spot, value[1].decode("utf-8", "replace")[:20] if value else "#?"


def _uncomputed(part: bytes) -> Iterator[Spot]:
    for cell in _CELL.finditer(part):
        formula = _FORMULA.match(part, cell.end())
        if formula is None or _IS_TEXT_RESULT.search(cell[1]) or _VALUE.match(part, formula.end()):
            continue
        if (spot := _spot(cell[1])) is not None:
            yield spot


def _styled(part: bytes, formats: Mapping[bytes, int]) -> Iterator[tuple[Spot, int]]:
    wanted = re.compile(rb"\bs\s*=\s*[\"'](?:" + b"|".join(formats) + rb")[\"']")
    if not wanted.search(part):
        return
    for cell in _CELL.finditer(part):
        style, spot = _STYLE.search(cell[1]), _spot(cell[1])
        if style is not None and spot is not None and style[1] in formats:
            yield spot, formats[style[1]]


def _usually_styled(part: bytes, formats: Mapping[bytes, int]) -> Iterator[tuple[Spot, int]]:
    for cell in re.finditer(rb'<c r="([A-Z]+)([0-9]+)" s="(' + b"|".join(formats) + rb')"', part):
        yield _spot_of(cell[1], cell[2]), formats[cell[3]]


def _hidden_columns(part: bytes) -> Iterator[tuple[int, int]]:
    for tag in _HIDDEN_COLUMNS.finditer(part):
        first, last = _attribute(tag[1], b"min"), _attribute(tag[1], b"max")
        if first.isdigit() and last.isdigit() and len(first) < 6 and len(last) < 6:
            yield int(first) - 1, min(int(last), _COLUMNS) - 1
