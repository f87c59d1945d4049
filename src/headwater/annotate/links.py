"""Those between a report and a source: whom it was told to, who quoted it, whom the source cites."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from headwater.annotate.draft import Draft
from headwater.annotate.outlets import outlet_starting_at
from headwater.annotate.subjects import CITING
from headwater.annotate.tree import NO_TOKEN, Tree

TELLING = frozenset({"speak", "talk", "tell", "brief", "inform"})
MAX_GAP = 2  # tokens between a content and the ", citing Y" after it
TOLD_IN = frozenset({"interview", "statement", "comment", "remark", "email", "e-mail", "message"})


class Via(NamedTuple):
    """One that words came through: the rule that found it, the head of its mention and the mention's tokens."""

    rule: str
    head: int
    tokens: frozenset[int]


def outer_links(tree: Tree, draft: Draft) -> Iterator[Via]:
    """Yield the outlets that a statement reached the report through, the one nearest to the report first."""
    at = draft.at
    if tree.tags[at].startswith("V"):
        yield from _outlets_in(tree, _quoting(tree, at), "quoted by")
        if at + 1 < len(tree) and draft.is_statement:
            yield from _outlets_in(tree, [at + 1], "addressee")
        yield from _outlets_in(tree, _occasions(tree, at), "interview")
    if draft.source != NO_TOKEN:
        yield from _outlets_in(tree, _told_by_source(tree, draft.source), "addressee")


def inner_links(tree: Tree, draft: Draft) -> Iterator[Via]:
    """Yield those whom the source of a draft cites ("CNN reported, citing officials")."""
    if draft.source == NO_TOKEN:
        return
    for participle in tree.sentence(draft.at):
        if tree.lemmas[participle] in CITING and tree.tags[participle] == "VBG" and participle not in draft.content:
            cited = tree.child(participle, "dobj", "pobj")
            if cited != NO_TOKEN and cited not in draft.content and _is_about(tree, participle, draft):
                yield Via("citing", cited, frozenset(tree.under(cited)) - draft.content)


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
    """Return ", citing Y" at the end of what a verb reports: it says whom the source cites, and is not reported itself."""
    for participle in tree.sentence(verb):
        if participle in content and participle > verb and tree.lemmas[participle] in CITING:
            first = tree.left[participle]
            if tree.tags[participle] == "VBG" and tree.words[first - 1] == "," and tree.deps[participle] != "xcomp":
                return {token for token in content if token >= first - 1}
    return set()


def _outlets_in(tree: Tree, starts: Iterable[int], rule: str) -> Iterator[Via]:
    """Yield a link for each known outlet whose name starts at one of the tokens."""
    for start in starts:
        last = outlet_starting_at(tree, start)
        if last != NO_TOKEN:
            yield Via(rule, last, frozenset(range(start, last + 1)))


def _quoting(tree: Tree, verb: int) -> Iterator[int]:
    """Yield where the agent of "was quoted by X as saying" starts."""
    above = verb
    while tree.deps[above] in {"pcomp", "prep", "xcomp"}:
        above = tree.heads[above]
        if tree.lemmas[above] in CITING:
            for agent in tree.kids(above, "agent"):
                yield from _objects(tree, agent)
            for agent in tree.kids(verb, "agent", "prep"):
                if tree.lower(agent) == "by":
                    yield from _objects(tree, agent)


def _occasions(tree: Tree, verb: int) -> Iterator[int]:
    """Yield where the outlet of "said in an interview with X" or "in a statement to X" starts."""
    for prep in tree.kids(verb, "prep"):
        for noun in tree.kids(prep, "pobj"):
            if tree.lemmas[noun] in TOLD_IN:
                for inner in (*tree.kids(noun, "prep"), *tree.kids(prep, "prep"), *tree.kids(verb, "prep", "dative")):
                    if tree.lower(inner) in {"with", "to"}:
                        yield from _objects(tree, inner)


def _told_by_source(tree: Tree, source: int) -> Iterator[int]:
    """Yield where the outlet of "officials who spoke to X" or "officials quoted by X" starts."""
    for verb in tree.kids(source, "relcl", "acl"):
        if tree.lemmas[verb] in TELLING:
            for told in tree.kids(verb, "dobj", "dative"):
                yield tree.left[told]
            for prep in tree.kids(verb, "prep", "dative"):
                yield from _objects(tree, prep)
        if tree.lemmas[verb] in CITING:
            for agent in tree.kids(verb, "agent"):
                yield from _objects(tree, agent)


def _objects(tree: Tree, preposition: int) -> Iterator[int]:
    return (tree.left[noun] for noun in tree.kids(preposition, "pobj"))
