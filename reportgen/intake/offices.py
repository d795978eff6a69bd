"""The office of a record: typed with it, or in the file given, or in the office file beside the input."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from reportgen.intake.documents import OFFICE_KEYS
from reportgen.intake.settle import Settling
from reportgen.intake.tree import Place, Reading, unknown_key
from reportgen.model.co_quan import CoQuan
from reportgen.model.van_ban import VanBan
from reportgen.problems import Position, Problem
from reportgen.sources import WORKBOOKS, read
from reportgen.sources.keys import keys_of
from reportgen.sources.raw import RawMapping, RawNode
from reportgen.sources.schema import shape_of_model
from reportgen.text.legacy_fonts import LegacyFont

#: The names of an office file that is found by itself when it stands beside the input.
OFFICE_FILES = tuple(f"co_quan{ending}" for ending in (".yaml", ".yml", ".json", *WORKBOOKS))
LABEL = "Cơ quan"
#: So many offices are remembered: one is shared by neighbours, if at all.
_KEPT = 64


class Office(NamedTuple):
    """An office as read: None where nothing could be made of it."""

    co_quan: CoQuan | None
    place: Place
    problems: tuple[Problem, ...]


class _AnyPaper:
    """Whatever the kind of document: an office file in a workbook needs no more than where the office stands."""

    id, label, model = "van_ban", "Văn bản", VanBan


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
        folder = beside.parent
        if folder not in self._by_folder:
            _make_room(self._by_folder)
            self._by_folder[folder] = self._in_folder(folder)
        return self._by_folder[folder]

    def _in_folder(self, folder: Path) -> Office | None:
        found = _office_files(folder)
        if len(found) > 1:
            return _one_too_many(found)
        return self._read_once(found[0]) if found else None

    def _read_once(self, path: Path) -> Office:
        if path not in self._by_file:
            _make_room(self._by_file)
            self._by_file[path] = self._from_file(path)
        return self._by_file[path]

    def _typed(self, node: RawNode) -> Office:
        office = self._by_position.get(node.position)
        if office is None:
            _make_room(self._by_position)
            office = self._by_position[node.position] = self._accept(node)
        return office

    def _from_file(self, path: Path) -> Office:
        result = read(path, (_AnyPaper(),), self._convert_from)
        if result.document is None:
            return Office(None, _start_of(path), result.problems)
        node, problems = _inside(result.document)
        office = self._accept(node)
        spoilt = {problem.position for problem in result.problems}
        own = (problem for problem in office.problems if problem.position not in spoilt)
        return Office(office.co_quan, office.place, (*result.problems, *problems, *own))

    def _accept(self, node: RawNode) -> Office:
        reading = Reading()
        data, place = reading.value(node, shape_of_model(CoQuan), LABEL)
        if not isinstance(data, dict):
            problem = Problem("can-nhom", node.position, {"muc": LABEL, "cot": f"{LABEL}: …"})
            return Office(None, place, tuple(reading.problems) or (problem,))
        settling = Settling(CoQuan, data, place, draft=self._draft)
        co_quan = settling.run()
        return Office(co_quan, place, (*reading.problems, *settling.problems))


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


def _one_too_many(found: list[Path]) -> Office:
    """Which of two office files is meant, nobody can tell; neither is read."""
    names = " và ".join(f"«{path.name}»" for path in found)
    problem = Problem("hai-tep-co-quan", Position(str(found[0])), {"cac_tep": names, "tep": found[0].name})
    return Office(None, _start_of(found[0]), (problem,))


def _start_of(path: Path) -> Place:
    return Place(RawMapping((), Position(str(path), 1, 1)))


def _inside(document: RawMapping) -> tuple[RawNode, tuple[Problem, ...]]:
    """An office file holds the office under `co_quan`, or its keys directly."""
    inner = next((entry.value for entry in document.entries if OFFICE_KEYS.find(entry.key)), None)
    if inner is None:
        return document, ()
    strays = (entry for entry in document.entries if not OFFICE_KEYS.find(entry.key))
    return inner, tuple(unknown_key(entry, keys_of(CoQuan)) for entry in strays)
