"""Groups of statements that say the same, grown around central ones; no group chains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]

# All five are the best on the origins stories, end to end, and flat around these values (docs/claims.md).
SAME_CLAIM = 0.28  # least likeness of a member to the group
SAID_AGAIN = 0.35  # the same for a further statement of a report that is in the group already
SERVED = 0.05  # what the likeness of a statement loses once it is in a group: a sentence may state two things, but rarely
TWIN_FROM, TWIN_AT = 0.2, 0.8  # mean likeness to a group from which a statement is less and less wanted as a centre
ROUNDS = 2  # of choosing members anew by their mean likeness to those chosen before


@dataclass(frozen=True, slots=True)
class Group:
    """Statements, by their numbers, that say what the central one says; `members` has it too and is sorted."""

    centre: int
    members: tuple[int, ...]


def grow_groups(alike: Matrix, reports: Numbers, worth: NDArray[np.float32]) -> list[Group]:
    """Group statements, the group that most reports carry first, and last the statements that stand alone.

    A group begins with the statement that the worthiest statements of most reports come near to. Every report adds the
    one that is nearest to the group on average, and any other that is nearly as near. What is a twin of a group found
    before is no centre of another.

    Args:
        alike: How alike any two statements are, of shape (n, n).
        reports: The number of each statement's report.
        worth: How much each statement is worth as news, 0 to 1.
    """
    groups = list(_groups(alike, reports, worth))
    grouped = {member for group in groups for member in group.members}
    return groups + [Group(at, (at,)) for at in range(len(alike)) if at not in grouped]


def _groups(alike: Matrix, reports: Numbers, worth: NDArray[np.float32]) -> Iterator[Group]:
    columns = [np.flatnonzero(reports == report) for report in range(int(reports.max(initial=-1)) + 1)]
    served, wanted = np.zeros(len(alike), dtype=np.float32), np.ones(len(alike), dtype=np.float32)
    may_be_centre, nearest = np.ones(len(alike), dtype=bool), np.zeros((len(alike), len(columns)), dtype=np.float32)
    changed: set[int] = set(range(len(columns)))
    while may_be_centre.any():
        for report in changed:
            here = columns[report]
            near = alike[:, here] - served[here]
            nearest[:, report] = np.where(near >= SAME_CLAIM, near * worth[here], 0).max(axis=1)
            nearest[here, report] = 0
        weights = np.where(may_be_centre, nearest.sum(axis=1) * wanted, 0)
        centre = int(weights.argmax())
        if weights[centre] <= 0:
            return
        members, likeness = _members(centre, alike, columns, served)
        yield Group(centre, members)
        chosen = list(members)
        served[chosen] = SERVED
        may_be_centre[chosen] = False
        wanted = np.minimum(wanted, np.clip((TWIN_AT - likeness) / (TWIN_AT - TWIN_FROM), 0, 1))
        changed = {int(reports[member]) for member in members}


def _members(
    centre: int, alike: Matrix, columns: Sequence[Numbers], served: Matrix
) -> tuple[tuple[int, ...], Matrix]:
    """Return the members of a group and the mean likeness of every statement to them."""
    likeness = alike[centre]
    for _ in range(ROUNDS + 1):
        chosen = [centre]
        for here in columns:
            best = int(here[(likeness - served)[here].argmax()])
            if centre not in here and likeness[best] - served[best] >= SAME_CLAIM:
                chosen.append(best)
        likeness = _mean_likeness(alike, chosen)
    again = np.flatnonzero(likeness - served >= SAID_AGAIN)
    carried = {report for report, here in enumerate(columns) if not set(chosen).isdisjoint(here.tolist())}
    inside = {int(at) for report in carried for at in columns[report]}
    chosen += [int(at) for at in again if int(at) in inside]
    return tuple(sorted(set(chosen))), likeness


def _mean_likeness(alike: Matrix, chosen: Sequence[int]) -> Matrix:
    """Return the mean likeness of every statement to the chosen ones, to itself not counted."""
    total = alike[:, chosen].sum(axis=1)
    counts = np.full(len(alike), len(chosen), dtype=np.float32)
    total[chosen] -= alike[chosen, chosen]
    counts[chosen] = max(1, len(chosen) - 1)
    mean: Matrix = total / counts
    return mean
