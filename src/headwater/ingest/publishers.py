"""Who publishes a text and who republishes it, read from the lines around the article."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from headwater.ingest.mastheads import HOST, is_agency_name, is_known_name, is_outlet_name, same_outlet
from headwater.ingest.roles import Roled
from headwater.ingest.title import bare_title
from headwater.lexicon import find_outlet
from headwater.lexicon.mastheads import company_words, wire_words
from headwater.model import How, Known, Role

HOME = re.compile(r"\b(?:home|homepage|front page)$", re.IGNORECASE)
CRUMB = re.compile(r"\s*[>»›]\s*")
PIPES = re.compile(r"\s+[•·–—-]\s+|\s*\|\s*")
TAIL = re.compile(r"\s+(?:\||-|–|—|»|•|::)\s+(?=[^|»•]{2,40}$)")
NAME = r"(?P<name>[A-Z][\w.&'’-]*(?:\s(?:[A-Z][\w.&'’-]*|of|and|the|&)){0,5})"
HOSTED = re.compile(
    r"\b(?i:go to|subscribe to|sign up (?:for|to)|download|get|join|visit|welcome to)\s(?:(?i:the|our)\s)?" + NAME
)
THING = re.compile(r"(?:['’]s?)?\s(?:\w+\s)?(?:newsletters?|apps?|homepage|website|letter|alerts?)\b", re.IGNORECASE)
ORIGINALLY = re.compile(
    r"\b(?i:originally|first)\s(?i:appeared|published|posted|ran)\s(?i:on|in|at|by)\s(?:the\s)?" + NAME
)
COPYRIGHT = re.compile(
    r"(?i:©|\(c\)|\bcopyright\b)\W*(?i:©|\(c\))?\W*(?:(?:19|20)\d\d\W+)?(?:by\s)?(?:[Tt]he\s)?" + NAME
)
MAX_HEAD = 12  # lines above the headline in which a masthead is looked for
AROUND = frozenset({Role.NAVIGATION, Role.BYLINE, Role.DATELINE, Role.PROMOTION, Role.TEASER})

Found = tuple[str, int, int]
"""A name and its offsets in the text."""


def publisher(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the outlet that the lines of a page name as its own; None where they do not.

    A path through the site ("Home > Example Times > World"), a line with its name above the headline, its name behind
    the headline, or a notice of copyright; an agency is not taken for the outlet.
    """
    for find in (_crumbs, _mastheads, _tails, _owners):
        for found in find(roled):
            if not is_agency_name(found[0]):
                return as_line_fact(found)
    return None


def rights_holder(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the agency that a notice of copyright names, or the outlet whose service for others it names."""
    for found, rest in _copyrights(roled):
        if is_agency_name(found[0]) or rest.strip(" .,").startswith(tuple(wire_words())):
            return as_line_fact(found)
    return None


def original(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the outlet that a page says its report first appeared in; None where it does not say so."""
    for one in roled:
        for found in _named(one, ORIGINALLY):
            if is_outlet_name(found[0]):
                return as_line_fact(found)
    return None


def section_partner(roled: Sequence[Roled]) -> Known[str] | None:
    """Return the known outlet that a site has a section for, where the page stands in it ("Home > Business Insider")."""
    found = next((found for found in _crumbs(roled) if find_outlet(found[0]) is not None), None)
    return as_line_fact(found) if found is not None else None


def host_of(roled: Sequence[Roled], outlet: str) -> Known[str] | None:
    """Return the outlet whose page a report of `outlet` stands on, by its invitations ("Go to ...", "... newsletter")."""
    offers = [
        found for one in roled if one.role in AROUND for found in _offers(one) if not same_outlet(found[0], outlet)
    ]
    return as_line_fact(min(offers, key=lambda found: HOST.fullmatch(found[0]) is None)) if offers else None


def as_line_fact(found: Found) -> Known[str]:
    """Return a name found in a line as a fact."""
    return Known(found[0], How.LINE, (found[1], found[2]))


def _head(roled: Sequence[Roled]) -> list[Roled]:
    """Return the lines above the headline, or above the first paragraph where there is none."""
    return list(takewhile(lambda one: one.role not in (Role.TITLE, Role.BODY), roled))[-MAX_HEAD:]


def _crumbs(roled: Sequence[Roled]) -> Iterator[Found]:
    for one in roled:
        if one.role is Role.NAVIGATION:
            parts = _split(one, CRUMB)
            yield from (
                after
                for before, after in zip(parts, parts[1:], strict=False)
                if HOME.search(before[0]) and _is_own(after[0])
            )


def _mastheads(roled: Sequence[Roled]) -> Iterator[Found]:
    for one in _head(roled):
        if one.role in AROUND:
            yield from (part for part in _split(one, PIPES) if _is_own(part[0]))


def _tails(roled: Sequence[Roled]) -> Iterator[Found]:
    """Yield what stands behind the headline in the title of a window: "Bridge closed | Example Times"."""
    title = next((one for one in roled if one.role is Role.TITLE), None)
    for one in roled if title is not None else ():
        if one is title or (one.role is Role.NAVIGATION and bare_title(one.line.text) == bare_title(title.line.text)):
            yield from (part for part in _split(one, TAIL)[1:] if _is_own(part[0]))


def _owners(roled: Sequence[Roled]) -> Iterator[Found]:
    """Yield the outlets in notices of copyright whose whole name, or with it that of a company, stands there."""
    for found, rest in _copyrights(roled):
        if all(word in company_words() for word in rest.strip(" .,").split()):
            yield found


def _copyrights(roled: Sequence[Roled]) -> Iterator[tuple[Found, str]]:
    """Yield the outlets and agencies that notices of copyright name, each with the rest of the name."""
    for one in roled:
        if one.role in AROUND:
            for found in COPYRIGHT.finditer(one.line.text):
                for named in _named(one, COPYRIGHT):
                    if named[1] == one.line.start + found.start("name"):
                        yield named, one.line.text[named[2] - one.line.start : found.end("name")].split(". ")[0]


def _is_own(label: str) -> bool:
    """Return whether a label in a place for an outlet's name is one; short forms that are common words are not."""
    return is_outlet_name(label) and (" " in label or not label.istitle() or is_known_name(label))


def _offers(one: Roled) -> Iterator[Found]:
    for name, start, end in _named(one, HOSTED):
        thing = THING.match(one.line.text, end - one.line.start)
        if is_outlet_name(name) and (HOST.fullmatch(name) or thing is not None):
            yield name, start, end


def _named(one: Roled, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Yield the longest outlet name that begins where the pattern finds capitalised words."""
    for found in pattern.finditer(one.line.text):
        words = found["name"].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count]).rstrip(".,'’-")
            if is_outlet_name(name):
                start = one.line.start + found.start("name")
                yield name, start, start + len(name)
                break


def _split(one: Roled, separator: re.Pattern[str]) -> list[Found]:
    cuts = [0, *(edge for found in separator.finditer(one.line.text) for edge in found.span()), len(one.line.text)]
    parts = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        label = one.line.text[first:last]
        if label.strip():
            start = one.line.start + first + len(label) - len(label.lstrip())
            parts.append((label.strip(), start, start + len(label.strip())))
    return parts
