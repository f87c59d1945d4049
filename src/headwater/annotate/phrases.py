"""Phrases that attribute: "according to X", "per X", "in a poll"."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.scope import phrase_scope
from headwater.annotate.tree import NO_TOKEN, Tree

PREPOSITIONS = frozenset({"according", "per", "in", "for", "to", "by", "from", "with", "as", "on"})
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
    if source == NO_TOKEN or (word == "per" and not _is_name(tree, source)):
        return
    content = trimmed(tree, phrase_scope(tree, prep))
    if content:
        lemma = "" if word in {"according", "per"} else tree.lemmas[source]
        yield Draft(f"phrase {word}", lemma, prep, frozenset({prep, holder}), content, source, frozenset(tree.under(source)))


def _is_name(tree: Tree, source: int) -> bool:
    """Whether "per" can mean "according to": "per officials", "per Reuters", not "per share"."""
    return tree.tags[source] in {"NNP", "NNPS", "NNS"} or tree.child(source, "det", "poss", "amod") != NO_TOKEN
