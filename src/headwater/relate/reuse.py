"""Text that reports share: which pairs, and how much of the shorter one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.model import Report, Reuse
from headwater.relate.ngrams import word_grams
from headwater.relate.postings import index_grams, shared_grams
from headwater.relate.template import without_template

# Fewest 6-grams a pair must share, by sampling rate; seven are a run of twelve words, or as much in pieces.
# On derived-10k: 1 finds .993 at precision 1.000, 2 finds .978 at .9995, 4 finds .941 at .9998 (docs/reuse.md).
MIN_SHARED = {1: 7, 2: 6, 4: 5}
SHORT_SHARED, SHORT_CONTAINMENT = 3, 0.5  # or a run of eight words, where that is half of the shorter text


def reuse_pairs(texts: Sequence[tuple[str, str]], *, sample: int = 1) -> list[Reuse]:
    """Find the pairs of texts that share wording.

    Args:
        texts: `(id, text)`, ids distinct; their order does not matter.
        sample: Index one 6-gram in so many (1, 2 or 4). More take less memory and miss more; the default is exact.

    Returns:
        The pairs, ordered by `(a, b)`, without passages. Where more than fifty texts have the same wording, each is
        paired with its neighbours in the order of ids, so that all of them hang together.

    Raises:
        ValueError: `sample` is not a key of `MIN_SHARED`.
    """
    if sample not in MIN_SHARED:
        raise ValueError(f"sample is {sample}, must be one of {sorted(MIN_SHARED)}")
    ordered = sorted(texts)
    index = index_grams(word_grams([text for _, text in ordered], sample=sample), len(ordered))
    shared = shared_grams(index)
    shares = (shared.rare + shared.common) / np.minimum(index.sizes[shared.a], index.sizes[shared.b])
    kept = np.flatnonzero(is_reuse(shared.rare, shared.rare + shared.common, shares, sample))
    columns = (shared.a[kept].tolist(), shared.b[kept].tolist(), shares[kept].round(4).tolist())
    return [Reuse(ordered[a][0], ordered[b][0], share) for a, b, share in zip(*columns, strict=True)]


def reuse(reports: Sequence[Report], *, sample: int = 1) -> list[Reuse]:
    """Find the pairs of reports that share wording in title or body, ordered by `(a, b)`; see `reuse_pairs`.

    Navigation, promotion, teasers and captions do not count: a site repeats them on every page. Nor do lines that an
    outlet prints in many reports (`without_template`).
    """
    return reuse_pairs(without_template(reports), sample=sample)


def is_reuse(
    rare: NDArray[np.int64], grams: NDArray[np.int64], shares: NDArray[np.float64], sample: int
) -> NDArray[np.bool_]:
    """Tell for each pair whether it shares enough to be text reuse and not chance.

    Args:
        rare: Grams that both have and few others.
        grams: All grams that both have.
        shares: Containment.
        sample: Sampling rate of the grams.
    """
    return (rare >= MIN_SHARED[sample]) | ((grams >= SHORT_SHARED) & (shares >= SHORT_CONTAINMENT))
