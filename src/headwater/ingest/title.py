"""Which line is the headline."""

import re
from collections import defaultdict
from collections.abc import Sequence

from headwater.ingest.datelines import find_dateline
from headwater.ingest.lines import LOOKED_AT, Line, words_key
from headwater.ingest.marks import Mark
from headwater.lexicon.page_lines import is_section

MIN_WORDS, MAX_WORDS = 3, 30
FEW_WORDS = 5  # a headline with fewer is taken only where no longer line offers itself
SITE_TAIL = re.compile(r"\s+(?:\||-|–|—|»|•|::)\s+[^|»•]{2,40}$")  # "Bridge closed | Example Times"
FULL_STOP = re.compile(r"(?<![.…])[.;:,][\"'”’»)]*$|[-–—]$")
MAX_ABOVE = 0.3  # of the running text may stand above a repeated headline: appeals, notes on cookies


def find_title(lines: Sequence[Line], marks: Sequence[Mark | None], span: tuple[int, int]) -> int | None:
    """Return the index of the headline among the lines of a page; None where it has none.

    A page often has its headline more than once: as the title of its window with the site's name behind it, after the
    label of a section, above the article. The shortest of those forms is taken; else the first line above the article
    that looks like a headline.

    Args:
        lines: The lines of the page.
        marks: What each is by its own look.
        span: The article, as `span.article_span` gives it.
    """
    head = [at for at in _head(lines, span) if marks[at] is None and MIN_WORDS <= lines[at].words <= MAX_WORDS]
    repeated = _repeated(lines, head, span[0])
    if repeated is not None:
        return repeated
    offered = [at for at in head if at < span[0] and _looks_like_title(lines[at])]
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


def _repeated(lines: Sequence[Line], head: Sequence[int], first: int) -> int | None:
    forms: dict[str, list[int]] = defaultdict(list)
    for at in head:
        if not FULL_STOP.search(lines[at].text):
            forms[bare_title(lines[at].text)].append(at)
    for places in forms.values():
        # The title of the window comes first; further down, menus and lists of links repeat themselves too.
        if len(places) > 1 and places[0] in head[:2] and places[0] < first:
            return min(places, key=lambda at: (lines[at].words, at))
    return None


def _looks_like_title(line: Line) -> bool:
    return not FULL_STOP.search(line.text) and not line.text[0].islower() and find_dateline(line.text + " ") is None
