"""Reading times of day with the day they are of."""

from headwater.annotate.dates import absolute, relative
from headwater.annotate.dates.calendar import interval_of
from headwater.annotate.dates.meaning import Around, Groups, Meaning
from headwater.lexicon.date_phrases import date_phrases
from headwater.model import DateKind


def at_time(groups: Groups, around: Around) -> Meaning:
    """Read "3 p.m. on Friday", "noon": a time of a day; its interval is that whole day, as no zone is known."""
    hours = groups["hour"]
    clock = date_phrases("clock")[groups["named"]] if groups["named"] else _clock(hours or "0", groups)
    found = _day_of(groups, around)
    value = None if found is None else f"{found}T{clock}"
    return Meaning(DateKind.TIME, value, None if found is None else interval_of(found))


def _clock(hours: str, groups: Groups) -> str:
    hour = int(hours) % 12 + 12 * (groups["half"] == "p")
    return f"{hour:02}:{groups['minute'] or '00'}"


def _day_of(groups: Groups, around: Around) -> str | None:
    if groups["weekday"] is not None:
        return relative.weekday({**NO_DAY, "weekday": groups["weekday"]}, around).value
    if groups["relday"] is not None:
        return relative.day({**NO_DAY, "relday": groups["relday"]}, around).value
    if groups["month"] is not None:
        return absolute.day({**NO_DAY, "month": groups["month"], "day": groups["day"]}, around).value
    return None if around.published is None else around.published.isoformat()


NO_DAY: dict[str, str | None] = dict.fromkeys(("which", "part", "monthlast", "dayfirst", "year", "yearlast"))
