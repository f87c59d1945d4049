"""Claims: statements of different reports that say the same thing, opened into whose word each is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

import numpy as np

from headwater.model import Assertion, Claim, Judgement, content_id
from headwater.relate.drafts import Draft, Member, likeness_of
from headwater.relate.grouping import Group, Matrix, grow_groups
from headwater.relate.judged import judge_claims
from headwater.relate.similarity import similarities
from headwater.relate.statements import Statement
from headwater.relate.vectors import Embedder
from headwater.relate.worth import worths

# Share of the likeness of a statement's nearest part that another part, with a source of its own, needs to be in too.
AS_NEAR = 0.8

Weights = Mapping[str, float]


def find_claims(
    found: Sequence[Statement], embedder: Embedder | None, judgements: Sequence[Judgement] = ()
) -> list[Claim]:
    """Group the statements of one story into claims, the most carried first.

    Args:
        found: Statements of the reports of one story.
        embedder: Sentence vectors; without them the words alone decide.
        judgements: What people decided, the earliest first; those on other stories or on origins do nothing here.
    """
    if not found:
        return []
    ordered = sorted(found, key=lambda item: item.key)
    _, reports = np.unique([item.report for item in ordered], return_inverse=True)
    # One report alone makes no group, so nobody asks how alike its statements are unless somebody judged them.
    is_alone = not reports.any() and not judgements
    alike = np.eye(len(ordered), dtype=np.float32) if is_alone else similarities(ordered, embedder)
    rarity = _rarity(ordered)
    drafts = [_draft(group, ordered, alike, rarity) for group in grow_groups(alike, reports, worths(ordered))]
    return [_claim(draft) for draft in judge_claims(drafts, judgements, ordered, alike)]


def _rarity(found: Sequence[Statement]) -> dict[str, float]:
    """The inverse document frequency of every lemma among the statements of a story."""
    seen = Counter(lemma for item in found for lemma in set(item.lemmas))
    return {lemma: log((1 + len(found)) / (1 + count)) + 1 for lemma, count in seen.items()}


def _draft(group: Group, found: Sequence[Statement], alike: Matrix, rarity: Weights) -> Draft:
    centre = found[group.centre]
    bag = Counter(lemma for at in group.members for lemma in set(found[at].lemmas))
    shared = {lemma: count * rarity[lemma] for lemma, count in bag.items()}
    members: dict[str, Member] = {}
    for at in group.members:
        because = likeness_of(centre, found[at], float(alike[group.centre, at]))
        members |= {item.id: Member(item, at, because) for item in _nearest(found[at], shared, rarity)}
    return Draft(_nearest(centre, shared, rarity)[0].span.quote, tuple(members.values()))


def _claim(draft: Draft) -> Claim:
    return Claim(
        id=content_id("c", *(member.assertion.id for member in draft.members)),
        text=draft.text,
        assertions=tuple(member.assertion for member in draft.members),
        because=tuple(member.because for member in draft.members),
        judged=draft.judged,
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
