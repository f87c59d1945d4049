"""Dates as pages and lines write them, no more precise than they are."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache

from headwater.lexicon.date_words import date_openers, date_words, months
from headwater.model import When

YEARS = range(1900, 2101)
STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\s?(\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?")
TOKEN = re.compile(r"[^\W\d_]+(?:[.'-][^\W\d_]+)*\.?|\d+(?:st|nd|rd|th)?", re.IGNORECASE)
DIGIT = re.compile(r"\d")
MAX_DATE_LINE = 120  # characters; a longer line says more than a date


def from_stamp(stamp: str) -> When | None:
    """Return what a machine-written date means: an instant where it has time and offset, else the day.

    Args:
        stamp: ISO 8601 ("2024-05-03T10:00:00+02:00", "2024-05-03") or the form of mails ("Fri, 03 May 2024 10:00 GMT").

    Returns:
        None where it is neither. A time without offset tells only the day.
    """
    found = STAMP.match(stamp.strip())
    try:
        if found is None:
            return _instant(parsedate_to_datetime(stamp), timedelta(seconds=1), stamp)
        day, minute, second, offset = found.groups()
        if minute is None or offset is None:
            return _day(datetime.fromisoformat(day), stamp)
        length = timedelta(seconds=1) if second else timedelta(minutes=1)
        return _instant(datetime.fromisoformat(f"{day}T{minute}{second or ''}{offset}"), length, stamp)
    except (ValueError, OverflowError, TypeError):
        return None


def find_day(text: str) -> tuple[When, int, int] | None:
    """Return the first full date in a text, with its offsets; None where there is none.

    Args:
        text: A line such as "Published: 3 May 2024, 10:00" or "May 3, 2024"; the year must be written out.
    """
    for pattern in _patterns():
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groupdict()
        month = parts["month"]
        number = int(month) if month.isdigit() else months().get(month.lower().rstrip("."), 0)
        try:
            date = datetime(int(parts["year"]), number, int(parts["day"]), tzinfo=UTC)
        except ValueError:
            continue
        when = _day(date, found[0])
        return (when, *found.span()) if when is not None else None
    return None


def is_date_line(line: str) -> bool:
    """Return whether a line says when something was published and nothing else ("Updated 3 May 2024 at 9 a.m. BST")."""
    if len(line) > MAX_DATE_LINE or DIGIT.search(line) is None:
        return False
    tokens = [token.lower() for token in TOKEN.findall(line)]
    words = [token for token in tokens if not token[0].isdigit()]
    known = date_words()
    if not all(word in known or word.rstrip(".") in known for word in words):
        return False
    return bool(words) or find_day(line) is not None


def without_date(line: str) -> str:
    """Return a line without the date, its label and its time at the end: of "Ann Lee, 3 May 2024", "Ann Lee, "."""
    if len(line) > MAX_DATE_LINE * 2 or DIGIT.search(line) is None or not _ends_in_date_word(line):
        return line
    for token in TOKEN.finditer(line):
        opens = token[0][0].isdigit() or token[0].lower() in date_openers()
        if opens and is_date_line(line[token.start() :]):
            return line[: token.start()]
    return line


def _ends_in_date_word(line: str) -> bool:
    """Return whether the end of a line may be that of a date; saves the look at every word of a paragraph."""
    last = TOKEN.findall(line.rsplit(None, 1)[-1].lower())
    return all(word[0].isdigit() or word in date_words() or word.rstrip(".") in date_words() for word in last)


def is_empty_date_label(line: str) -> bool:
    """Return whether a line is the label of a date that is missing ("Published:")."""
    if ":" not in line or len(line) > MAX_DATE_LINE:
        return False
    words = [token.lower() for token in TOKEN.findall(line)]
    return bool(words) and all(word in date_words() for word in words)


def _day(date: datetime, wording: str) -> When | None:
    return When.day(date, wording) if date.year in YEARS else None


def _instant(moment: datetime, length: timedelta, wording: str) -> When | None:
    if moment.tzinfo is None:
        return _day(moment, wording)
    start = moment.astimezone(UTC).replace(microsecond=0)
    return When(start, start + length, wording) if start.year in YEARS else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    name, year = rf"(?P<month>{names})\.?", r"(?P<year>(?:19|20)\d\d)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.|º)?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b{year}[-/](?P<month>\d\d?)[-/](?P<day>\d\d?)\b",
            rf"\b{name}\s+{day},?\s+(?:at\s+)?{year}\b",
            rf"\b{day}\s+(?:of\s+|de\s+)?{name},?\s+(?:de\s+|del\s+)?{year}\b",
            rf"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.{year}\b",
        )
    )
