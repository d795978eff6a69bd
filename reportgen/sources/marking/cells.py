"""Cells of a sheet: their addresses, and their styles changed in place; an empty cell is made where none is stored."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from reportgen.sources.marking.styles import tag

#: Row and column of a cell, both from 1.
Spot = tuple[int, int]

ROWS, COLUMNS = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def spot_of(address: str) -> Spot | None:
    """Read an address ("B7" → row 7, column 2); of a range, its first cell; None if it is none."""
    match = _ADDRESS.match(address)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 1 <= row <= ROWS and column <= COLUMNS else None


def address_of(spot: Spot) -> str:
    """Write an address: row 7, column 2 → "B7"."""
    row, column = spot
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def restyle_all(sheet: etree._Element, change: Callable[[int], int]) -> None:
    """Give every stored cell another style."""
    for cell in sheet.iter(tag("c")):
        style = int(cell.get("s", "0"))
        if (new := change(style)) != style:
            cell.set("s", str(new))


def restyle(sheet: etree._Element, wanted: Mapping[Spot, Callable[[int], int]]) -> None:
    """Give some cells another style.

    Args:
        sheet: The sheet's root element.
        wanted: Cell → from the style it has to the style it gets.
    """
    data = sheet.find(tag("sheetData"))
    if data is None:
        return
    by_row: dict[int, dict[int, Callable[[int], int]]] = {}
    for (row_number, column), change in sorted(wanted.items(), key=lambda item: item[0]):
        by_row.setdefault(row_number, {})[column] = change
    rows = {number: row for number, row in _numbered(data, "row") if number in by_row}
    for number, changes in by_row.items():
        row = rows[number] if number in rows else _insert(data, "row", number, str(number))
        cells = dict(_numbered(row, "c"))
        for column, change in changes.items():
            cell = cells.get(column)
            if cell is None:
                cell = _insert(row, "c", column, address_of((number, column)))
                cell.set("s", _inherited_style(sheet, row, column))
            cell.set("s", str(change(int(cell.get("s", "0")))))


def _numbered(parent: etree._Element, name: str) -> Iterator[tuple[int, etree._Element]]:
    """Yield rows or cells with their number; one that does not say its number follows the one before."""
    number = 0
    for child in parent.iterchildren(tag(name)):
        number = _number(child, name) or number + 1
        yield number, child


def _number(element: etree._Element, name: str) -> int | None:
    said = element.get("r")
    if said is None:
        return None
    if name == "row":
        return int(said) if said.isdigit() else None
    spot = spot_of(said)
    return None if spot is None else spot[1]


def _insert(parent: etree._Element, name: str, number: int, address: str) -> etree._Element:
    siblings = list(_numbered(parent, name))
    index = bisect_left([known for known, _ in siblings], number)
    element = etree.Element(tag(name), r=address)
    if index < len(siblings):
        siblings[index][1].addprevious(element)
    else:
        parent.append(element)
    return element


def _inherited_style(sheet: etree._Element, row: etree._Element, column: int) -> str:
    """An empty cell looks like its row, or else like its column."""
    if row.get("customFormat") in ("1", "true"):
        return row.get("s", "0")
    for col in sheet.iter(tag("col")):
        if int(col.get("min", "0")) <= column <= int(col.get("max", "0")):
            return col.get("style", "0")
    return "0"
