"""Failures of the standard: no regulation for a date, or a name that is no regulation."""

from __future__ import annotations

from reportgen.errors import ExitCode, ReportgenError


class NoStandardError(ReportgenError):
    """No regulation is known for a date; params: `ngay` and `tu_ngay`, the first day that has one."""

    code = "khong-co-the-thuc"
    exit_code = ExitCode.DATA


class UnknownStandardError(ReportgenError):
    """A forced regulation does not exist; params: `the_thuc` as given and `cac_the_thuc`, the known ids."""

    code = "the-thuc-khong-biet"
    exit_code = ExitCode.USAGE
