"""Credits of pictures and videos, alone on a line or behind a caption."""

import re
from functools import cache

from headwater.lexicon.photo_credits import credit_words, photo_agencies

TAIL = 160  # characters at the end of a line in which a credit is looked for
# What every credit at the end of a line has: a bracket, a slash, a colon or one of these words. Asked first, for speed.
HINT = re.compile(r"[)\]/:]\W*$|[/:(]|Photo|PHOTO|Images|via |\bAP\b")


def is_credit(line: str) -> bool:
    """Return whether a line is a credit and nothing else: "(Ann Lee/Getty Images)", "Photo: Ann Lee"."""
    return _pure().match(line) is not None


def ends_in_credit(line: str) -> bool:
    """Return whether a caption's words end in a credit: "... on Monday. (Ann Lee/AP)", "... Video: Reuters"."""
    tail = line[-TAIL:]
    return HINT.search(tail) is not None and _at_end().search(tail) is not None


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _pure() -> re.Pattern[str]:
    agency, word = _alternatives(photo_agencies()), _alternatives(credit_words())
    name = r"[^\s()|/,]+(?:[ /|,]{1,3}[^\s()|/,]+){0,9}"
    by = r"(?:\s(?i:credit|by|courtesy|courtesy of|via|copyright))?"
    labelled = rf"(?i:{word}){by}(?:\s?[:|/–-]\s?|\s(?=[A-Z][\w.]*\s[A-Z])).{{1,80}}"
    quoted = r"(?i:image|media|picture|photo)\s(?i:copyright|caption)\b.{0,200}"
    named = rf"(?:{name}\s?[/,|–-]\s?|{name}\svia\s|courtesy\s)?(?:{agency})(?:\s?/\s?[^()]{{1,60}}|\s\d{{4}})?"
    person = r"(?:[A-ZÀ-Þ][\w.'’-]*\s){1,3}[A-ZÀ-Þ][\w.'’-]+"
    bracketed = rf"[(\[]{person}\s?/\s?[A-ZÀ-Þ][^()\[\]/]{{1,40}}[)\]]"
    return re.compile(rf"^(?:[(\[]?(?:{labelled}|{quoted}|{named})[)\]]?|{bracketed})\W*$")


@cache
def _at_end() -> re.Pattern[str]:
    agency, word = _alternatives(photo_agencies()), _alternatives(credit_words())
    maker = r"(?:[^()]{0,80}?(?:[/,|]\s?|\bvia\s|\bby\s|\bfrom\s))?"
    bracketed = rf"\({maker}(?:(?i:{word})[:\s]\s?)?(?:[^()]{{0,40}}/\s?)?(?:{agency})(?:[/,]?\s?[^()]{{0,40}})?\)"
    spoken = r"\((?i:photo|image|picture|credit|courtesy)[^()]{1,100}\)"
    labelled = rf"[.!?”\"’'\s](?i:{word})(?:\s?(?i:by|credit))?:\s?[A-Z][^.!?:]{{1,60}}"
    slashed = (
        rf"[\s.](?:REUTERS|AFP|AP|EPA|Getty Images|Reuters)\s?/\s?[A-Z][^.!?]{{1,40}}|\w\s?/\s?(?:AFP/)?(?:{agency})"
    )
    plain = (
        r"\s(?:AP Photo|AFP PHOTO|Getty Images|via AP|via REUTERS|via Reuters|via Getty Images|via Associated Press)"
    )
    return re.compile(rf"(?:{bracketed}|{spoken}|{labelled}|{slashed}|{plain})\W*$")
