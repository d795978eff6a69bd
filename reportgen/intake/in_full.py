"""The full way to a record: which kind, which office, which regulation, which data, and the place of each value.

Whatever is to be said about a record is said here; right ones typed plainly never come here (`at_once`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportgen.intake.documents import KIND_KEYS, RecordSource, is_outer, split
from reportgen.intake.offices import LABEL, Office, Offices
from reportgen.intake.records import SHEAF, Sheaf
from reportgen.intake.settle import Settling
from reportgen.intake.tones import with_both_styles
from reportgen.intake.tree import Place, Reading, repeated_key, unknown_key
from reportgen.intake.types import Options, Reception, Record
from reportgen.kinds import Kind, KindNames, Setting
from reportgen.model.holes import Hole
from reportgen.problems import Position, Problem, Severity, has_errors
from reportgen.sources.keys import keys_of
from reportgen.sources.raw import Piece, RawEntry, RawScalar, is_empty, positions
from reportgen.standard import NoStandardError, Standard, for_date, get
from reportgen.text.dates import DateError, parse_date
from reportgen.text.likeness import nearest

#: Fields that a document takes from its office where it says nothing itself.
_FROM_OFFICE = ("dia_danh", "noi_nhan")


class FullReader:
    """Reads and accepts records with the places of all their values.

    Args:
        kinds: The kinds that exist, by id.
        names: Finds them by what people call them.
        offices: Finds the office of a record.
        options: How to read.
    """

    def __init__(self, kinds: Mapping[str, Kind], names: KindNames, offices: Offices, options: Options) -> None:
        self._kinds = kinds
        self._names = names
        self._offices = offices
        self._options = options

    def sheaves(self, path: Path, piece: Piece) -> Iterator[Sheaf]:
        """Take a piece of a file apart; there is always at least one sheaf."""
        result, form = piece.result, Reading()
        sources = [] if result.document is None else list(split(result.document, form))
        around = (*form.problems, *self._shared_strays(sources))
        spoilt = _errors_by_place(result.problems)
        refused = has_errors(around) or not _are_inside(spoilt, sources)
        if piece.before:
            sources = [replace(source, index=source.index + piece.before) for source in sources]
        for start in range(0, max(len(sources), 1), SHEAF):
            outer = () if start else (*result.problems, *around)
            yield Sheaf(path, tuple(sources[start : start + SHEAF]), outer, refused, spoilt)

    def accept(self, sheaf: Sheaf) -> Iterator[Reception]:
        """Accept the records of a sheaf, one by one.

        Raises:
            ReportgenError: The office file of a record is missing or cannot be read.
        """
        if sheaf.outer:
            yield Reception(Position(str(sheaf.path)), sheaf.outer)
        for source in sheaf.sources:
            record, found = self._record(source, sheaf.path)
            places = positions(source.own) if sheaf.spoilt else ()
            spoilt = (problem for place in places for problem in sheaf.spoilt.get(place, ()))
            problems = (*spoilt, *(problem for problem in found if problem.position not in sheaf.spoilt))
            unusable = sheaf.refused or has_errors(problems)
            yield Reception(source.own.position, problems, None if unusable else record, source.index)

    def _record(self, source: RecordSource, path: Path) -> tuple[Record | None, tuple[Problem, ...]]:
        kind, problems = self._named_kind(source)
        if kind is None:
            return None, problems
        office = self._offices.find(source.office_node, path)
        found = RecordReader(source, kind, office, self._options)
        record = found.accept()
        return record, (*problems, *found.problems)

    def _named_kind(self, source: RecordSource) -> tuple[Kind | None, tuple[Problem, ...]]:
        entries = source.kind_entries
        repeated = [repeated_key(entry, entries[0]) for entry in entries[1:]]
        kind = self._kind(source)
        return kind, tuple(repeated if kind else [*repeated, self._unknown_kind(source, entries)])

    def _kind(self, source: RecordSource) -> Kind | None:
        entries = source.kind_entries
        named = entries[0].value if entries else None
        return self._names.find(named.text) if isinstance(named, RawScalar) else None

    def _unknown_kind(self, source: RecordSource, entries: list[RawEntry]) -> Problem:
        offered = {"cac_loai": ", ".join(self._kinds)}
        offered["ten_cac_loai"] = ", ".join(f"«{kind.label}»" for kind in self._kinds.values())
        named = entries[0].value if entries else None
        if not isinstance(named, RawScalar) or not named.text.strip():
            place = named.position if named else source.own.position
            return Problem("thieu-loai", place, offered)
        near = nearest(named.text, self._names.spellings)
        params = {"gia_tri": named.text, **offered}
        if near is None:
            return Problem("loai-khong-co", named.position, params)
        kind = self._names.spellings[near]
        return Problem("loai-gan-dung", named.position, {**params, "nhan": kind.label, "slug": kind.id})

    def _shared_strays(self, sources: list[RecordSource]) -> list[Problem]:
        """Find shared keys that no record knows; while a record's kind is unknown, nobody can tell."""
        kinds = [self._kind(source) for source in sources]
        known = [kind for kind in kinds if kind is not None]
        if not sources or len(known) < len(kinds):
            return []
        books = [keys_of(kind.model) for kind in known]
        book = books[0]
        for other in books[1:]:
            book = book.joined(other)
        entries = [entry for entry in sources[0].shared if not is_outer(entry)]
        return [unknown_key(entry, book) for entry in entries if book.find(entry.key) is None]


