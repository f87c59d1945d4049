"""Whether two wordings that hold one date each can be of one time, and how else their dates differ."""

import re
from collections.abc import Sequence
from datetime import timedelta

from headwater.lexicon.date_phrases import bound_of, date_phrases
from headwater.model import Dated

WEEK, DAY = timedelta(days=7), timedelta(days=1)
WORD = re.compile(r"\w+")


def are_resolved(one: Sequence[Dated], two: Sequence[Dated]) -> bool:
    """Whether either wording holds one date, and its interval is known."""
    return len(one) == 1 == len(two) and one[0].when is not None and two[0].when is not None


def date_clash(one: Sequence[Dated], two: Sequence[Dated]) -> str | None:
    """Return what two wordings with one known date each cannot both be right about; None where one time can be meant.

    A bound ("by May") rules out nothing. The same words within a week ("on Monday" in reports a day apart) and a day's
    shift between a weekday and "yesterday" are how reports of different hours and zones tell of one day.
    """
    first, second = one[0].when, two[0].when
    if first is None or second is None or bound_of(one[0].wording) or bound_of(two[0].wording):
        return None
    gap = max(first.start, second.start) - min(first.end, second.end)
    if plain_words(one[0]) == plain_words(two[0]):
        is_apart = gap >= WEEK
    else:
        is_apart = gap >= (DAY if _is_told_from_today(one[0]) or _is_told_from_today(two[0]) else timedelta(0))
    return f"date: {one[0].wording} / {two[0].wording}" if is_apart else None


def date_difference(one: Sequence[Dated], two: Sequence[Dated]) -> str | None:
    """Return how two wordings with one date each differ in precision or bound ("next month / as soon as next month").

    Where an interval is not known the words are compared: the same date, and a bound before one of them.
    """
    if len(one) != 1 or len(two) != 1 or date_clash(one, two) is not None:
        return None
    first, second = one[0].when, two[0].when
    bounds = [bound_kind(item) for item in (one[0], two[0])]
    if plain_words(one[0]) == plain_words(two[0]):
        differs = bounds[0] != bounds[1]
    elif first is None or second is None:
        differs = False
    else:
        differs = (first.start, first.end, bounds[0]) != (second.start, second.end, bounds[1])
    return f"date: {one[0].wording} / {two[0].wording}" if differs else None


def plain_words(item: Dated) -> str:
    """Return the words of a date in lower case, without its bound."""
    words, _ = bound_of(item.wording) or ("", "")
    return item.wording[len(words) :].strip().lower()


def bound_kind(item: Dated) -> str | None:
    """Return which bound a date is, as `bound_of` has it; None where it is none."""
    found = bound_of(item.wording)
    return None if found is None else found[1]


def _is_told_from_today(item: Dated) -> bool:
    words = WORD.findall(item.wording.lower())
    return any(word in date_phrases("day") or word in ("night", "tonight", "ago") for word in words)
