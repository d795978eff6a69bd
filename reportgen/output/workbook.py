"""A plain workbook: sheets with a heading row and rows below, written row by row.

Written without a library: loading one, and asking it about every cell, takes longer than making the documents that the
rows tell of.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice, repeat
from string import ascii_uppercase
from typing import NamedTuple, TypeAlias

from reportgen.output import workbook_frame as frame


class Link(NamedTuple):
    """A cell that opens a file.

    Args:
        target: The file, seen from the workbook's folder, parts joined by `/`.
        text: What the cell shows.
    """

    target: str
    text: str


Cell: TypeAlias = "str | int | date | Link | None"
#: Real links are kept in memory until the end, and Excel takes 65.530 a sheet: further ones are formulas.
_REAL_LINKS = 1_000
#: The longest text that Excel takes in a cell.
_LONGEST = 32_767
_DAY_ZERO = date(1899, 12, 30).toordinal()
#: Rows deflated together.
_ROWS = 200
_LEVEL = 3


class Sheet(NamedTuple):
    """One sheet.

    Args:
        name: Its name, at most 31 characters.
        headings: Heading and width (characters) of every column, at most 26.
        rows: The rows, taken one by one.
        lead: A line above the headings; "" for none.
    """

    name: str
    headings: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]
    lead: str = ""


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Write a workbook; the same rows give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        told = []
        for number, sheet in enumerate(sheets, start=1):
            page = _Page(sheet, number)
            _write(archive, frame.sheet_part(number), page.pieces())
            if page.targets:
                name, text = frame.link_part(number, page.targets)
                _write(archive, name, [text])
            told.append((sheet.name, page.columns[-1], page.top, page.last))
        for name, text in frame.frame_parts(told):
            _write(archive, name, [text])
    return stream.getvalue()


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    # Opened by its name, a part gets the zip format's zero as its time: no clock goes into a workbook.
    with archive.open(name, "w") as part:
        for piece in pieces:
            part.write(piece.encode())


class _Page:
    """A sheet on its way into its part."""

    def __init__(self, sheet: Sheet, number: int) -> None:
        #: The row of the headings, and the last one; both counted from 1.
        self.top = self.last = 3 if sheet.lead else 1
        self.columns = ascii_uppercase[: len(sheet.headings)]
        #: Where real links lead.
        self.targets: list[str] = []
        self._linked: list[str] = []
        self._links = 0
        self._sheet = sheet
        self._first = number == 1

    def pieces(self) -> Iterator[str]:
        """Yield the text of the part."""
        sheet = self._sheet
        yield frame.sheet_head([width for _, width in sheet.headings], frozen=self.top, selected=self._first)
        if sheet.lead:
            yield f'<row r="1">{_text_cell("A1", 0, sheet.lead)}</row>'
        yield self._heading()
        rows = iter(sheet.rows)
        while some := list(islice(rows, _ROWS)):
            yield "".join(map(self._row, some))
        yield frame.sheet_foot(f"A{self.top}:{self.columns[-1]}{max(self.last, self.top + 1)}", self._linked)

    def _heading(self) -> str:
        places = (f"{column}{self.top}" for column in self.columns)
        cells = map(_text_cell, places, repeat(frame.HEADING), (said for said, _ in self._sheet.headings))
        return f'<row r="{self.top}">{"".join(cells)}</row>'

    def _row(self, cells: Sequence[Cell]) -> str:
        self.last += 1
        number = str(self.last)
        told = [self._cell(column + number, cell) for column, cell in zip(self.columns, cells, strict=True)]
        return f'<row r="{number}">{"".join(told)}</row>'

    def _cell(self, place: str, cell: Cell) -> str:
        match cell:
            case None | "":
                return ""
            case str():
                return _text_cell(place, frame.TEXT, cell)
            case int():
                return f'<c r="{place}" s="{frame.TEXT}"><v>{cell}</v></c>'
            case date():
                return f'<c r="{place}" s="{frame.DATE}"><v>{cell.toordinal() - _DAY_ZERO}</v></c>'
            case Link():
                return self._link(place, cell)

    def _link(self, place: str, link: Link) -> str:
        if len(self.targets) < _REAL_LINKS:
            # The form that Excel writes and LibreOffice reads too.
            self.targets.append(link.target.replace("%", "%25").replace(" ", "%20").replace("/", "\\"))
            self._linked.append(place)
            return _text_cell(place, frame.LINK, link.text)
        target, text = (frame.escaped(part.replace('"', '""')) for part in link)
        formula = f'HYPERLINK("{target}","{text}")'
        return f'<c r="{place}" s="{frame.LINK}" t="str"><f>{formula}</f><v>{frame.escaped(link.text)}</v></c>'


def _text_cell(place: str, look: int, text: str) -> str:
    said = frame.escaped(text[:_LONGEST])
    kept = ' xml:space="preserve"' if said != said.strip() else ""
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t{kept}>{said}</t></is></c>'