def _errors_by_place(problems: Iterable[Problem]) -> dict[Position, tuple[Problem, ...]]:
    found: dict[Position, tuple[Problem, ...]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            found[problem.position] = (*found.get(problem.position, ()), problem)
    return found


def _are_inside(places: Collection[Position], sources: Sequence[RecordSource]) -> bool:
    """Tell whether every place is one of a record's own: what is wrong there concerns that record alone."""
    left = set(places)
    for source in sources:
        if not left:
            break
        left.difference_update(positions(source.own))
    return not left


class RecordReader:
    """Reads one record whose kind is known.

    Args:
        source: The record as typed.
        kind: Its kind.
        office: Its office, None if nobody named one.
        options: How to read.
    """

    def __init__(self, source: RecordSource, kind: Kind, office: Office | None, options: Options) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._kind = kind
        self._office = office
        self._options = options
        self._place = Place(source.own)

    def accept(self) -> Record | None:
        """Return the record if nothing is wrong with it."""
        data = {**self._office_data(), **self._own_data()}
        self._lend_places()
        standard = self._standard(data.get("ngay_ban_hanh"))
        settling = Settling(self._kind.model, data, self._place, draft=self._options.draft)
        van_ban = settling.run()
        self.problems.extend(with_both_styles(settling.problems, self._source))
        if van_ban is None or standard is None or has_errors(self.problems):
            return None
        setting = Setting(standard, self._options.draft)
        return Record(self._kind, van_ban, setting, self._place.position, self._source.index)

    def _office_data(self) -> dict[str, Any]:
        office = self._office
        if office is None:
            self.problems.append(Problem("thieu-co-quan", _start_of(self._place.position)))
            return {"co_quan": Hole(LABEL)}
        self.problems.extend(office.problems)
        self._place.children["co_quan"] = office.place
        return {"co_quan": office.co_quan or Hole(LABEL)}

    def _lend_places(self) -> None:
        """What a document takes from its office is wrong where the office has it, once, and not in each document."""
        places = self._place.children
        office = places["co_quan"].children if "co_quan" in places else {}
        for name in _FROM_OFFICE:
            own, lent = places.get(name), office.get(name)
            if lent is not None and not is_empty(lent.node) and (own is None or is_empty(own.node)):
                places[name] = lent

    def _own_data(self) -> dict[str, Any]:
        reading, models = Reading(), (self._kind.model,)
        book = keys_of(self._kind.model)
        own = [entry for entry in self._source.own.entries if not is_outer(entry)]
        taken = {book.find(entry.key) for entry in own}
        shared = [
            entry
            for entry in self._source.shared
            if not is_outer(entry) and (name := book.find(entry.key)) and name not in taken
        ]
        self._refuse_repeated_outer()
        data = reading.fields([*own, *shared], models, self._place)
        self.problems.extend(reading.problems)
        return data

    def _refuse_repeated_outer(self) -> None:
        offices = [entry for entry in self._source.own.entries if is_outer(entry) and not KIND_KEYS.find(entry.key)]
        self.problems.extend(repeated_key(entry, offices[0]) for entry in offices[1:])

    def _standard(self, typed: object) -> Standard | None:
        options = self._options
        if options.standard_id is not None:
            return get(options.standard_id)
        place = self._place.at(("ngay_ban_hanh",)).position
        try:
            if isinstance(typed, str):
                return for_date(parse_date(typed))
            if options.draft and options.today is not None:
                return for_date(options.today)
        except DateError:
            # The model says what is wrong with the date.
            return None
        except NoStandardError as error:
            self.problems.append(Problem(error.code, place, error.params))
            return None
        if options.draft:
            self.problems.append(Problem("thieu-ngay-chon-the-thuc", place))
        return None


def _start_of(position: Position) -> Position:
    """Where a file begins: its first line, but of a table the file as a whole."""
    return Position(position.file) if position.in_table else Position(position.file, 1, 1)
