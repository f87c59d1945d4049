"""A story while reports arrive: its reports, and the sums by which the mean likeness of stories is told at once.

Mean likeness over pairs is a product of sums, since likeness is one: with `S` the sum of the vectors of a story's `n`
voters, a report is as like its voters as `x . S / n`, and two stories are as like as `S . T / (n m)`.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

VECTOR_SHARE = 0.2  # of a likeness; see docs/stories.md
FREE_DAYS, HALF_DAYS = 7, 30  # likeness is halved for every `HALF_DAYS` that reports are further apart than `FREE_DAYS`
NO_NAME_SHARED = 0.25  # of the likeness is left where both sides name people or places, and none of them is the same
FEW_NAMES = 2  # with fewer, nothing follows from sharing none


class Weighed(NamedTuple):
    """A report with weighed words.

    Attributes:
        words: Numbers of its words.
        weights: Their weights, as a vector of length one.
        vector: The vector of its beginning, or None.
        names: See `Arrival`.
        day: See `Arrival`.
    """

    words: NDArray[np.int32]
    weights: NDArray[np.float32]
    vector: NDArray[np.float32] | None
    names: frozenset[str]
    day: int | None

    def pairs(self) -> Iterator[tuple[int, float]]:
        """Give each word with its weight."""
        return zip(self.words.tolist(), self.weights.tolist(), strict=True)


@dataclass(slots=True, eq=False)
class Group:
    """A story that is open to reports.

    Attributes:
        id: Its id.
        reports: All its reports, in order of arrival.
        voters: Those that count: the first of each family of copies.
        words: Sum of their weighed words.
        vector: Sum of their vectors; None without any.
        names: Names in any of them.
        days: First and last day of them; None where no day is known.
        checked: How many voters it had when it was last looked at whole.
    """

    id: str
    reports: list[str] = field(default_factory=list)
    voters: list[str] = field(default_factory=list)
    words: dict[int, float] = field(default_factory=dict)
    vector: NDArray[np.float32] | None = None
    names: set[str] = field(default_factory=set)
    days: tuple[int, int] | None = None
    checked: int = 0

    def vote(self, report: str, weighed: Weighed) -> None:
        """Let a report count."""
        self.voters.append(report)
        for word, weight in weighed.pairs():
            self.words[word] = self.words.get(word, 0.0) + weight
        if weighed.vector is not None:
            self.vector = weighed.vector + (self.vector if self.vector is not None else 0)
        self.names |= weighed.names
        self.days = joined_days(self.days, as_days(weighed.day))


def likeness_to(weighed: Weighed, group: Group) -> float:
    """Return how like a report is to the voters of a story, on average."""
    size = max(len(group.voters), 1)
    words = _product(weighed.pairs(), group.words) / size
    return _mixed(words, weighed.vector, group.vector, size) * doubts(
        weighed.names, as_days(weighed.day), group.names, group.days
    )


def likeness_between(one: Group, two: Group) -> float:
    """Return how like the voters of two stories are, on average."""
    size = max(len(one.voters) * len(two.voters), 1)
    small, large = sorted((one.words, two.words), key=len)
    words = _product(small.items(), large) / size
    return _mixed(words, one.vector, two.vector, size) * doubts(one.names, one.days, two.names, two.days)


def likeness_within(group: Group) -> float:
    """Return how like two voters of a story are, on average; 1 for a single one."""
    size = len(group.voters)
    if size < 2:
        return 1.0
    words = sum(weight * weight for weight in group.words.values())
    if group.vector is not None:
        words = (1 - VECTOR_SHARE) * words + VECTOR_SHARE * float(group.vector @ group.vector)
    return max(0.0, words - size) / (size * (size - 1))


def _product(small: Iterable[tuple[int, float]], large: Mapping[int, float]) -> float:
    return sum(weight * large[word] for word, weight in small if word in large)


def _mixed(words: float, one: NDArray[np.float32] | None, two: NDArray[np.float32] | None, size: int) -> float:
    """Mix the likeness of words with that of vectors; 0 where no word is shared, as vectors alone are no evidence."""
    if one is None or two is None or words <= 0:
        return words
    return (1 - VECTOR_SHARE) * words + VECTOR_SHARE * float(one @ two) / size


def doubts(
    names: Set[str], days: tuple[int, int] | None, others: Set[str], other_days: tuple[int, int] | None
) -> float:
    """Return by what likeness shrinks because reports lie apart in time or name none of the same people and places."""
    strangers = min(len(names), len(others)) >= FEW_NAMES and not names & others
    return fade(days, other_days) * (NO_NAME_SHARED if strangers else 1.0)


def fade(days: tuple[int, int] | None, others: tuple[int, int] | None) -> float:
    """Return by what likeness shrinks with the time between; not at all where a day is unknown."""
    if days is None or others is None:
        return 1.0
    gap = max(days[0] - others[1], others[0] - days[1], 0)
    return float(0.5 ** (max(0, gap - FREE_DAYS) / HALF_DAYS))


def as_days(day: int | None) -> tuple[int, int] | None:
    """Return a day as the first and last of a stretch of days."""
    return None if day is None else (day, day)


def joined_days(one: tuple[int, int] | None, two: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the stretch of days that covers both."""
    if one is None or two is None:
        return two if one is None else one
    return min(one[0], two[0]), max(one[1], two[1])
