"""Which stories a report may belong to: those that share telling words with it, and those of the nearest centroids."""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from headwater.relate.story_group import Group, Weighed
from headwater.relate.vectors import DIMENSIONS

TELLING = 30  # words of a report by which stories are looked up, the heaviest
BY_WORDS, BY_VECTOR = 12, 3  # stories looked at


class StoryIndex:
    """An inverted index from words to stories, and the mean vectors of the stories."""

    def __init__(self) -> None:
        self._stories = defaultdict[int, dict[str, None]](dict)
        self._rows = dict[str, int]()
        self._names = list[str | None]()  # the story of each row; None for a row that is free
        self._free = list[int]()
        self._means = np.zeros((64, DIMENSIONS), np.float32)

    def put(self, group: Group, weighed: Weighed | None = None) -> None:
        """Enter a story, or only what one more voter changes in it."""
        for word in group.words if weighed is None else weighed.words.tolist():
            self._stories[word][group.id] = None
        if group.vector is not None and group.vector.shape == (DIMENSIONS,):
            row = self._row(group.id)  # may make the matrix larger
            self._means[row] = group.vector / max(len(group.voters), 1)

    def drop(self, group: Group) -> None:
        """Take a story out."""
        for word in group.words:
            self._stories[word].pop(group.id, None)
        if group.id in self._rows:
            row = self._rows.pop(group.id)
            self._means[row] = 0
            self._names[row] = None
            self._free.append(row)

    def near(self, weighed: Weighed, groups: dict[str, Group]) -> list[str]:
        """Return the stories that may be nearest to a report, those of words before those of vectors alone."""
        scores = defaultdict[str, float](float)
        for word, weight in zip(weighed.words[:TELLING].tolist(), weighed.weights[:TELLING].tolist(), strict=True):
            for story in self._stories.get(word, ()):
                group = groups[story]
                scores[story] += weight * group.words[word] / len(group.voters)
        found = sorted(scores, key=lambda story: (-scores[story], story))[:BY_WORDS]
        return found + [story for story in self._nearest(weighed.vector) if story not in found]

    def _nearest(self, vector: NDArray[np.float32] | None) -> list[str]:
        if vector is None or vector.shape != (DIMENSIONS,) or not self._rows:
            return []
        likeness = self._means[: len(self._names)] @ vector
        nearest = np.argsort(-likeness, kind="stable")[:BY_VECTOR].tolist()
        return [story for story in (self._names[row] for row in nearest) if story is not None]

    def _row(self, story: str) -> int:
        if story not in self._rows:
            if not self._free:
                self._free.append(len(self._names))
                self._names.append(None)
            if len(self._names) > len(self._means):
                self._means = np.concatenate((self._means, np.zeros_like(self._means)))
            self._rows[story] = self._free.pop()
            self._names[self._rows[story]] = story
        return self._rows[story]
