"""Marking: a copy of a workbook in which every wrong cell has a colour and a comment, with a list of all in front.

The parts of the workbook are edited themselves (docs/adr/0009): a library that reads a workbook and writes it anew
loses what it does not know, and the clerk's workbook is hers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from xml.sax.saxutils import quoteattr

from reportgen.messages import explain
from reportgen.problems import Problem, Severity
from reportgen.sources.files import clean
from reportgen.sources.marking.book import LIST_SHEET, Book
from reportgen.sources.marking.cells import Spot, address_of, restyle, restyle_all, spot_of
from reportgen.sources.marking.listing import Line, listing
from reportgen.sources.marking.notes import Note, add_notes, remove_notes
from reportgen.sources.marking.package import NotMarkableError, Package, TooLargeToMarkError
from reportgen.sources.marking.styles import Styles

#: Endings of workbooks that can be marked; the copy must have the ending of its original.
SUFFIXES = (".xlsx", ".xlsm")

_SEAL = "customXml/reportgen-danh-dau.xml"
_SEAL_NAMESPACE = "urn:reportgen:danh-dau"


def marked_copy(path: Path, problems: Sequence[Problem]) -> bytes:
    """Make the marked copy of a workbook; the workbook itself is only read.

    Args:
        path: The workbook.
        problems: What is wrong, in the order of the list; problems of other files are listed without a link.

    Raises:
        NotMarkableError: The file is no workbook that can be taken apart.
        TooLargeToMarkError: It is too large.
        InputMissingError: There is no such file.
        InputUnreadableError: It cannot be opened.
    """
    package = Package.read(path)
    try:
        _mark(package, path, problems)
    except (ValueError, IndexError) as error:
        # A number of the file that is none, or counts what is not there: nobody knows what else is wrong with it.
        raise NotMarkableError(file=str(path)) from error
    return package.write()


def is_untouched_copy(path: Path, source: Path) -> bool:
    """Tell whether a file is a marked copy of a workbook, just as we wrote it.

    Args:
        path: The file.
        source: The workbook.
    """
    try:
        package = Package.read(path)
        if not package.has(_SEAL):
            return False
        seal = package.xml(_SEAL)
        named = seal.get("tep") == clean(source.name)
        return named and seal.get("sha256") == package.fingerprint(without=_SEAL)
    except (NotMarkableError, TooLargeToMarkError):
        return False


def _mark(package: Package, path: Path, problems: Sequence[Problem]) -> None:
    book = Book(package)
    styles = Styles(package, book.part)
    _clear(package, book, styles)
    find = cache(book.find)
    wanted: dict[str, dict[Spot, list[Problem]]] = {}
    for problem in problems:
        spot = _spot(problem, path)
        sheet = find(problem.position.sheet or "") if spot else None
        if spot and sheet:
            wanted.setdefault(sheet[1], {}).setdefault(spot, []).append(problem)
    for part, spots in wanted.items():
        restyle(package.xml(part), {spot: _change(styles, found) for spot, found in spots.items()})
        add_notes(package, part, {spot: [_note(problem) for problem in found] for spot, found in spots.items()})
    book.put_list_first(listing(path.name, [_line(problem, find, path) for problem in problems], styles))
    _seal(package, book, path)


def _clear(package: Package, book: Book, styles: Styles) -> None:
    """Take out what an earlier marking has left: the clerk went on working in the marked copy."""
    if not styles.bear_marks() and book.find(LIST_SHEET) is None:
        return
    book.take_out_lists()
    for _, part in book.sheets():
        restyle_all(package.xml(part), styles.cleared)
        remove_notes(package, part)


def _spot(problem: Problem, path: Path) -> Spot | None:
    position = problem.position
    return spot_of(position.cell) if position.cell and Path(position.file) == path else None


def _change(styles: Styles, problems: Iterable[Problem]) -> Callable[[int], int]:
    worst = Severity.ERROR if any(one.severity is Severity.ERROR for one in problems) else Severity.WARNING
    return partial(styles.marked, severity=worst)


def _note(problem: Problem) -> Note:
    words = explain(problem)
    mark = "Lỗi: " if problem.severity is Severity.ERROR else "Cảnh báo: "
    return Note(clean(mark + words.sentence), clean(words.advice))


def _line(problem: Problem, find: Callable[[str], tuple[str, str] | None], path: Path) -> Line:
    position, words = problem.position, explain(problem)
    spot = _spot(problem, path)
    sheet = find(position.sheet or "")
    link = f"{_quoted(sheet[0])}!{address_of(spot or (1, 1))}" if sheet else ""
    is_here = Path(position.file) == path
    return Line(
        severity=problem.severity,
        sheet=(position.sheet or "") if is_here else Path(position.file).name,
        place=position.cell or ("" if position.line is None else f"dòng {position.line}"),
        link=link if is_here else "",
        value=problem.params.get("gia_tri", ""),
        wrong=words.sentence,
        advice=words.advice,
    )


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _seal(package: Package, book: Book, path: Path) -> None:
    """Note in the copy of what it is a copy, and a hash by which a later change to it shows."""
    package.put(_SEAL, b"<x/>")
    package.declare_ending("xml", "application/xml")
    if all(target != _SEAL for _, _, target in package.relations(book.part)):
        package.relate(book.part, "customXml", _SEAL)
    sha256 = package.fingerprint(without=_SEAL)
    seal = f'<danh-dau xmlns="{_SEAL_NAMESPACE}" tep={quoteattr(clean(path.name))} sha256="{sha256}"/>'
    package.put(_SEAL, seal.encode())


__all__ = ["LIST_SHEET", "SUFFIXES", "NotMarkableError", "TooLargeToMarkError", "is_untouched_copy", "marked_copy"]
