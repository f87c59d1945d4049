"""Where a sentence falls into clauses that each state something."""

from headwater.annotate.tree import NO_TOKEN, Tree

CONTRAST = frozenset({"although", "though", "while", "whereas", "but"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def clause_starts(tree: Tree, first: int, last: int) -> list[int]:
    """Return the first token of each clause of the sentence `first..last`, in order; the first is `first` itself.

    A clause opens at a coordinated main verb with a subject of its own ("..., and his team has met them") and at an
    adverbial clause of contrast ("..., although the company denies it").
    """
    starts = {first}
    for verb in range(first, last + 1):
        if not (tree.tags[verb].startswith("V") or tree.pos[verb] == "AUX"):
            continue
        if tree.child(verb, *SUBJECTS) == NO_TOKEN:
            continue
        if _is_coordinated(tree, verb) or _is_contrast(tree, verb):
            starts.add(_opening(tree, verb, first))
            after = tree.right[verb] + 1
            if tree.left[verb] == first and after < last:
                starts.add(after + (tree.words[after] == ","))
    return sorted(starts)


def _is_coordinated(tree: Tree, verb: int) -> bool:
    """Whether a verb is joined by "and", "but" or a semicolon to the main verb of its sentence."""
    hops = 0
    while tree.deps[verb] == "conj" and hops < MAX_CONJUNCTS:
        verb, hops = tree.heads[verb], hops + 1
    return hops > 0 and (tree.heads[verb] == verb or tree.deps[verb] == "ccomp")


def _is_contrast(tree: Tree, verb: int) -> bool:
    marks = [kid for kid in tree.kids(verb, "mark", "advmod", "cc", "prep") if kid < verb]
    return tree.deps[verb] == "advcl" and any(tree.lower(mark) in CONTRAST for mark in marks)


def _opening(tree: Tree, verb: int, first: int) -> int:
    """Return where the clause of `verb` opens, its conjunction included."""
    start = tree.left[verb]
    if start > first and tree.deps[start - 1] == "cc":
        start -= 1
    return start


MAX_CONJUNCTS = 8
