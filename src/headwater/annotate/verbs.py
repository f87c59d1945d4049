"""Verbs that attribute: "X said that", "X wants to", "X criticised Y", "the plan, X said, is"."""

from collections.abc import Iterator, Sequence

from headwater.annotate.clauses import SUBJECTS
from headwater.annotate.draft import STATING, Draft, Reading, trimmed
from headwater.annotate.links import cited_at_the_end
from headwater.annotate.outlets import outlet_starting_at
from headwater.annotate.quoted import quote_beside, widened
from headwater.annotate.scope import own_clause
from headwater.annotate.subjects import agent_of, beside, mention, subject_of
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import is_reporting

CUE_PARTS = ("aux", "auxpass", "neg", "prt")
COMPLEMENTS = frozenset({"dobj", "dative", "prep", "oprd", "attr", "acomp", "xcomp", "ccomp", "advmod"})
QUESTIONS = frozenset({"when", "if", "whether", "how", "why", "where", "for", "that"})
Content = tuple[str, set[int]]


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
    for construction, content in _contents(reading, verb, source):
        holder = source if source != NO_TOKEN or construction not in STATING else beside(tree, verb)
        yield from _draft(tree, construction, verb, content, holder)
    for dep in ("xcomp", "acomp", "oprd", "prep"):  # "she seems to agree" speaks of her, and nobody is named as source
        complement = tree.child(verb, dep)
        if complement > verb and source != NO_TOKEN and tree.heads[source] == verb:
            content = set(tree.under(source)) | set(tree.under(complement))
            yield from _draft(tree, f"raised {dep}", verb, content, NO_TOKEN)
            break


def _contents(reading: Reading, verb: int, source: int) -> Iterator[Content]:
    """Yield what an active verb may attribute and the grammar that shows it."""
    tree = reading.tree
    clauses = list(tree.kids(verb, "ccomp")) or _behind_occasion(tree, verb)
    if clauses:
        content = {token for clause in clauses for token in own_clause(tree, clause)} | _lost_subject(
            tree, verb, clauses
        )
        content -= cited_at_the_end(tree, verb, content)
        yield "ccomp", widened(reading, content, verb)
        return
    outer = _inserted_in(tree, verb)
    if outer != NO_TOKEN:
        yield "inserted", widened(reading, set(tree.under(outer)) - set(tree.under(verb)), verb)
        return
    quote = quote_beside(reading, verb)
    if quote:
        yield "quote", quote
    for kid in tree.kids(verb, "advcl", "conj", "acl", "relcl"):
        if kid > verb and any(tree.lower(mark) in QUESTIONS for mark in tree.kids(kid, "mark", "advmod")):
            yield "question", set(tree.under(kid))
            break
    tail = _before(tree, verb, source)
    if tail:
        yield "tail", tail
    yield from _objects(tree, verb)


def _objects(tree: Tree, verb: int) -> Iterator[Content]:
    """Yield the complements of a verb that has no clause: an infinitive, an object, a phrase, an adjective."""
    wh = tree.child(verb, "dobj")
    if tree.deps[verb] == "relcl" and (wh == NO_TOKEN or wh < verb):
        yield "relative", set(range(tree.left[tree.heads[verb]], tree.left[verb])) | {tree.heads[verb]}
    for dep in ("xcomp", "dobj", "prep", "acomp"):
        first = tree.child(verb, dep)
        if first > verb:
            yield f"prep {tree.lower(first)}" if dep == "prep" else dep, _right_of(tree, verb)
            return


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
    content = widened(reading, set(clauses), verb) if clauses else (whole | _right_of(tree, verb)) - by
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
    rest = trimmed(tree, content - cue - said_by - _told(tree, verb))
    if rest:
        yield Draft(
            construction, tree.lemmas[verb], verb, frozenset(cue), rest, source, said_by,
            negated=tree.child(verb, "neg") != NO_TOKEN,
        )  # fmt: skip


def _inserted_in(tree: Tree, verb: int) -> int:
    """Return the head of the clause a verb is inserted in ("the plan, X said, is", "..., as X said"), or `NO_TOKEN`."""
    head = tree.heads[verb]
    if tree.deps[verb] == "parataxis":
        return head
    if tree.deps[verb] not in {"advcl", "ccomp"}:
        return NO_TOKEN
    marks = [tree.lower(mark) for mark in tree.kids(verb, "mark", "advmod")]
    first, last = tree.left[verb], tree.right[verb]
    set_off = tree.words[first] == "," and tree.words[last] == ","
    return head if marks == ["as"] or (not marks and set_off) else NO_TOKEN


def _before(tree: Tree, verb: int, source: int) -> set[int]:
    """Return what stands before ", X said" at the end of a sentence, where the parser has not joined the two."""
    first, last = tree.sentences[tree.sentence_of[verb]]
    if source == NO_TOKEN or tree.heads[source] != verb or not first < source < verb:
        return set()
    comma = tree.left[source] - 1
    closing = all(not tree.tags[token].startswith("V") for token in range(verb + 1, last + 1))
    return set(range(first, comma)) if comma > first and tree.words[comma] == "," and closing else set()


def _right_of(tree: Tree, verb: int) -> set[int]:
    """Return the objects and complements after a verb."""
    return {t for kid in tree.children[verb] if kid > verb and tree.deps[kid] in COMPLEMENTS for t in tree.under(kid)}


def _behind_occasion(tree: Tree, verb: int) -> list[int]:
    """Return the clause of "told X in an interview that", which the parser may hang on the interview."""
    if not is_reporting(tree.lemmas[verb]):
        return []
    occasions = (noun for prep in tree.kids(verb, "prep") for noun in tree.kids(prep, "pobj"))
    clauses = (clause for noun in occasions for clause in tree.kids(noun, "relcl", "acl"))
    return [clause for clause in clauses if any(tree.lower(mark) == "that" for mark in tree.kids(clause, "mark"))][:1]


def _lost_subject(tree: Tree, verb: int, clauses: Sequence[int]) -> set[int]:
    """Return the subject of what was told, which the parser has hung on "told" itself ("told CNN talks are on")."""
    named = tree.child(verb, "dobj")
    bare = all(tree.child(clause, *SUBJECTS) == NO_TOKEN for clause in clauses)
    return set(tree.under(named)) if bare and verb < named < min(clauses) and _told(tree, verb) else set()


def _told(tree: Tree, verb: int) -> set[int]:
    """Return an outlet right after "told": the parser may take it for a part of it ("told CNN talks are on")."""
    if tree.lemmas[verb] != "tell" or verb + 1 >= len(tree):
        return set()
    last = outlet_starting_at(tree, verb + 1)
    return set(range(verb + 1, last + 1)) if last != NO_TOKEN else set()
