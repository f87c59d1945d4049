"""Whether the reports of one story belong together, looked at all at once."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.relate.linkage import average_linkage
from headwater.relate.story_group import FREE_DAYS, HALF_DAYS, VECTOR_SHARE, Weighed

RATIO, LEAST = 0.75, 4  # see `hold_together`; docs/stories.md has what others give
# Two stories must be a share more alike than a report and a story to become one, and the reports of one a share less to
# fall apart, so that ids last (docs/stories.md).
MERGE_MORE, SPLIT_LESS = 1.2, 0.9


def parts(
    voters: Sequence[str], weighed: Sequence[Weighed], threshold: float, apart: Callable[[Sequence[str]], bool] | None
) -> list[list[str]]:
    """Return the groups that the voters of a story fall into, one where they hold together.

    Args:
        voters: Ids of the reports.
        weighed: Their words and vectors.
        threshold: The least mean likeness of reports that stay together.
        apart: Whether somebody said that reports of a list are of different stories.
    """
    if len(voters) < 2:
        return [list(voters)]
    by_name = None if apart is None else lambda members: apart([voters[at] for at in members])
    found = average_linkage(_likeness(weighed), threshold, ratio=RATIO, least=LEAST, apart=by_name)
    return [[voters[at] for at in part] for part in found]


def _likeness(weighed: Sequence[Weighed]) -> NDArray[np.float32]:
    """Return how alike any two reports are; see `story_group`."""
    words, at = np.unique(np.concatenate([one.words for one in weighed]), return_inverse=True)
    rows = np.repeat(np.arange(len(weighed)), [len(one.words) for one in weighed])
    matrix = np.zeros((len(weighed), len(words)), np.float32)
    matrix[rows, at] = np.concatenate([one.weights for one in weighed])
    likeness = matrix @ matrix.T
    vectors = [one.vector for one in weighed if one.vector is not None]
    if len(vectors) == len(weighed):
        stacked = np.stack(vectors)
        both = (1 - VECTOR_SHARE) * likeness + VECTOR_SHARE * (stacked @ stacked.T)
        likeness = np.where(likeness > 0, both, likeness)
    return (likeness * _fades([one.day for one in weighed])).astype(np.float32)


def _fades(days: Sequence[int | None]) -> NDArray[np.float64]:
    known = np.array([np.nan if day is None else day for day in days])
    gaps = np.nan_to_num(np.abs(known[:, None] - known[None, :]), nan=0.0)
    faded: NDArray[np.float64] = 0.5 ** (np.maximum(gaps - FREE_DAYS, 0) / HALF_DAYS)
    return faded
