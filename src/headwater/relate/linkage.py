"""Average-linkage clustering: two groups become one while their members are alike enough on average."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.floating]


def average_linkage(likeness: Matrix, threshold: float) -> list[list[int]]:
    """Group things whose mutual likeness, averaged over pairs, reaches a threshold.

    The groups are those of agglomerative clustering cut at `threshold`, found by nearest-neighbour chains (Murtagh
    1983) in time and memory quadratic in the number of things.

    Args:
        likeness: A matrix, symmetric but for rounding; its diagonal does not matter.
        threshold: The lowest average likeness of two groups that are merged.

    Returns:
        The groups, each sorted, ordered by their first member.
    """
    live = (likeness + likeness.T) / 2  # rounding alone could let three equal things chase one another for ever
    np.fill_diagonal(live, -np.inf)
    members = [[thing] for thing in range(len(live))]
    done, chain, waiting = list[list[int]](), list[int](), list(range(len(live)))[::-1]
    while chain or waiting:
        if not chain:
            first = waiting.pop()
            if members[first]:
                chain.append(first)
            continue
        top = chain[-1]
        nearest = _nearest(live[top], chain)
        if live[top, nearest] < threshold:
            # Nothing can reach it any more: a merged group is never nearer than the nearer of its parts.
            done.append(sorted(members[top]))
            members[top] = []
            _remove(live, chain.pop())
        elif len(chain) > 1 and nearest == chain[-2]:
            _merge(live, members, nearest, top)
            del chain[-2:]
            waiting.append(nearest)
        else:
            chain.append(nearest)
    return sorted(done)


def _nearest(row: Matrix, chain: list[int]) -> int:
    """Return the nearest group; of equals the one the chain came from, or else the first."""
    nearest = int(row.argmax())
    return chain[-2] if len(chain) > 1 and row[chain[-2]] == row[nearest] else nearest


def _merge(live: Matrix, members: list[list[int]], kept: int, gone: int) -> None:
    """Put the second group into the first; their likeness to others is the average over all members."""
    a, b = len(members[kept]), len(members[gone])
    row = (a * live[kept] + b * live[gone]) / (a + b)
    row[kept] = -np.inf
    live[kept], live[:, kept] = row, row
    members[kept] += members[gone]
    members[gone] = []
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
