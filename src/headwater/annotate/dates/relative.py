"""Reading dates that hang on the day a report came out: weekdays, "yesterday", "late last month", "two weeks ago".

What hangs on a date told before ("two days later", "the previous Friday", "that year") has the value that it would have
from publication, as annotators of news mostly give it, and no interval: what it means is not known.
"""

from datetime import date, timedelta

from headwater.annotate.dates import calendar
from headwater.annotate.dates.calendar import Interval, interval_of, midnight
from headwater.annotate.dates.meaning import MANY, UNKNOWN, Around, Groups, Meaning, count_of, dated, unit_of
from headwater.lexicon.date_phrases import date_phrases
from headwater.lexicon.date_words import english
from headwater.model import DateKind

STEPS = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1, "following": 1}
TOLD_BEFORE = frozenset({"previous", "following", "that"})
LAST_YEAR = 9999 - 1  # of a calendar, with room for the interval's end


def weekday(groups: Groups, around: Around) -> Meaning:
    """Read "Friday", "last Friday", "next Tuesday morning"; without a future verb it is the last such day."""
    published = around.published
    if published is None:
        return UNKNOWN
    number = english("weekday")[groups["weekday"] or ""]
    before, after = (published.isoweekday() - number) % 7, (number - published.isoweekday()) % 7
    step = STEPS.get(groups["which"] or "", 0)
    if step < 0:
        return _certain(_day(published, -(before or 7), groups), groups)
    if step > 0:
        return _certain(_day(published, after or 7, groups), groups)
    return _day(published, after if around.is_past is False else -before, groups)


def _certain(found: Meaning, groups: Groups) -> Meaning:
    """A date, without its interval where it hangs on one told before."""
    return Meaning(found.kind, found.value) if groups.get("which") in TOLD_BEFORE else found


def day(groups: Groups, around: Around) -> Meaning:
    """Read "yesterday", "tomorrow morning"."""
    if around.published is None:
        return UNKNOWN
    return _day(around.published, int(date_phrases("day")[groups["relday"] or ""]), groups)


def part_of_day(groups: Groups, around: Around) -> Meaning:
    """Read "tonight", "last night", "this morning"."""
    if around.published is None:
        return UNKNOWN
    night = groups["night"]
    if night is None:
        return _day(around.published, 0, groups)
    if night == "tonight":
        return _day(around.published, 0, {"part": None})
    return _day(around.published, -1, {"part": "night"})


def _day(published: date, later: int, groups: Groups) -> Meaning:
    """A day so many days after publication; its part of the day is in the value alone, as no zone is known."""
    found = _moved(published, later)
    if found is None:
        return UNKNOWN
    part = groups.get("part")
    value = found.isoformat()
    kind = DateKind.DATE if part is None else DateKind.TIME
    return Meaning(kind, value if part is None else f"{value}T{date_phrases('part')[part]}", interval_of(value))


def unit(groups: Groups, around: Around) -> Meaning:
    """Read "last year", "earlier this month", "next week", "this summer", "the end of the year", "that quarter"."""
    named = " ".join((groups.get("unit") or groups.get("this") or "").split())
    step = STEPS.get(groups.get("which") or "", 0)
    if around.published is None:
        return UNKNOWN
    found = _certain(dated(_value(named, step, around.published), groups), groups)
    if groups.get("this") == "quarter":  # a company's, told before
        return Meaning(found.kind, found.value)
    late = groups.get("late")
    if late in ("earlier", "later") and found.interval is not None:
        return Meaning(found.kind, found.value, _so_far(found.interval, around.published, late == "earlier"))
    return found


def _value(named: str, step: int, published: date) -> str:
    """The value of a unit so many steps from the one of the day of publication."""
    if named in date_phrases("season"):
        return f"{_season_year(date_phrases('season')[named], step, published):04}-{date_phrases('season')[named]}"
    if named == "month":
        return calendar.month_value(published, step)
    if named in ("quarter", "period"):
        return calendar.quarter_value(published, step)
    if named == "year":
        return f"{published.year + step:04}"
    if named == "decade":
        return f"{published.year // 10 + step:03}"
    if named == "century":
        return f"{published.year // 100 + step:02}"
    moved = _moved(published, 7 * step) or published
    return calendar.week_value(moved) + ("-WE" if named == "weekend" else "")


def _season_year(season: str, step: int, published: date) -> int:
    """The year of the last, the current or the next season of a kind."""
    interval = interval_of(f"{published.year:04}-{season}")
    over = interval is not None and interval[1] <= midnight(published)
    ahead = interval is not None and interval[0] > midnight(published)
    if step < 0:
        return published.year - (not over)
    return published.year + (step > 0 and not ahead)


def _so_far(interval: Interval, published: date, is_past: bool) -> Interval | None:
    """The part of an interval before the end of a day, or from that day on; None where that is nothing."""
    start, end = interval
    end_of_day = midnight(published) + timedelta(days=1)
    start, end = (start, min(end, end_of_day)) if is_past else (max(start, midnight(published)), end)
    return (start, end) if start < end else None


def ago(groups: Groups, around: Around) -> Meaning:
    """Read "two weeks ago", "a year earlier", "three days from now"."""
    count, code = count_of(groups["count"] or ""), unit_of(groups["unit"] or "")
    is_past = groups["way"] in ("ago", "earlier")
    if count == MANY:
        return Meaning(DateKind.DATE, "PAST_REF" if is_past else "FUTURE_REF")
    found = shifted(int(count) * (-1 if is_past else 1), code, around)
    return found if groups["way"] not in ("earlier", "later") else Meaning(found.kind, found.value)


def shifted(steps: int, code: str, around: Around) -> Meaning:
    """Return the date so many units from publication: a day for days and weeks, else a month, quarter or year.

    Args:
        steps: How many; fewer than 0 are before it.
        code: The code of the unit.
        around: What it hangs on.
    """
    published = around.published
    if published is None:
        return UNKNOWN
    if code.endswith("0Y"):
        steps, code = steps * int(code[:-1]), "Y"
    if code in ("D", "W"):
        moved = _moved(published, steps * (7 if code == "W" else 1))
        return UNKNOWN if moved is None else dated(moved.isoformat(), {})
    if code.startswith("T"):
        return Meaning(DateKind.TIME, None, interval_of(published.isoformat()))
    year = published.year + steps // {"M": 12, "Q": 4}.get(code, 1)
    if not 1 < year < LAST_YEAR:
        return UNKNOWN
    if code == "M":
        return dated(calendar.month_value(published, steps), {})
    return dated(calendar.quarter_value(published, steps) if code == "Q" else f"{year:04}", {})


def year_before(groups: Groups, around: Around) -> Meaning:
    """Read "year-earlier", "the year-ago quarter"."""
    published = around.published
    if published is None:
        return UNKNOWN
    if groups["what"] is None:
        return Meaning(DateKind.DATE, f"{published.year - 1:04}")
    # Results come out in the quarter after the one they are of.
    return Meaning(DateKind.DATE, calendar.quarter_value(published, -5))


def _moved(day: date, days: int) -> date | None:
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if 1 < moved.year < LAST_YEAR else None
