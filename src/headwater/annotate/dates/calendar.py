"""Days, weeks, months, quarters, seasons and years as TIMEX3 values, and the interval of time that each can mean."""

import re
from datetime import UTC, date, datetime, timedelta

Interval = tuple[datetime, datetime]
"""First instant it can mean, first instant it cannot mean; both aware, UTC."""

DAY_LONG = timedelta(days=1)
# Northern, and as wide as their two usual bounds: from the first of a month to the solstice or equinox after it.
SEASONS = {"SP": ((3, 1), (6, 22)), "SU": ((6, 1), (9, 24)), "FA": ((9, 1), (12, 23))}
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
YEAR = re.compile(r"\d{2,4}")
QUARTERS = 4
# What a word leaves of an interval, in quarters of it; wide, as the words are.
LEFT = {
    "early": (0, 2),
    "mid": (1, 3),
    "late": (2, 4),
    "beginning": (0, 1),
    "start": (0, 1),
    "middle": (1, 3),
    "end": (3, 4),
}


def interval_of(value: str) -> Interval | None:
    """Return what a TIMEX3 date can mean ("1998-04" is all of that April); None where it is no date of a calendar."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):  # the 30th of February, a week 54
        return None


def _interval(value: str) -> Interval | None:
    if found := DAY.fullmatch(value):
        return _days(date(int(found[1]), int(found[2]), int(found[3])), 1)
    if found := MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1)
    if found := WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return _days(monday + timedelta(days=5), 2) if found[3] else _days(monday, 7)
    if found := QUARTER.fullmatch(value):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := SEASON.fullmatch(value):
        return _season(int(found[1]), found[2])
    if YEAR.fullmatch(value):  # fewer digits are a decade or a century
        length = 10 ** (4 - len(value))
        first = int(value) * length
        return _start(date(first, 1, 1)), _start(date(first + length, 1, 1))
    return None


def narrowed(interval: Interval, word: str) -> Interval:
    """Return what "early", "mid", "late" or "end" leaves of an interval, in whole days; all of it for another word."""
    first, last = LEFT.get(word, (0, QUARTERS))
    days = (interval[1] - interval[0]) // DAY_LONG
    start, end = days * first // QUARTERS, -(-days * last // QUARTERS)
    return interval[0] + start * DAY_LONG, interval[0] + end * DAY_LONG


def week_value(day: date) -> str:
    """Return the week of a day as a value."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_of(day: date, later: int = 0) -> tuple[int, int]:
    """Return the year and month so many months after a day's; fewer than 0 are before it."""
    months = day.year * 12 + day.month - 1 + later
    return months // 12, months % 12 + 1


def month_value(day: date, later: int = 0) -> str:
    """Return the month so many months after a day's, as a value."""
    year, month = month_of(day, later)
    return f"{year:04}-{month:02}"


def quarter_value(day: date, later: int = 0) -> str:
    """Return the quarter so many quarters after a day's, as a value."""
    quarters = day.year * 4 + (day.month - 1) // 3 + later
    return f"{quarters // 4:04}-Q{quarters % 4 + 1}"


def midnight(day: date) -> datetime:
    """Return the first instant of a day (UTC)."""
    return _start(day)


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _days(first: date, count: int) -> Interval:
    return _start(first), _start(first + timedelta(days=count))


def _months(year: int, month: int, count: int) -> Interval:
    first = date(year, month, 1)
    return _start(first), _start(date(*month_of(first, count), 1))


def _season(year: int, season: str) -> Interval:
    if season == "WI":  # "the winter of 2018" may be the one before its spring or the one after its autumn
        return _start(date(year - 1, 12, 1)), _start(date(year + 1, 3, 22))
    first, last = SEASONS[season]
    return _start(date(year, *first)), _start(date(year, *last))
