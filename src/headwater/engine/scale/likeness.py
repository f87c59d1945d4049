"""How alike reports are, as `headwater.relate.stories` has it, in whole numbers: the same in any order of adding up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.engine.scale.annotate import VECTOR_SCALE
from headwater.relate.story_group import VECTOR_SHARE

if TYPE_CHECKING:
    from daft import Series

WEIGHT_SCALE = 10_000
Numbers = NDArray[np.int64]


class Telling(NamedTuple):
    """What tells reports apart, side by side.

    Attributes:
        starts: Where the words of each report begin, and where those of the last end.
        words: Numbers of words, the heaviest of a report first.
        weights: Their weights, times `WEIGHT_SCALE`.
        vectors: Vectors of their beginnings, times `VECTOR_SCALE`, a row a report.
    """

    starts: Numbers
    words: Numbers
    weights: Numbers
    vectors: Numbers

    @classmethod
    def of(cls, structs: Any) -> "Telling":
        """Return what an array of structs of `words`, `weights` and `vector` holds."""
        words, weights, vectors = (structs.field(name) for name in ("words", "weights", "vector"))
        starts = words.offsets.to_numpy()
        flat = vectors.flatten().to_numpy(zero_copy_only=False).astype(np.int64)
        first = int(starts[0]) if len(starts) else 0
        return cls(
            starts.astype(np.int64) - first,
            words.flatten().to_numpy(zero_copy_only=False),
            weights.flatten().to_numpy(zero_copy_only=False),
            flat.reshape(len(structs), -1) if len(structs) else np.empty((0, 1), np.int64),
        )

    def words_of(self, report: int) -> tuple[Numbers, Numbers]:
        """Return the words of one report and their weights."""
        within = slice(self.starts[report], self.starts[report + 1])
        return self.words[within], self.weights[within]


def likeness(words: Numbers, vectors: Numbers) -> NDArray[np.float64]:
    """Return how alike reports are, 0 to 1, given the products of their words and of their vectors.

    Vectors alone are no evidence, as in `headwater.relate.stories`.
    """
    by_word, by_vector = words / WEIGHT_SCALE**2, vectors / VECTOR_SCALE**2
    found: NDArray[np.float64] = np.where(words > 0, (1 - VECTOR_SHARE) * by_word + VECTOR_SHARE * by_vector, 0.0)
    return found


def likeness_of_pairs(a: "Series", b: "Series") -> NDArray[np.float64]:
    """Return how alike the reports of each pair are, given two columns of structs."""
    one, two = Telling.of(a.to_arrow()), Telling.of(b.to_arrow())
    words = np.zeros(len(one.vectors), np.int64)
    for at in range(len(words)):
        (a_words, a_weights), (b_words, b_weights) = one.words_of(at), two.words_of(at)
        _, in_a, in_b = np.intersect1d(a_words, b_words, assume_unique=True, return_indices=True)
        words[at] = a_weights[in_a] @ b_weights[in_b]
    return likeness(words, (one.vectors * two.vectors).sum(axis=1))


def likeness_matrix(told: Telling, members: Sequence[int]) -> NDArray[np.float32]:
    """Return how alike any two of some reports are."""
    parts = [told.words_of(at) for at in members]
    _, numbers = np.unique(np.concatenate([words for words, _ in parts]), return_inverse=True)
    weights = np.concatenate([weights for _, weights in parts])
    ends = np.cumsum([len(words) for words, _ in parts])
    owners = np.repeat(np.arange(len(parts)), np.diff(ends, prepend=0))
    vectors = told.vectors[list(members)]
    matrix = np.zeros((len(parts), len(parts)), np.float32)
    own = np.zeros(len(weights), np.int64)  # of the report whose row it is, by number of the word
    for row, end in enumerate(ends):
        within = slice(end - len(parts[row][0]), end)
        own[numbers[within]] = weights[within]
        products = np.bincount(owners, weights=own[numbers] * weights, minlength=len(parts))
        own[numbers[within]] = 0
        matrix[row] = likeness(products, vectors @ vectors[row])
    return matrix
