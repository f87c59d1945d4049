"""Entries of an index of wording, a gram and a report packed into one number, and which reports meet in them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.relate.postings import MAX_FREQUENCY
from headwater.relate.segments import Packed

FIRST_HOLDERS = 3  # of a common gram, with which later reports are still compared, so that a family hangs together
OWNER_BITS = 27  # of a packed number: 134 million reports; 37 bits are left of a gram's hash
MAX_REPORTS = 1 << OWNER_BITS
BITS = np.uint64(OWNER_BITS)
OWNER = np.uint64(MAX_REPORTS - 1)

Numbers = NDArray[np.int64]


class Standing(NamedTuple):
    """Entries of the index that share a gram with new reports, ordered by gram and then by report."""

    grams: Packed
    owners: Numbers


def packed(hashes: NDArray[np.uint64], owners: NDArray[np.uint64]) -> Packed:
    """Return `(gram, report)` as one number each, sorted, each once."""
    found = np.sort(((hashes >> BITS) << BITS) | owners)
    return found[np.concatenate(([True], found[1:] != found[:-1]))] if len(found) else found


def entries(segment: Packed, grams: Packed) -> Packed:
    """Return the entries of a segment that are of some grams, at most `MAX_FREQUENCY` of each."""
    low = np.searchsorted(segment, grams << BITS)
    high = np.searchsorted(segment, (grams << BITS) | OWNER, side="right")
    counts = np.minimum(high - low, MAX_FREQUENCY)
    starts = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) if len(counts) else low
    return np.asarray(segment[starts + np.arange(counts.sum())])


def starts_of(grams: Packed) -> Numbers:
    """Return where each run of equal grams begins."""
    return np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1]))) if len(grams) else np.empty(0, np.int64)


def _ranks(grams: Packed) -> tuple[Numbers, Numbers]:
    """Return for each entry where the run of its gram begins, and its place in it."""
    starts = starts_of(grams)
    begins = np.repeat(starts, np.diff(np.append(starts, len(grams))))
    return begins, np.arange(len(grams)) - begins


def rare_meetings(standing: Standing, first: int, total: int) -> Numbers:
    """Return `later * total + earlier` for each meeting of a new report with one before it, while a gram is rare."""
    grams, owners = standing
    rare = _ranks(grams)[1] < MAX_FREQUENCY
    grams, owners = grams[rare], owners[rare]
    met = [np.empty(0, np.int64)]
    for step in range(1, MAX_FREQUENCY):
        same = grams[step:] == grams[:-step]
        if not same.any():
            break
        both = np.flatnonzero(same & (owners[step:] >= first))
        met.append(owners[both + step] * total + owners[both])
    return np.concatenate(met)


def common_meetings(standing: Standing, first: int, total: int) -> Numbers:
    """Return the same for the reports that come when a gram is common: each meets the first that had it."""
    grams, owners = standing
    begins, ranks = _ranks(grams)
    late = np.flatnonzero((ranks >= MAX_FREQUENCY) & (owners >= first))
    met = [owners[late] * total + owners[begins[late] + place] for place in range(FIRST_HOLDERS)]
    return np.concatenate(met)
