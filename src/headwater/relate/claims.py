"""Claims: statements of different reports that say the same thing, opened into whose word each is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log, sqrt

import numpy as np

from headwater.model import Assertion, Claim, content_id
from headwater.relate.grouping import Group, Matrix, grow_groups
from headwater.relate.similarity import similarities
from headwater.relate.statements import Statement
from headwater.relate.vectors import Embedder
from headwater.relate.worth import worths

# Share of the likeness of a statement's nearest part that another part, with a source of its own, needs to be in too.
AS_NEAR = 0.8
SHOWN_WORDS = 8  # in a reason
ITSELF: Matrix = np.ones((1, 1), dtype=np.float32)

Weights = Mapping[str, float]


def find_claims(found: Sequence[Statement], embedder: Embedder | None) -> list[Claim]:
    """Group the statements of one story into claims, the most carried first.

    Args:
        found: Statements of the reports of one story.
        embedder: Sentence vectors; without them the words alone decide.
    """
    whole = sorted(found, key=lambda item: item.key)
    vectors = Vectors(embedder)
    claims = _carried(whole, vectors)
    told = _told(claims)
    claims += _carried([piece for item in whole for piece in _untold(item, told)], vectors)
    told = _told(claims)
    for item in whole:  # what one report alone states: all of it, or what is left of it
        left = _untold(item, told)
        alone = (item,) if len(left) == max(1, len(item.pieces)) else left
        claims += [_claim(Group(0, (0,)), [[one]], ITSELF, _rarity([one])) for one in alone]
    return claims


def _told(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(item.id for claim in claims for item in claim.assertions)


def _untold(statement: Statement, told: Collection[str]) -> list[Statement]:
    """Return the pieces of a statement of which no claim has an assertion."""
    return [one for one in statement.pieces or (statement,) if not any(item.id in told for item in one.assertions)]


class Vectors:
    """Sentence vectors of a story's statements; the same words are read once."""

    def __init__(self, embedder: Embedder | None) -> None:
        """Give none where there is no embedder."""
        self._embedder = embedder
        self._of: dict[str, Matrix] = {}

    def of(self, statements: Sequence[Statement]) -> Matrix | None:
        """Return a vector for each statement, of shape (n, dimensions)."""
        if self._embedder is None:
            return None
        new = [text for text in dict.fromkeys(item.text for item in statements) if text not in self._of]
        self._of.update(zip(new, self._embedder.vectors(new) if new else (), strict=True))
        return np.stack([self._of[item.text] for item in statements])


def _carried(found: Sequence[Statement], vectors: Vectors) -> list[Claim]:
    """Group statements that several reports make, the most carried first; the same words are compared once."""
    if not found:
        return []
    places: dict[str, list[int]] = {}
    for at, item in enumerate(found):
        places.setdefault(item.text, []).append(at)
    worth, (_, reports) = worths(found), np.unique([item.report for item in found], return_inverse=True)
    said = [[found[at] for at in same] for same in places.values()]
    distinct = [same[0] for same in said]
    carried = np.zeros((len(said), int(reports.max()) + 1), dtype=bool)
    for row, same in zip(carried, places.values(), strict=True):
        row[reports[same]] = True
    highest = np.array([worth[same].max() for same in places.values()], dtype=np.float32)
    alike, rarity = similarities(distinct, vectors.of(distinct)), _rarity(distinct)
    return [_claim(group, said, alike, rarity) for group in grow_groups(alike, carried, highest)]


def _rarity(found: Sequence[Statement]) -> dict[str, float]:
    """The inverse document frequency of every lemma among the statements of a story."""
    seen = Counter(lemma for item in found for lemma in set(item.lemmas))
    return {lemma: log((1 + len(found)) / (1 + count)) + 1 for lemma, count in seen.items()}


def _claim(group: Group, said: Sequence[Sequence[Statement]], alike: Matrix, rarity: Weights) -> Claim:
    """Make a claim of a group; `said` has for each of its numbers the statements with the same words."""
    centre = said[group.centre][0]
    bag = Counter(lemma for at in group.members for lemma in set(said[at][0].lemmas))
    shared = {lemma: count * rarity[lemma] for lemma, count in bag.items()}
    stated: dict[str, tuple[Assertion, str]] = {}
    for at in group.members:
        for statement in said[at]:
            because = _because(centre, statement, float(alike[group.centre, at]))
            stated |= {item.id: (item, because) for item in _nearest(statement, shared, rarity)}
    return Claim(
        id=content_id("c", *stated),
        text=_nearest(centre, shared, rarity)[0].span.quote,
        assertions=tuple(item for item, _ in stated.values()),
        because=tuple(because for _, because in stated.values()),
    )


def _nearest(statement: Statement, shared: Weights, rarity: Weights) -> list[Assertion]:
    """Return the parts of a statement that say what a group says, the nearest first; one for each source."""
    ranked = sorted(((_likeness(part, shared, rarity), -at) for at, part in enumerate(statement.parts)), reverse=True)
    chosen: list[Assertion] = []
    sources: set[tuple[str, ...]] = set()
    for likeness, at in ranked:
        item = statement.assertions[-at]
        source = tuple(link.source.name for link in item.chain)
        if chosen and (source in sources or likeness < AS_NEAR * ranked[0][0]):
            continue
        chosen.append(item)
        sources.add(source)
    return chosen


def _likeness(part: Sequence[str], shared: Weights, rarity: Weights) -> float:
    """Cosine of a part's lemmas with those of a group, but for the group's length, which is the same for all parts."""
    lemmas = set(part)
    length = sqrt(sum(rarity[lemma] ** 2 for lemma in lemmas)) or 1.0
    return sum(rarity[lemma] * shared.get(lemma, 0.0) for lemma in lemmas) / length


def _because(centre: Statement, other: Statement, score: float) -> str:
    """Why a statement is in the claim: what it shares with the central one, and how alike they are."""
    if other.text == centre.text:
        return "the central statement" if other is centre else "the same words as the central statement"
    shared = sorted(centre.names & other.names) + sorted(centre.numbers & other.numbers)
    words = [lemma for lemma in dict.fromkeys(centre.lemmas) if lemma in other.lemmas and lemma not in shared]
    return f"likeness {score:.2f}; both have {', '.join([*shared, *words][:SHOWN_WORDS]) or 'no word in common'}"
