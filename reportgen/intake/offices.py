"""The office of a record: typed with it, or in the file given, or in the office file beside the input."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reportgen.model.checks import run_checks
from reportgen.model.co_quan import CoQuan
from reportgen.problems import Position, Problem
from reportgen.sources import WORKBOOKS, read_plainly
from reportgen.sources.plain import without_gaps
from reportgen.sources.raw import RawNode

# An office that is right needs no place.
if TYPE_CHECKING:
    from reportgen.intake.tree import Place
    from reportgen.text.legacy_fonts import LegacyFont

#: The names of an office file that is found by itself when it stands beside the input.
OFFICE_FILES = tuple(f"co_quan{ending}" for ending in (".yaml", ".yml", ".json", *WORKBOOKS))
LABEL = "Cơ quan"
#: So many offices are remembered: one is shared by neighbours, if at all.
_KEPT = 64


class Office:
    """An office as read.

    Args:
        co_quan: The office; None where nothing could be made of it.
        problems: Everything wrong with it.
        locate: Tells where its values stand.
    """

    def __init__(self, co_quan: CoQuan | None, problems: tuple[Problem, ...], locate: Callable[[], Place]) -> None:
        self.co_quan = co_quan
        self.problems = problems
        self._locate = locate

    @cached_property
    def place(self) -> Place:
        """Where its values stand."""
        return self._locate()


class Offices:
    """Reads each office once, however many records name it.

    Args:
        given: The office file of the command line.
        draft: Whether missing values are allowed.
        convert_from: The legacy encoding that an office file is in, if the user says so.
    """

    def __init__(self, given: Path | None, *, draft: bool, convert_from: LegacyFont | None = None) -> None:
        self._given = given
        self._draft = draft
        self._convert_from = convert_from
        self._by_file: dict[Path, Office] = {}
        self._by_folder: dict[Path, Office | None] = {}
        self._by_position: dict[Position, Office] = {}
        self._last: tuple[Path, Office | None] | None = None

    def find(self, node: RawNode | None, beside: Path) -> Office | None:
        """Return the office of a record, or None if there is none.

        Args:
            node: What the record or its file says.
            beside: The input file.

        Raises:
            ReportgenError: The office file given is missing or cannot be read.
        """
        if node is not None:
            return self._typed(node)
        if self._given is not None:
            return self._read_once(self._given)
        if self._last is None or self._last[0] is not beside:
            self._last = beside, self._near(beside.parent)
        return self._last[1]

    def _near(self, folder: Path) -> Office | None:
        if folder not in self._by_folder:
            _make_room(self._by_folder)
            self._by_folder[folder] = self._in_folder(folder)
        return self._by_folder[folder]

    def _in_folder(self, folder: Path) -> Office | None:
        found = _office_files(folder)
        if len(found) > 1:
            from reportgen.intake.offices_in_full import one_too_many

            return one_too_many(found)
        return self._read_once(found[0]) if found else None

    def _read_once(self, path: Path) -> Office:
        if path not in self._by_file:
            _make_room(self._by_file)
            self._by_file[path] = self._from_file(path)
        return self._by_file[path]

    def _typed(self, node: RawNode) -> Office:
        office = self._by_position.get(node.position)
        if office is None:
            from reportgen.intake.offices_in_full import accept_office

            _make_room(self._by_position)
            office = self._by_position[node.position] = accept_office(node, draft=self._draft)
        return office

    def _from_file(self, path: Path) -> Office:
        co_quan = right_office(path) if self._convert_from is None else None
        return self._in_full(path) if co_quan is None else Office(co_quan, (), lambda: self._in_full(path).place)

    def _in_full(self, path: Path) -> Office:
        from reportgen.intake.offices_in_full import read_office

        return read_office(path, self._convert_from, draft=self._draft)


def right_office(path: Path) -> CoQuan | None:
    """Read an office that is typed plainly and right in every respect, as records are read `at_once`.

    Raises:
        ReportgenError: The file is missing or cannot be read.
    """
    data = read_plainly(path)
    if data is not None and data.keys() == {"co_quan"}:
        data = data["co_quan"] if isinstance(data["co_quan"], dict) else None
    filled = None if data is None else without_gaps(data, CoQuan)
    if filled is None:
        return None
    try:
        co_quan = CoQuan.model_validate(filled)
    except ValidationError:
        return None
    return None if run_checks(co_quan) else co_quan


def _make_room(remembered: dict[Any, Any]) -> None:
    if len(remembered) >= _KEPT:
        remembered.clear()


def _office_files(folder: Path) -> list[Path]:
    """Find the office files of a folder, whatever the case of their names, the usual ending first."""
    try:
        paths = [path for path in folder.iterdir() if path.name.lower() in OFFICE_FILES]
    except OSError:
        # Some folders may be read from but not listed.
        paths = [folder / name for name in OFFICE_FILES]
    return sorted(filter(Path.is_file, paths), key=lambda path: OFFICE_FILES.index(path.name.lower()))
