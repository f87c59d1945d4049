"""Those between a report and a source: whom it was told to, who quoted it, whom the source cites."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft
from headwater.annotate.outlets import outlet_starting_at
from headwater.annotate.tree import NO_TOKEN, Tree

CITING = frozenset({"cite", "quote"})
TELLING = frozenset({"speak", "talk", "tell", "brief", "inform"})
TOLD_IN = frozenset({"interview", "statement", "comment", "remark", "email", "e-mail", "message"})
Via = tuple[str, int, frozenset[int]]  # the rule, the head of the mention and its tokens


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
    heads = {draft.at, tree.heads[draft.at], draft.source}
    for head in sorted(heads):
        for kid in tree.kids(head, "advcl", "acl", "prep", "pcomp", "dep", "conj"):
            if tree.lemmas[kid] in CITING and tree.tags[kid] in {"VBG", "IN"} and kid not in draft.content:
                cited = tree.child(kid, "dobj", "pobj")
                if cited != NO_TOKEN:
                    yield "citing", cited, frozenset(tree.under(cited)) - draft.content


def _outlets_in(tree: Tree, starts: "Iterator[int] | list[int]", rule: str) -> Iterator[Via]:
    """Yield a link for each known outlet whose name starts at one of the tokens."""
    for start in starts:
        last = outlet_starting_at(tree, start)
        if last != NO_TOKEN:
            yield rule, last, frozenset(range(start, last + 1))


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
