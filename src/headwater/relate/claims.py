"""Claims: statements of different reports that say the same thing, grown from central seeds, never chained."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.model import Claim, content_id
from headwater.relate.assertions import Candidate
from headwater.relate.similarity import Matrix, similarities
from headwater.relate.vectors import Embedder

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]

SAME_CLAIM = 0.36  # least similarity to the seed, from another report; best on the origins stories (docs/claims.md)
SAID_AGAIN = 0.46  # least similarity to the seed for a second statement of a report that already carries the claim


@dataclass(frozen=True, slots=True)
class _Group:
    seed: int
    members: tuple[int, ...]  # the seed included
    weight: float  # of how many reports, and how well they agree


def find_claims(candidates: Sequence[Candidate], embedder: Embedder | None) -> list[Claim]:
    """Group the statements of one story into claims, the most carried first.

    Each claim grows around one central statement, the one that most reports come near to; every other report adds the
    statement nearest to it. A statement belongs to one claim.

    Args:
        candidates: Statements of the reports of one story.
        embedder: Sentence vectors; without them the words alone decide.
    """
    if not candidates:
        return []
    ordered = sorted(candidates, key=lambda item: (item.assertion.report, item.assertion.span.start, item.assertion.id))
    alike = similarities(ordered, embedder)
    return [_claim(group, ordered, alike) for group in _grow(ordered, alike)]


def _grow(candidates: Sequence[Candidate], alike: Matrix) -> list[_Group]:
    """Take the weightiest group, remove its members, and go on until every statement is in one."""
    names, reports = np.unique([item.assertion.report for item in candidates], return_inverse=True)
    free = np.ones(len(candidates), dtype=bool)
    nearest = np.zeros((len(candidates), len(names)), dtype=np.float32)
    changed = set(range(len(names)))
    groups: list[_Group] = []
    while free.any():
        for report in changed:
            nearest[:, report] = np.where(free & (reports == report), alike, -1.0).max(axis=1)
        weights = np.where(nearest >= SAME_CLAIM, nearest, 0.0)
        weights[np.arange(len(candidates)), reports] = 0.0
        seed = int(np.argmax(np.where(free, weights.sum(axis=1), -1.0)))
        members = _members(seed, free, reports, alike)
        groups.append(_Group(seed, members, _weight(seed, members, reports, alike)))
        free[list(members)] = False
        changed = {int(reports[at]) for at in members}
    return sorted(groups, key=lambda group: -group.weight)


def _members(seed: int, free: Flags, reports: Numbers, alike: Matrix) -> tuple[int, ...]:
    """The seed, the nearest statement of every other report, and what a report says again almost as nearly."""
    chosen = [seed]
    for report in np.unique(reports):
        others = np.flatnonzero(free & (reports == report))
        others = others[others != seed]
        ranked = others[np.argsort(-alike[seed, others], kind="stable")]
        first = SAID_AGAIN if report == reports[seed] else SAME_CLAIM
        chosen += [int(at) for rank, at in enumerate(ranked) if alike[seed, at] >= (SAID_AGAIN if rank else first)]
    return tuple(sorted(chosen))


def _weight(seed: int, members: Sequence[int], reports: Numbers, alike: Matrix) -> float:
    """Reports times mean similarity to the seed; a claim of one report weighs less than any of two."""
    others = [at for at in members if reports[at] != reports[seed]]
    carried = len({int(reports[at]) for at in members})
    return carried * float(np.mean(alike[seed, others])) if others else 0.0


def _claim(group: _Group, candidates: Sequence[Candidate], alike: Matrix) -> Claim:
    members = [candidates[at] for at in group.members]
    seed = candidates[group.seed]
    return Claim(
        id=content_id("c", *(item.assertion.id for item in members)),
        text=seed.assertion.span.quote,
        assertions=tuple(item.assertion for item in members),
        because=tuple(_because(seed, candidates[at], float(alike[group.seed, at])) for at in group.members),
    )


def _because(seed: Candidate, other: Candidate, score: float) -> str:
    """Why a statement is in the claim: what it shares with the central one, and how alike they are."""
    if other is seed:
        return "the central statement"
    shared = sorted(seed.names & other.names) + sorted(seed.numbers & other.numbers)
    words = [lemma for lemma in dict.fromkeys(seed.lemmas) if lemma in other.lemmas and lemma not in shared]
    return f"likeness {score:.2f}; both have {', '.join([*shared, *words][:8]) or 'no word in common'}"
