"""What is weighed about a possible attribution: the grammar, the word, its form, its source and its content."""

from headwater.annotate.draft import Draft, Reading
from headwater.annotate.tree import NO_TOKEN

LEXICAL = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
MAX_LENGTH = 6  # log2 of the tokens of a content: above 64 they are all long


def features(reading: Reading, draft: Draft) -> list[str]:
    """Return the names of what holds of a draft, as `training/cues.py` weighs them and `cue_weights.csv` lists them."""
    tree, at = reading.tree, draft.at
    kind = draft.construction.split()[0]
    source = "none" if draft.source == NO_TOKEN else tree.tags[draft.source]
    first = min(draft.content)
    opening = tree.pos[first] if tree.pos[first] in LEXICAL else tree.lower(first)
    found = [
        f"grammar={draft.construction}",
        f"grammar+lemma={draft.construction}|{draft.lemma}",
        f"lemma={draft.lemma}",
        f"tag={kind}|{tree.tags[at]}",
        f"dep={kind}|{tree.deps[at]}",
        f"source={kind}|{source}",
        f"lemma+source={draft.lemma}|{source}",
        f"in quote={kind}|{reading.quote_of[at] >= 0}",
        f"length={kind}|{min(len(draft.content).bit_length() - 1, MAX_LENGTH)}",
        f"quotes={kind}|{any(reading.quote_of[token] not in (-1, reading.quote_of[at]) for token in draft.content)}",
        f"before={kind}|{first < at}",
        f"opening={kind}|{opening}",
    ]
    if draft.source != NO_TOKEN and tree.pos[draft.source] != "PROPN":
        found.append(f"source lemma={tree.lemmas[draft.source]}")
    if draft.negated:
        found.append(f"negated={kind}")
    found.extend(f"aux={tree.lower(kid)}" for kid in tree.kids(at, "aux") if tree.tags[kid] in {"MD", "TO"})
    return found
