"""Finding expressions of time in a text by the rules of the grammar, and leaving out what only looks like one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from headwater.annotate.dates import absolute, clock, grammar, lasting, relative
from headwater.annotate.dates.meaning import Around, Groups, Meaning
from headwater.lexicon.date_phrases import date_phrases

LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)  # one character for one: offsets stay
BEFORE = 24  # characters before an expression that are looked at: the longest bound and a blank
LAST_WORD = re.compile(r"([\w'’-]+|[^\w\s])\s{0,2}\Z")
NEXT_WORD = re.compile(r"\s([a-z]{3,20}s)\b")
# Words before a bare year or an ambiguous month ("May", "March") that make it a date.
LEADING = frozenset({
    "in", "by", "since", "until", "till", "from", "to", "through", "of", "for", "during", "before", "after", "between",
    "and", "or", "late", "early", "last", "next", "this",
})  # fmt: skip
AMBIGUOUS = frozenset({"may", "march", "mar", "mar."})
MODERN = range(1900, 2100)

READERS: dict[str, Callable[[Groups, Around], Meaning]] = {
    "stamp": absolute.stamp,
    "clock": clock.at_time,
    "day": absolute.day,
    "month of year": absolute.month_of_year,
    "month": absolute.month,
    "quarter": absolute.quarter,
    "year before": relative.year_before,
    "weekday": relative.weekday,
    "relative day": relative.day,
    "part of day": relative.part_of_day,
    "ago": relative.ago,
    "some ago": lasting.few,
    "last units": lasting.duration,
    "few units": lasting.few,
    "relative": relative.unit,
    "the unit": relative.unit,
    "season": absolute.season,
    "decade": absolute.decade,
    "century": absolute.century,
    "year": absolute.year,
    "each": lasting.each,
    "duration": lasting.duration,
    "set": lasting.repeated,
    "reference": lasting.reference,
}


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time as found: offsets, its rule, its parts, and where the bound before it begins.

    `bound` is `start` where no bound stands before it.
    """

    start: int
    end: int
    rule: str
    groups: Groups
    bound: int

    def meaning(self, around: Around) -> Meaning:
        """Return what it means."""
        return READERS[self.rule](self.groups, around)


def lowered(text: str) -> str:
    """Return a text with ASCII letters in lower case and every offset as it was."""
    return text.translate(LOWER)


def expressions(text: str, lower: str, start: int, end: int) -> Iterator[Expression]:
    """Yield the expressions of time in `text[start:end]`, in order, not overlapping.

    Args:
        text: A text.
        lower: The same, `lowered`.
        start: Offset of the first character to read.
        end: Offset after the last one.
    """
    pattern, names = grammar.any_rule()
    at = start
    while (found := pattern.search(lower, at, end)) is not None:
        rule = names[(found.lastindex or 1) - 1]
        parts = grammar.rules()[rule].match(lower, found.start(), end)
        at = max(found.end(), at + 1)
        if parts is not None and _is_date(text, lower, rule, parts):
            groups = parts.groupdict()
            yield Expression(parts.start(), parts.end(), rule, groups, _bound(lower, start, parts.start()))


def _is_date(text: str, lower: str, rule: str, parts: re.Match[str]) -> bool:
    for name in ("month", "monthlast"):
        at = parts.start(name) if name in parts.re.groupindex else -1
        if at >= 0 and not text[at].isupper():
            return False
    if rule == "month":
        bare = parts["which"] is None and parts["late"] is None and parts["edge"] is None
        month = parts["month"]
        if bare and len(month) <= grammar.SHORT_MONTH and month != "may":
            return False  # "Jan" alone is a man; "Jan." is a month
        return not (bare and month in AMBIGUOUS) or _word_before(lower, parts.start()) in LEADING
    if rule == "year" and parts["late"] is None and parts["edge"] is None and parts["fiscal"] is None:
        led = _word_before(lower, parts.start()) in LEADING
        counted = NEXT_WORD.match(lower, parts.end()) is not None  # "2000 troops"
        return led or (int(parts["year"]) in MODERN and not counted)
    return True


def _word_before(lower: str, at: int) -> str:
    found = LAST_WORD.search(lower[max(0, at - BEFORE) : at])
    return found[1] if found is not None else ""


def _bound(lower: str, start: int, at: int) -> int:
    found = _bounds().search(lower[max(start, at - BEFORE) : at])
    return at if found is None else max(start, at - BEFORE) + found.start(1)


@cache
def _bounds() -> re.Pattern[str]:
    words = sorted(date_phrases("bound"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])({'|'.join(words)})\s{{1,2}}\Z")
