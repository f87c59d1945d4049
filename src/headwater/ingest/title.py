"""Which line is the headline."""

import re
from collections.abc import Sequence

from headwater.ingest.datelines import find_dateline
from headwater.ingest.lines import LOOKED_AT, Line, words_key
from headwater.ingest.marks import Mark
from headwater.lexicon.page_lines import is_section

MIN_WORDS, MAX_WORDS = 3, 30
FEW_WORDS = 5  # a headline with fewer is taken only where no longer line offers itself
SITE_TAIL = re.compile(r"\s+(?:\||-|–|—|»|•|::)\s+[^|»•]{2,40}$")  # "Bridge closed | Example Times"
FULL_STOP = re.compile(r"(?<![.…])[.;:,][\"'”’»)]*$|[-–—]$")
ALIKE = 0.6  # share of the words of a headline that its form in the window may have in common with it
OF_BOTH = 0.4  # and of the words of both together
MAX_ABOVE = 0.3  # of the running text may stand above a repeated headline: appeals, notes on cookies


def find_title(lines: Sequence[Line], marks: Sequence[Mark | None], span: tuple[int, int]) -> int | None:
    """Return the index of the headline among the lines of a page; None where it has none.

    A page often has its headline more than once: as the title of its window, with the site's name behind it and perhaps
    in other words, and above the article. The line most like the first one is taken, of its forms the shortest; else
    the first line above the article that looks like a headline.

    Args:
        lines: The lines of the page.
        marks: What each is by its own look.
        span: The article, as `span.article_span` gives it.
    """
    head = [at for at in _head(lines, span) if MIN_WORDS <= lines[at].words <= MAX_WORDS]
    shown = _shown(lines, marks, head, span[0])
    if shown is not None:
        return shown
    offered = [at for at in head if at < span[0] and marks[at] is None and _looks_like_title(lines[at])]
    long = [at for at in offered if lines[at].words >= FEW_WORDS]
    return next(iter(long or offered), None)


def bare_title(line: str) -> str:
    """Return a headline without the label of a section before it and the name of the site behind it, as a key."""
    text = SITE_TAIL.sub("", line[:LOOKED_AT])
    label, _, rest = text.partition(" ")
    return words_key(rest if is_section(label) and rest[:1].isupper() else text)


def _head(lines: Sequence[Line], span: tuple[int, int]) -> range:
    """Return the lines that may hold a headline: those above most of the running text."""
    allowed = MAX_ABOVE * sum(line.words for line in lines[span[0] : span[1]] if line.is_prose)
    for at in range(*span):
        allowed -= lines[at].words if lines[at].is_prose else 0
        if allowed < 0:
            return range(at)
    return range(span[1])


def _shown(lines: Sequence[Line], marks: Sequence[Mark | None], head: Sequence[int], first: int) -> int | None:
    """Return the line that says what the first one says, as the title of a window does.

    Further down, menus and lists of links repeat themselves too, so only the first line is asked for.
    """
    if not lines or FULL_STOP.search(lines[0].text) or first == 0:
        return None
    window = bare_title(lines[0].text)
    likeness: dict[int, float] = {}
    for at in head:
        if at and not FULL_STOP.search(lines[at].text):
            seen, shared = marks[at], _likeness(window, bare_title(lines[at].text))
            if shared == 1 or (shared >= ALIKE and (seen is None or seen.weak)):
                likeness[at] = shared
    if not likeness:
        return None
    likest = max(likeness.values())
    forms = [at for at, shared in likeness.items() if shared == likest]
    return min([0, *forms] if likest == 1 and 0 in head else forms, key=lambda at: (lines[at].words, at))


def _likeness(one: str, other: str) -> float:
    """Return the share of the words of the shorter of two keys that the other one has; 0 where they say too little."""
    words, others = set(one.split()), set(other.split())
    if one == other:
        return 1.0
    shared = len(words & others)
    if shared < MIN_WORDS or shared < OF_BOTH * len(words | others):
        return 0.0
    return min(0.99, shared / min(len(words), len(others)))


def _looks_like_title(line: Line) -> bool:
    return not FULL_STOP.search(line.text) and not line.text[0].islower() and find_dateline(line.text + " ") is None
