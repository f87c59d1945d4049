"""Whom a source rests on: "CNN reported, citing officials", "she said that she had learned from the police that"."""

from collections.abc import Iterator
from itertools import islice

from headwater.annotate.draft import Draft
from headwater.annotate.links import Via
from headwater.annotate.subjects import CITING, mention, quoted_by
from headwater.annotate.tree import NO_TOKEN, Tree

LEARNING = frozenset({"learn", "hear"})
INFORMING = frozenset({"inform", "notify", "tell"})
DESCRIBING = frozenset({"with", "from", "in", "at", "of"})
MAX_GAP = 2  # tokens between a content and the ", citing Y" after it


def inner_links(tree: Tree, draft: Draft) -> Iterator[Via]:
    """Yield those whom the source of a draft cites ("CNN reported, citing officials")."""
    if draft.source == NO_TOKEN:
        return
    if draft.lemma in CITING and tree.tags[draft.at].startswith("V"):
        for quoted in quoted_by(tree, draft.at):
            yield Via("citing", quoted, mention(tree, quoted, draft.at))
    for participle in tree.sentence(draft.at):
        if tree.lemmas[participle] in CITING and tree.tags[participle] == "VBG" and participle not in draft.content:
            cited = tree.child(participle, "dobj", "pobj")
            if cited != NO_TOKEN and cited not in draft.content and _is_about(tree, participle, draft):
                yield Via("citing", cited, _whole(tree, participle, cited) - draft.content)
    yield from _learned_from(tree, draft)


def _whole(tree: Tree, verb: int, noun: int) -> frozenset[int]:
    """Return the tokens of an object with the phrase behind it, which the parser may hang on the verb."""
    prep = next((kid for kid in tree.kids(verb, "prep") if kid == tree.right[noun] + 1), NO_TOKEN)
    own = prep != NO_TOKEN and tree.lower(prep) in DESCRIBING
    return frozenset(range(tree.left[noun], (tree.right[prep] if own else tree.right[noun]) + 1))


def _learned_from(tree: Tree, draft: Draft) -> Iterator[Via]:
    """Yield whom a source says that something was learned from ("she told CNN they had learned from police that")."""
    if not draft.is_statement:
        return
    for verb in draft.content:
        if tree.deps[verb] == "ccomp" and tree.heads[verb] == draft.at:
            informed = tree.lemmas[verb] in INFORMING and tree.child(verb, "auxpass") != NO_TOKEN
            word = "from" if tree.lemmas[verb] in LEARNING else "by" if informed else ""
            for prep in islice((token for token in tree.under(verb) if tree.lower(token) == word), 1):
                for teller in tree.kids(prep, "pobj"):
                    yield Via("learned from", teller, frozenset(range(tree.left[teller], teller + 1)))


def _is_about(tree: Tree, participle: int, draft: Draft) -> bool:
    """Whether "citing Y" says whom the source of a draft cites: beside the source, or after its verb or content."""
    if participle in tree.under(draft.source) or tree.heads[participle] in {
        draft.at,
        draft.source,
        tree.heads[draft.at],
    }:
        return True
    return participle > draft.at and participle - 1 > max(draft.content) - MAX_GAP and draft.is_statement


def cited_at_the_end(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return ", citing Y" at the end of what a verb reports: it says whom the source cites and is not reported."""
    for participle in tree.sentence(verb):
        if participle in content and participle > verb and tree.lemmas[participle] in CITING:
            first = tree.left[participle]
            if tree.tags[participle] == "VBG" and tree.words[first - 1] == "," and tree.deps[participle] != "xcomp":
                return {token for token in content if token >= first - 1}
    return set()
