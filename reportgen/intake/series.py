"""What only the whole batch can show: one number given to two documents of a series."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.intake.types import Record
from reportgen.problems import Problem


def repeated_numbers(records: Sequence[Record]) -> dict[int, Problem]:
    """Find records whose number an earlier record of the same series bears.

    A series is one organ's papers of one tên loại in one term (HD05 II.I.3.1.1). Drafts without number are passed over.

    Returns:
        Index of the later record → the problem, placed at that record.
    """
    first: dict[tuple[str, ...], Record] = {}
    found: dict[int, Problem] = {}
    for index, record in enumerate(records):
        number = record.van_ban.number()
        if number is None:
            continue
        office = record.van_ban.co_quan
        series = (str(office.ky_hieu), str(office.nhiem_ky), record.van_ban.type_symbol(), str(number))
        earlier = first.setdefault(series, record)
        if earlier is not record:
            found[index] = _problem(record, earlier)
    return found


def _problem(record: Record, earlier: Record) -> Problem:
    params = {
        "gia_tri": record.van_ban.number_and_symbol(record.setting.standard),
        "tep": earlier.position.file,
        "dong": str(earlier.position.line),
    }
    return Problem("so-trung", record.position, params)
