"""Whether a source affirms, denies or doubts what is attributed to it, by the cue and the words of the content."""

from headwater.annotate.draft import Draft
from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon.cues import stance_of
from headwater.lexicon.words import words_of
from headwater.model import Stance

PREDICATES = frozenset({"acomp", "attr", "oprd", "conj", "ROOT", "ccomp"})
MAX_DEPTH = 4  # heads from a word up to the content's main verb


def stance(tree: Tree, draft: Draft) -> Stance:
    """Return the stance of a draft's source; a negated cue ("did not deny") affirms.

    "X denied that", "X said the claim was false" deny; "X doubts that", "X said it was unclear whether", "X said he
    could not confirm", "X is not aware of" doubt.
    """
    if draft.negated:
        return Stance.DOUBTS if draft.lemma in words_of("verifying") else Stance.AFFIRMS
    by_cue = Stance(stance_of(draft.lemma))
    if by_cue is not Stance.AFFIRMS:
        return by_cue
    found = {told for token in draft.content for told in _told(tree, token, draft)}
    return Stance.DENIES if Stance.DENIES in found else Stance.DOUBTS if Stance.DOUBTS in found else Stance.AFFIRMS


def _told(tree: Tree, token: int, draft: Draft) -> set[Stance]:
    lemma = tree.lemmas[token]
    if lemma in words_of("false") and _is_predicate(tree, token, draft) and not _is_negated(tree, token):
        return {Stance.DENIES}
    if lemma in words_of("doubtful") and _is_predicate(tree, token, draft) and not _is_negated(tree, token):
        return {Stance.DOUBTS}
    if lemma in words_of("assured") and _is_predicate(tree, token, draft) and _is_negated(tree, token):
        return {Stance.DOUBTS}
    if lemma in words_of("verifying") and _is_main(tree, token, draft) and _is_negated(tree, token):
        return {Stance.DOUBTS}
    if lemma == "know" and _is_main(tree, token, draft) and _is_negated(tree, token):
        asked = {
            tree.lower(mark) for clause in tree.kids(token, "ccomp") for mark in tree.kids(clause, "mark", "advmod")
        }
        return {Stance.DOUBTS} if asked & {"if", "whether"} else set()
    if lemma in words_of("proof") and any(tree.lower(kid) == "no" for kid in tree.kids(token, "det")):
        return {Stance.DOUBTS}
    return set()


def _is_predicate(tree: Tree, token: int, draft: Draft) -> bool:
    """Whether a word is what the content says of its subject."""
    return tree.deps[token] in PREDICATES and _is_main(tree, token, draft)


def _is_main(tree: Tree, token: int, draft: Draft) -> bool:
    """Whether a word hangs on the main verb of a content by predicates and conjuncts alone."""
    for _ in range(MAX_DEPTH):
        head = tree.heads[token]
        if tree.deps[token] not in PREDICATES | {"xcomp"}:
            return False
        if head == token or head not in draft.content:
            return True
        token = head
    return False


def _is_negated(tree: Tree, token: int) -> bool:
    """Whether a word or the verb it is predicated by is negated."""
    above = tree.heads[token]
    words = {token, above} | ({tree.heads[above]} if tree.deps[token] == "xcomp" else set())
    return any(tree.child(word, "neg") != NO_TOKEN for word in words)
