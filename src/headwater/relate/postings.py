"""An inverted index of grams: which texts share how many of them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.relate.ngrams import Grams

# Texts; a gram in more is common: a boilerplate, or a page copied that often. On derived-10k 20, 50 and 200 find the
# same originals (.993), with 12,800, 14,600 and 46,700 pairs in all.
MAX_FREQUENCY = 50
NEIGHBOURS = 3  # next texts that a common gram is still counted with, so that a family of any size hangs together

Counts = NDArray[np.int64]


class Shared(NamedTuple):
    """Pairs of texts and what they share, side by side, ordered by `(a, b)`.

    Attributes:
        a: Number of the one text.
        b: Number of the other; `a < b`.
        rare: Grams in both that at most `MAX_FREQUENCY` texts have.
        common: Other grams in both, counted only between texts that follow each other within `NEIGHBOURS` in the
            gram's list; so their number, and the work, grows with the number of copies and not with its square.
    """

    a: Counts
    b: Counts
    rare: Counts
    common: Counts


class Index(NamedTuple):
    """Grams of many texts, each once a text, ordered by gram and then by text.

    Attributes:
        grams: A number a gram; equal for equal grams.
        owners: The text it stands in.
        sizes: How many distinct grams each text has.
    """

    grams: NDArray[np.uint64]
    owners: Counts
    sizes: Counts


def index_grams(grams: Grams, texts: int) -> Index:
    """Put the grams of a number of texts in order.

    Gram and text are packed into one 64-bit number, since numpy sorts those twice as fast as it orders hashes. With
    a million texts 44 bits of a gram's hash are left, and one gram in 60,000 falls together with another by chance.
    """
    bits = np.uint64(max(1, texts.bit_length()))
    packed = grams.hashes >> bits
    packed <<= bits
    packed |= grams.owners.astype(np.uint64)
    packed.sort()
    if len(packed):
        packed = packed[np.concatenate(([True], packed[1:] != packed[:-1]))]
    owners = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    return Index(packed >> bits, owners, np.bincount(owners, minlength=texts))


def shared_grams(index: Index) -> Shared:
    """Count the grams of every pair of texts that share one."""
    frequencies = _frequencies(index.grams)
    rare = (frequencies > 1) & (frequencies <= MAX_FREQUENCY)
    texts = len(index.sizes)
    rare_pairs, rare_counts = _pairs(index.grams[rare], index.owners[rare], texts, MAX_FREQUENCY - 1)
    common = frequencies > MAX_FREQUENCY
    common_pairs, common_counts = _pairs(index.grams[common], index.owners[common], texts, NEIGHBOURS)
    pairs = np.union1d(rare_pairs, common_pairs)
    counts = np.zeros((2, len(pairs)), np.int64)
    counts[0, np.searchsorted(pairs, rare_pairs)] = rare_counts
    counts[1, np.searchsorted(pairs, common_pairs)] = common_counts
    return Shared(pairs // max(texts, 1), pairs % max(texts, 1), counts[0], counts[1])


def _frequencies(grams: NDArray[np.uint64]) -> Counts:
    """Return for each entry of an ordered list how often its value stands there."""
    starts = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1]))) if len(grams) else np.empty(0, np.int64)
    runs = np.diff(np.append(starts, len(grams)))
    return np.repeat(runs, runs)


def _pairs(grams: NDArray[np.uint64], owners: Counts, texts: int, reach: int) -> tuple[Counts, Counts]:
    """Return pairs `a * texts + b` of texts at most `reach` apart in the list of one gram, and in how many lists."""
    found = [np.empty(0, np.int64)]
    for step in range(1, reach + 1):
        same = np.flatnonzero(grams[step:] == grams[:-step])
        if not len(same):
            break
        found.append(owners[same] * texts + owners[same + step])
    return np.unique(np.concatenate(found), return_counts=True)
