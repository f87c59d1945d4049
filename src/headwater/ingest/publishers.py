"""Who publishes a text and who republishes it, read from the lines around the article."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from headwater.ingest.mastheads import HOST, is_agency_name, same_outlet
from headwater.ingest.names import CAPITALISED, Named, names_behind, split_labels
from headwater.ingest.roled import Roled
from headwater.ingest.title import bare_title
from headwater.lexicon import find_outlet
from headwater.lexicon.mastheads import company_words, wire_words
from headwater.model import Known, Role

HOME = re.compile(r"\b(?:home|homepage|front page)$", re.IGNORECASE)
CRUMB = re.compile(r"\s*[>»›]\s*")
PIPES = re.compile(r"\s+[•·–—-]\s+|\s*\|\s*")
TAIL = re.compile(r"\s+(?:\||-|–|—|»|•|::)\s+(?=[^|»•]{2,40}$)")
INVITES = re.compile(
    r"\b(?i:go to|subscribe to|sign up (?:for|to)|download|get|join|visit|welcome to)\s(?:(?i:the|our)\s)?"
    + CAPITALISED
)
THING = re.compile(r"(?:['’]s?)?\s(?:\w+\s)?(?:newsletters?|apps?|homepage|website|letter|alerts?)\b", re.IGNORECASE)
ORIGINALLY = re.compile(  # not "The story first appeared in ...", which running text says of others
    r"^\W*(?:This\s\w+\s(?:was\s|has\s)?(?:originally|first)\s|Originally\s|The post .{1,200} )"
    r"(?:appeared|published|posted|ran)(?:\sfirst)?\s(?:on|in|at|by)\s(?:the\s)?" + CAPITALISED
)
COPYRIGHT = re.compile(
    r"(?i:©|\(c\)|\bcopyright\b)\W{0,3}(?i:©|\(c\))?\W{0,3}(?:(?:19|20)\d\d\W{1,3})?(?:by\s)?(?:[Tt]he\s)?"
    + CAPITALISED
)
MAX_HEAD = 12  # lines above the headline in which a masthead is looked for
AROUND = frozenset({Role.NAVIGATION, Role.BYLINE, Role.DATELINE, Role.PROMOTION, Role.TEASER})


def publisher(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the outlet that the lines of a page name as its own; None where they do not.

    A path through the site ("Home > Example Times > World"), a line with its name above the headline, its name behind
    the headline, or a notice of copyright; an agency is not taken for the outlet.
    """
    for find in (_crumbs, _mastheads, _tails, _owners):
        for named in find(roled):
            if not is_agency_name(named.name):
                return named.fact
    return None


def rights_holder(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the agency that a notice of copyright names, or the outlet whose service for others it names."""
    for named in _copyrights(roled):
        if is_agency_name(named.name) or named.rest.startswith(tuple(wire_words())):
            return named.fact
    return None


def original(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the outlet that a page says its report first appeared in; None where it does not say so."""
    return next((named.fact for one in roled for named in names_behind(one, ORIGINALLY)), None)


def section_partner(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the known outlet in whose section of a site a page stands ("Home > Business Insider > Politics")."""
    return next((named.fact for named in _crumbs(roled) if find_outlet(named.name) is not None), None)


def tail_partner(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the outlet named behind the headline; on the page of an aggregator it is the one that published it."""
    return next((named.fact for named in _tails(roled)), None)


def site_of(roled: Sequence[Roled], outlet: str) -> Known[str] | None:
    """Return the other outlet whose page a report of `outlet` stands on, by its invitations ("Go to ...")."""
    offers = [
        named
        for one in roled
        if one.role in AROUND
        for named in names_behind(one, INVITES)
        if _is_offer(named, one) and not same_outlet(named.name, outlet)
    ]
    return min(offers, key=lambda named: HOST.fullmatch(named.name) is None).fact if offers else None


def _is_offer(named: Named, one: Roled) -> bool:
    """Return whether an invitation is to an outlet's site, newsletter or app; "Get Guardian" alone may be anything."""
    return HOST.fullmatch(named.name) is not None or bool(THING.match(one.line.text, named.end - one.line.start))


def _head(roled: Sequence[Roled]) -> list[Roled]:
    """Return the lines above the headline, or above the first paragraph where there is none."""
    return list(takewhile(lambda one: one.role not in (Role.TITLE, Role.BODY), roled))[-MAX_HEAD:]


def _crumbs(roled: Sequence[Roled]) -> Iterator[Named]:
    for one in roled:
        if one.role is Role.NAVIGATION:
            for before, after in pairwise(split_labels(one, CRUMB)):
                if HOME.search(before.name) and after.is_own:
                    yield after


def _mastheads(roled: Sequence[Roled]) -> Iterator[Named]:
    for one in _head(roled):
        if one.role in AROUND:
            yield from (label for label in split_labels(one, PIPES) if label.is_own)


def _tails(roled: Sequence[Roled]) -> Iterator[Named]:
    """Yield what stands behind the headline in the title of a window: "Bridge closed | Example Times"."""
    title = next((one for one in roled if one.role is Role.TITLE), None)
    key = bare_title(title.line.text) if title is not None else None
    for one in roled:
        if one.role in (Role.TITLE, Role.NAVIGATION) and bare_title(one.line.text) == key:
            yield from (label for label in split_labels(one, TAIL)[1:] if label.is_own)


def _owners(roled: Sequence[Roled]) -> Iterator[Named]:
    """Yield the outlets in notices of copyright whose whole name, or with it that of a company, stands there."""
    for named in _copyrights(roled):
        if all(word in company_words() for word in named.rest.split()):
            yield named


def _copyrights(roled: Sequence[Roled]) -> Iterator[Named]:
    for one in roled:
        if one.role in AROUND:
            yield from names_behind(one, COPYRIGHT)
