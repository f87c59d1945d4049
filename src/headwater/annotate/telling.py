"""What kind of telling an attribution is: the rule it was found by, and whether its source says it at all."""

from headwater.annotate.antecedents import SPEAKERS
from headwater.annotate.draft import Draft
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import is_reporting, stance_of
from headwater.lexicon.words import words_of

APPOINTING = frozenset({"confirm"})  # "if he is confirmed by the Senate" says nothing of him
NOBODY = frozenset({"neither", "no", "nobody", "none"})
UNTOLD = frozenset({"attitude", "unsaid"})  # rules of "X wants to" and "X did not say that"


def rule_of(tree: Tree, draft: Draft) -> str:
    """Return the name of the rule a draft was found by, as records carry it."""
    if _is_unsaid(tree, draft):
        return "unsaid"
    kind = draft.construction.split()[0]
    if kind == "phrase":
        return "according to"
    if kind in {"hedge", "label", "tail"}:
        return "hedge" if kind == "hedge" else "label"
    if not is_reporting(draft.lemma) or (draft.construction == "passive plain by" and draft.lemma in APPOINTING):
        return "attitude"
    return "noun" if kind == "noun" else "passive" if kind == "passive" else "subject"


def speaks(tree: Tree, draft: Draft, rule: str) -> bool:
    """Whether a source says what is attributed to it: not where it only wants it or is silent, nor "I", the report."""
    return draft.source != NO_TOKEN and rule not in UNTOLD and tree.lower(draft.source) not in SPEAKERS


def _is_unsaid(tree: Tree, draft: Draft) -> bool:
    """Whether nobody said it: "the ministry did not say that", "neither side has said where"; not a denial."""
    nobody = draft.source != NO_TOKEN and tree.lower(min(draft.source_tokens)) in NOBODY
    plain = stance_of(draft.lemma) == "affirms" and draft.lemma not in words_of("verifying")
    return (draft.negated or nobody) and plain
