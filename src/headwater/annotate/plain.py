"""What the rules alone take for an attribution: plain grammar with a word of the reporting lexicon, nothing learned."""

from headwater.annotate.draft import Draft
from headwater.lexicon.cues import is_reporting
from headwater.lexicon.words import words_of

# Of the drafts of one cue the surest is kept. Only the order counts; a grammar that is not listed attributes nothing.
BY_PHRASE = {"phrase according": 1.0, "phrase per": 1.0, "label quote": 1.0, "label": 0.9, "tail label": 0.9}
BY_VERB = {
    "ccomp": 1.0,
    "passive ccomp": 1.0,
    "passive ccomp by": 1.0,
    "inserted": 0.9,
    "quote": 0.9,
    "passive quote": 0.9,
    "closing": 0.9,
    "tail": 0.8,
    "passive xcomp": 0.8,
    "passive plain by": 0.8,
    "question": 0.7,
    "xcomp": 0.7,
    "reduced clause": 0.7,
    "reduced noun": 0.6,
    "dobj": 0.5,
}
BY_NOUN = frozenset({"noun that poss", "noun that by", "noun that subject", "noun that none"})


def plain_score(draft: Draft) -> float:
    """Return 0 for a draft that the rules do not take for an attribution, else its rank among those of its cue."""
    if draft.construction == "hedge":
        return float(draft.lemma in words_of("alleged"))
    if draft.construction in BY_PHRASE:
        return BY_PHRASE[draft.construction]
    if not is_reporting(draft.lemma):
        return 0.0
    return float(draft.construction in BY_NOUN) or BY_VERB.get(draft.construction, 0.0)
