"""Reading and printing dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.dates import DateError, date_line, date_range, draft_date_line, parse_date, short_date

DAYS = st.dates(date(1930, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "25/8/2021",
        "25/08/2021",
        "25-8-2021",
        "25.8.2021",
        " 25 / 8 / 2021 ",
        "2021-08-25",
        "ngày 25 tháng 8 năm 2021",
        "Ngày 25 tháng 08, năm 2021",
        "25 tháng 8 năm 2021",
        "ngày\u00a025/8/2021",
        "nga\u0300y 25/8/2021",
    ],
)
def test_every_accepted_form_gives_the_same_day(typed: str) -> None:
    assert parse_date(typed) == date(2021, 8, 25)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("30/2/2021", "ngay-khong-co-that"),
        ("29/2/2021", "ngay-khong-co-that"),
        ("12/25/2021", "ngay-khong-co-that"),
        ("0/1/2021", "ngay-khong-co-that"),
        ("25/8/21", "nam-thieu-chu-so"),
        ("25/8/202", "nam-thieu-chu-so"),
        ("ngày 5 tháng 8 năm 21", "nam-thieu-chu-so"),
        ("25/8/1929", "nam-vo-ly"),
        ("25/8/2101", "nam-vo-ly"),
        ("0000-01-01", "nam-vo-ly"),
        ("25/8", "ngay-sai-dang"),
        ("25/8-2021", "ngay-sai-dang"),
        ("8/2021", "ngay-sai-dang"),
        ("25/8/20210", "ngay-sai-dang"),
        ("hôm nay", "ngay-sai-dang"),
        ("", "ngay-sai-dang"),
        ("44433", "ngay-sai-dang"),
        ("٢٥/8/2021", "ngay-sai-dang"),
    ],
)
def test_a_wrong_date_is_refused_with_its_code_and_the_text_as_typed(typed: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(typed)
    assert caught.value.code == code
    assert caught.value.params["gia_tri"] == typed


def test_leap_days_exist() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2021, 8, 25), "25/8/2021"),
        (date(2012, 6, 7), "07/6/2012"),
        (date(2026, 1, 9), "09/01/2026"),
        (date(2026, 2, 10), "10/02/2026"),
        (date(2026, 3, 10), "10/3/2026"),
    ],
)
def test_days_below_ten_and_months_below_three_get_a_zero(day: date, printed: str) -> None:
    assert short_date(day) == printed


def test_date_line_is_written_as_in_the_regulation() -> None:
    assert date_line("Hà Nội", date(2026, 2, 3)) == "Hà Nội, ngày 03 tháng 02 năm 2026"
    assert date_line("Hà Nội", date(2026, 5, 27)) == "Hà Nội, ngày 27 tháng 5 năm 2026"


def test_draft_date_line_leaves_only_the_day_blank_when_the_date_is_known() -> None:
    line = draft_date_line("Ví Dụ", date(2021, 8, 25))
    assert line.replace("\u00a0", "") == "Ví Dụ, ngàytháng 8 năm 2021"
    assert "\u00a0" * 3 in line


def test_draft_date_line_without_a_date_names_no_number() -> None:
    line = draft_date_line("Ví Dụ", None)
    assert line.replace("\u00a0", "") == "Ví Dụ, ngàythángnăm"


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (date(2021, 9, 9), date(2021, 9, 9), "ngày 09/9/2021"),
        (date(2021, 9, 9), date(2021, 9, 13), "từ ngày 09 - 13/9/2021"),
        (date(2021, 8, 25), date(2021, 9, 5), "từ ngày 25/8 - 05/9/2021"),
        (date(2021, 1, 25), date(2021, 2, 5), "từ ngày 25/01 - 05/02/2021"),
        (date(2019, 1, 1), date(2021, 6, 30), "từ ngày 01/01/2019 đến ngày 30/6/2021"),
        (date(2020, 9, 5), date(2021, 9, 9), "từ ngày 05/9/2020 đến ngày 09/9/2021"),
    ],
)
def test_a_period_says_month_and_year_once_where_they_agree(first: date, last: date, printed: str) -> None:
    assert date_range(first, last) == printed


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        date_range(date(2021, 9, 13), date(2021, 9, 9))


@given(DAYS)
def test_every_printed_date_is_read_back(day: date) -> None:
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(date_line("Hà Nội", day).removeprefix("Hà Nội, ")) == day
    assert parse_date(f"{day.day}.{day.month}.{day.year}") == day


@given(st.text())
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        year = parse_date(text).year
    except DateError as error:
        year = 1930 if error.params["gia_tri"] == text else 0
    assert 1930 <= year <= 2100
