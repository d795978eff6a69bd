"""The documents of a workbook and the codes by which rows of other sheets belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.problems import Position, Problem
from reportgen.sources.raw import RawScalar
from reportgen.sources.schema import KindWords
from reportgen.sources.tables.draft import Draft, put, shown_place
from reportgen.sources.tables.grid import shorten
from reportgen.sources.tables.names import Column
from reportgen.sources.tables.rows import ItemTable
from reportgen.text.normalise import tidy

#: Stands for what a problem of the file keeps from being read.
_UNREADABLE = "?"


@dataclass(eq=False)
class Paper:
    """A document as a sheet describes it.

    Args:
        position: Where it starts.
        values: What it holds.
        kind: Its kind, None if that is unknown or wrong.
        kind_node: The kind as typed or as the sheet's name implies it, None if what is shared says it.
        code: What other sheets call it, None if there is no place for a code.
    """

    position: Position
    values: Draft = field(default_factory=dict)
    kind: KindWords | None = None
    kind_node: RawScalar | None = None
    code: RawScalar | None = None


class Papers:
    """All documents of a workbook.

    Codes are compared without regard to case and blanks; within one kind each may be used once.
    """

    def __init__(self) -> None:
        self.all: list[Paper] = []
        #: Sheets of several documents that have no column of codes: name, and where their heading row is.
        self.without_codes: list[tuple[str, Position]] = []
        self._by_code: dict[str, list[Paper]] = {}

    @property
    def any_of_unknown_kind(self) -> bool:
        """Whether nobody can tell which lists some document has."""
        return any(paper.kind is None for paper in self.all)

    @property
    def _lack_codes(self) -> bool:
        """Whether no document has a code, for want of a column on some sheet."""
        return bool(self.without_codes) and not self._by_code

    def add(self, paper: Paper, problems: list[Problem]) -> None:
        """Take a document in."""
        self.all.append(paper)
        if paper.code is None or not paper.code.text:
            return
        same = self._by_code.setdefault(code_key(paper.code.text), [])
        earlier = next((one for one in same if one.kind is paper.kind), None)
        if earlier is None:
            same.append(paper)
        else:
            params = {"gia_tri": shorten(paper.code.text), "cho_truoc": shown_place(earlier.position)}
            problems.append(Problem("ma-van-ban-trung", paper.code.position, params))

    def share_out(
        self, table: ItemTable, rows: Iterable[int], columns: Mapping[str, Column], problems: list[Problem]
    ) -> list[tuple[Paper, list[int]]]:
        """Give each row to the document whose code it bears; a document that is alone needs no codes.

        Args:
            table: The rows.
            rows: Which of them.
            columns: The list they belong to, for each kind (by id) that has it.
            problems: Takes rows that belong to no document.
        """
        owners = [paper for paper in self.all if paper.kind is not None and paper.kind.id in columns]
        if table.head is not None and table.head.code is not None and len(owners) > 1 and self._lack_codes:
            problems.extend(Problem("trang-thieu-ma", place, {"trang": name}) for name, place in self.without_codes)
            leave_open(owners, columns, self.without_codes[0][1])
            return []
        shared_out: dict[Paper, list[int]] = {}
        for row in rows:
            code = table.code(row)
            if len(owners) == 1 and (code is None or not code.text or not self._by_code):
                shared_out.setdefault(owners[0], []).append(row)
            elif code is not None and (owner := self._owner(code, columns, problems)) is not None:
                shared_out.setdefault(owner, []).append(row)
        return list(shared_out.items())

    def _owner(self, code: RawScalar, columns: Mapping[str, Column], problems: list[Problem]) -> Paper | None:
        if not code.text:
            problems.append(Problem("ma-trong", code.position))
            return None
        named = self._by_code.get(code_key(code.text), [])
        fitting = [paper for paper in named if paper.kind is not None and paper.kind.id in columns]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            kinds = ", ".join(f"«{paper.kind.label}»" for paper in fitting if paper.kind is not None)
            problems.append(Problem("ma-hai-nghia", code.position, {"gia_tri": shorten(code.text), "cac_loai": kinds}))
        elif not any(paper.kind is None for paper in named):
            problems.append(self._stranger(code))
        return None

    def _stranger(self, code: RawScalar) -> Problem:
        known = [paper.code.text for same in self._by_code.values() for paper in same if paper.code is not None]
        params = {"gia_tri": shorten(code.text), "cac_ma": shorten(", ".join(known), 60) or "—"}
        return Problem("ma-khong-khop", code.position, params)


def leave_open(papers: Iterable[Paper], columns: Mapping[str, Column], place: Position) -> None:
    """Give documents a list that nobody can read, at the place that says why: it is not missing, and not told again."""
    for paper in papers:
        if paper.kind is not None:
            column = columns[paper.kind.id]
            put(paper.values, column.path, RawScalar(_UNREADABLE, place), column.label)


def code_key(text: str) -> str:
    """Return what two codes have in common that are the same: neither case nor blanks count."""
    return tidy(text).casefold()
