"""Takes an input file apart: one record, or several under `van_ban` with what they share under `chung`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.intake import outer
from reportgen.intake.tree import Reading
from reportgen.problems import Problem
from reportgen.sources.keys import book_of
from reportgen.sources.raw import RawEntry, RawList, RawMapping, RawNode, RawScalar, is_empty

TOP_KEYS, KIND_KEYS, OFFICE_KEYS = (book_of(names) for names in (outer.TOP, outer.KIND, outer.OFFICE))


@dataclass(frozen=True)
class RecordSource:
    """One record as typed.

    Args:
        own: Its own keys.
        index: Which record of the file it is, from 0.
        shared: The keys it shares with the others of the file.
        office: The office named for the whole file.
    """

    own: RawMapping
    index: int
    shared: tuple[RawEntry, ...] = ()
    office: RawNode | None = None

    @property
    def kind_entries(self) -> list[RawEntry]:
        """The keys that name the kind: its own, or else the shared ones."""
        return _only(self.own.entries, named_kind=True) or _only(self.shared, named_kind=True)

    @property
    def office_node(self) -> RawNode | None:
        """The office that this record names itself, shares, or has from its file."""
        for entries in (self.own.entries, self.shared):
            for entry in entries:
                if OFFICE_KEYS.find(entry.key) and not is_empty(entry.value):
                    return entry.value
        return None if self.office is None or is_empty(self.office) else self.office


def is_outer(entry: RawEntry) -> bool:
    """Tell whether a key of a record is none of its kind's fields: the kind's name, or the office."""
    return bool(KIND_KEYS.find(entry.key) or OFFICE_KEYS.find(entry.key))


def _only(entries: tuple[RawEntry, ...], *, named_kind: bool) -> list[RawEntry]:
    return [entry for entry in entries if bool(KIND_KEYS.find(entry.key)) is named_kind]


def split(document: RawMapping, reading: Reading) -> Iterator[RecordSource]:
    """Yield the records of a file; what is wrong with its form goes to `reading`."""
    if not any(TOP_KEYS.find(entry.key) == "van_ban" for entry in document.entries):
        yield RecordSource(document, 0)
        return
    top = {name: entry.value for name, entry in reading.entries(_allowed_on_top(document, reading), TOP_KEYS)}
    shared = _shared(top.get("chung"), reading)
    for index, record in enumerate(_records(top["van_ban"], reading)):
        if isinstance(record, RawMapping):
            yield RecordSource(record, index, shared, top.get("co_quan"))
        else:
            reading.problems.append(Problem("van-ban-khong-phai-nhom", record.position, {"thu_tu": str(index + 1)}))


def _allowed_on_top(document: RawMapping, reading: Reading) -> Iterator[RawEntry]:
    for entry in document.entries:
        if TOP_KEYS.find(entry.key) is None:
            reading.problems.append(Problem("khoa-ngoai-chung", entry.key_position, {"khoa": entry.key}))
        else:
            yield entry


def _shared(node: RawNode | None, reading: Reading) -> tuple[RawEntry, ...]:
    match node:
        case None | RawScalar(text=""):
            return ()
        case RawMapping():
            return node.entries
        case _:
            reading.problems.append(Problem("chung-khong-phai-nhom", node.position))
            return ()


def _records(node: RawNode, reading: Reading) -> tuple[RawNode, ...]:
    match node:
        case RawList() if node.items:
            return node.items
        case RawScalar(text="") | RawList():
            reading.problems.append(Problem("van-ban-rong", node.position))
        case _:
            reading.problems.append(Problem("van-ban-khong-phai-danh-sach", node.position))
    return ()
