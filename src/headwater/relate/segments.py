"""Sorted arrays of packed numbers that grow by merging, in memory and beyond a bound in files.

New numbers become a segment of their own, and segments of like size are merged into one, as in a log-structured merge
tree (O'Neil et al. 1996): so there are few of them, and a number is moved a few times only.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.uint64]
MERGED_AT = 2  # a segment is merged with the next larger one unless that is so many times as large


class Segments:
    """The segments of one index, the largest first; those in files are mapped, so only the pages looked at are read."""

    def __init__(self, folder: Path | None, in_memory: int) -> None:
        """Begin without segments.

        Args:
            folder: Where files may lie; without one all stays in memory.
            in_memory: Bytes above which the largest segments go to files.
        """
        self._folder = folder
        self._in_memory = in_memory
        self._held = list[Packed]()
        self._saved = frozenset[str]()  # files that the last `save` named: they stay until the next one

    def __iter__(self) -> Iterator[Packed]:
        return iter(self._held)

    def add(self, segment: Packed) -> None:
        """Take in a sorted array."""
        self._held.append(segment)
        while len(self._held) > 1 and len(self._held[-2]) < MERGED_AT * len(self._held[-1]):
            last, other = self._held.pop(), self._held.pop()
            merged = np.concatenate((other, last))
            merged.sort(kind="stable")  # two ordered runs: one pass
            self._held.append(merged)
        self._spill(self._in_memory)

    def write(self) -> list[str]:
        """Write all that is in memory to files, and return the names of the files of all segments."""
        self._spill(0)
        return [Path(str(one.filename)).name for one in self._held if isinstance(one, np.memmap)]

    def keep_only(self, names: Collection[str]) -> None:
        """Delete every other file of segments: the index that names these is safe now."""
        self._saved = frozenset(names)
        self._clean()

    def map(self, names: Collection[str]) -> None:
        """Open segments that `write` named, in that order.

        Raises:
            OSError: One is not there.
            ValueError: One is damaged.
        """
        if self._folder is not None:
            self._held = [np.load(self._folder / name, mmap_mode="r") for name in names]
            self.keep_only(names)

    def _spill(self, bound: int) -> None:
        """Write the largest segments in memory to files until the others are within a bound, in bytes."""
        if self._folder is None:
            return
        held = sum(one.nbytes for one in self._held if not isinstance(one, np.memmap))
        for at, one in enumerate(self._held):
            if held <= bound:
                break
            if isinstance(one, np.memmap):
                continue
            path = self._folder / f"segment-{self._next():06}.npy"
            np.save(path, one)
            self._held[at] = np.load(path, mmap_mode="r")
            held -= one.nbytes
        self._clean()

    def _next(self) -> int:
        """A number that no file has."""
        taken = [int(path.stem.partition("-")[2]) for path in self._files()]
        return max(taken, default=-1) + 1

    def _clean(self) -> None:
        mapped = {Path(str(one.filename)).name for one in self._held if isinstance(one, np.memmap)}
        for path in self._files():
            if path.name not in mapped | self._saved:
                path.unlink()

    def _files(self) -> list[Path]:
        return [] if self._folder is None else list(self._folder.glob("segment-[0-9]*.npy"))
