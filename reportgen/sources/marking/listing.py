"""The first sheet of a marked workbook: every problem with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reportgen.problems import Severity
from reportgen.sources.files import clean
from reportgen.sources.heights import LINE_HEIGHT, TALLEST, lines_in
from reportgen.sources.marking.package import MAIN
from reportgen.sources.marking.styles import Styles

#: Rows of the list; Excel takes no more links than 65,530 in a sheet.
ROW_LIMIT = 20_000
#: How the sheet begins: by it a list of ours is told from a sheet of the clerk's.
TITLE = "Các chỗ cần sửa trong"
HOW_TO = (
    "Bấm vào địa chỉ ô để tới chỗ sai. Ô có lỗi được tô màu đỏ nhạt, ô có cảnh báo được tô màu vàng nhạt; "
    "đưa chuột lên ô để đọc cách sửa. Trang này do máy ghi, không phải dữ liệu."
)
_HEADINGS = ("STT", "Mức", "Trang tính", "Ô", "Đang ghi", "Sai ở đâu", "Cách sửa")
_WIDTHS = (6, 11, 22, 8, 26, 54, 64)
_WEIGHT = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
_CELL_TEXT_LIMIT = 32_000
_HEADING_ROW = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    Args:
        severity: How much the problem weighs.
        sheet: The sheet, or the file, where it stands.
        place: The cell, or where in the file.
        link: The cell to jump to, as Excel writes it; empty if there is none.
        value: What was typed.
        wrong: What is wrong.
        advice: What to do.
    """

    severity: Severity
    sheet: str
    place: str
    link: str
    value: str
    wrong: str
    advice: str


def listing(file: str, lines: Sequence[Line], styles: Styles) -> bytes:
    """Write the sheet.

    Args:
        file: Name of the workbook that was checked.
        lines: The problems, in order.
        styles: Where the sheet finds its styles.
    """
    title = styles.add(bold=True, size=14)
    plain = styles.add()
    heading = styles.add(bold=True, white=True, fill="FF1F4E78")
    link = styles.add(link=True)
    weight = {severity: styles.marked(plain, severity) for severity in Severity}
    rows = [_row(1, [f"{TITLE} «{file}»: {_count(lines)}."], [title]), _row(2, [HOW_TO], [styles.add(size=10)])]
    rows.append(_row(_HEADING_ROW, _HEADINGS, [heading] * len(_HEADINGS)))
    links = []
    for index, line in enumerate(lines[:ROW_LIMIT], start=1):
        number = _HEADING_ROW + index
        cells = [str(index), _WEIGHT[line.severity], line.sheet, line.place, line.value, line.wrong, line.advice]
        rows.append(
            _row(number, cells, [plain, weight[line.severity], plain, link if line.link else plain, *[plain] * 3])
        )
        if line.link:
            links.append(f'<hyperlink ref="D{number}" location={quoteattr(_clean(line.link))}/>')
    if len(lines) > ROW_LIMIT:
        rest = f"… và {len(lines) - ROW_LIMIT} chỗ khác không liệt kê ở đây."
        rows.append(_row(_HEADING_ROW + ROW_LIMIT + 1, [rest], [title]))
    return _sheet("".join(rows), "".join(links)).encode()


def _sheet(rows: str, links: str) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    frozen = (
        f'<pane ySplit="{_HEADING_ROW}" topLeftCell="A{_HEADING_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{_HEADING_ROW + 1}" sqref="A{_HEADING_ROW + 1}"/>'
    )
    hyperlinks = f"<hyperlinks>{links}</hyperlinks>" if links else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}"><sheetPr>'
        f'<tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" '
        f'tabSelected="1" workbookViewId="0">{frozen}</sheetView></sheetViews><cols>{columns}</cols><sheetData>{rows}'
        f"</sheetData>{hyperlinks}"
        f'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, texts: Sequence[str], styles: Sequence[int]) -> str:
    cells = "".join(
        f'<c r="{"ABCDEFG"[index]}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(_clean(text))}</t></is></c>"
        for index, (text, style) in enumerate(zip(texts, styles, strict=True))
    )
    return f'<row r="{number}"{_height(texts)}>{cells}</row>'


def _height(texts: Sequence[str]) -> str:
    """A row of the list is as tall as what is wrapped in it; the titles run over the columns."""
    lines = max(map(lines_in, texts, _WIDTHS)) if len(texts) == len(_WIDTHS) else 1
    return f' ht="{min(LINE_HEIGHT * lines, TALLEST)}" customHeight="1"' if lines > 1 else ""


def _clean(text: str) -> str:
    return clean(text)[:_CELL_TEXT_LIMIT]


def _count(lines: Sequence[Line]) -> str:
    errors = sum(line.severity is Severity.ERROR for line in lines)
    return f"{errors} lỗi, {len(lines) - errors} cảnh báo" if lines else "không còn chỗ nào"
