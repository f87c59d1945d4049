"""Whom somebody speaks or works for, as the words that introduce him say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from headwater.lexicon.cues import role_of
from headwater.lexicon.date_words import date_words

TOKEN = re.compile(r"[\w&’'.-]+|,")
BEHIND = frozenset({"of", "for", "at", "with", "to"})
INSIDE = frozenset({"of", "the", "and", "for", "&", "in"})  # within the name of a body
FULL_NAME = 2  # words; a last name alone introduces nobody
MAX_PLACES = 3  # of a name that are looked at: reports introduce people where they first name them
WINDOW = 80  # characters before a name
BREAK = re.compile(r"[.;:!?()\n“”\"—]\s|\n|, ")
APPOSED = re.compile(r",\s((?:[^,.;:!?()\n“”\"—]|(?<=[A-Z])\.){4,80})")
POSSESSIVE = re.compile(r"['’]s?$")
ARTICLES = frozenset({"the", "a", "an"})
MAX_BETWEEN = 3  # words between a body and the role ("Pentagon chief press secretary")
PRESS = frozenset({("press", "secretary"), ("press", "officer")})  # two words that are one role
REPORTERS = frozenset({"journalist", "reporter", "correspondent", "columnist", "editor", "blogger", "writer"})


class Standing(StrEnum):
    """What somebody is to the body he is named with."""

    SPEAKS_FOR = "speaks for it"
    REPORTS_FOR = "reports for it"
    BELONGS_TO = "belongs to it"


@dataclass(frozen=True, slots=True, order=True)
class Affiliation:
    """Somebody's standing, his office and the body it is with, as the report words them.

    The office is what stands before the role's noun, where anything does: "national security" of an adviser or a chief.
    """

    standing: Standing
    office: str
    body: str


def affiliation(mention: str, name: str) -> Affiliation | None:
    """Return whom the words of a mention say somebody belongs to; None where they do not say.

    Args:
        mention: Words that introduce him: "Harbour Board spokesman Ann Reed", "Ann Reed, head of the Harbour Board".
        name: His name, which is no part of the body's; empty where he is only described.
    """
    own = set(name.split())
    words = [word for word in TOKEN.findall(mention) if word not in own]
    for at, word in enumerate(words):
        near = (words[at - 1].lower() if at else "", words[at + 1].lower() if at + 1 < len(words) else "")
        standing = _standing(word.lower(), *near)
        if standing is None:
            continue
        body = _before(words, at) or _after(words, at)
        if body:
            office = " ".join(_between(words, at)) or word.lower().removesuffix("s")
            return Affiliation(standing, office, body)
    return None


def introductions(text: str, name: str) -> Iterator[str]:
    """Yield the words that introduce somebody where a report names him: before the name, and between commas after it.

    Args:
        text: Text of the report.
        name: The name as the report writes it; its first places are looked at.
    """
    if len(name.split()) < FULL_NAME:
        return
    for place in islice(re.finditer(re.escape(name), text), MAX_PLACES):
        before = BREAK.split(text[max(0, place.start() - WINDOW) : place.start()].rstrip(", "))[-1]
        yield f"{before.strip()} {name}"
        after = APPOSED.match(text, place.end())
        if after is not None:
            yield f"{name}, {after[1]}"


def _standing(word: str, before: str, after: str) -> Standing | None:
    if (word, after) in PRESS:
        return None
    if role_of(word) == "spokesman" or (before, word) in PRESS:
        return Standing.SPEAKS_FOR
    singular = word.removesuffix("s")
    if word in REPORTERS or singular in REPORTERS:
        return Standing.REPORTS_FOR
    return Standing.BELONGS_TO if {role_of(word), role_of(singular)} & {"office", "unnamed"} else None


def _between(words: Sequence[str], at: int) -> Sequence[str]:
    """The words in lower case right before a role: "national security" in "Norway's national security adviser"."""
    first = at
    while first > 0 and at - first < MAX_BETWEEN and words[first - 1].islower():
        first -= 1
    return [word for word in words[first:at] if word not in ARTICLES] if first else []


def _before(words: Sequence[str], at: int) -> str:
    """The capitalised words right before a role, other words of the role between them."""
    last = at - 1
    while last >= 0 and at - last <= MAX_BETWEEN and (words[last][0].islower() or words[last] == "Press"):
        last -= 1
    first = last
    while (
        first >= 0
        and (words[first][0].isupper() or words[first][0].isdigit())
        and role_of(words[first].lower()) not in {"office", "spokesman"}
    ):
        first -= 1
    body = list(words[first + 1 : last + 1])
    while body and (body[0].lower() in ARTICLES or body[0].lower() in date_words()):
        body.pop(0)
    return POSSESSIVE.sub("", " ".join(body))


def _after(words: Sequence[str], at: int) -> str:
    """The words of the body after "of", "for", "at", "with" or "to"."""
    if at + 1 >= len(words) or words[at + 1] not in BEHIND:
        return ""
    body: list[str] = []
    for word in words[at + 2 :]:
        if not (word[0].isupper() or word in INSIDE or (not body and role_of(word.lower()) == "organisation")):
            break
        body.append(word)
    while body and body[-1] in INSIDE:
        body.pop()
    return " ".join(body).removeprefix("the ")
