"""An index of reports' wording that grows: the reports of today are compared with one another and with all before.

The index is a row of segments, each an array of packed `(gram, report)` numbers in order. New reports become a segment
of their own, and segments of like size are merged into one, as in a log-structured merge tree (O'Neil et al. 1996): so
there are few of them, and a number is moved a few times only. Past a bound of memory a segment lies in a file and is
mapped, so that only the pages that are looked at are read.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.model import Reuse
from headwater.relate.ngrams import word_grams
from headwater.relate.postings import MAX_FREQUENCY
from headwater.relate.reuse import MIN_SHARED, is_reuse

FIRST_HOLDERS = 3  # of a common gram, with which later reports are still compared, so that a family hangs together
OWNER_BITS = 27  # of a packed number: 134 million reports; 37 bits are left of a gram's hash
MAX_REPORTS = 1 << OWNER_BITS
IN_MEMORY = 256 << 20  # bytes of segments held in memory; larger ones lie in files where a folder is given
MERGED_AT = 2  # a segment is merged with the next larger one unless that is so many times as large

Packed = NDArray[np.uint64]
Numbers = NDArray[np.int64]
_BITS = np.uint64(OWNER_BITS)
_OWNER = np.uint64(MAX_REPORTS - 1)


class Standing(NamedTuple):
    """Entries of the index that share a gram with new reports, ordered by gram and then by report."""

    grams: Packed
    owners: Numbers


class ReuseIndex:
    """The wording of all reports added so far.

    However the reports are cut into additions, the pairs that all `add` calls give together are the same: the later
    report of a pair decides which of their grams are rare, by how many had them before it. They are those of
    `reuse_pairs` but for grams that more than `MAX_FREQUENCY` reports have: what was a pair when it was found remains
    one, while `reuse_pairs` sees the whole.
    """

    def __init__(self, *, sample: int = 1, folder: Path | None = None, in_memory: int = IN_MEMORY) -> None:
        """Begin without reports.

        Args:
            sample: Index one 6-gram in so many; see `reuse_pairs`.
            folder: An empty folder for segments that do not fit in memory; without one all stay in memory.
            in_memory: Bytes above which segments go there.

        Raises:
            ValueError: `sample` is not a key of `MIN_SHARED`.
        """
        if sample not in MIN_SHARED:
            raise ValueError(f"sample is {sample}, must be one of {sorted(MIN_SHARED)}")
        self.sample = sample
        self.ids = list[str]()
        self._known = set[str]()
        self._sizes = np.empty(0, np.int64)
        self._segments = list[Packed]()  # the largest first
        self._folder = folder
        self._in_memory = in_memory
        self._files = 0

    def add(self, texts: Sequence[tuple[str, str]]) -> list[Reuse]:
        """Add texts and return the pairs that each makes with those before it.

        Args:
            texts: `(id, text)` in order of arrival; one whose id is known already is left out.

        Returns:
            The pairs, ordered by `(a, b)`, without passages; `a < b` by id.
        """
        new = [(name, text) for name, text in dict(texts).items() if name not in self._known]
        if not new:
            return []
        first = len(self.ids)
        if first + len(new) >= MAX_REPORTS:
            raise ValueError(f"an index holds {MAX_REPORTS - 1} reports")
        grams = word_grams([text for _, text in new], sample=self.sample)
        segment = _packed(grams.hashes, grams.owners.astype(np.uint64) + np.uint64(first))
        self.ids += [name for name, _ in new]
        self._known.update(name for name, _ in new)
        owners = (segment & _OWNER).astype(np.int64) - first
        self._sizes = np.concatenate((self._sizes, np.bincount(owners, minlength=len(new))))
        pairs = self._pairs(self._standing(segment), first)
        self._keep(segment)
        return pairs

    def _standing(self, segment: Packed) -> Standing:
        """Return the new entries that share a gram with another, and what they share it with."""
        parts = [segment]
        if self._segments:
            grams = segment >> _BITS
            wanted = grams[_starts(grams)]
            parts += [_entries(one, wanted) for one in self._segments]
        found = np.sort(np.concatenate(parts)) if len(parts) > 1 else segment
        grams = found >> _BITS
        runs = np.diff(np.append(_starts(grams), len(grams)))
        shared = np.repeat(runs > 1, runs)
        return Standing(grams[shared], (found[shared] & _OWNER).astype(np.int64))

    def _pairs(self, standing: Standing, first: int) -> list[Reuse]:
        total = len(self.ids)
        rare, rare_counts = np.unique(_rare(standing, first, total), return_counts=True)
        common, common_counts = np.unique(_common(standing, first, total), return_counts=True)
        met = np.union1d(rare, common)
        counts = np.zeros((2, len(met)), np.int64)
        counts[0, np.searchsorted(met, rare)] = rare_counts
        counts[1, np.searchsorted(met, common)] = common_counts
        one, two = met // total, met % total
        shares = counts.sum(axis=0) / np.minimum(self._sizes[one], self._sizes[two])
        kept = np.flatnonzero(is_reuse(counts[0], counts.sum(axis=0), shares, self.sample))
        columns = one[kept].tolist(), two[kept].tolist(), shares[kept].round(4).tolist()
        named = [(*sorted((self.ids[a], self.ids[b])), share) for a, b, share in zip(*columns, strict=True)]
        return [Reuse(a, b, share) for a, b, share in sorted(named)]

    def _keep(self, segment: Packed) -> None:
        self._segments.append(segment)
        while len(self._segments) > 1 and len(self._segments[-2]) < MERGED_AT * len(self._segments[-1]):
            last, other = self._segments.pop(), self._segments.pop()
            merged = np.concatenate((other, last))
            merged.sort(kind="stable")  # two ordered runs: one pass
            self._segments.append(merged)
        self._spill()

    def _spill(self) -> None:
        """Write the largest segments in memory to files until the others are within the bound."""
        if self._folder is None:
            return
        held = sum(one.nbytes for one in self._segments if not isinstance(one, np.memmap))
        for at, one in enumerate(self._segments):
            if held <= self._in_memory:
                break
            if isinstance(one, np.memmap):
                continue
            path = self._folder / f"segment-{self._files:06}.npy"
            self._files += 1
            np.save(path, one)
            self._segments[at] = np.load(path, mmap_mode="r")
            held -= one.nbytes
        mapped = {Path(str(one.filename)).name for one in self._segments if isinstance(one, np.memmap)}
        for path in self._folder.glob("segment-*.npy"):
            if path.name not in mapped:
                path.unlink()


def _packed(hashes: NDArray[np.uint64], owners: NDArray[np.uint64]) -> Packed:
    packed = np.sort(((hashes >> _BITS) << _BITS) | owners)
    return packed[np.concatenate(([True], packed[1:] != packed[:-1]))] if len(packed) else packed


def _entries(segment: Packed, grams: Packed) -> Packed:
    """Return the entries of a segment that are of some grams, at most `MAX_FREQUENCY` of each."""
    low = np.searchsorted(segment, grams << _BITS)
    high = np.searchsorted(segment, (grams << _BITS) | _OWNER, side="right")
    counts = np.minimum(high - low, MAX_FREQUENCY)
    starts = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) if len(counts) else low
    return np.asarray(segment[starts + np.arange(counts.sum())])


def _starts(grams: Packed) -> Numbers:
    """Return where each run of equal grams begins."""
    return np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1]))) if len(grams) else np.empty(0, np.int64)


def _ranks(grams: Packed) -> tuple[Numbers, Numbers]:
    """Return for each entry where the run of its gram begins, and its place in it."""
    starts = _starts(grams)
    begins = np.repeat(starts, np.diff(np.append(starts, len(grams))))
    return begins, np.arange(len(grams)) - begins


def _rare(standing: Standing, first: int, total: int) -> Numbers:
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


def _common(standing: Standing, first: int, total: int) -> Numbers:
    """Return the same for the reports that come when a gram is common: each meets the first that had it."""
    grams, owners = standing
    begins, ranks = _ranks(grams)
    late = np.flatnonzero((ranks >= MAX_FREQUENCY) & (owners >= first))
    met = [owners[late] * total + owners[begins[late] + place] for place in range(FIRST_HOLDERS)]
    return np.concatenate(met)
