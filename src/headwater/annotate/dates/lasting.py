"""Reading durations, sets of times, and words that only point to past, present or future."""

from headwater.annotate.dates.meaning import MANY, Around, Groups, Meaning, duration_value, unit_of
from headwater.lexicon.date_phrases import date_phrases
from headwater.lexicon.date_words import english
from headwater.model import DateKind


def duration(groups: Groups, around: Around) -> Meaning:
    """Read "two weeks", "the past five days", "several months"."""
    del around
    return Meaning(DateKind.DURATION, duration_value(groups["count"] or "", groups["unit"] or ""))


def few(groups: Groups, around: Around) -> Meaning:
    """Read "recent weeks", "coming months", "months ago"."""
    del around
    if groups.get("which") is None:
        return Meaning(DateKind.DATE, "PAST_REF")
    return Meaning(DateKind.DURATION, f"P{MANY}{unit_of(groups['unit'] or '')}")


def each(groups: Groups, around: Around) -> Meaning:
    """Read "every Monday", "each July", "every month"."""
    del around
    if groups["weekday"] is not None:
        return Meaning(DateKind.SET, f"XXXX-WXX-{english('weekday')[groups['weekday']]}")
    if groups["month"] is not None:
        return Meaning(DateKind.SET, f"XXXX-{english('month')[groups['month'].removesuffix('.')]:02}")
    return Meaning(DateKind.SET, f"P1{unit_of(groups['unit'] or '')}")


def repeated(groups: Groups, around: Around) -> Meaning:
    """Read "daily", "annually"."""
    del around
    return Meaning(DateKind.SET, date_phrases("set")[groups["all"] or ""])


def reference(groups: Groups, around: Around) -> Meaning:
    """Read "now", "recently", "soon"."""
    del around
    return Meaning(DateKind.DATE, date_phrases("reference")[" ".join((groups["all"] or "").split())])
