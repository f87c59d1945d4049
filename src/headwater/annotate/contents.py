"""What an active verb may attribute: its clause, a quotation beside it, what stands around it, its complements."""

from collections.abc import Iterator, Sequence

from headwater.annotate.cited import cited_at_the_end
from headwater.annotate.clauses import SUBJECTS
from headwater.annotate.draft import Reading
from headwater.annotate.outlets import outlet_starting_at
from headwater.annotate.quoted import quote_beside, widened
from headwater.annotate.scope import own_clause
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import is_reporting

COMPLEMENTS = frozenset({"dobj", "dative", "prep", "oprd", "attr", "acomp", "xcomp", "ccomp", "advmod"})
QUESTIONS = frozenset({"when", "if", "whether", "how", "why", "where", "for", "that"})
Content = tuple[str, set[int]]


def contents(reading: Reading, verb: int, source: int) -> Iterator[Content]:
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
            yield f"prep {tree.lower(first)}" if dep == "prep" else dep, right_of(tree, verb)
            return


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


def right_of(tree: Tree, verb: int) -> set[int]:
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
    return set(tree.under(named)) if bare and verb < named < min(clauses) and told_outlet(tree, verb) else set()


def told_outlet(tree: Tree, verb: int) -> set[int]:
    """Return an outlet right after "told": the parser may take it for a part of it ("told CNN talks are on")."""
    if tree.lemmas[verb] != "tell" or verb + 1 >= len(tree):
        return set()
    last = outlet_starting_at(tree, verb + 1)
    return set(range(verb + 1, last + 1)) if last != NO_TOKEN else set()
