"""Nouns that attribute: "the minister's claim that", "reports that", "a call by unions to"."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.subjects import subject_of
from headwater.annotate.tree import NO_TOKEN, Tree

CONTENT_PREPOSITIONS = frozenset({"of", "for", "about", "on", "against", "to"})


def noun_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield a possible attribution for each common noun with a clause, an infinitive or a phrase as its content."""
    tree = reading.tree
    for noun, tag in enumerate(tree.tags):
        if tag in {"NN", "NNS"}:
            yield from _draft(tree, noun)


def _draft(tree: Tree, noun: int) -> Iterator[Draft]:
    kind, content_head = _content(tree, noun)
    if content_head == NO_TOKEN:
        return
    source, how = _holder(tree, noun)
    source_tokens = frozenset(tree.under(source)) if source != NO_TOKEN else frozenset()
    content = trimmed(tree, set(tree.under(content_head)) - source_tokens - {noun})
    if content:
        yield Draft(f"noun {kind} {how}", tree.lemmas[noun], noun, frozenset({noun}), content, source, source_tokens)


def _content(tree: Tree, noun: int) -> tuple[str, int]:
    """Return the kind and the head of a noun's content, or `NO_TOKEN`."""
    for kid in tree.children[noun]:
        if kid < noun:
            continue
        dep = tree.deps[kid]
        that = any(tree.lower(mark) in {"that", "whether"} for mark in tree.kids(kid, "mark"))
        if dep in {"acl", "ccomp", "relcl"} and that:
            return "that", kid
        if dep == "acl" and any(tree.tags[aux] == "TO" for aux in tree.kids(kid, "aux")):
            return "to", kid
        if dep == "prep" and tree.lower(kid) in CONTENT_PREPOSITIONS:
            inside = tree.child(kid, "pobj", "pcomp")
            if inside != NO_TOKEN:
                return tree.lower(kid), inside
    return "", NO_TOKEN


def _holder(tree: Tree, noun: int) -> tuple[int, str]:
    """Return the head of whose noun it is and how that is known: possessive, "by X", or the verb's subject."""
    owner = tree.child(noun, "poss")
    if owner != NO_TOKEN:
        return owner, "poss"
    for prep in tree.kids(noun, "prep"):
        if tree.lower(prep) in {"by", "from"} and tree.child(prep, "pobj") != NO_TOKEN:
            return tree.child(prep, "pobj"), "by"
    head = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.tags[head].startswith("V"):
        subject = subject_of(tree, head)
        if subject != NO_TOKEN:
            return subject, "subject"
    return NO_TOKEN, "none"
