"""Reading dates that name a day, month, quarter, season, year, decade or century, by the words of their rule."""

from datetime import date

from headwater.annotate.dates import calendar
from headwater.annotate.dates.meaning import UNKNOWN, Around, Groups, Meaning, dated
from headwater.lexicon.date_phrases import date_phrases
from headwater.lexicon.date_words import english

NEAR = 90  # days; a date that near is meant whatever the tense: "said the hearing on Jan. 14" in a report of Jan. 7
RELATIVE = {"last year": -1, "this year": 0, "next year": 1}


def stamp(groups: Groups, around: Around) -> Meaning:
    """Read "2018-04-27"."""
    del around
    return dated(f"{groups['year']}-{groups['number']}-{groups['day']}", groups)


def day(groups: Groups, around: Around) -> Meaning:
    """Read "April 27", "27 April 2018", "Friday, April 27"."""
    month = month_number(groups["month"] or groups["monthlast"] or "")
    number = int("".join(filter(str.isdecimal, groups["day"] or groups["dayfirst"] or "")))
    year = groups["year"] or groups["yearlast"]
    if year is not None:
        return dated(f"{year}-{month:02}-{number:02}", groups)
    found = nearest_year(month, number, around)
    return UNKNOWN if found is None else dated(f"{found:04}-{month:02}-{number:02}", groups)


def nearest_year(month: int, number: int, around: Around) -> int | None:
    """Return the year of a day of the year: the nearest, or one further off where only that goes with the tense."""
    if around.published is None:
        return None
    found = [(abs(gap), gap, year) for year in _years(around) if (gap := _gap(year, month, number, around)) is not None]
    near = min(found, default=(0, 0, None))
    if near[0] <= NEAR or around.is_past in (None, near[1] < 0):
        return near[2]
    return min((item for item in found if (item[1] < 0) is around.is_past), default=near)[2]


def _years(around: Around) -> range:
    year = around.published.year if around.published is not None else 0
    return range(max(year - 1, 1), min(year + 2, 9999))


def _gap(year: int, month: int, number: int, around: Around) -> int | None:
    """How many days after publication a day is; None where that year has no such day."""
    try:
        return (date(year, month, number) - (around.published or date.min)).days
    except ValueError:
        return None


def month_of_year(groups: Groups, around: Around) -> Meaning:
    """Read "April 2018", "the end of April last year"."""
    year = groups["year"] or _relative_year(groups["relyear"], around)
    return UNKNOWN if year is None else dated(f"{year}-{month_number(groups['month'] or ''):02}", groups)


def month(groups: Groups, around: Around) -> Meaning:
    """Read "April", "late last April", "next April"."""
    number, published = month_number(groups["month"] or ""), around.published
    if published is None:
        return UNKNOWN
    which = groups["which"]
    past = {"last": True, "past": True, "next": False, "coming": False}.get(which or "", around.is_past)
    if which == "this":
        return dated(f"{published.year:04}-{number:02}", groups)
    later = (number - published.month) % 12  # months from now to the next one of that name
    if past is None or (which is None and min(later, 12 - later) <= 1):
        later -= 12 * (later > 6)
    elif past:
        later -= 12 * (later > 0 or which == "last")
    elif which == "next" and later == 0:
        later = 12
    return dated(calendar.month_value(published, later), groups)


def quarter(groups: Groups, around: Around) -> Meaning:
    """Read "the third quarter of 2018", "next year's first quarter"; a fiscal one has a value and no interval."""
    number = date_phrases("ordinal")[groups["ordinal"] or ""]
    year = groups["year"] or groups["firstyear"] or _relative_year(groups["relyear"] or groups["ofyear"], around)
    if year is None and around.published is not None:
        here = around.published.year - (groups["before"] is not None)
        ahead = f"{here:04}-Q{number}" > calendar.quarter_value(around.published)
        year = f"{here - (ahead and around.is_past is not False):04}"
    if year is None:
        return UNKNOWN
    found = dated(f"{year}-Q{number}", groups)
    return Meaning(found.kind, found.value) if groups["fiscal"] or groups["offiscal"] else found


def season(groups: Groups, around: Around) -> Meaning:
    """Read "spring 2018", "the summer"."""
    if groups["season"] is not None:
        return dated(f"{groups['year']}-{date_phrases('season')[groups['season']]}", groups)
    if around.published is None:
        return UNKNOWN
    return dated(f"{around.published.year:04}-{date_phrases('season')[groups['alone'] or '']}", groups)


def year(groups: Groups, around: Around) -> Meaning:
    """Read "2018", "late 2018", "fiscal 2018"; a fiscal year has a value and no interval."""
    del around
    found = dated(groups["year"] or "", groups)
    return Meaning(found.kind, found.value) if groups["fiscal"] else found


def decade(groups: Groups, around: Around) -> Meaning:
    """Read "the 1990s", "the late '80s", "the nineties": three digits of a year."""
    if groups["year"] is not None:
        return dated(groups["year"], groups)
    number = int(groups["short"] or date_phrases("decade")[groups["word"] or ""])
    if around.published is None:
        return UNKNOWN
    tens = around.published.year // 10
    return dated(f"{tens - (tens - number) % 10:03}", groups)


def century(groups: Groups, around: Around) -> Meaning:
    """Read "the 20th century": two digits of a year."""
    del around
    return dated(f"{int(groups['number'] or '1') - 1:02}", groups)


def month_number(word: str) -> int:
    """Return the number of a month's name or short form, with or without a full stop."""
    return english("month")[word.removesuffix(".")]


def _relative_year(words: str | None, around: Around) -> str | None:
    if words is None or around.published is None:
        return None
    return f"{around.published.year + RELATIVE[' '.join(words.split())]:04}"
