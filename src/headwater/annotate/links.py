"""Those between a report and a source: whom it was told to, and who quoted, obtained or published it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from headwater.annotate.draft import Draft
from headwater.annotate.outlets import outlet_starting_at
from headwater.annotate.subjects import CITING
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import role_of

TELLING = frozenset({"speak", "talk", "tell", "brief", "inform"})
OBTAINING = frozenset({"obtain", "see", "review", "view", "publish", "carry", "post", "air"})
ON_AIR = frozenset({"on", "to", "with"})
MAX_ADDRESSEE = 12  # tokens looked at
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
        if draft.is_statement:
            told = (start for start in _told(tree, at) if start not in draft.source_tokens)
            yield from _outlets_in(tree, told, "addressee")
        yield from _outlets_in(tree, _occasions(tree, at), "interview")
    if draft.source != NO_TOKEN:
        yield from _outlets_in(tree, _told_by_source(tree, draft.source), "addressee")
        yield from _outlets_in(tree, (tree.left[owner] for owner in tree.kids(draft.source, "poss")), "owner")


def _outlets_in(tree: Tree, starts: Iterable[int], rule: str) -> Iterator[Via]:
    """Yield a link for each known outlet whose name starts at one of the tokens, and for "the newspaper"."""
    for start in starts:
        last = outlet_starting_at(tree, start)
        if last != NO_TOKEN:
            last -= tree.tags[last] == "POS"
            yield Via(rule, last, frozenset(range(start, last + 1)))
        elif tree.lower(start) == "the" and role_of(tree.lemmas[tree.heads[start]]) == "outlet":
            yield Via(rule, tree.heads[start], frozenset(range(start, tree.heads[start] + 1)))


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


def _told(tree: Tree, verb: int) -> Iterator[int]:
    """Yield where the outlet of "told X" may start: right after the verb, or inside its object."""
    if verb + 1 < len(tree):
        yield verb + 1
    if tree.lemmas[verb] == "tell":
        for kid in tree.kids(verb, "dobj", "dative"):
            if kid > verb:
                yield from _starts(tree, kid)


def _occasions(tree: Tree, verb: int) -> Iterator[int]:
    """Yield where the outlet starts of "said in an interview with X", "in a statement to X", "speaking to X", on X."""
    for speaking in tree.kids(verb, "advcl"):
        if tree.lemmas[speaking] in TELLING and tree.tags[speaking] == "VBG":
            for prep in tree.kids(speaking, "prep", "dative"):
                yield from _objects(tree, prep)
    for prep in tree.kids(verb, "prep", "dative"):
        if tree.lower(prep) in ON_AIR and tree.lower(prep - 1) != "according":
            yield from _objects(tree, prep)
        for noun in tree.kids(prep, "pobj"):
            if tree.lemmas[noun] in TOLD_IN:
                for inner in (*tree.kids(noun, "prep"), *tree.kids(prep, "prep"), *tree.kids(verb, "prep", "dative")):
                    if tree.lower(inner) in {"with", "to", "on"}:
                        yield from _objects(tree, inner)


def _told_by_source(tree: Tree, source: int) -> Iterator[int]:
    """Yield where the outlet of "officials who spoke to X" or "a note obtained by X" starts."""
    for verb in tree.kids(source, "relcl", "acl"):
        if tree.lemmas[verb] in TELLING:
            for told in tree.kids(verb, "dobj", "dative"):
                yield from _starts(tree, told)
            for prep in tree.kids(verb, "prep", "dative"):
                yield from _objects(tree, prep)
    for agent in tree.under(source):
        if tree.deps[agent] == "agent" and tree.lemmas[tree.heads[agent]] in CITING | OBTAINING:
            yield from _objects(tree, agent)


def _objects(tree: Tree, preposition: int) -> Iterator[int]:
    """Yield where each name in the object of a preposition starts: "with CNN's Ann Reed" begins with the outlet."""
    for noun in tree.kids(preposition, "pobj"):
        yield from _starts(tree, noun)


def _starts(tree: Tree, noun: int) -> Iterator[int]:
    """Yield where the outlet of an addressee may start: its first word, or after what it is ("news website X")."""
    start, stop = tree.left[noun], min(tree.right[noun], tree.left[noun] + MAX_ADDRESSEE)
    yield start
    named = (t for t in range(start + 1, stop + 1) if tree.tags[t] == "NNP" and tree.tags[t - 1] != "NNP")
    yield from islice(named, 1)
