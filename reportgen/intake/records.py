"""One record after the other: the short way for those that are right, the full one for all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reportgen.intake.at_once import AtOnce
from reportgen.intake.offices import Offices
from reportgen.intake.types import Options, Reception
from reportgen.kinds import Kind, KindNames
from reportgen.problems import Position, Problem
from reportgen.sources import read_pieces
from reportgen.sources.raw import Piece, PlainRecord

# Most runs read nothing in full.
if TYPE_CHECKING:
    from reportgen.intake.documents import RecordSource
    from reportgen.intake.in_full import FullReader
    from reportgen.sources.spans import Span

#: So many records are handed on together: few enough to stay small, enough to be worth sending to another process.
SHEAF = 10


class Sheaf(NamedTuple):
    """Some records of one file as typed, on their way to be accepted.

    Args:
        path: The file.
        sources: The records.
        outer: What is wrong around the records; stands in the first sheaf of a file only.
        refused: Whether that makes the file's records unusable, however right they are in themselves.
        spoilt: Places whose value the file itself spoils, with what spoils it: nothing more is said about them, and
            records that hold one are refused.
        plain: The records instead, if nothing is to be said about the typing of any of them.
        before: How many records of the file stand before the plain ones.
    """

    path: Path
    sources: tuple[RecordSource, ...] = ()
    outer: tuple[Problem, ...] = ()
    refused: bool = False
    spoilt: Mapping[Position, tuple[Problem, ...]] = MappingProxyType({})
    plain: tuple[PlainRecord, ...] = ()
    before: int = 0


class FileReader:
    """Reads the records of input files, in their order, a sheaf at a time.

    Args:
        kinds: The kinds that exist, by id.
        offices: Finds the office of a record.
        options: How to read.
    """

    def __init__(self, kinds: Mapping[str, Kind], offices: Offices, options: Options) -> None:
        self._kinds = kinds
        self._names = KindNames(kinds)
        self._offices = offices
        self._options = options
        self._at_once = AtOnce(self._names, offices, options)

    @cached_property
    def _full(self) -> FullReader:
        from reportgen.intake.in_full import FullReader

        return FullReader(self._kinds, self._names, self._offices, self._options)

    def sheaves(self, path: Path, span: Span | None = None) -> Iterator[Sheaf]:
        """Read one file; a whole file always gives at least one sheaf.

        Args:
            path: The file.
            span: The lines to be read of a JSON Lines file; None for all.

        Raises:
            ReportgenError: The file is missing or cannot be read.
        """
        for piece in read_pieces(path, SHEAF, self._kinds.values(), self._options.convert_from, span):
            if piece.plain:
                yield Sheaf(path, plain=piece.plain, before=piece.before)
            else:
                yield from self._full.sheaves(path, piece)

    def in_full(self, sheaf: Sheaf) -> Iterator[Sheaf]:
        """Read the records of a sheaf with the places of all values, as is done for those that are not right."""
        for index, plain in enumerate(sheaf.plain, start=sheaf.before):
            yield from self._full.sheaves(sheaf.path, Piece(plain.reread(), index))
        if not sheaf.plain:
            yield sheaf

    def accept(self, sheaf: Sheaf) -> Iterator[Reception]:
        """Accept the records of a sheaf, one by one.

        Raises:
            ReportgenError: The office file of a record is missing or cannot be read.
        """
        for index, plain in enumerate(sheaf.plain, start=sheaf.before):
            yield from self._accept_plain(plain, sheaf.path, index)
        if not sheaf.plain:
            yield from self._full.accept(sheaf)

    def _accept_plain(self, plain: PlainRecord, path: Path, index: int) -> Iterator[Reception]:
        """Accept a record as it is if nothing is wrong with it; else read it in full, which tells what and where."""
        accepted = self._at_once.accept(plain, path, index)
        if accepted is not None:
            yield accepted
            return
        for sheaf in self._full.sheaves(path, Piece(plain.reread(), index)):
            yield from self._full.accept(sheaf)
