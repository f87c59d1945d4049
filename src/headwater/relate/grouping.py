"""Groups of statements that say the same, grown around central ones; no group chains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Set on the origins stories, end to end; figures there are flat around these values (docs/claims.md).
SAME_CLAIM = 0.28  # least mean likeness of a statement to a group that it joins
ONE_OTHER = 0.36  # the same where only one other report has it: nothing but the two wordings speaks for it
SAID_AGAIN = 0.38  # the same for a further statement of a report that is in the group already
TWIN_FROM, TWIN_AT = 0.1, 0.45  # mean likeness to a group from which a statement is less and less wanted as a centre


@dataclass(frozen=True, slots=True)
class Group:
    """Statements, by their numbers, that say what the central one says; `members` has it too and is sorted."""

    centre: int
    members: tuple[int, ...]


def grow_groups(alike: Matrix, reports: Numbers, worth: Matrix) -> list[Group]:
    """Group statements, the group that most reports carry first, and last the statements that stand alone.

    A group begins with the statement that the worthiest statements of most reports come near to. It grows by what is
    nearest to all its members on average, so a statement may be in two groups: a sentence can state two things. What is
    a twin of a group found before is no centre of another.

    Args:
        alike: How alike any two statements are, of shape (n, n).
        reports: The number of each statement's report, from 0 without gaps.
        worth: How much each statement is worth as news, 0 to 1.
    """
    groups = list(_groups(alike, reports, worth))
    grouped = {member for group in groups for member in group.members}
    return groups + [Group(at, (at,)) for at in range(len(alike)) if at not in grouped]


def _groups(alike: Matrix, reports: Numbers, worth: Matrix) -> Iterator[Group]:
    wanted = _nearness(alike, reports, worth)
    may_be_centre = np.ones(len(alike), dtype=bool)
    while may_be_centre.any():
        weights = np.where(may_be_centre, wanted, 0)
        centre = int(weights.argmax())
        if weights[centre] <= 0:
            return
        members, likeness = _members(centre, alike, reports)
        may_be_centre[centre] = False
        if _is_carried(centre, members, alike, reports):
            yield Group(centre, members)
            may_be_centre[list(members)] = False
            wanted = wanted * np.clip((TWIN_AT - likeness) / (TWIN_AT - TWIN_FROM), 0, 1)


def _nearness(alike: Matrix, reports: Numbers, worth: Matrix) -> Matrix:
    """Return for each statement the sum over the other reports of how near their worthiest statement comes to it."""
    total = np.zeros(len(alike), dtype=np.float32)
    for report in range(int(reports.max(initial=-1)) + 1):
        here = np.flatnonzero(reports == report)
        near = np.where(alike[:, here] >= SAME_CLAIM, alike[:, here] * worth[here], 0).max(axis=1)
        near[here] = 0
        total += near
    return total


def _members(centre: int, alike: Matrix, reports: Numbers) -> tuple[tuple[int, ...], Matrix]:
    """Return the members of a group and the mean likeness of every statement to them."""
    chosen, total = [centre], alike[centre].copy()
    least = np.where(reports == reports[centre], SAID_AGAIN, SAME_CLAIM).astype(np.float32)
    least[centre] = np.inf
    while True:
        likeness = total / len(chosen)
        margin = likeness - least
        best = int(margin.argmax())
        if margin[best] < 0:
            return tuple(sorted(chosen)), likeness
        chosen.append(best)
        total += alike[best]
        least = np.maximum(least, np.where(reports == reports[best], SAID_AGAIN, 0))
        least[best] = np.inf


def _is_carried(centre: int, members: Sequence[int], alike: Matrix, reports: Numbers) -> bool:
    """Whether several other reports say what the centre says, or one that comes near enough."""
    others = [at for at in members if reports[at] != reports[centre]]
    carried = len({int(reports[at]) for at in others})
    return carried > 1 or any(alike[centre, at] >= ONE_OTHER for at in others)
