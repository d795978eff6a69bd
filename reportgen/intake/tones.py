"""One document, one style of tone marks: where both are used, one warning shows both with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from reportgen.intake.documents import RecordSource
from reportgen.model.co_quan import other_tone_style
from reportgen.problems import Position, Problem
from reportgen.sources.raw import RawList, RawMapping, RawNode, RawScalar

OTHER_STYLE, BOTH_STYLES = "kieu-dau-khac-co-quan", "kieu-dau-lan-lon"


def with_both_styles(problems: Iterable[Problem], source: RecordSource) -> Iterator[Problem]:
    """Tell more of a word in the other style than the office's: the record mixes styles if it has the office's too."""
    for problem in problems:
        found = _first_unlike(problem.params["gia_tri"], source) if problem.code == OTHER_STYLE else None
        if found is None:
            yield problem
        else:
            # Of the room of tables, which nobody else needs for a text file.
            from reportgen.sources.tables.draft import shown_place

            word, place = found
            params = {**problem.params, "kia": word, "cho": shown_place(place)}
            yield problem._replace(code=BOTH_STYLES, params=params)


def _first_unlike(typed: str, source: RecordSource) -> tuple[str, Position] | None:
    style: Literal["cu", "moi"] = "moi" if "ủ" in typed.lower() else "cu"
    for entry in (*source.own.entries, *source.shared):
        for scalar in _scalars(entry.value):
            if word := other_tone_style(scalar.text, style):
                return word, scalar.position
    return None


def _scalars(node: RawNode) -> Iterator[RawScalar]:
    match node:
        case RawScalar():
            yield node
        case RawList():
            for item in node.items:
                yield from _scalars(item)
        case RawMapping():
            for entry in node.entries:
                yield from _scalars(entry.value)
