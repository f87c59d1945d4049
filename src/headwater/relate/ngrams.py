"""Word 6-grams of many texts as 64-bit numbers, computed in numpy over their code points.

A word is hashed as a polynomial of its code points, a gram as one of its words, both modulo 2**64 with the finaliser of
splitmix64 (Steele, Lea, Flood 2014). No hash depends on the process or the machine. Tokenising in numpy this way takes
0.2 CPU-s for 18 million characters; `re.findall` and a dictionary take 0.9.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.relate.words import WORD

GRAM_WORDS = 6  # shorter grams are shared by chance, longer ones do not survive copy-editing (bench README, reuse)
SLICE_CHARS = 1 << 16  # code points worked on at once: their arrays stay in cache; 19 bits cost a quarter more

Hashes = NDArray[np.uint64]
Owners = NDArray[np.int32]

_CHAR_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_WORD_BASE = np.uint64(0xD6E8FEB86659FD93)


class Grams(NamedTuple):
    """Grams of many texts, side by side: `hashes[i]` stands in the text number `owners[i]`, in reading order."""

    hashes: Hashes
    owners: Owners


def word_grams(texts: Sequence[str], *, sample: int = 1) -> Grams:
    """Return the word 6-grams of every text, in order; a text of fewer than six words has none.

    Args:
        texts: The texts, numbered from 0.
        sample: Keep the one gram in so many whose hash it divides: the same grams in every text.
    """
    parts = [_grams_of(batch, first, np.uint64(sample)) for first, batch in _batches(texts)]
    if not parts:
        return Grams(np.empty(0, np.uint64), np.empty(0, np.int32))
    return Grams(np.concatenate([part.hashes for part in parts]), np.concatenate([part.owners for part in parts]))


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Give runs of texts of about `SLICE_CHARS` characters, each with the number of its first text."""
    first, size, batch = 0, 0, list[str]()
    for at, text in enumerate(texts):
        if batch and size + len(text) > SLICE_CHARS:
            yield first, batch
            first, size, batch = at, 0, []
        batch.append(text.lower())
        size += len(text)
    if batch:
        yield first, batch


def _grams_of(batch: list[str], first: int, sample: np.uint64) -> Grams:
    """Return the sampled grams of texts in lower case, which are numbered from `first` on."""
    starts, words = _words("\n".join(batch))
    grams = np.zeros(max(0, len(words) - GRAM_WORDS + 1), np.uint64)
    for offset in range(GRAM_WORDS):
        grams = grams * _WORD_BASE + words[offset : offset + len(grams)]
    ends_of_texts = np.fromiter(accumulate(len(text) + 1 for text in batch), np.int64, len(batch))
    owners = np.searchsorted(ends_of_texts, starts, side="right").astype(np.int32) + np.int32(first)
    grams, within = _mixed(grams), owners[: len(grams)] == owners[GRAM_WORDS - 1 :]
    kept = np.flatnonzero(within & (grams % sample == 0))
    return Grams(grams[kept], owners[kept])


def _words(text: str) -> tuple[NDArray[np.int64], Hashes]:
    """Return where each word of a text starts, and its hash."""
    starts, hashes = [], []
    for at, piece in _slices(text):
        codes = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.uint32)
        edges = np.flatnonzero(
            np.diff(_is_word(int(codes.max(initial=0)).bit_length())[codes], prepend=False, append=False)
        )
        begin, end = edges[0::2], edges[1::2]
        powers, inverses = _powers(_CHAR_BASE), _powers(pow(_CHAR_BASE, -1, 1 << 64))
        sums = np.zeros(len(codes) + 1, np.uint64)
        np.cumsum(codes * powers[: len(codes)], out=sums[1:])
        starts.append(begin + at)
        hashes.append(_mixed((sums[end] - sums[begin]) * inverses[begin]))
    return (
        (np.concatenate(starts), np.concatenate(hashes)) if starts else (np.empty(0, np.int64), np.empty(0, np.uint64))
    )


def _slices(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces of at most `SLICE_CHARS` between words; a word longer than that is cut anywhere."""
    at = 0
    while at < len(text):
        end = at + SLICE_CHARS
        if end < len(text):
            end = max(text.rfind(" ", at, end), text.rfind("\n", at, end)) + 1 or end
        yield at, text[at:end]
        at = end


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def _powers(base: int) -> Hashes:
    """Return the first powers of `base` modulo 2**64, as many as a slice has characters."""
    factors = np.full(SLICE_CHARS, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


@cache
def _is_word(bits: int) -> NDArray[np.bool_]:
    """Return for every code point of so many bits whether it belongs to a word, as `WORD` has it.

    A table of all code points takes 0.2 CPU-s; most texts need a hundredth of it.
    """
    every = "".join(map(chr, range(min(1 << bits, sys.maxunicode + 1))))
    table = np.zeros(len(every), np.bool_)
    for run in WORD.finditer(every):
        table[run.start() : run.end()] = True
    return table
