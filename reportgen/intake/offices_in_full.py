"""The full way to an office: with the place of every value, and all that is to be said about it."""

from __future__ import annotations

from pathlib import Path

from reportgen.intake.documents import OFFICE_KEYS
from reportgen.intake.offices import LABEL, Office
from reportgen.intake.settle import Settling
from reportgen.intake.tree import Place, Reading, unknown_key
from reportgen.model.co_quan import CoQuan
from reportgen.model.van_ban import VanBan
from reportgen.problems import Position, Problem
from reportgen.sources import read
from reportgen.sources.keys import keys_of
from reportgen.sources.raw import RawMapping, RawNode
from reportgen.sources.schema import shape_of_model
from reportgen.text.legacy_fonts import LegacyFont


class _AnyPaper:
    """Whatever the kind of document: an office file in a workbook needs no more than where the office stands."""

    id, label, model = "van_ban", "Văn bản", VanBan


def read_office(path: Path, convert_from: LegacyFont | None, *, draft: bool) -> Office:
    """Read an office file.

    Args:
        path: The file.
        convert_from: The legacy encoding that it is in, if the user says so.
        draft: Whether missing values are allowed.

    Raises:
        ReportgenError: The file is missing or cannot be read.
    """
    result = read(path, (_AnyPaper(),), convert_from)
    if result.document is None:
        return Office(None, result.problems, lambda: _start_of(path))
    node, problems = _inside(result.document)
    office = accept_office(node, draft=draft)
    spoilt = {problem.position for problem in result.problems}
    own = (problem for problem in office.problems if problem.position not in spoilt)
    return Office(office.co_quan, (*result.problems, *problems, *own), lambda: office.place)


def accept_office(node: RawNode, *, draft: bool) -> Office:
    """Accept an office as typed in an office file or a record."""
    reading = Reading()
    data, place = reading.value(node, shape_of_model(CoQuan), LABEL)
    if not isinstance(data, dict):
        problem = Problem("can-nhom", node.position, {"muc": LABEL, "cot": f"{LABEL}: …"})
        return Office(None, tuple(reading.problems) or (problem,), lambda: place)
    settling = Settling(CoQuan, data, place, draft=draft)
    co_quan = settling.run()
    return Office(co_quan, (*reading.problems, *settling.problems), lambda: place)


def one_too_many(found: list[Path]) -> Office:
    """Which of two office files is meant, nobody can tell; neither is read."""
    names = " và ".join(f"«{path.name}»" for path in found)
    problem = Problem("hai-tep-co-quan", Position(str(found[0])), {"cac_tep": names, "tep": found[0].name})
    return Office(None, (problem,), lambda: _start_of(found[0]))


def _start_of(path: Path) -> Place:
    return Place(RawMapping((), Position(str(path), 1, 1)))


def _inside(document: RawMapping) -> tuple[RawNode, tuple[Problem, ...]]:
    """An office file holds the office under `co_quan`, or its keys directly."""
    inner = next((entry.value for entry in document.entries if OFFICE_KEYS.find(entry.key)), None)
    if inner is None:
        return document, ()
    strays = (entry for entry in document.entries if not OFFICE_KEYS.find(entry.key))
    return inner, tuple(unknown_key(entry, keys_of(CoQuan)) for entry in strays)
