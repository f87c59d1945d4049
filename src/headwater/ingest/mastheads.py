"""Names of outlets and agencies, known ones and those that show by their words what they are."""

import re
from functools import cache

from headwater.lexicon import find_outlet, outlet_of_host
from headwater.lexicon.mastheads import agency_endings, label_openings, masthead_words
from headwater.lexicon.page_lines import is_section

MAX_NAME_CHARS = 60
CAPITALISED = r"(?:[A-ZÀ-Þ][\w.'’&-]*|of|and|the|&|de|la)"
POST = re.compile(
    r"\s+(?:[\w-]+\s){0,4}(?i:correspondent|reporter|writer|editor|staff|columnist|bureau|contributor|service)s?$"
)
HOST = re.compile(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def is_outlet_name(name: str) -> bool:
    """Return whether a label names an outlet: a known name or host, or words such as "Example Gazette".

    A label in plain sight says nothing else; "World" or "Syria" is none, and a name nobody knows is none either.
    """
    label = name.strip()
    if not label or len(label) > MAX_NAME_CHARS or is_section(label):
        return False
    if HOST.fullmatch(label):
        return outlet_of_host(label) is not None
    return find_outlet(label) is not None or _newspaper().fullmatch(label) is not None or is_agency_name(label)


def is_known_name(name: str) -> bool:
    """Return whether a name is the one by which the table lists an outlet, and not one of its short forms."""
    outlet = find_outlet(name)
    return outlet is not None and outlet.name.lower() == name.strip().lower().removeprefix("the ")


def is_agency_name(name: str) -> bool:
    """Return whether a name is that of an agency: a known one, or words such as "Example News Agency"."""
    outlet = find_outlet(name)
    return outlet.is_agency if outlet is not None else _agency().fullmatch(name.strip()) is not None


def is_body(name: str) -> bool:
    """Return whether a part of a byline is a known outlet, an agency, or a post at one ("AP Business Writer")."""
    post = POST.search(name)
    label = name[: post.start()] if post is not None else name
    return find_outlet(label) is not None or is_agency_name(label)


def same_outlet(one: str, two: str) -> bool:
    """Return whether two names or hosts are those of one outlet."""
    return _key(one) == _key(two)


def _key(name: str) -> str:
    outlet = outlet_of_host(name) if HOST.fullmatch(name) else find_outlet(name)
    outlet = outlet if outlet is not None else find_outlet(name)
    return (outlet.name if outlet is not None else " ".join(name.split())).lower().removeprefix("the ")


@cache
def _newspaper() -> re.Pattern[str]:
    words, labels = ("|".join(map(re.escape, sorted(words))) for words in (masthead_words(), label_openings()))
    return re.compile(rf"(?!(?:{labels})\s)(?:{CAPITALISED}\s){{1,4}}(?:{words})")


@cache
def _agency() -> re.Pattern[str]:
    endings = "|".join(map(re.escape, agency_endings()))
    return re.compile(rf"(?:{CAPITALISED}\s){{1,5}}(?:{endings})")
