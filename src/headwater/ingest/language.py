"""The language of a text, by its letters and its commonest words."""

import re
from functools import cache
from unicodedata import normalize

from headwater.lexicon.background import background
from headwater.model import How, Known

WORD = re.compile(r"[^\W\d_]+")
LETTER = re.compile(r"[^\W\d_]")
FEWEST_WORDS, FEWEST_LETTERS = 20, 100  # fewer say too little, in scripts with spaces and in those without
ENGLISH = "en"
NOTHING = "unknown"  # what resiliparse calls it
# resiliparse compares a text with profiles of 101 languages by a distance. Reports that hold many names or numbers lie
# about as far from English as from the nearest profile; the commonest English words tell. Of 2,480 reports, nearly all
# English, and 306 pages in many languages (stories, provenance, attribution and extraction of ../shared/bench), the
# English ones have .077 and more of them but for a script and two lists, the others .045 and less but for three.
NEAR = 1.15
LEAST_SHARE = 0.06


def language_of(text: str) -> Known[str] | None:
    """Return the code (ISO 639-1) of the language of a text; None where it has too few words to tell.

    Args:
        text: Running text, without the page around it.
    """
    from resiliparse.parse.lang import detect_fast

    words = WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS and len(LETTER.findall(text)) < FEWEST_LETTERS:
        return None
    plain = normalize("NFC", text)
    code, distance = detect_fast(plain)
    english, from_english = detect_fast(plain, langs=[ENGLISH])
    is_near = english == ENGLISH and from_english <= NEAR * distance
    is_english = is_near and sum(word in _common() for word in words) >= LEAST_SHARE * len(words)
    found = ENGLISH if is_english else code
    return Known(found, How.WORDS) if found != NOTHING else None


@cache
def _common() -> frozenset[str]:
    """The words of two letters and more that stand in half of all English news reports: "the", "said", "from"."""
    counted = background()
    return frozenset(
        word for word, reports in counted.counts.items() if len(word) > 1 and 2 * reports >= counted.reports
    )
