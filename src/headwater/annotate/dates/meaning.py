"""What an expression of time means: its kind, its TIMEX3 value, its interval; and what that hangs on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from headwater.annotate.dates.calendar import Interval, interval_of, narrowed
from headwater.lexicon import number_words
from headwater.lexicon.date_phrases import date_phrases
from headwater.model import DateKind

Groups = Mapping[str, str | None]
"""The parts of an expression in lower case, by the names of the groups of its rule."""

MANY = "X"
"""The count of "several" in a value."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the meaning of an expression hangs on.

    Attributes:
        published: The day (UTC) its report came out; None where that is not known.
        is_past: Whether the verb it stands under is in a past tense; False for the future, None for neither.
    """

    published: date | None
    is_past: bool | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind, a TIMEX3 value and the interval it means, the last two None where they are not known."""

    kind: DateKind
    value: str | None
    interval: Interval | None = None


def dated(value: str, groups: Groups) -> Meaning:
    """Return a date of some value, narrowed by the "early", "late", "end of" that its expression has."""
    interval = interval_of(value)
    word = groups.get("late") or groups.get("edge") or ""
    return Meaning(DateKind.DATE, value, None if interval is None else narrowed(interval, word))


UNKNOWN = Meaning(DateKind.DATE, None)
"""A date that hangs on the day its report came out, where that is not known."""


def count_of(words: str) -> str:
    """Return how many some words are ("twenty-four", "a couple of"), as digits; `MANY` for "several"."""
    known = number_words() | date_phrases("count")
    plain = " ".join(words.replace("-", " ").split())
    if plain in known:
        return known[plain]
    digits = plain.replace(",", "").removesuffix(" 1/2")
    if digits.isdecimal():
        return digits
    return str(sum(int(known[word]) for word in plain.split()))


def unit_of(word: str) -> str:
    """Return the code of a unit of time ("W" of "weeks", "TH" of "hours", "10Y" of "decades")."""
    units = date_phrases("unit")
    return units[word] if word in units else units[word.removesuffix("s")]


def duration_value(words: str, unit: str) -> str:
    """Return a duration as a value: "P2W" of "two" "weeks", "PXM" of "several" "months", "PT5H30M" of "5 1/2" "hours".

    Args:
        words: How many, in lower case.
        unit: The unit as written, in lower case.
    """
    count, code = count_of(words), unit_of(unit)
    if code.startswith("10"):  # a decade is ten years: what is counted is years
        times = 10 if code == "10Y" else 100
        return f"P{MANY if count == MANY else int(count) * times}Y"
    half = HALVES.get(code, "") if words.endswith("1/2") else ""
    return f"P{code[0]}{count}{code[1]}{half}" if code.startswith("T") else f"P{count}{code}{half}"


HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
