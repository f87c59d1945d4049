"""Names of people and bodies, compared however reports write them."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import cache

from headwater.lexicon import titles
from headwater.lexicon.cues import role_of
from headwater.lexicon.demonyms import country_of
from headwater.lexicon.nicknames import full_first_name
from headwater.lexicon.words import words_of

Words = tuple[str, ...]
"""A name in the form names are compared in."""

WORD = re.compile(r"[\w&']+")
INITIAL = re.compile(r"\b(\w)\.")
# Words and gaps are bounded, so that no text makes the search slow.
SHORTENED = re.compile(
    r"((?:(?<![\w&'’-])[A-Z][\w&'’-]{0,40}\s{1,4}(?:(?:of|for|and|the|in|on)\s{1,4}){0,2}){2,8})\(([A-Z]{2,8})\)"
)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "de", "a", "an"})
# Forms of companies, and what is said of a body without making it another one.
LEGAL = frozenset({"inc", "corp", "corporation", "co", "ltd", "llc", "plc", "company", "group", "gmbh", "ag", "sa"})
# British spellings in names of bodies, under the American ones.
SPELLINGS = {"defence": "defense", "centre": "center", "labour": "labor", "programme": "program", "licence": "license"}
FAMILY_FIRST = "family name first"
SAME_LAST = 0.85  # the same for last names beside equal first ones ("Reed" and "Read" are two people)
SAME_SPELLING = 0.8  # share of common letters that makes two first names spellings of one ("Christina", "Cristina")


def folded(text: str) -> str:
    """Return text in lower case, no accents, straight apostrophes, initials without full stops ("U.S." is "us")."""
    flat = unicodedata.normalize("NFKD", INITIAL.sub(r"\1", text.replace("’", "'")))
    return "".join(char for char in flat if not unicodedata.combining(char)).lower()


@cache
def name_words(name: str) -> Words:
    """Return the words of a name that tell who it is: no accents, possessives, articles, or titles in front."""
    words = [word.removesuffix("'s").strip("'") for word in WORD.findall(folded(name))]
    words = [word for word in words if word]
    first = next((at for at, word in enumerate(words) if word not in titles()), len(words))
    return tuple(words[first:] or words)


@cache
def body_words(name: str) -> Words:
    """Return the words that tell which body it is: as `name_words`, countries for their adjectives, no legal form."""
    words = [country_of(word) or SPELLINGS.get(word, word) for word in name_words(name.partition(" (")[0])]
    words = [word for word in words if word not in SMALL]
    bare = [word for word in words if word not in LEGAL]
    return tuple(bare or words)


def initials(words: Collection[str]) -> str:
    """Return the initials of a name, small words left out: "cia" for the Central Intelligence Agency."""
    return "".join(word[0] for word in words if word not in SMALL)


def spelled_out(text: str) -> Iterator[str]:
    """Yield the names that a text shortens: "Harbour Rescue Service" in "the Harbour Rescue Service (HRS)".

    The words before the brackets whose initials are the letters within, as Schwartz and Hearst (2003) pair them.
    """
    for found in SHORTENED.finditer(text):
        before = found[1].split()
        for first in reversed(range(len(before))):
            if initials(body_words(" ".join(before[first:]))) == found[2].lower():
                yield " ".join(before[first:])
                break


def is_same_person(one: Words, two: Words) -> bool:
    """Whether two names can be one person's: the same last name, and first names that agree where both are given.

    A longer name may have more last names ("Ana Ruiz", "Ana Ruiz de Soto"), a name another spelling ("Ek Myung-Chul",
    "Ek Myung-Chu"), and in Korean, Chinese and Vietnamese names the last name stands first.
    """
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    if len(short) == 1:
        return short[0] in long[1:] or short == long or (short[0] == long[0] and short[0] in words_of(FAMILY_FIRST))
    if "".join(short) == "".join(long):  # "Abdul Rahman", "Abdulrahman"
        return True
    if short[:-1] == long[:-1] and SequenceMatcher(None, short[-1], long[-1]).ratio() >= SAME_LAST:
        return True
    if short[-1] not in long[1:]:
        return False
    return _agree(short[0], long[0])


def _agree(one: str, two: str) -> bool:
    if one[0] == two[0] and min(len(one), len(two)) == 1:
        return True
    one, two = full_first_name(one), full_first_name(two)
    return one == two or SequenceMatcher(None, one, two).ratio() >= SAME_SPELLING


def is_same_body(one: Words, two: Words) -> bool:
    """Whether two names can be one body's: the same words in any order, initials, or either end of a longer name.

    One word is a short form only where it is a kind of body ("the Observatory", "the ministry").
    """
    if not one or not two:
        return False
    if set(one) == set(two):
        return True
    short, long = sorted((one, two), key=len)
    if len(short) == 1 and (initials(long) == short[0] or "".join(long) == short[0]):
        return True
    if len(short) == 1:
        return short[0] in long and role_of(short[0]) == "organisation"
    return short in (long[: len(short)], long[-len(short) :])
