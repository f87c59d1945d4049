"""What a statement fills the slots of its frame with: amounts, dates, cities, yes or no.

Two wordings of one frame clash where both fill a slot once and no value is meant by both. An amount is an interval:
rounding, hedges ("about 67 million"), bounds ("at least 12") and ranges ("12 to 15") widen it, so that a wider or
narrower statement is no clash; so is a date, resolved against the day its report came out where that is known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import digits

from headwater.lexicon import words_of
from headwater.lexicon.date_words import days_of_week, months
from headwater.lexicon.places import place_of
from headwater.model import Dated
from headwater.trace.amounts import Amount, amount_at, as_range
from headwater.trace.times import are_resolved, date_clash, date_difference

# Digits are ASCII's: no other numeral ("²", "٣") is an amount or part of a date.
TOKEN = re.compile(r"[$£€]?[0-9][0-9,]*(?:\.[0-9]+)?(?:(?:bn|[mk])\b)?%?|[^\W\d_]+(?:['’]t)?")
CITY = re.compile(r"\b(?:in|at|near|to|from|outside|of)\s+((?:[A-Z][\w’'-]+\s?){1,3})")
YEARS = range(1900, 2100)
DAYS = range(1, 32)
SAME_FRAME = 0.5  # share of common words that makes two sentences one frame: half, so that more agrees than differs
DENIED = 0.8  # the same for a negation in one of them: in half other words it may belong to something else
SHORTEST_FRAME = 5  # words; below that two sentences share a frame by chance


@dataclass(frozen=True, slots=True)
class Slots:
    """What the slots of one wording hold.

    Attributes:
        frame: Its other words, in lower case.
        amounts: Its numbers.
        dates: Its weekdays, days of a month, and years, each kind by itself, as they compare and as written.
        dated: Its dates as they were read in its report.
        cities: The large cities it names after a preposition, under one name each.
        negated: Whether it is negated, an odd number of times.
    """

    frame: frozenset[str]
    amounts: tuple[Amount, ...]
    dates: tuple[tuple[str, str], ...]
    dated: tuple[Dated, ...]
    cities: frozenset[str]
    negated: bool


def read_slots(text: str, dated: Sequence[Dated] = (), start: int = 0) -> Slots:
    """Return what the slots of a wording hold.

    Args:
        text: The wording.
        dated: The dates read in it; their words are no part of its frame.
        start: Offset of the wording in the text that their offsets count in.
    """
    rest = text
    for item in dated:
        first, last = item.end - len(item.wording) - start, item.end - start
        rest = rest[: max(first, 0)] + " " * (last - max(first, 0)) + rest[last:]
    slots = _read(rest)
    return replace(slots, dates=_read(text).dates, dated=tuple(dated)) if dated else slots


def _read(text: str) -> Slots:
    tokens = TOKEN.findall(text)
    lower = [token.lower() for token in tokens]
    frame, amounts, dates = set[str](), list[Amount](), list[tuple[str, str]]()
    at = 0
    while at < len(tokens):
        dated = _date(lower, at) if tokens[at][0] in digits or tokens[at][0].isupper() else None
        amount = None if dated else amount_at(lower, at)
        if dated is not None:
            dates.append((dated[0], " ".join(tokens[at : at + dated[1]])))
            at += dated[1]
        elif amount is not None:
            amounts.append(amount[0])
            at += amount[1]
        else:
            frame.add(lower[at])
            at += 1
    negations = sum(token in words_of("negation") or token.endswith(("n't", "n’t")) for token in lower)
    return Slots(frozenset(frame), tuple(as_range(amounts, text)), tuple(dates), (), _cities(text), negations % 2 == 1)


def is_one_frame(one: Slots, two: Slots) -> bool:
    """Whether two wordings say the same but for what fills their slots."""
    return len(one.frame & two.frame) >= SHORTEST_FRAME and _share(one, two) >= SAME_FRAME


def _share(one: Slots, two: Slots) -> float:
    return len(one.frame & two.frame) / max(1, len(one.frame | two.frame))


def clash(one: Slots, two: Slots) -> str | None:
    """Return what two wordings of one frame cannot both be right about ("number: 12 / 15"); None where nothing."""
    if len(one.amounts) == 1 == len(two.amounts) and one.amounts[0].clashes(two.amounts[0]):
        return f"number: {one.amounts[0].wording} / {two.amounts[0].wording}"
    dates = date_clash(one.dated, two.dated) if are_resolved(one.dated, two.dated) else _words_clash(one, two)
    if dates is not None:
        return dates
    if len(one.cities) == 1 == len(two.cities) and one.cities != two.cities:
        return f"place: {next(iter(one.cities))} / {next(iter(two.cities))}"
    if one.negated != two.negated and _share(one, two) >= DENIED:
        return "yes and no"
    return None


def _words_clash(one: Slots, two: Slots) -> str | None:
    """Return the weekdays, days of a month or years that are not the same, where it is not known what they mean."""
    for kind in ("weekday", "day", "year"):
        first, second = (dict(_of_kind(slots, kind)) for slots in (one, two))
        if len(first) == 1 == len(second) and first.keys() != second.keys():
            return f"date: {next(iter(first.values()))} / {next(iter(second.values()))}"
    return None


def precision(one: Slots, two: Slots) -> str | None:
    """Return how two wordings of one frame differ in precision ("67 million / 67.2 million"), or None.

    A date differs in precision where it can still be the same ("in April" / "on April 9"), or where one is a bound.
    """
    dates = date_difference(one.dated, two.dated)
    if dates is not None:
        return dates
    if len(one.amounts) != 1 or len(two.amounts) != 1:
        return None
    first, second = one.amounts[0], two.amounts[0]
    same = (first.low, first.high) == (second.low, second.high)
    return None if same or first.clashes(second) else f"precision: {first.wording} / {second.wording}"


def _of_kind(slots: Slots, kind: str) -> Iterator[tuple[str, str]]:
    return ((key, wording) for key, wording in slots.dates if key.startswith(f"{kind} "))


def _date(lower: list[str], at: int) -> tuple[str, int] | None:
    """What a date at a token compares as, and how many tokens it takes; None where there is none."""
    if lower[at] in days_of_week():
        return f"weekday {lower[at]}", 1
    if lower[at] in months() and at + 1 < len(lower) and _whole(lower[at + 1]) in DAYS:
        return f"day {months()[lower[at]]}-{_whole(lower[at + 1])}", 2
    if _whole(lower[at]) in DAYS and at + 1 < len(lower) and len(lower[at + 1]) > 2 and lower[at + 1] in months():
        return f"day {months()[lower[at + 1]]}-{_whole(lower[at])}", 2
    if len(lower[at]) == 4 and _whole(lower[at]) in YEARS:
        return f"year {lower[at]}", 1
    return None


def _whole(token: str) -> int:
    return int(token) if set(token) <= set(digits) else -1


def _cities(text: str) -> frozenset[str]:
    found = set()
    for named in CITY.finditer(text):
        words = named[1].split()
        longest = (place_of(" ".join(words[:size])) for size in range(len(words), 0, -1))
        found |= {next((city for city in longest if city is not None), "")}
    return frozenset(found - {""})
