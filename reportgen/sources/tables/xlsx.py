"""Reads workbooks (.xlsx, and the data of .xlsm): sheets as grids, and what Excel knows that a grid does not show.

What stops reading is one problem for the file: no workbook of the present format, a password, damage, sizes no clerk
reaches. What spoils a cell (an error, a formula never computed) is a problem at that cell. Values in hidden rows,
columns and sheets are read like all others, and a warning says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.problems import Position, Problem, Severity
from reportgen.sources.build import Unusable
from reportgen.sources.guard import Guard
from reportgen.sources.tables.archive import Archive, open_archive
from reportgen.sources.tables.collector import cycles_unsought
from reportgen.sources.tables.grid import CellValue, Grid, Spot, cell_text, fill_merged, letters, number_text
from reportgen.sources.tables.look import SheetFacts, look_at_sheet, number_formats, sheet_parts
from reportgen.sources.tables.pieces import Sheets
from reportgen.sources.tables.roles import is_for_people
from reportgen.text.legacy_fonts import LegacyFont

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: Cells of the rectangle that a sheet fills, and cells with values in a whole workbook.
AREA_LIMIT = 4_000_000
CELL_LIMIT = 1_500_000

_SPANS_SHOWN = 10

#: What Excel calls the file that marks a workbook as open, and LibreOffice.
_LOCKS = ("~${name}", ".~lock.{name}#")


def read_workbook(path: Path, convert_from: LegacyFont | None = None) -> Sheets:
    """Read the sheets of a workbook; for arguments and errors see `reportgen.sources.read`."""
    reader = _Reader(path, Guard(convert_from))
    with cycles_unsought():
        try:
            grids = reader.grids()
        except Unusable as unusable:
            return Sheets(path, (), (*reader.problems, unusable.problem))
    problems = (*reader.problems, *reader.guard.problems)
    return Sheets(path, grids, problems if grids else (*problems, Problem("tep-rong", reader.place)))


class _Reader:
    """Turns the sheets of one file into grids."""

    def __init__(self, path: Path, guard: Guard) -> None:
        self.problems: list[Problem] = []
        self.place = Position(str(path))
        self.guard = guard
        self._path = path
        self._sheets: list[list[list[str]]] = []

    def grids(self) -> list[Grid]:
        """Read the sheets that hold anything and are not for people.

        Raises:
            Unusable: Nothing can be made of the file.
        """
        self._look_around()
        archive = open_archive(self._path)
        formats, parts = number_formats(archive), sheet_parts(archive)
        grids = []
        from python_calamine import SheetVisibleEnum

        shown = SheetVisibleEnum.Visible
        with _opened(archive, self.place) as book:
            for index, sheet in enumerate(book.sheets_metadata):
                part = parts[index] if index < len(parts) else ""
                if is_for_people(sheet.name) or not part.startswith("xl/"):
                    continue
                facts = look_at_sheet(archive.part(part), formats)
                grid = self._grid(_sheet(book, sheet.name, facts, self.place), facts)
                if grid is not None:
                    grids.append(grid)
                    self._report_hidden(grid, facts, is_hidden=sheet.visible != shown)
        self.guard.close()
        return grids

    def _look_around(self) -> None:
        if self._path.suffix.lower() == ".xlsm":
            self.problems.append(Problem("tep-co-macro", self.place, {}, Severity.WARNING))
        if any(map(self._is_locked_by, _LOCKS)):
            self.problems.append(Problem("tep-dang-mo-trong-excel", self.place, {}, Severity.WARNING))

    def _is_locked_by(self, lock: str) -> bool:
        try:
            return self._path.with_name(lock.format(name=self._path.name)).exists()
        except OSError:
            # A name too long for the system: no program can have made that file.
            return False

    def _grid(self, sheet: CalamineSheet, facts: SheetFacts) -> Grid | None:
        rows, texts = _texts(sheet, facts)
        self._count(rows)
        grid = Grid(str(self._path), sheet.name, rows)
        self.problems.extend(_cell_problems(grid, facts))
        if not any(texts):
            return None
        self._guard(grid, texts)
        merged = sheet.merged_cell_ranges or []
        grid.copied = fill_merged(rows, merged, width=grid.width)
        grid.spans = {first: last[1] for first, last in merged if first[0] == last[0] and last[1] > first[1]}
        return grid

    def _count(self, rows: list[list[str]]) -> None:
        """Count the cells that hold something, once there may be too many of them."""
        self._sheets.append(rows)
        if sum(len(one) * len(one[0]) for one in self._sheets if one) <= CELL_LIMIT:
            return
        if sum(len(row) - row.count("") for one in self._sheets for row in one) > CELL_LIMIT:
            raise Unusable(Problem("bang-qua-nhieu-o", self.place, {"gioi_han": _thousands(CELL_LIMIT)}))

    def _guard(self, grid: Grid, different: Collection[str]) -> None:
        """Look at each different text once; most sheets hold nothing to look at twice."""
        suspects = self.guard.suspects(different)
        for row, texts in enumerate(grid.rows if suspects else ()):
            for column, text in enumerate(texts):
                if text in suspects:
                    texts[column] = self.guard.text(text, grid.position(row, column))
        if suspects or any(text != text.strip() for text in different):
            grid.strip()

    def _report_hidden(self, grid: Grid, facts: SheetFacts, *, is_hidden: bool) -> None:
        if is_hidden:
            self.problems.append(Problem("trang-an", grid.first(), {"trang": grid.name}, Severity.WARNING))
        rows = [row for row in facts.hidden_rows if row < len(grid.rows) and grid.filled(row)]
        if rows:
            place = grid.position(rows[0], grid.filled(rows[0])[0])
            self.problems.append(Problem("dong-an", place, {"dong": _runs(rows, _row_name)}, Severity.WARNING))
        width = grid.width
        hidden = [column for first, last in facts.hidden_columns for column in range(first, min(last + 1, width))]
        spots = {column: _first_in(grid, column) for column in hidden}
        if columns := [column for column, row in spots.items() if row is not None]:
            place = grid.position(spots[columns[0]] or 0, columns[0])
            self.problems.append(Problem("cot-an", place, {"cot": _runs(columns, letters)}, Severity.WARNING))


def _opened(archive: Archive, place: Position) -> CalamineWorkbook:
    # The library costs a command that reads no workbook its start-up time.
    from python_calamine import load_workbook

    with _damage_told(place):
        return load_workbook(archive.packed())


def _sheet(book: CalamineWorkbook, name: str, facts: SheetFacts, place: Position) -> CalamineSheet:
    """Let the library read a sheet, once it is known that it has room for it."""
    if facts.height * facts.width > AREA_LIMIT:
        raise Unusable(Problem("trang-qua-rong", Position(place.file, sheet=name), _extent(facts)))
    with _damage_told(place):
        return book.get_sheet_by_name(name)


def _extent(facts: SheetFacts) -> dict[str, str]:
    return {"dong": _thousands(facts.height), "cot": _thousands(facts.width)}


@contextmanager
def _damage_told(place: Position) -> Iterator[None]:
    """Whatever the library stumbles over, even where it gives up on itself, is damage of the file."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise Unusable(Problem("tep-bang-hong", place)) from error
        raise


