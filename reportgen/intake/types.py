"""What intake is asked and what it answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reportgen.kinds import Kind, Setting
from reportgen.problems import Position, Problem

if TYPE_CHECKING:
    from reportgen.model.van_ban import VanBan
    from reportgen.text.legacy_fonts import LegacyFont


class Options(NamedTuple):
    """How records are to be read.

    Args:
        standard_id: Forces a regulation ("hd05"); None lets the date of issue choose.
        draft: Missing values become holes instead of problems.
        today: Chooses the regulation of a draft that has no date yet.
        convert_from: The legacy encoding that the texts are in, if the user says so; they are converted.
    """

    standard_id: str | None = None
    draft: bool = False
    today: date | None = None
    convert_from: LegacyFont | None = None


class Record:
    """One accepted record.

    Args:
        kind: The kind of document it describes.
        van_ban: Its data.
        setting: What it is made under.
        position: Where the record starts in its file.
        index: Which record of its file it is, from 0.
    """

    def __init__(self, kind: Kind, van_ban: VanBan, setting: Setting, position: Position, index: int) -> None:
        self.kind = kind
        self.van_ban = van_ban
        self.setting = setting
        self.position = position
        self.index = index


class Reception:
    """What became of one record, or of what stands around the records of a file.

    Args:
        position: Where the record starts, or the file.
        problems: Everything wrong with it.
        record: The record, None if it was refused.
        index: Which record of its file it is, from 0; None for what concerns the file as a whole.
    """

    def __init__(
        self,
        position: Position,
        problems: tuple[Problem, ...],
        record: Record | None = None,
        index: int | None = None,
    ) -> None:
        self.position = position
        self.problems = problems
        self.record = record
        self.index = index


class Intake(NamedTuple):
    """The accepted records in the order given, and all problems in the order of file, line and column."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
