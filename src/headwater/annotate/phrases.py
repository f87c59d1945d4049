"""Phrases that attribute: "according to X", "per X", "in a poll"."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.scope import phrase_scope
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import role_of

PREPOSITIONS = frozenset({"according", "per", "in", "for", "to", "by", "from", "with", "as", "on"})
DETERMINED = ("det", "poss", "amod", "compound", "nmod", "nummod")
PHRASES = frozenset({"prep", "advmod", "advcl", "pcomp"})


def phrase_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield a possible attribution for each phrase that may name the source of its clause."""
    tree = reading.tree
    for token, dep in enumerate(tree.deps):
        if dep in PHRASES and tree.lower(token) in PREPOSITIONS:
            yield from _draft(tree, token)


def _draft(tree: Tree, prep: int) -> Iterator[Draft]:
    word = tree.lower(prep)
    inner = next((kid for kid in tree.kids(prep, "prep") if tree.lower(kid) == "to"), NO_TOKEN)
    holder = inner if word == "according" else prep
    source = tree.child(holder, "pobj") if holder != NO_TOKEN else NO_TOKEN
    if source == NO_TOKEN or (word in {"per", "according"} and not _is_somebody(tree, source)):
        return
    content = trimmed(tree, phrase_scope(tree, prep))
    if content:
        lemma = "" if word in {"according", "per"} else tree.lemmas[source]
        cue = frozenset({prep, holder})
        yield Draft(f"phrase {word}", lemma, prep, cue, content, source, frozenset(tree.under(source)))


def _is_somebody(tree: Tree, source: int) -> bool:
    """Whether a noun can say something: "per officials", "according to Reuters"; not "per share" or "to plan"."""
    return (
        tree.tags[source] != "NN"
        or tree.child(source, *DETERMINED) != NO_TOKEN
        or role_of(tree.lemmas[source]) is not None
    )
