"""Whose words a report is made of: what it says itself, and what the other reports that share its words say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.lexicon import find_outlet
from headwater.model import Report, Reuse
from headwater.trace.outlets import canonical_outlet

MOSTLY = 0.5  # share of the shorter report's 6-grams from which two reports are one text
ALL_BUT = 0.9  # the same, from which a report that names no source is a copy of the other one


@dataclass(frozen=True, slots=True)
class WordsOf:
    """Whose words a report is made of.

    Attributes:
        outlet: The outlet or agency.
        because: Why, in a few words.
    """

    outlet: str
    because: str


def whose_words(reports: Iterable[Report], reuse: Sequence[Reuse]) -> dict[str, WordsOf]:
    """Return, by id, whose words each report is made of where that is another than its publisher, or not only his.

    A report and the copies of it that are held each have a voice: whoever they name as the source. An outlet that they
    name and that published the words itself has one more. Where nobody names a source, the words are of the one outlet
    that signs and dates them, which copies as a rule leave out; an aggregator is never the source.

    Args:
        reports: The reports.
        reuse: Pairs of them that share words.
    """
    held = {report.id: report for report in reports}
    copies: dict[str, dict[str, float]] = {name: {} for name in held}
    for pair in reuse:
        if pair.a in held and pair.b in held and pair.containment >= MOSTLY:
            copies[pair.a][pair.b] = copies[pair.b][pair.a] = pair.containment
    found = {}
    for name, others in copies.items():
        of = _named(held[name], [held[other] for other in others])
        if of is None and others:
            of = _signed(held[name], [held[other] for other, share in others.items() if share >= ALL_BUT])
        if of is not None:
            found[name] = of
    return found


def said_source(report: Report) -> str | None:
    """Return whose words a report says that it is made of; None where it says nothing of the kind."""
    if report.agency is not None:
        return canonical_outlet(report.agency.value)
    is_republished = report.republisher is not None and report.outlet is not None
    return canonical_outlet(report.outlet.value) if is_republished and report.outlet is not None else None


def _named(report: Report, others: Sequence[Report]) -> WordsOf | None:
    """Return the source that most copies name; in a tie the report's own word decides."""
    own = said_source(report)
    voices = Counter(source for one in (report, *others) if (source := said_source(one)) is not None)
    for one in others:
        if said_source(one) is None and one.outlet is not None and canonical_outlet(one.outlet.value) in voices:
            voices[canonical_outlet(one.outlet.value)] += 1
    if not voices:
        return None
    best = min(voices, key=lambda source: (-voices[source], source != own, source))
    return WordsOf(best, "says so itself" if best == own else "other copies of its words say so")


def _signed(report: Report, others: Sequence[Report]) -> WordsOf | None:
    """Return the outlet of the one copy that signs and dates the words that this one leaves unsigned or undated."""
    if _is_signed(report):
        return None
    outlets = {canonical_outlet(one.outlet.value) for one in others if one.outlet is not None and _is_signed(one)}
    own = canonical_outlet(report.outlet.value) if report.outlet is not None else None
    if len(outlets) != 1 or own in outlets:
        return None
    return WordsOf(outlets.pop(), "signs and dates the same words, which this copy does not")


def _is_signed(report: Report) -> bool:
    """Return whether a report says who wrote it and when, at an outlet that writes."""
    known = find_outlet(report.outlet.value) if report.outlet is not None else None
    writes = known is None or not known.is_aggregator
    return writes and report.byline is not None and report.published is not None
