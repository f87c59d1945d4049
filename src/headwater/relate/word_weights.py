"""How telling words are, by what has arrived so far: weights that are brought up to date now and then."""

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.background import background
from headwater.relate.arrivals import Arrival
from headwater.relate.story_group import Weighed
from headwater.relate.terms import TOP_TERMS

GROWTH = 1.1  # weights are made again when so many times the reports have been counted; each costs all reports once


class WordWeights:
    """Inverse document frequencies over a background of news and the reports that arrived.

    Between two updates every report is weighed by the same frequencies, so that likenesses can be compared.
    """

    def __init__(self) -> None:
        self._numbers = dict[str, int]()
        self._known = list[int]()  # in how many reports of the background each word stands
        self._counts = list[int]()
        self._reports = 0
        self.updated_at = 0  # reports that the weights in force have counted
        self._weights = np.empty(0)

    def count(self, arrival: Arrival) -> NDArray[np.int32]:
        """Count the words of a report, and return their numbers in order."""
        numbers = np.array([self._number(word) for word in arrival.words], np.int32)
        for number in numbers.tolist():
            self._counts[number] += 1
        self._reports += 1
        return numbers

    @property
    def due(self) -> bool:
        """Whether so much has arrived that the weights should be updated."""
        return self._reports > self.updated_at * GROWTH

    def update(self) -> None:
        """Take what has arrived into the weights."""
        self.updated_at = self._reports
        self._weights = np.log(
            (background().reports + self._reports + 1) / (np.array(self._known) + np.array(self._counts) + 1)
        )

    def weigh(self, numbers: NDArray[np.int32], logs: NDArray[np.float32], arrival: Arrival) -> Weighed:
        """Return a report with the heaviest of its words, weighed.

        Args:
            numbers: Numbers of its words.
            logs: 1 + log of their counts.
            arrival: Its names, day and vector.
        """
        weights = logs * self._of(numbers)
        heavy = np.argsort(-weights, kind="stable")[:TOP_TERMS]
        length = max(float(np.linalg.norm(weights[heavy])), 1e-12)
        unit = (weights[heavy] / length).astype(np.float32)
        return Weighed(numbers[heavy], unit, arrival.vector, arrival.names, arrival.day)

    def _of(self, numbers: NDArray[np.int32]) -> NDArray[np.float64]:
        missing = np.array(self._known[len(self._weights) :])
        if len(missing):  # words first seen since the last update: only the background knows them
            fresh = np.log((background().reports + self.updated_at + 1) / (missing + 1))
            self._weights = np.concatenate((self._weights, fresh))
        return self._weights[numbers]

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._numbers))
        if number == len(self._known):
            self._known.append(background().counts.get(word, 0))
            self._counts.append(0)
        return number
