"""Average-linkage clustering: two groups become one while their members are alike enough on average."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.floating]
TOGETHER = 2.0  # likeness of things of one home: above that of equals, so that they meet first
Apart = Callable[[Sequence[int]], bool]


class _Group(NamedTuple):
    """Things that became one group, and the two groups it was made of; none for a single thing."""

    members: list[int]
    halves: tuple["_Group", "_Group"] | None


def average_linkage(
    likeness: Matrix,
    threshold: float,
    *,
    ratio: float = 0.0,
    least: int = 2,
    apart: Apart | None = None,
    homes: Sequence[int] | None = None,
) -> list[list[int]]:
    """Group things whose mutual likeness, averaged over pairs, reaches a threshold.

    The groups are those of agglomerative clustering cut at `threshold`, found by nearest-neighbour chains (Murtagh
    1983) in time and memory quadratic in the number of things. A group is undone again, from the top, where its halves
    are less alike than `hold_together` asks, or where somebody said that they are apart.

    Args:
        likeness: A matrix, symmetric but for rounding; its diagonal does not matter.
        threshold: The lowest average likeness of two groups that are merged.
        ratio: See `hold_together`; 0 asks nothing.
        least: See `hold_together`.
        apart: Whether a list of things holds two that must not be in one group.
        homes: Of each thing, a number; things with the same one are in one group whatever their likeness.

    Returns:
        The groups, each sorted, ordered by their first member.
    """
    kept = (likeness + likeness.T) / 2  # rounding alone could let three equal things chase one another for ever
    found = list[list[int]]()
    live, home_of = kept.copy(), np.arange(len(kept)) if homes is None else np.asarray(homes)
    live[home_of[:, None] == home_of[None, :]] = TOGETHER
    waiting = _chained(live, threshold)
    while waiting:
        group = waiting.pop()
        may_split = len(set(home_of[group.members].tolist())) > 1
        if group.halves is not None and may_split and not _holds(kept, group.halves, ratio, least, apart):
            waiting += group.halves
        else:
            found.append(sorted(group.members))
    return sorted(found)


def hold_together(
    between: float, within: tuple[float, float], sizes: tuple[int, int], ratio: float, least: int
) -> bool:
    """Tell whether two groups are as alike as their own members are, to a share.

    Reports of two earthquakes share the words of any earthquake, so they are alike by any threshold; but those of
    either are much more alike than those of both.

    Args:
        between: Mean likeness of a member of the one and a member of the other.
        within: Mean likeness of two members of the one, and of the other.
        sizes: How many members they have.
        ratio: The least share that `between` must be of the geometric mean of `within`.
        least: Members that both must have; with fewer, nothing is known about how alike they are.
    """
    return min(sizes) < least or between >= ratio * float(np.sqrt(max(within[0], 0.0) * max(within[1], 0.0)))


def _holds(likeness: Matrix, halves: tuple[_Group, _Group], ratio: float, least: int, apart: Apart | None) -> bool:
    one, two = halves[0].members, halves[1].members
    if apart is not None and apart(one + two):
        return False
    if ratio <= 0 or min(len(one), len(two)) < least:
        return True
    between = float(likeness[np.ix_(one, two)].mean())
    within = _within(likeness, one), _within(likeness, two)
    return hold_together(between, within, (len(one), len(two)), ratio, least)


def _within(likeness: Matrix, members: list[int]) -> float:
    part = likeness[np.ix_(members, members)]
    pairs = len(members) * (len(members) - 1)
    return float((part.sum() - np.trace(part)) / pairs) if pairs else 1.0


def _chained(live: Matrix, threshold: float) -> list[_Group]:
    np.fill_diagonal(live, -np.inf)
    groups: list[_Group | None] = [_Group([thing], None) for thing in range(len(live))]
    done, chain, waiting = list[_Group](), list[int](), list(range(len(live)))[::-1]
    while chain or waiting:
        if not chain:
            first = waiting.pop()
            if groups[first] is not None:
                chain.append(first)
            continue
        top = chain[-1]
        nearest = _nearest(live[top], chain)
        if live[top, nearest] < threshold:
            # Nothing can reach it any more: a merged group is never nearer than the nearer of its parts.
            done += [group for group in (groups[top],) if group is not None]
            groups[top] = None
            _remove(live, chain.pop())
        elif len(chain) > 1 and nearest == chain[-2]:
            _merge(live, groups, nearest, top)
            del chain[-2:]
            waiting.append(nearest)
        else:
            chain.append(nearest)
    return done


def _nearest(row: Matrix, chain: list[int]) -> int:
    """Return the nearest group; of equals the one the chain came from, or else the first."""
    nearest = int(row.argmax())
    return chain[-2] if len(chain) > 1 and row[chain[-2]] == row[nearest] else nearest


def _merge(live: Matrix, groups: list[_Group | None], kept: int, gone: int) -> None:
    """Put the second group into the first; their likeness to others is the average over all members."""
    one, two = groups[kept], groups[gone]
    if one is None or two is None:
        return
    a, b = len(one.members), len(two.members)
    row = (a * live[kept] + b * live[gone]) / (a + b)
    row[kept] = -np.inf
    live[kept], live[:, kept] = row, row
    groups[kept], groups[gone] = _Group(one.members + two.members, (one, two)), None
    _remove(live, gone)


def _remove(live: Matrix, gone: int) -> None:
    live[gone], live[:, gone] = -np.inf, -np.inf


def components(links: Iterable[tuple[int, int]], size: int) -> list[list[int]]:
    """Return the connected groups of `size` things under some links, each sorted, ordered by their first member."""
    parent = list(range(size))

    def root(thing: int) -> int:
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    for one, two in links:
        low, high = sorted((root(one), root(two)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for thing in range(size):
        groups.setdefault(root(thing), []).append(thing)
    return list(groups.values())