def _texts(sheet: CalamineSheet, facts: SheetFacts) -> tuple[list[list[str]], Collection[str]]:
    """Turn the cells of a sheet into text, row by row; equal texts are kept once.

    Returns:
        The rows, and every different text.
    """
    known: dict[str, str] = {}
    kept = known.setdefault
    left = [""] * (sheet.start[1] if sheet.start else 0)
    rows: list[list[str]] = []
    for cells in sheet.iter_rows():
        if left:
            cells = left + cells
        try:
            # Most rows hold nothing but text, and this is the quickest way to tell.
            "".join(cells)  # type: ignore[arg-type]
        except TypeError:
            cells = [
                value if type(value) is str else _shown(value, (len(rows), column), facts)
                for column, value in enumerate(cells)
            ]
        rows.append(list(map(kept, cells, cells)))  # type: ignore[arg-type]
    return rows, known.keys()


def _shown(value: CellValue, spot: Spot, facts: SheetFacts) -> str:
    if type(value) is float or type(value) is int:
        return number_text(value, percent=spot in facts.percents, digits=facts.padded.get(spot, 0))
    return cell_text(value)


def _cell_problems(grid: Grid, facts: SheetFacts) -> Iterator[Problem]:
    for (row, column), name in facts.errors.items():
        yield Problem("o-loi", grid.position(row, column), {"gia_tri": name})
    for row, column in sorted(facts.uncomputed):
        yield Problem("o-cong-thuc-trong", grid.position(row, column))


def _first_in(grid: Grid, column: int) -> int | None:
    return next((row for row in range(len(grid.rows)) if grid.holds(row, column)), None)


def _runs(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """Name rows or columns, those in a row as a span: "5, 7 - 9"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][-1] == number - 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    shown = [name(span[0]) if len(span) == 1 else f"{name(span[0])} - {name(span[-1])}" for span in spans]
    return ", ".join(shown[:_SPANS_SHOWN]) + (", …" if len(shown) > _SPANS_SHOWN else "")


def _row_name(row: int) -> str:
    return str(row + 1)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
