"""Claims: statements of different reports that say the same thing, opened into whose word each is."""

from collections import Counter
from collections.abc import Mapping, Sequence
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

Weights = Mapping[str, float]


def find_claims(found: Sequence[Statement], embedder: Embedder | None) -> list[Claim]:
    """Group the statements of one story into claims, the most carried first.

    Args:
        found: Statements of the reports of one story.
        embedder: Sentence vectors; without them the words alone decide.
    """
    if not found:
        return []
    ordered = sorted(found, key=lambda item: item.key)
    _, reports = np.unique([item.report for item in ordered], return_inverse=True)
    alike = similarities(ordered, embedder)
    rarity = _rarity(ordered)
    return [_claim(group, ordered, alike, rarity) for group in grow_groups(alike, reports, worths(ordered))]


def _rarity(found: Sequence[Statement]) -> dict[str, float]:
    """The inverse document frequency of every lemma among the statements of a story."""
    seen = Counter(lemma for item in found for lemma in set(item.lemmas))
    return {lemma: log((1 + len(found)) / (1 + count)) + 1 for lemma, count in seen.items()}


def _claim(group: Group, found: Sequence[Statement], alike: Matrix, rarity: Weights) -> Claim:
    centre = found[group.centre]
    bag = Counter(lemma for at in group.members for lemma in set(found[at].lemmas))
    shared = {lemma: count * rarity[lemma] for lemma, count in bag.items()}
    stated: dict[str, tuple[Assertion, str]] = {}
    for at in group.members:
        because = _because(centre, found[at], float(alike[group.centre, at]))
        stated |= {item.id: (item, because) for item in _nearest(found[at], shared, rarity)}
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
    if other is centre:
        return "the central statement"
    shared = sorted(centre.names & other.names) + sorted(centre.numbers & other.numbers)
    words = [lemma for lemma in dict.fromkeys(centre.lemmas) if lemma in other.lemmas and lemma not in shared]
    return f"likeness {score:.2f}; both have {', '.join([*shared, *words][:SHOWN_WORDS]) or 'no word in common'}"
