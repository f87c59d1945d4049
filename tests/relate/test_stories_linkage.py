"""Average linkage, against the textbook way."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.relate.linkage import average_linkage, components


def merge_the_nearest(likeness: np.ndarray, threshold: float) -> list[list[int]]:
    """Agglomerative clustering, step by step."""
    groups = [[thing] for thing in range(len(likeness))]
    while len(groups) > 1:
        score, one, two = max(
            (likeness[np.ix_(one, two)].mean(), one, two) for one, two in combinations(sorted(groups), 2)
        )
        if score < threshold:
            break
        groups = [group for group in groups if group not in (one, two)] + [sorted(one + two)]
    return sorted(groups)


@given(st.integers(0, 2**32), st.integers(0, 12), st.floats(0.1, 0.9))
def test_chains_find_the_groups_that_merging_the_nearest_finds(seed: int, size: int, threshold: float) -> None:
    upper = np.triu(np.random.default_rng(seed).random((size, size)), 1)
    likeness = upper + upper.T
    assert average_linkage(likeness, threshold) == merge_the_nearest(likeness, threshold)


def test_equal_likenesses_end() -> None:
    assert average_linkage(np.ones((5, 5)), 0.5) == [[0, 1, 2, 3, 4]]
    assert average_linkage(np.zeros((3, 3)), 0.5) == [[0], [1], [2]]


def test_rounding_that_differs_by_direction_does_not_make_it_run_for_ever() -> None:
    chase = np.array([[0, 0.5 + 1e-9, 0.5], [0.5, 0, 0.5 + 1e-9], [0.5 + 1e-9, 0.5, 0]])
    assert average_linkage(chase, 0.4) == [[0, 1, 2]]


def test_components_follow_links_and_keep_what_has_none() -> None:
    assert components([(3, 1), (4, 3)], 6) == [[0], [1, 3, 4], [2], [5]]
