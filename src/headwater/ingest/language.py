"""Whether a text is in English, the one language that the stages after this one read."""

import re
from functools import cache

from headwater.lexicon.background import background

WORD = re.compile(r"[^\W\d_]+")
# Of 2,480 reports, nearly all English, and 306 pages in many languages (stories, provenance, attribution and extraction
# of ../shared/bench): the English ones have .077 and more but for a script and two lists, the others .045 and less but
# for three that are full of English names.
FEWEST = 20  # words; fewer say too little
LEAST_SHARE = 0.06


def is_foreign(text: str) -> bool:
    """Return whether a text is in another language than English: hardly any of its words are the commonest English."""
    words = WORD.findall(text.casefold())
    return len(words) >= FEWEST and sum(word in _common() for word in words) < LEAST_SHARE * len(words)


@cache
def _common() -> frozenset[str]:
    """The words of two letters and more that stand in half of all English news reports: "the", "said", "from"."""
    counted = background()
    return frozenset(
        word for word, reports in counted.counts.items() if len(word) > 1 and 2 * reports >= counted.reports
    )
