"""Dates as clerks type them and as Party documents print them: the day always first, no locale, no clock."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from reportgen.text.normalise import tidy

FIRST_YEAR = 1930
LAST_YEAR = 2100

_NUMERIC = re.compile(r"(?:ngày )?([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})")
# The others are compiled for the first date that is typed so.
_ISO = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_WORDS = r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{1,4})"

# Room for a day, month or year written by hand; no-break spaces, as ordinary ones would collapse or break the line.
_GAP = "\u00a0" * 7


class DateError(ValueError):
    """A text that is no acceptable date; `code` is the key of its sentence in `messages`, `params` fill the slots."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@lru_cache(maxsize=1024)
def parse_date(text: str) -> date:
    """Read a date: 25/8/2021, 25-8-2021, 25.8.2021, 2021-08-25 or "ngày 25 tháng 8 năm 2021".

    Raises:
        DateError: The form is unknown (`ngay-sai-dang`), the year has fewer than four digits (`nam-thieu-chu-so`) or
            lies outside 1930..2100 (`nam-vo-ly`), or no calendar has such a day (`ngay-khong-co-that`).
    """
    day, month, year = _split(text)
    if len(year) < 4:
        raise DateError("nam-thieu-chu-so", gia_tri=text)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise DateError("nam-vo-ly", gia_tri=text, tu_nam=str(FIRST_YEAR), den_nam=str(LAST_YEAR))
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise DateError("ngay-khong-co-that", gia_tri=text) from error


def _split(text: str) -> tuple[str, str, str]:
    typed = tidy(text).lower()
    if match := _NUMERIC.fullmatch(typed):
        return match[1], match[3], match[4]
    if match := re.fullmatch(_ISO, typed):
        return match["day"], match["month"], match["year"]
    if match := re.fullmatch(_WORDS, typed):
        return match[1], match[2], match[3]
    raise DateError("ngay-sai-dang", gia_tri=text)


def short_date(day: date) -> str:
    """Return the date as it stands in a sentence, zeros by HD05 II.I.4.2.2: "25/8/2021", "07/6/2012", "09/01/2026"."""
    return f"{_day_month(day)}/{day.year}"


def date_line(place: str, day: date) -> str:
    """Return the line of place and date: "Hà Nội, ngày 03 tháng 02 năm 2026".

    A day below 10 and a month below 3 get a zero (HD05 II.I.4.2.2).
    """
    return f"{place}, ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def draft_date_line(place: str, day: date | None) -> str:
    """Return the line of place and date of a draft, the day left blank for the pen.

    Month and year are blank too if no date is known. The gaps are no-break spaces; the line must not
    be tidied afterwards.
    """
    if day is None:
        return f"{place}, ngày{_GAP}tháng{_GAP}năm{_GAP}"
    return f"{place}, ngày{_GAP}tháng {_month(day)} năm {day.year}"


def date_range(first: date, last: date) -> str:
    """Return a period in words, saying month and year once where they are the same.

    "ngày 09/9/2021", "từ ngày 09 - 13/9/2021", "từ ngày 25/8 - 05/9/2021", "từ ngày 01/01/2019 đến ngày 30/6/2021".

    Raises:
        ValueError: The period ends before it begins.
    """
    if last < first:
        raise ValueError(f"period ends on {last}, before it begins on {first}")
    if first == last:
        return f"ngày {short_date(first)}"
    if first.year != last.year:
        return f"từ ngày {short_date(first)} đến ngày {short_date(last)}"
    start = f"{first.day:02d}" if first.month == last.month else _day_month(first)
    return f"từ ngày {start} - {short_date(last)}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


def _day_month(day: date) -> str:
    return f"{day.day:02d}/{_month(day)}"
