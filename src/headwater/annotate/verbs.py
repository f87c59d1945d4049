"""Verbs that attribute: "X said that", "X wants to", "X criticised Y", "the plan, X said, is"."""

from collections.abc import Iterator

from headwater.annotate.contents import contents, right_of, told_outlet
from headwater.annotate.draft import STATING, Draft, Reading, trimmed
from headwater.annotate.quoted import quote_beside, widened
from headwater.annotate.subjects import agent_of, beside, mention, subject_of
from headwater.annotate.tree import NO_TOKEN, Tree

CUE_PARTS = ("aux", "auxpass", "neg", "prt")


def verb_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield the possible attributions of each verb: one for every grammar in which it has a content."""
    tree = reading.tree
    for verb, tag in enumerate(tree.tags):
        if tag.startswith("V") and tree.pos[verb] != "AUX":
            passive = tree.child(verb, "auxpass") != NO_TOKEN
            yield from _passive_drafts(reading, verb) if passive else _active_drafts(reading, verb)
            yield from _reduced_drafts(reading, verb)


def _active_drafts(reading: Reading, verb: int) -> Iterator[Draft]:
    tree = reading.tree
    source = subject_of(tree, verb)
    for construction, content in contents(reading, verb, source):
        holder = source if source != NO_TOKEN or construction not in STATING else beside(tree, verb)
        yield from _draft(tree, construction, verb, content, holder)
    for dep in ("xcomp", "acomp", "oprd", "prep"):  # "she seems to agree" speaks of her, and nobody is named as source
        complement = tree.child(verb, dep)
        if complement > verb and source != NO_TOKEN and tree.heads[source] == verb:
            content = set(tree.under(source)) | set(tree.under(complement))
            yield from _draft(tree, f"raised {dep}", verb, content, NO_TOKEN)
            break


def _passive_drafts(reading: Reading, verb: int) -> Iterator[Draft]:
    """Yield what a passive attributes: its subject and what follows ("he is expected | to resign")."""
    tree = reading.tree
    agent = tree.child(verb, "agent")
    by = set(tree.under(agent)) if agent != NO_TOKEN else set()
    clauses = [token for kid in tree.kids(verb, "ccomp") for token in tree.under(kid)]
    subject = tree.child(verb, "nsubjpass", "nsubj")
    whole = set(tree.under(subject)) if subject != NO_TOKEN else set()
    kind = "xcomp" if tree.child(verb, "xcomp") != NO_TOKEN else "plain"
    kind = "ccomp" if clauses else kind
    content = widened(reading, set(clauses), verb) if clauses else (whole | right_of(tree, verb)) - by
    yield from _draft(tree, f"passive {kind}" + (" by" if by else ""), verb, content, agent_of(tree, verb))
    quote = quote_beside(reading, verb)
    if quote:
        yield from _draft(tree, "passive quote", verb, quote, agent_of(tree, verb))


def _reduced_drafts(reading: Reading, verb: int) -> Iterator[Draft]:
    """Yield "the talks, first reported by X, ...": the clause around, or the noun it hangs on."""
    tree = reading.tree
    if tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and agent_of(tree, verb) != NO_TOKEN:
        noun = tree.heads[verb]
        own = set(tree.under(verb))
        if tree.words[tree.left[verb] - 1] == ",":
            yield from _draft(tree, "reduced clause", verb, set(tree.sentence(verb)) - own, agent_of(tree, verb))
        yield from _draft(tree, "reduced noun", verb, set(tree.under(noun)) - own, agent_of(tree, verb))


def _draft(tree: Tree, construction: str, verb: int, content: set[int], source: int) -> Iterator[Draft]:
    """Yield the draft of a verb, unless its content is empty."""
    said_by = mention(tree, source, verb)
    cue = {verb, *tree.kids(verb, *CUE_PARTS)}
    rest = trimmed(tree, content - cue - said_by - told_outlet(tree, verb))
    if rest:
        yield Draft(
            construction, tree.lemmas[verb], verb, frozenset(cue), rest, source, said_by,
            negated=tree.child(verb, "neg") != NO_TOKEN,
        )  # fmt: skip
