"""Groups of statements that say the same, grown around central ones; no group chains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]

# Set on the origins stories, end to end; figures there are flat around these values (docs/claims.md).
SAME_CLAIM = 0.28  # least mean likeness of a statement to a group that it joins
ONE_OTHER = 0.36  # the same where only one other report has it: nothing but the two wordings speaks for it
SAID_AGAIN = 0.38  # the same for a further statement of a report that is in the group already
LIKE_CENTRE = 0.1  # least likeness of a member to the central statement: none joins by way of another alone
TWIN_FROM, TWIN_AT = 0.1, 0.45  # mean likeness to a group from which a statement is less and less wanted as a centre


@dataclass(frozen=True, slots=True)
class Group:
    """Statements, by their numbers, that say what the central one says; `members` has it too and is sorted."""

    centre: int
    members: tuple[int, ...]


def grow_groups(alike: Matrix, carried: Flags, worth: Matrix) -> list[Group]:
    """Group the statements that several reports make, the group that most of them carry first.

    A group begins with the statement that the worthiest statements of most reports come near to. It grows by what is
    nearest to all its members on average, so a statement may be in two groups: a sentence can state two things. What is
    a twin of a group found before is no centre of another.

    Args:
        alike: How alike any two statements are, of shape (n, n).
        carried: Which of the reports each statement stands in, word for word, of shape (n, reports).
        worth: How much each statement is worth as news, 0 to 1.
    """
    return list(_groups(alike, carried, worth))


def _groups(alike: Matrix, carried: Flags, worth: Matrix) -> Iterator[Group]:
    wanted = _nearness(alike, carried, worth)
    may_be_centre = np.ones(len(alike), dtype=bool)
    while may_be_centre.any():
        weights = np.where(may_be_centre, wanted, 0)
        centre = int(weights.argmax())
        if weights[centre] <= 0:
            return
        members, likeness = _members(centre, alike, carried)
        may_be_centre[centre] = False
        if _is_carried(centre, members, alike, carried):
            yield Group(centre, members)
            may_be_centre[list(members)] = False
            wanted = wanted * np.clip((TWIN_AT - likeness) / (TWIN_AT - TWIN_FROM), 0, 1)


def _nearness(alike: Matrix, carried: Flags, worth: Matrix) -> Matrix:
    """Return for each statement the sum over the other reports of how near their worthiest statement comes to it."""
    total = np.zeros(len(alike), dtype=np.float32)
    for here in map(np.flatnonzero, carried.T):
        near = np.where(alike[:, here] >= SAME_CLAIM, alike[:, here] * worth[here], 0).max(axis=1)
        near[here] = 0
        total += near
    # What stands in several reports word for word is as near to itself as can be.
    total += (carried.sum(axis=1) - 1) * worth
    return total


def _members(centre: int, alike: Matrix, carried: Flags) -> tuple[tuple[int, ...], Matrix]:
    """Return the members of a group and the mean likeness of every statement to them."""
    chosen, total = [centre], alike[centre].copy()
    least = np.where(_beside(centre, carried), SAID_AGAIN, SAME_CLAIM).astype(np.float32)
    least[centre] = np.inf
    while True:
        likeness = total / len(chosen)
        margin = np.minimum(likeness - least, alike[centre] - LIKE_CENTRE)
        best = int(margin.argmax())
        if margin[best] < 0:
            return tuple(sorted(chosen)), likeness
        chosen.append(best)
        total += alike[best]
        least = np.maximum(least, np.where(_beside(best, carried), SAID_AGAIN, 0))
        least[best] = np.inf


def _beside(statement: int, carried: Flags) -> Flags:
    """Return which statements stand in a report that a statement stands in."""
    return np.asarray(carried[:, carried[statement]].any(axis=1), dtype=bool)


def _is_carried(centre: int, members: Sequence[int], alike: Matrix, carried: Flags) -> bool:
    """Whether three reports say what the centre says, or two in the same words or in near enough ones."""
    together = int(carried[list(members)].any(axis=0).sum())
    own = int(carried[centre].sum())
    near = any(alike[centre, at] >= ONE_OTHER for at in members if not (carried[at] & carried[centre]).any())
    return together > own + 1 or own > 1 or near
