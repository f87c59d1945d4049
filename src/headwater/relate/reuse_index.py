"""An index of reports' wording that grows: the reports of today are compared with one another and with all before.

The index is a row of segments (`headwater.relate.segments`), each an array of packed `(gram, report)` numbers in order.
"""

from collections.abc import Sequence
from os import fsync
from pathlib import Path
from typing import Self
from zipfile import BadZipFile

import numpy as np

from headwater.model import HeadwaterError, Reuse
from headwater.relate.meetings import (
    BITS,
    MAX_REPORTS,
    OWNER,
    Standing,
    common_meetings,
    entries,
    packed,
    rare_meetings,
    starts_of,
)
from headwater.relate.ngrams import word_grams
from headwater.relate.reuse import MIN_SHARED, is_reuse
from headwater.relate.segments import Packed, Segments

IN_MEMORY = 256 << 20  # bytes of segments held in memory; larger ones lie in files where a folder is given
SAVED = "index.npz"  # names the segments that belong together: what it does not name was not saved


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
            folder: An empty folder for segments that do not fit in memory, and for `save`; without one all stay in
                memory.
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
        self._folder = folder
        self._segments = Segments(folder, in_memory)

    @classmethod
    def open(cls, folder: Path, *, sample: int = 1, in_memory: int = IN_MEMORY) -> Self:
        """Open the index that was saved in a folder, so that today's reports meet those of yesterday; or begin one.

        Args:
            folder: The folder; it is made where it is not there.
            sample: As it was when the index began.
            in_memory: Bytes above which segments go to files.

        Raises:
            HeadwaterError: HW-REUSE-001, what lies there is damaged or was indexed with another `sample`.
        """
        folder.mkdir(parents=True, exist_ok=True)
        index = cls(sample=sample, folder=folder, in_memory=in_memory)
        saved = folder / SAVED
        if not saved.exists():
            index._segments.keep_only(())
            return index
        try:
            with np.load(saved) as rows:
                index.ids, index._sizes = rows["ids"].tolist(), rows["sizes"]
                index._segments.map(rows["segments"].tolist())
                same = int(rows["sample"]) == sample
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise HeadwaterError("HW-REUSE-001", f"{saved} or a file it names is damaged; index anew") from error
        if not same:
            raise HeadwaterError("HW-REUSE-001", f"{saved} was indexed with another sample than {sample}; index anew")
        index._known = set(index.ids)
        return index

    def save(self) -> None:
        """Make all that was added so far last: it is in the folder when this returns, whenever the power goes.

        Raises:
            ValueError: The index was made without a folder.
        """
        if self._folder is None:
            raise ValueError("an index without a folder cannot be saved")
        names = self._segments.write()
        begun = self._folder / f"{SAVED}.begun"
        with begun.open("wb") as file:
            np.savez(
                file, ids=np.array(self.ids, str), sizes=self._sizes, segments=np.array(names, str), sample=self.sample
            )
            file.flush()
            fsync(file.fileno())
        begun.replace(self._folder / SAVED)
        self._segments.keep_only(names)

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
        segment = packed(grams.hashes, grams.owners.astype(np.uint64) + np.uint64(first))
        self.ids += [name for name, _ in new]
        self._known.update(name for name, _ in new)
        owners = (segment & OWNER).astype(np.int64) - first
        self._sizes = np.concatenate((self._sizes, np.bincount(owners, minlength=len(new))))
        pairs = self._pairs(self._standing(segment), first)
        self._segments.add(segment)
        return pairs

    def _standing(self, segment: Packed) -> Standing:
        """Return the new entries that share a gram with another, and what they share it with."""
        parts = [segment]
        grams = segment >> BITS
        wanted = grams[starts_of(grams)]
        parts += [entries(one, wanted) for one in self._segments]
        found = np.sort(np.concatenate(parts)) if len(parts) > 1 else segment
        grams = found >> BITS
        runs = np.diff(np.append(starts_of(grams), len(grams)))
        shared = np.repeat(runs > 1, runs)
        return Standing(grams[shared], (found[shared] & OWNER).astype(np.int64))

    def _pairs(self, standing: Standing, first: int) -> list[Reuse]:
        total = len(self.ids)
        rare, rare_counts = np.unique(rare_meetings(standing, first, total), return_counts=True)
        common, common_counts = np.unique(common_meetings(standing, first, total), return_counts=True)
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
