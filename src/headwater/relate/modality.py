"""How a statement relates to the world, read from its auxiliaries and a few verbs."""

from collections.abc import Sequence
from itertools import pairwise

from headwater.lexicon import words_of
from headwater.model import Modality, Word


def modality_of(words: Sequence[Word], text: str) -> Modality:
    """Return the modality that the words of one statement show: alleged, conditional, planned, ongoing or happened.

    Args:
        words: Words of the statement, in order.
        text: The text that their offsets count in.
    """
    # "By May" is a month, also where it is tagged as a verb; a first word may have its capital for being first.
    lemmas = [word.lemma if at == 0 or not text[word.start].isupper() else "" for at, word in enumerate(words)]
    if words_of("alleged").intersection(lemmas):
        return Modality.ALLEGED
    if words_of("conditional").intersection(lemmas):
        return Modality.CONDITIONAL
    if words_of("planned").intersection(lemmas) or _is_planned(lemmas):
        return Modality.PLANNED
    return Modality.ONGOING if _is_ongoing(words, text) else Modality.HAPPENED


def _is_planned(lemmas: Sequence[str]) -> bool:
    """A planning word followed by "to", as in "is due to open"."""
    planning = words_of("planning")
    return any(one in planning and two == "to" for one, two in pairwise(lemmas))


def _is_ongoing(words: Sequence[Word], text: str) -> bool:
    """A form of "be" with a verb on -ing within the next two words."""
    return any(
        word.lemma == "be"
        and any(near.pos == "VERB" and text[near.start : near.end].endswith("ing") for near in words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )
