"""How many a source is and in what capacity it speaks, by the words that the report puts beside its mentions."""

from collections.abc import Iterable

from headwater.annotate.sources import Identity
from headwater.annotate.tree import Tree
from headwater.lexicon import find_outlet
from headwater.lexicon.cues import role_of, standing_of
from headwater.lexicon.words import words_of
from headwater.model import SourceType, Standing

BESIDE = ("compound", "nmod", "amod", "appos", "poss")
PERSONAL = frozenset({"PERSON", "ORG"})
STATES = frozenset({"GPE", "NORP"})
COUNTED = frozenset({"NN", "NNS", "CD", "JJ", "DT"})
MAX_WORDS = 30  # of a mention; what comes after them tells of something else


def number_of(tree: Tree, head: int) -> str | None:
    """Return the words that say how many a mention is ("several", "at least five"), None where none do."""
    if tree.tags[head] not in COUNTED:
        return None
    if tree.tags[head] == "CD" or tree.lower(head) in words_of("quantity"):  # "two of the engineers", "dozens of them"
        return tree.phrase((tree.left[head] if tree.left[head] < head else head, head))
    for kid in tree.kids(head, "nummod", "amod", "det", "predet"):
        if kid < head and (tree.deps[kid] == "nummod" or tree.lower(kid) in words_of("quantity")):
            return tree.phrase(tree.under(kid))
    return None


class Standings:
    """Says in what capacity the sources of one report speak."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._label_of = {last: label for _, last, label in tree.names}
        self._told: dict[str, Standing] = {}
        for first, last, label in tree.names:
            found = self._by_words(self._introducing(first, last)) if label in PERSONAL else None
            if found is not None:
                self._told.setdefault(tree.words[last], found)

    def of(self, identity: Identity, head: int, tokens: Iterable[int]) -> Standing:
        """Return the standing of the one whom a mention names.

        Args:
            identity: Who it is.
            head: Head of the mention.
            tokens: Its tokens.
        """
        if identity.type is SourceType.OUTLET:
            return outlet_standing(identity.name)
        if identity.type is SourceType.UNNAMED:
            there = standing_of(self.tree.lemmas[head]) == Standing.FIRST_HAND
            return Standing.FIRST_HAND if there else Standing.UNNAMED
        named = self._told.get(identity.name.rpartition(" ")[2])
        found = self._by_words([head, *sorted(tokens)[:MAX_WORDS]]) or named
        if found is None and self._label_of.get(head) in STATES and identity.type is SourceType.ORGANISATION:
            return Standing.OFFICIAL  # "China said"
        speaks_for_a_body = role_of(self.tree.lemmas[head]) == "spokesman"
        return found or (Standing.FIRST_HAND if speaks_for_a_body else Standing.UNKNOWN)

    def _introducing(self, first: int, last: int) -> list[int]:
        """Return the words that introduce a name: its own, those in front and beside it, and what it stands beside."""
        tree = self.tree
        others = {token for token in tree.under(last) if token > last and tree.deps[token] == "cc"}
        stop = min(others, default=last + MAX_WORDS)
        beside = [token for kid in tree.kids(last, *BESIDE) for token in tree.under(kid) if token < stop]
        above = [tree.heads[last]] if tree.deps[last] in {"appos", "compound"} else []
        return [*above, *range(first, last + 1), *beside]

    def _by_words(self, tokens: Iterable[int]) -> Standing | None:
        found = (standing_of(self.tree.lemmas[token]) for token in tokens)
        told = next((kind for kind in found if kind is not None), None)
        return None if told is None else Standing(told)


def outlet_standing(name: str) -> Standing:
    """Return whether an outlet is an agency, whose words others republish, or any other."""
    known = find_outlet(name)
    return Standing.AGENCY if known is not None and known.is_agency else Standing.OUTLET
