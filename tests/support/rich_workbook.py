"""A workbook as a clerk keeps it: with everything that a library which writes workbooks anew may lose."""

from __future__ import annotations

import datetime
import struct
import zlib
from pathlib import Path

import xlsxwriter

MAIN_SHEET, OTHER_SHEET = "Văn bản", "Đoàn"


def make(path: Path) -> Path:
    """Write the workbook: styles, merged cells, widths, validation, conditional formats, panes, pictures, chart …"""
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet(MAIN_SHEET), book.add_worksheet(OTHER_SHEET)
    _fill(book, sheet)
    _decorate(book, sheet, _png(path.with_suffix(".png")))
    other.write_column("A1", [f"x{number}" for number in range(5)])
    other.protect("abc")
    other.set_tab_color("#FF0000")
    other.set_row(2, None, None, {"level": 1, "hidden": True})
    other.insert_button("C2", {"caption": "Bấm"})
    other.activate()
    book.define_name("Danh_sach", f"='{OTHER_SHEET}'!$A$1:$A$5")
    book.set_custom_property("Phòng", "Tổng hợp")
    book.close()
    return path


def _fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    title = book.add_format({"bold": 1, "font_size": 16, "align": "center", "bg_color": "#FFE699", "border": 1})
    sheet.merge_range("A1:F1", "Danh sách văn bản", title)
    heading = book.add_format({"bold": 1, "bg_color": "#DDEBF7", "border": 1, "text_wrap": 1})
    sheet.write_row("A2", ["Mã", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Tỷ lệ", "Ghi chú"], heading)
    text = book.add_format({"num_format": "@", "border": 1})
    banded = book.add_format({"num_format": "@", "border": 1, "bg_color": "#F2F2F2"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "font_color": "#C00000", "border": 1})
    share = book.add_format({"num_format": "0.0%", "italic": 1})
    for row in range(2, 12):
        sheet.write(row, 0, f"vb{row}", text)
        sheet.write(row, 1, f"{row}-QĐ/HU", banded if row % 2 else text)
        sheet.write_datetime(row, 2, datetime.datetime(2021, 3, row + 1), day)  # noqa: DTZ001 -- a day of a sheet
        sheet.write(row, 3, "trích yếu", text)
        sheet.write(row, 4, row / 20, share)
    sheet.write_rich_string(
        "F3", "nghiêng ", book.add_format({"italic": 1}), "và ", book.add_format({"bold": 1}), "đậm"
    )
    sheet.write_formula("F4", "=SUM(E3:E12)", None, 4.2)
    sheet.set_column("G:G", 12, share, {"hidden": True})
    sheet.set_row(19, 33, day)


def _decorate(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, picture: Path) -> None:
    sheet.set_column("D:D", 44.5)
    sheet.freeze_panes(2, 1)
    sheet.autofilter("A2:F12")
    sheet.data_validation("A3:A12", {"validate": "list", "source": ["vb1", "vb2"]})
    sheet.data_validation("B3:B12", {"validate": "list", "source": f"='{OTHER_SHEET}'!$A$1:$A$5"})
    sheet.conditional_format("E3:E12", {"type": "data_bar", "data_bar_2010": True})
    green = book.add_format({"bg_color": "#C6EFCE"})
    sheet.conditional_format("D3:D12", {"type": "text", "criteria": "containing", "value": "x", "format": green})
    sheet.insert_image("H2", str(picture))
    sheet.insert_textbox("H8", "Ô chữ của chị")
    sheet.add_sparkline("G3", {"range": f"'{MAIN_SHEET}'!A3:E3"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{MAIN_SHEET}'!$E$3:$E$12", "trendline": {"type": "linear"}})
    sheet.insert_chart("H14", chart)
    sheet.write_comment("B3", "Ghi chú cũ của chị", {"author": "Chị Lan"})
    sheet.write_url("F6", "https://example.vn/", string="liên kết")
    sheet.set_header("&L&G&CHuyện uỷ", {"image_left": str(picture)})
    sheet.repeat_rows(0, 1)
    sheet.print_area("A1:F12")


def _png(path: Path) -> Path:
    """A small red picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\x00" + b"\xc8\x1e\x1e" * 80 for _ in range(40))
    head = struct.pack(">IIBBBBB", 80, 40, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)
    return path
