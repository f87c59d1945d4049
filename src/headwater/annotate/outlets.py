"""Outlets that a report names: "CNN", "the newspaper", "a Reuters report", "Reuters news agency"."""

from collections.abc import Iterable

from headwater.annotate.tree import NO_TOKEN, Tree
from headwater.lexicon import find_outlet
from headwater.lexicon.mastheads import sounds_like_outlet

MAX_NAME = 6  # tokens of an outlet's name
OWNING = ("poss", "compound", "nmod", "amod")  # "CNN's report", "a CNN report"
WITHIN = frozenset({"by", "from", "in", "of", "on", "at"})  # "a report by CNN"


def outlet_ending_at(tree: Tree, last: int, first: int) -> str | None:
    """Return the name of the known outlet whose name ends at token `last` and begins at `first` or later."""
    for start in range(max(first, last - MAX_NAME + 1), last + 1):
        if tree.words[start][:1].isupper() or tree.words[start][:1].isdigit() or start == last:
            known = find_outlet(tree.phrase((start, last)))
            if known is not None and _is_written_as_name(tree, start, last):
                return known.name
    return None


def outlet_starting_at(tree: Tree, first: int) -> int:
    """Return the last token of the outlet whose name starts at token `first`, or `NO_TOKEN`; known ones first."""
    stop = tree.sentences[tree.sentence_of[first]][1] + 1
    first += tree.lower(first) == "the" and first + 1 < stop
    ends = range(min(first + MAX_NAME, stop) - 1, first - 1, -1)
    for last in ends:
        if find_outlet(tree.phrase((first, last))) is not None and _is_written_as_name(tree, first, last):
            return last
    return next((last for last in ends if sounds_like_outlet(tree.words[first : last + 1])), NO_TOKEN)


def outlet_behind(tree: Tree, noun: int) -> str | None:
    """Return the outlet whose work a noun is: "a CNN report", "the paper's story", "a report by CNN"."""
    for kid in tree.kids(noun, *OWNING):
        name = outlet_ending_at(tree, kid, tree.left[kid])
        if name is not None:
            return name
    return _within(tree, tree.kids(noun, "prep"))


def _within(tree: Tree, preps: Iterable[int]) -> str | None:
    for prep in preps:
        inside = tree.child(prep, "pobj")
        if tree.lower(prep) in WITHIN and inside != NO_TOKEN:
            return outlet_ending_at(tree, inside, tree.left[inside])
    return None


def _is_written_as_name(tree: Tree, first: int, last: int) -> bool:
    """Whether the words are written as a name: "Time" and "the Independent", not "time" and "independent"."""
    return any(letter.isupper() or letter.isdigit() for letter in tree.phrase((first, last))) and tree.tags[
        last
    ] not in {"JJ", "IN", "DT"}
