"""The short way to an accepted record: typed plainly and right at the first look, it needs the place of no value.

Whatever is to be said about a record, were it only a warning, is said by the full way (`records.RecordReader`); here
the answer is a record or nothing.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from reportgen.intake.offices import Office, Offices
from reportgen.intake.outer import OUTER_NAMES
from reportgen.intake.types import Options, Reception, Record
from reportgen.kinds import Kind, KindNames, Setting
from reportgen.model.checks import run_checks
from reportgen.model.van_ban import VanBan
from reportgen.problems import has_errors
from reportgen.sources.plain import without_gaps
from reportgen.sources.raw import PlainRecord
from reportgen.sources.schema import has_free_keys
from reportgen.standard import NoStandardError, Standard, for_date, get


class AtOnce:
    """Accepts plain records.

    Args:
        kinds: Finds the kinds that exist.
        offices: Finds the office of a record.
        options: How to read.
    """

    def __init__(self, kinds: KindNames, offices: Offices, options: Options) -> None:
        self._kinds = kinds
        self._offices = offices
        self._options = options

    def accept(self, plain: PlainRecord, path: Path, index: int) -> Reception | None:
        """Accept a record; None if anything has to be said about it.

        Args:
            plain: The record.
            path: Its file.
            index: Which record of the file it is, from 0.

        Raises:
            ReportgenError: The office file is missing or cannot be read, or the regulation forced is unknown.
        """
        if not OUTER_NAMES.isdisjoint(plain.data):
            return None
        kind = self._kinds.find(plain.kind)
        office = self._offices.find(plain.office, path)
        if kind is None or office is None or office.co_quan is None or has_errors(office.problems):
            return None
        van_ban = _right(kind, plain, office)
        standard = None if van_ban is None else self._standard(van_ban)
        if van_ban is None or standard is None:
            return None
        record = Record(kind, van_ban, Setting(standard, self._options.draft), plain.position, index)
        return Reception(plain.position, office.problems, record, index)

    def _standard(self, van_ban: VanBan) -> Standard | None:
        if self._options.standard_id is not None:
            return get(self._options.standard_id)
        try:
            return for_date(van_ban.ngay_ban_hanh)
        except NoStandardError:
            return None


def _right(kind: Kind, plain: PlainRecord, office: Office) -> VanBan | None:
    """Make the model of a record that is right in every respect."""
    # Where keys are the clerk's own, an empty value means something, and plain data have none.
    if has_free_keys(kind.model):
        return None
    data = without_gaps(plain.data, kind.model) if plain.has_gaps else plain.data
    if data is None:
        return None
    try:
        van_ban = kind.model.model_validate({"co_quan": office.co_quan, **data})
    except ValidationError:
        return None
    return None if run_checks(van_ban) else van_ban
