"""Reads CSV files: one row a document, simple fields and paths («thoi_gian_giam_sat.tu_ngay») as headings.

UTF-8 with or without its mark and UTF-16 with its mark are read; any other encoding is told, not guessed, except that a
file said to be in a legacy encoding is read byte by byte. The delimiter is the one of «;», «,» and tab that stands most
often in the first line outside quotes.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from reportgen.problems import Position, Problem
from reportgen.sources.build import Unusable
from reportgen.sources.files import read_bytes
from reportgen.sources.guard import Guard, is_plain
from reportgen.sources.tables.collector import cycles_unsought
from reportgen.sources.tables.grid import Grid
from reportgen.sources.tables.pieces import Sheets
from reportgen.text.legacy_fonts import LegacyFont

#: Bytes of a file, and cells in it.
SIZE_LIMIT = 100 * 1024 * 1024
CELL_LIMIT = 1_500_000
_DELIMITERS = ";,\t"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")


def read_csv(path: Path, convert_from: LegacyFont | None = None) -> Sheets:
    """Read a CSV file as one sheet; for arguments and errors see `reportgen.sources.read`."""
    place, guard = Position(str(path), 1, 1), Guard(convert_from)
    with cycles_unsought():
        try:
            grid = _grid(path, _decoded(path, place, convert_from), place)
        except Unusable as unusable:
            return Sheets(path, (), (unusable.problem,))
        for row, texts in enumerate(grid.rows):
            for column, text in enumerate(texts):
                if not is_plain(text):
                    texts[column] = guard.text(text, grid.position(row, column))
        guard.close()
        grid.strip()
    return Sheets(path, (grid,), tuple(guard.problems))


def _decoded(path: Path, place: Position, convert_from: LegacyFont | None) -> str:
    data = read_bytes(path, SIZE_LIMIT)
    if len(data) > SIZE_LIMIT:
        raise Unusable(Problem("tep-qua-lon", place, {"gioi_han": str(SIZE_LIMIT // 1024 // 1024)}))
    if data.startswith(_BINARY_STARTS):
        raise Unusable(Problem("tep-nhi-phan", place))
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig" and convert_from is not None:
            return data.decode("latin-1")
        line = data.count(b"\n", 0, error.start) + 1
        raise Unusable(Problem("csv-sai-bang-ma", Position(place.file, line, 1))) from error


def _grid(path: Path, text: str, place: Position) -> Grid:
    if not text.strip():
        raise Unusable(Problem("tep-rong", place))
    rows: list[list[str]] = []
    lines: list[int] = []
    cells = 0
    for line, row in _rows(text, place):
        cells += len(row)
        if cells > CELL_LIMIT:
            raise Unusable(Problem("bang-qua-nhieu-o", place, {"gioi_han": f"{CELL_LIMIT:,}".replace(",", ".")}))
        rows.append(row)
        lines.append(line)
    return Grid(str(path), "", rows, lines)


def _rows(text: str, place: Position) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Unusable(Problem("csv-nhay-ho", Position(place.file, start, 1))) from error
        if row is None:
            return
        yield start, row
        start = reader.line_num + 1


def _delimiter(text: str) -> str:
    """Count the delimiters of the first line that has any, outside quotes."""
    for line in text.splitlines()[:20]:
        outside = "".join(line.split('"')[::2])
        counts = {delimiter: outside.count(delimiter) for delimiter in _DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda delimiter: counts[delimiter])
    return ","
