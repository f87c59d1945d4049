"""What the lines of a text say about the report: outlet, agency, title, byline and date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.ingest.blocks import OPENING, opening_dateline
from headwater.ingest.bylines import BY, read_byline
from headwater.ingest.dates import find_day
from headwater.ingest.facts import Facts
from headwater.ingest.marks import NAME, POSTED, SIGNED_OFF
from headwater.ingest.mastheads import is_agency_name, is_body, same_outlet
from headwater.ingest.publishers import original, publisher, rights_holder, section_partner, site_of, tail_partner
from headwater.ingest.roled import Roled
from headwater.lexicon import find_outlet
from headwater.model import How, Known, Role, When

MAX_SIGNATURES = 10  # lines that sign one report; a list of teasers signs each of them
LATER = re.compile(r"\b(?:updated?|modified|refreshed|edited|revised)\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:published|posted|first)\b", re.IGNORECASE)
NO_SIGNATURE = re.compile(f"{POSTED.pattern}|{SIGNED_OFF.pattern}", re.IGNORECASE)
DATED = frozenset({Role.NAVIGATION, Role.BYLINE, Role.DATELINE})


def facts_of_lines(roled: Sequence[Roled], known: Facts) -> Facts:
    """Return the facts known already, and those that the lines add.

    Args:
        roled: The lines of a text with their roles.
        known: What is known from elsewhere; it stands, but an outlet that names the original becomes its republisher.
    """
    outlet, republisher = known.outlet or publisher(roled), known.republisher
    first = original(roled) or (_partner(roled, outlet) if outlet is not None and outlet.how is How.URL else None)
    if first is not None and outlet is not None and not same_outlet(outlet.value, first.value):
        outlet, republisher = first, republisher or outlet
    outlet = outlet or first
    if republisher is None and outlet is not None:
        republisher = site_of(roled, outlet.value)
    found = Facts(
        agency=_agency(roled, outlet), title=_title(roled), byline=_byline(roled), published=_published(roled)
    )
    return replace(known.or_else(found), outlet=outlet, republisher=republisher)


def _partner(roled: Sequence[Roled], outlet: Known[str]) -> Known[str] | None:
    """Return the outlet whose section of a site a page stands in, or that an aggregator names behind the headline."""
    known = find_outlet(outlet.value)
    behind = tail_partner(roled) if known is not None and known.is_aggregator else None
    return section_partner(roled) or behind


def _agency(roled: Sequence[Roled], outlet: Known[str] | None) -> Known[str] | None:
    """Return whose words a report is made of, where its dateline, its byline or a notice of copyright says so.

    An outlet that is no agency counts too where it is not the one that publishes.
    """
    for fact in _credited(roled):
        if is_agency_name(fact.value) or outlet is None or not same_outlet(fact.value, outlet.value):
            return fact
    holder = rights_holder(roled)
    if holder is None or (outlet is not None and same_outlet(holder.value, outlet.value)):
        return None
    return holder


def _credited(roled: Sequence[Roled]) -> Iterator[Known[str]]:
    filed = opening_dateline(roled)
    if filed is not None and filed[1].agency_span is not None:
        start, end = (filed[0].line.start + offset for offset in filed[1].agency_span)
        yield Known(
            filed[0].line.text[start - filed[0].line.start : end - filed[0].line.start], How.DATELINE, (start, end)
        )
    for one in _signing(roled):
        bodies = [_fact(one, body) for body in read_byline(one.line.text).bodies]
        # Where two sign together the words are of neither alone.
        if bodies and all(same_outlet(bodies[0].value, body.value) for body in bodies):
            yield bodies[0]


def _signing(roled: Sequence[Roled]) -> Iterator[Roled]:
    """Yield the lines that sign a report, above its running text or below it.

    Notes on who helped and signatures of quoted posts sign nothing; inside the text a byline is that of a quotation.
    """
    bodies = [at for at, one in enumerate(roled) if one.role is Role.BODY]
    opening, last = (bodies[: OPENING + 1][-1], bodies[-1]) if bodies else (0, 0)
    signing = 0
    for at, one in enumerate(roled):
        signs = one.role is Role.BYLINE and not opening < at < last and not NO_SIGNATURE.search(one.line.text)
        if signs and (not is_body(one.line.text) or _is_among_signatures(roled, at)):
            yield one
            signing += 1
        if signing == MAX_SIGNATURES:
            return


def _is_among_signatures(roled: Sequence[Roled], at: int) -> bool:
    """Return whether a lone outlet's name stands by the headline, a name or a date; else it may credit a picture."""
    before, after = roled[max(0, at - 1) : at], roled[at + 1 : at + 2]
    return any(
        one.role in (Role.TITLE, Role.BYLINE, Role.DATELINE) or NAME.fullmatch(one.line.text) for one in before
    ) or any(one.role is Role.DATELINE for one in after)


def _title(roled: Sequence[Roled]) -> Known[str] | None:
    one = next((one for one in roled if one.role is Role.TITLE), None)
    return _fact(one, (0, len(one.line.text))) if one is not None else None


def _byline(roled: Sequence[Roled]) -> Known[str] | None:
    for one in _signing(roled):
        signed = read_byline(one.line.text)
        names = signed.names or next(iter(signed.bodies if BY.match(one.line.text) else ()), None)
        if names is not None:
            return _fact(one, names)
    return None


def _published(roled: Sequence[Roled]) -> Known[When] | None:
    """Return the date above the article, one of publication before one of change; else one in its dateline or below."""
    bodies = [at for at, one in enumerate(roled) if one.role is Role.BODY]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(roled), len(roled))
    above = [_day(one) for one in roled[:first] if one.role in DATED]
    below = [_day(one) for one in roled[last + 1 :] if one.role in DATED and FIRST.search(one.line.text)]
    filed = opening_dateline(roled)
    dateline = [_day(filed[0], filed[1].end)] if filed is not None else []
    found = [day for day in (*above, *dateline, *below) if day is not None]
    return min(found, key=lambda day: day[0])[1] if found else None


def _day(one: Roled, end: int | None = None) -> tuple[bool, Known[When]] | None:
    """Return a date in a line, and whether it is the date of a change."""
    day = find_day(one.line.text[:end])
    if day is None:
        return None
    when, first, last = day
    how = How.LINE if end is None else How.DATELINE
    is_later = LATER.search(one.line.text[:first]) is not None and FIRST.search(one.line.text[:first]) is None
    return is_later, Known(when, how, (one.line.start + first, one.line.start + last))


def _fact(one: Roled, offsets: tuple[int, int]) -> Known[str]:
    start, end = offsets
    return Known(one.line.text[start:end], How.LINE, (one.line.start + start, one.line.start + end))
