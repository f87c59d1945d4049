"""Claims: statements of different reports that say the same thing, opened into whose word each is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log, sqrt

import numpy as np

from headwater.model import Assertion, Claim, Judgement, content_id
from headwater.relate.drafts import Draft, Member, likeness_of
from headwater.relate.grouping import Group, Matrix, grow_groups
from headwater.relate.judged import judge_claims
from headwater.relate.similarity import in_context, similarities
from headwater.relate.statements import Statement
from headwater.relate.vectors import Embedder, StoryVectors
from headwater.relate.worth import worths

# Share of the likeness of a statement's nearest part that another part, with a source of its own, needs to be in too.
AS_NEAR = 0.8
ITSELF: Matrix = np.ones((1, 1), dtype=np.float32)

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
    whole = sorted(found, key=lambda item: item.key)
    vectors = StoryVectors(embedder)
    number = {item.id: at for at, one in enumerate(whole) for item in one.assertions}
    drafts = _carried(whole, vectors, number)
    told = _told(drafts)
    drafts += _carried([piece for item in whole for piece in _untold(item, told)], vectors, number)
    told = _told(drafts)
    for item in whole:  # what one report alone states: all of it, or what is left of it
        left = _untold(item, told)
        alone = (item,) if len(left) == max(1, len(item.pieces)) else left
        drafts += [_draft(Group(0, (0,)), [[one]], ITSELF, _rarity([one]), number) for one in alone]
    if judgements:
        drafts = judge_claims(drafts, judgements, whole, similarities(whole, vectors.of([item.text for item in whole])))
    return [_claim(draft) for draft in drafts]


def _told(drafts: Iterable[Draft]) -> frozenset[str]:
    return frozenset(member.assertion.id for draft in drafts for member in draft.members)


def _untold(statement: Statement, told: Collection[str]) -> list[Statement]:
    """Return the pieces of a statement of which no claim has an assertion."""
    return [one for one in statement.pieces or (statement,) if not any(item.id in told for item in one.assertions)]


def _carried(found: Sequence[Statement], vectors: StoryVectors, number: Mapping[str, int]) -> list[Draft]:
    """Group statements that several reports make, the most carried first; the same words are compared once."""
    _, reports = np.unique([item.report for item in found], return_inverse=True)
    if not reports.any():  # one report alone makes no group
        return []
    places: dict[str, list[int]] = {}
    for at, item in enumerate(found):
        places.setdefault(item.text, []).append(at)
    worth = worths(found)
    said = [[found[at] for at in same] for same in places.values()]
    distinct = [same[0] for same in said]
    carried = np.zeros((len(said), int(reports.max()) + 1), dtype=bool)
    for row, same in zip(carried, places.values(), strict=True):
        row[reports[same]] = True
    highest = np.array([worth[same].max() for same in places.values()], dtype=np.float32)
    alike = similarities(distinct, vectors.of(list(places)))
    alike = in_context(alike, _beside(distinct, found, -1), _beside(distinct, found, 1))
    rarity = _rarity(distinct)
    return [_draft(group, said, alike, rarity, number) for group in grow_groups(alike, carried, highest)]


def _beside(distinct: Sequence[Statement], found: Sequence[Statement], step: int) -> list[int]:
    """For each of some statements, the number of the one with the words that stand `step` places on; -1 for none."""
    number = {item.text: at for at, item in enumerate(distinct)}
    there = {(item.report, item.position): number[item.text] for item in reversed(found)}
    return [there.get((item.report, item.position + step), -1) for item in distinct]


def _rarity(found: Sequence[Statement]) -> dict[str, float]:
    """The inverse document frequency of every lemma among the statements of a story."""
    seen = Counter(lemma for item in found for lemma in set(item.lemmas))
    return {lemma: log((1 + len(found)) / (1 + count)) + 1 for lemma, count in seen.items()}


def _draft(
    group: Group, said: Sequence[Sequence[Statement]], alike: Matrix, rarity: Weights, number: Mapping[str, int]
) -> Draft:
    """Make a claim of a group.

    Args:
        group: The group, of numbers in `said`.
        said: Statements with the same words, side by side.
        alike: How alike the words are.
        rarity: How rare each lemma is.
        number: The number in the story of the sentence that each assertion is part of, by the assertion's id.
    """
    centre = said[group.centre][0]
    bag = Counter(lemma for at in group.members for lemma in set(said[at][0].lemmas))
    shared = {lemma: count * rarity[lemma] for lemma, count in bag.items() if lemma in rarity}
    members: dict[str, Member] = {}
    for at in group.members:
        for statement in said[at]:
            because = likeness_of(centre, statement, float(alike[group.centre, at]))
            members |= {item.id: Member(item, number[item.id], because) for item in _nearest(statement, shared, rarity)}
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
    """Cosine of a part's lemmas with those of a group, but for the group's length, which is the same for all parts.

    A lemma that only another parse of the same words has is not counted.
    """
    lemmas = rarity.keys() & part
    length = sqrt(sum(rarity[lemma] ** 2 for lemma in lemmas)) or 1.0
    return sum(rarity[lemma] * shared.get(lemma, 0.0) for lemma in lemmas) / length
