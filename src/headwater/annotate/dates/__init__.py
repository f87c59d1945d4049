"""Expressions of time in a report: what is written, and the interval it means, never more precise than the words."""

from bisect import bisect_left
from datetime import date

from headwater.annotate.dates.calendar import Interval, midnight
from headwater.annotate.dates.expressions import Expression, expressions, lowered
from headwater.annotate.dates.meaning import MANY, Around, Meaning, count_of, unit_of
from headwater.annotate.dates.relative import shifted
from headwater.annotate.dates.tense import past_by_verb, past_by_words, verbs_above
from headwater.annotate.layout import pieces
from headwater.annotate.tree import Tree
from headwater.lexicon.date_phrases import bound_of
from headwater.model import DateKind, DateMention, Report, Span, When

__all__ = ["find_dates"]

AHEAD = "in "
UP_TO = frozenset({"end", "before"})


def find_dates(report: Report, tree: Tree | None = None) -> tuple[DateMention, ...]:
    """Return the expressions of time in the title, body and captions of a report, in order, not overlapping.

    Each is resolved against the day the report came out (the first day that its date can mean). Where that is not
    known, a date that hangs on it has neither value nor interval.

    Args:
        report: The report.
        tree: Its parse, for the tense of the verb a date stands under, and to tell which verb that is; without it the
            tense is that of the last tensed word before the date.
    """
    published = None if report.published is None else report.published.value.start.date()
    lower = lowered(report.text)
    return tuple(
        _mention(report, found, published, _verbs(tree, found), tree, lower, piece.start)
        for piece in pieces(report)
        for found in expressions(report.text, lower, piece.start, piece.end)
    )


def _mention(
    report: Report,
    found: Expression,
    published: date | None,
    verbs: list[int],
    tree: Tree | None,
    lower: str,
    start: int,
) -> DateMention:
    is_past = past_by_verb(tree, verbs[0]) if tree is not None and verbs else past_by_words(lower, start, found.start)
    around = Around(published, is_past)
    meaning, wording = _meant(found, around, lower), report.text[found.bound : found.end]
    interval = _bounded(meaning.interval, wording, around)
    if meaning.kind is DateKind.DURATION and interval is not None:
        wording = report.text[found.start - len(AHEAD) : found.end]
    return DateMention(
        Span.of(report.id, report.text, found.start, found.end),
        meaning.kind,
        meaning.value,
        wording,
        None if interval is None else When(*interval, wording),
        tuple(tree.starts[verb] for verb in verbs) if tree is not None else (),
    )


def _bounded(interval: Interval | None, wording: str, around: Around) -> Interval | None:
    """What a date can mean with the bound before it: "by May" of what is to come is any day from publication to May."""
    _, side = bound_of(wording) or ("", "")
    if interval is None or side not in UP_TO or around.published is None or around.is_past:
        return interval
    out, end = midnight(around.published), interval[0] if side == "before" else interval[1]
    return (min(out, interval[0]), end) if out < end else interval


def _meant(found: Expression, around: Around, lower: str) -> Meaning:
    """What an expression means; a duration after "in" that looks ahead also dates ("will meet in three days")."""
    meaning = found.meaning(around)
    is_ahead = around.is_past is False and lower.startswith(AHEAD, max(0, found.start - len(AHEAD)))
    count = count_of(found.groups["count"] or "") if is_ahead and found.rule == "duration" else MANY
    if count == MANY:
        return meaning
    ahead = shifted(int(count), unit_of(found.groups["unit"] or ""), around)
    return Meaning(meaning.kind, meaning.value, ahead.interval)


def _verbs(tree: Tree | None, found: Expression) -> list[int]:
    """The verbs above the tokens of an expression."""
    if tree is None or not len(tree):
        return []
    first = bisect_left(tree.ends, found.start + 1)
    last = bisect_left(tree.starts, found.end) - 1
    return verbs_above(tree, first, last) if first <= last < len(tree) else []
