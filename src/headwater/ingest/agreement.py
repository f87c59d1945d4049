"""How far two readings of one page agree, and which of several the others agree with most."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.ingest.extractors import Lines
from headwater.ingest.lines import split_lines

WORD = re.compile(r"\w+")
SUPPORTED = 0.3  # share of a line's shingles from which another reading has the line too

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one extractor gives of a page.

    Attributes:
        by: Its name.
        lines: The lines it takes for the article.
        shingles: Their runs of four words, as article-extraction-benchmark compares texts.
    """

    by: str
    lines: Lines
    shingles: Shingles


def make_reading(by: str, lines: Lines) -> Reading:
    """Return a reading of a page, ready to be compared."""
    return Reading(by, lines, _shingles("\n".join(lines)))


def agreement(one: Reading, two: Reading) -> float:
    """Return the F1 of the shingles of two readings, 0 to 1."""
    return 2 * _shared(one.shingles, two.shingles) / max(1, one.shingles.total() + two.shingles.total())


def most_agreed(readings: Sequence[Reading]) -> tuple[Reading, float]:
    """Return the reading that the others agree with most, an earlier one in a tie, and their mean agreement with it."""
    support = [
        sum(agreement(one, other) for other in readings if other is not one) / max(1, len(readings) - 1)
        for one in readings
    ]
    best = max(range(len(readings)), key=lambda at: (support[at], -at))
    return readings[best], support[best]


def without_lone_lines(reading: Reading, others: Sequence[Reading]) -> Lines:
    """Return the lines of a reading without those that no other one has."""
    return tuple(line for line in reading.lines if any(_has(other, line) for other in others))


def without_loose_ends(reading: Reading, witness: Reading) -> Lines:
    """Return the lines of a reading without those that the witness lacks, unless they are running text in between."""
    has = [_has(witness, line) for line in reading.lines]
    if not any(has):
        return reading.lines
    first, last = has.index(True), len(has) - 1 - has[::-1].index(True)
    return tuple(
        line
        for at, line in enumerate(reading.lines)
        if has[at] or (first <= at <= last and any(part.is_prose for part in split_lines(line)))
    )


def _has(reading: Reading, line: str) -> bool:
    """Return whether a reading has a line; one too short to tell is given the benefit of the doubt."""
    if line in reading.lines:
        return True
    shingles = _shingles(line)
    return not shingles or _shared(shingles, reading.shingles) >= SUPPORTED * shingles.total()


def _shared(one: Shingles, two: Shingles) -> int:
    """Return how many shingles two readings share, each as often as both have it."""
    both = one.keys() & two.keys()  # `one & two` asks for every shingle of the first in Python
    return sum(map(min, map(one.__getitem__, both), map(two.__getitem__, both)))


def _shingles(text: str) -> Shingles:
    words = WORD.findall(text)
    return Counter(zip(words, words[1:], words[2:], words[3:]))  # noqa: B905  the last ones have no fourth word
