"""The words before a report's first sentence that say where, when and by whom it was filed."""

import re
from dataclasses import dataclass
from functools import cache

from headwater.lexicon import Outlet, find_outlet
from headwater.lexicon.date_words import months

DASH = r"\s*(?:[-–—]{1,3})\s*"
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
TITLE_CASE = r"[A-ZÀ-Þ][\w.'’-]+(?:[ /-][A-ZÀ-Þ][\w.'’-]*){0,3}"
REGION = r"(?:,\s[A-ZÀ-Þ][\w.'’]*(?:\s[A-ZÀ-Þ][\w.'’]*){0,2})?"
AGENCY = r"\(\s?(?P<agency>[A-Z][\w.&'’ /-]{1,40}?)\s?\)"
LOOKED_AT = 120
NOT_PLACES = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|ANALYSIS|OPINION|VIDEO|WATCH|PHOTOS|LIVE|NOTE|CORRECTION|TL;DR)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of a paragraph.

    Attributes:
        end: Offset in the paragraph after it, dash and spaces included.
        agency: The known outlet in brackets, where there is one.
        agency_span: Offsets of its name in the paragraph.
    """

    end: int
    agency: Outlet | None
    agency_span: tuple[int, int] | None


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens a paragraph ("OSLO, May 3 (Reuters) - ", "OSLO — ", "(AP) -"), None for none."""
    found = _with_agency().match(paragraph[:LOOKED_AT])
    if found is not None:
        agency = find_outlet(found["agency"])
        if agency is not None:
            return Dateline(found.end(), agency, found.span("agency"))
    found = _place_alone().match(paragraph[:LOOKED_AT])
    if found is None or NOT_PLACES.match(found["place"]):
        return None
    return Dateline(found.end(), None, None)


def is_place_line(line: str) -> bool:
    """Return whether a line could be the place of a dateline, set on its own: "OSLO", "OSLO, Norway"."""
    return re.fullmatch(CAPITALS + REGION, line) is not None


@cache
def _with_agency() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    day = rf"(?:,?\s(?:(?i:{names})\.?\s\d\d?|\d\d?\s(?i:{names})\.?)(?:,?\s\d{{4}})?)?"
    return re.compile(
        rf"(?:(?:{CAPITALS}|{TITLE_CASE}){REGION}{day}\s*)?{AGENCY}{day}(?:{DASH}|\s*:\s*|\s*(?=[A-Z“\"‘]))"
    )


@cache
def _place_alone() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    day = rf"(?:,?\s(?:(?i:{names})\.?\s\d\d?|\d\d?\s(?i:{names})\.?))?"
    return re.compile(rf"\(?(?P<place>{CAPITALS}){REGION}{day}\)?(?:\s+[–—-]{{1,3}}\s+|\s*[–—]\s*)")
