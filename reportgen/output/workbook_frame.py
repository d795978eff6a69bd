"""What stands around the sheets of a plain workbook: the parts that say what is where, and how cells look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

#: What XML has its own signs for, or cannot hold, and what Excel would take for the sign of such a character.
_ODD = re.compile('[&<>"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_')
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

#: How a cell looks, by its place among the `cellXfs` below.
HEADING, TEXT, DATE, LINK = range(1, 5)
#: A column is so much wider than its characters: five of the seven pixels of one, in steps of 1/256.
_MARGIN = 0.7109375
_FONT = '<sz val="11"/>{}<name val="Calibri"/><family val="2"/>'
_NO_LINES = "<left/><right/><top/>"
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    f'<fonts count="3"><font>{_FONT.format("")}</font><font><b/>{_FONT.format("")}</font>'
    f'<font><u/>{_FONT.format("""<color rgb="FF0563C1"/>""")}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f'</fills><borders count="2"><border>{_NO_LINES}<bottom/><diagonal/></border>'
    f'<border>{_NO_LINES}<bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment horizontal="left" vertical="top"/></xf>'
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_ROOT = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def escaped(text: str) -> str:
    """Write a text so that it may stand between tags or quotes."""
    return _ODD.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    odd = found[0]
    if odd in _SIGNS:
        return _SIGNS[odd]
    # Excel's way of writing a character that XML cannot hold, and then of writing that way itself.
    return f"_x005F{odd}" if len(odd) > 1 else f"_x{ord(odd):04X}_"


def sheet_part(number: int) -> str:
    """Name of the part of a sheet, counted from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def frame_parts(sheets: Sequence[tuple[str, str, int, int]]) -> Iterator[tuple[str, str]]:
    """Yield name and text of every part around the sheets.

    Args:
        sheets: Of each sheet its name, the letter of its last column, the rows of its headings and its last row.
    """
    numbers = range(1, len(sheets) + 1)
    yield "[Content_Types].xml", _content_types(numbers)
    yield "_rels/.rels", _ROOT
    yield "xl/workbook.xml", _workbook(sheets)
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relationships([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES


def sheet_head(columns: Sequence[int], *, frozen: int, selected: bool) -> str:
    """What stands in a sheet above its rows.

    Args:
        columns: Width of every column, in characters.
        frozen: How many rows stay in sight.
        selected: Whether it is the sheet that is seen first.
    """
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width + _MARGIN}" customWidth="1"/>'
        for number, width in enumerate(columns, start=1)
    )
    first = ' tabSelected="1"' if selected else ""
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView{first} workbookViewId="0">'
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{widths}</cols><sheetData>"
    )


def sheet_foot(filtered: str, linked: Sequence[str]) -> str:
    """What stands in a sheet below its rows: printed on A4 across, as wide as one page.

    Args:
        filtered: The cells that can be filtered ("A1:H9").
        linked: The cells whose links `link_part` tells, in its order.
    """
    cells = "".join(f'<hyperlink ref="{cell}" r:id="rId{number}"/>' for number, cell in enumerate(linked, start=1))
    return (
        f'</sheetData><autoFilter ref="{filtered}"/>{f"<hyperlinks>{cells}</hyperlinks>" if linked else ""}'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/></worksheet>'
    )


def link_part(number: int, targets: Sequence[str]) -> tuple[str, str]:
    """Name and text of the part that tells where the links of a sheet lead."""
    links = [("hyperlink", target, ' TargetMode="External"') for target in targets]
    return f"xl/worksheets/_rels/sheet{number}.xml.rels", _relationships(links)


def _content_types(numbers: Sequence[int]) -> str:
    sheets = "".join(
        f'<Override PartName="/{sheet_part(number)}" ContentType="{_TYPE}worksheet+xml"/>' for number in numbers
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/>{sheets}</Types>'
    )


def _workbook(sheets: Sequence[tuple[str, str, int, int]]) -> str:
    listed = "".join(
        f'<sheet name="{escaped(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, *_) in enumerate(sheets, start=1)
    )
    filters, titles = "", ""
    for number, (name, column, top, last) in enumerate(sheets):
        quoted = escaped(name.replace("'", "''"))
        filters += (
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
            f"'{quoted}'!$A${top}:${column}${last}</definedName>"
        )
        titles += (
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">\'{quoted}\'!${top}:${top}</definedName>'
        )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
        f'<definedNames>{filters}{titles}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>'
    )


def _relationships(targets: Sequence[tuple[str, ...]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{escaped(target)}"{"".join(more)}/>'
        for number, (kind, target, *more) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
