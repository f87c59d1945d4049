"""How far a word speaks: the clause of a phrase or adverb, and what a clause leaves to another."""

from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import is_reporting

CONTRAST = frozenset({"although", "though", "while", "whereas", "as"})
JOINED = frozenset({"conj", "advcl", "ccomp", "relcl", "acl"})


def clause_head(tree: Tree, modifier: int) -> int:
    """Return the verb of the clause that a phrase or adverb stands in, or the root where there is none."""
    head = tree.heads[modifier]
    while tree.heads[head] != head and not (tree.tags[head].startswith("V") or tree.pos[head] == "AUX"):
        head = tree.heads[head]
    return head


def phrase_scope(tree: Tree, phrase: int) -> set[int]:
    """Return what a phrase speaks of: its clause, or the sentence where it opens it or closes it after a comma."""
    head = clause_head(tree, phrase)
    first, last = tree.sentences[tree.sentence_of[phrase]]
    closes = tree.right[phrase] >= last - 1 and tree.words[tree.left[phrase] - 1] == ","
    if tree.left[phrase] <= first + 1 or closes:
        while tree.heads[head] != head and tree.deps[head] in JOINED:
            head = tree.heads[head]
    return set(tree.under(head)) - set(tree.under(phrase))


def own_clause(tree: Tree, verb: int) -> set[int]:
    """Return the clause of a verb without a clause of contrast that reports itself ("..., though he added that")."""
    tokens = set(tree.under(verb))
    that = next((mark for mark in tree.kids(verb, "mark") if tree.lower(mark) == "that"), NO_TOKEN)
    if that != NO_TOKEN:  # "told X in an interview that": the parser may hang the interview on what was told
        tokens -= set(range(tree.left[verb], that))
    for kid in tree.kids(verb, "advcl"):
        contrast = any(tree.lower(mark) in CONTRAST for mark in tree.kids(kid, "mark"))
        if contrast and is_reporting(tree.lemmas[kid]) and tree.child(kid, "nsubj") != NO_TOKEN:
            tokens -= set(tree.under(kid))
    return tokens


def bare_clause(tree: Tree, verb: int) -> set[int]:
    """Return the clause of a verb without any clause of contrast or coordination: what an adverb in it speaks of."""
    tokens = set(tree.under(verb))
    for kid in tree.kids(verb, "advcl", "conj"):
        marked = any(tree.lower(mark) in CONTRAST for mark in tree.kids(kid, "mark"))
        if kid > verb and (marked or tree.child(kid, "nsubj", "nsubjpass") != NO_TOKEN):
            tokens -= set(tree.under(kid))
    return tokens
