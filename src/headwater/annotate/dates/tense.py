"""Whether what a date is the date of lies before or after publication: by the parse, or else by the words before it."""

import re

from headwater.annotate.tree import Tree

WINDOW = 120  # characters before an expression that are looked at where there is no parse
SENTENCE_END = re.compile(r"[.!?;]['\"”’)]{0,2}\s|\n")
AHEAD = (
    "will|won['’]t|would|shall|['’]ll|to be|going to|expects?|expected|scheduled|slated|plans?|planned|planning|due"
    "|set to|is to|are to|upcoming|until|deadline|effective|expires?|begins|starts"
)
TENSED = re.compile(rf"(?<!\w)(?:({AHEAD})|was|were|had|has|have|said|told|did|[a-z]{{2,20}}ed)(?!\w)")
FUTURE_AUX = frozenset({"will", "would", "shall", "’ll", "'ll", "wo", "may", "might", "could", "should", "can", "must"})
COMPLETING = frozenset({"xcomp", "acomp", "oprd"})
BESIDE = frozenset({"aux", "auxpass", "amod", "compound"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
MOST_STEPS = 30  # from a date up to its verb


def past_by_words(lower: str, start: int, at: int) -> bool | None:
    """Return whether the last tensed word before an expression is of the past; None where none is near.

    Args:
        lower: A text in lower case.
        start: Offset where reading it began.
        at: Offset of the expression.
    """
    window = lower[max(start, at - WINDOW) : at]
    for end in SENTENCE_END.finditer(window):
        window = " " * end.end() + window[end.end() :]
    last = None
    for found in TENSED.finditer(window):
        last = found
    return None if last is None else last[1] is None


def verbs_above(tree: Tree, first: int, last: int) -> list[int]:
    """Return the verbs that the tokens `first..last` stand under, the nearest first.

    None where they hang on a noun, or another verb stands between. A verb and what completes it are one: "is due to
    meet", "plans to meet", "has begun meeting".
    """
    token = first
    for _ in range(MOST_STEPS):
        if not first <= tree.heads[token] <= last or tree.heads[token] == token:
            break
        token = tree.heads[token]
    found: list[int] = []
    for _ in range(MOST_STEPS):
        completes = tree.deps[token] in COMPLETING and bool(found)
        if tree.heads[token] == token:
            break
        token = tree.heads[token]
        if is_verb(tree, token) and not completes:
            if not found and _is_cut_off(tree, token, first):
                return []
            found.append(token)
        elif not found and tree.pos[token] in NOUNS:
            return []
    return found


def _is_cut_off(tree: Tree, verb: int, date: int) -> bool:
    """Whether another verb stands between a verb and a date after it: then the parse is as often wrong as right."""
    between = (token for token in range(verb + 1, date) if is_verb(tree, token))
    return any(tree.deps[token] not in BESIDE for token in between)


def is_verb(tree: Tree, token: int) -> bool:
    """Whether a token is a verb or an auxiliary that heads something."""
    return tree.pos[token] in ("VERB", "AUX")


def past_by_verb(tree: Tree, verb: int) -> bool | None:
    """Return whether a verb is in a past tense, False where it looks ahead, None where it does neither."""
    helpers = [kid for kid in tree.kids(verb, "aux", "auxpass") if kid < verb]
    words = {tree.lower(kid) for kid in helpers}
    tags = {tree.tags[kid] for kid in helpers}
    if words & FUTURE_AUX and "have" not in words:
        return False
    if tree.tags[verb] == "VBD" or "VBD" in tags or words & {"has", "have", "'ve", "’ve"}:
        return True
    if tree.tags[verb] == "VB" or "to" in words:
        outer = tree.heads[verb]
        on_noun = tree.deps[verb] in ("acl", "relcl", "advcl") and outer != verb  # "had nothing to report on Monday"
        return on_noun and _is_simple_past(tree, outer)
    if tree.tags[verb] == "VBN":
        return True
    return False if tree.tags[verb] in ("VBZ", "VBP") or words & {"is", "are", "am"} else None


def _is_simple_past(tree: Tree, token: int) -> bool:
    """Whether a token, or the verb it stands under, is in the simple past."""
    for _ in range(MOST_STEPS):
        if is_verb(tree, token) or tree.heads[token] == token:
            break
        token = tree.heads[token]
    return tree.tags[token] == "VBD"
