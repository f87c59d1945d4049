"""How much two statements of one story say the same thing.

The mean of three views, as measured on the origins stories (docs/claims.md): sentence vectors centred on the story, so
that what all its statements have in common does not count; lemmas and character 4-grams weighted by how rare they are
in the story. Names and numbers in common add to it; clashing numbers and negation take away. What stands right before
and after two statements adds a little.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from headwater.relate.statements import Statement

Matrix = NDArray[np.float32]
Term = TypeVar("Term", str, int)

NGRAM = 4  # characters
BUCKETS = 4096  # hashed character n-grams; two of one sentence rarely meet
AGREE = 0.10  # added for names in common, in proportion, and once for an equal number
SAME_FRAME = 0.5  # share of common words that makes two statements one frame, as conflicts have it
APART = -1.0  # likeness of two statements that are certainly not one claim
CONTEXT = 0.2  # weight of how alike the statements before and after are; .1 to .3 measure the same
CLASH = 0.10  # taken away where both give numbers and none is the same, and where one is negated and the other is not


def similarities(statements: Sequence[Statement], vectors: Matrix | None) -> Matrix:
    """Return how alike any two statements are: symmetric, about 0 for unrelated ones, about 1 for the same words.

    Args:
        statements: Statements of the reports of one story.
        vectors: A sentence vector of each; without them the words alone decide.
    """
    lemmas = _weighted([Counter(item.lemmas) for item in statements])
    characters = _weighted([_ngrams(item.text) for item in statements])
    views = [lemmas @ lemmas.T, characters @ characters.T]
    if vectors is not None:
        centred = _centred(vectors)
        views.append(centred @ centred.T)
    agreed = _overlap([item.names for item in statements]) * AGREE + _numbers(statements)
    negated = np.array([item.negated for item in statements])
    clash = np.where(negated[:, None] != negated[None, :], CLASH, 0.0)
    total: Matrix = (sum(views) / len(views) + agreed - clash).astype(np.float32)
    return np.where(_another_number(statements), APART, total).astype(np.float32)


def in_context(alike: Matrix, before: Sequence[int], after: Sequence[int]) -> Matrix:
    """Return how alike statements are where what stands beside them counts too: "He recorded it" alone says little.

    Args:
        alike: How alike any two statements are.
        before: The number of the statement before each, in its report; -1 where there is none.
        after: The same for the one after it.
    """
    known = np.pad(np.maximum(alike, 0), (0, 1))  # row and column -1: nothing, which is like nothing
    rows = known[before] + known[after]
    around = (rows[:, before] + rows[:, after]) / 4
    return np.asarray(alike + CONTEXT * around, dtype=np.float32)


def _weighted(bags: Sequence[Counter[Term]]) -> Matrix:
    """Rows of length one: term frequency (1 + log) times inverse document frequency within the story."""
    terms = {term: at for at, term in enumerate(sorted({term for bag in bags for term in bag}))}
    rows = np.zeros((len(bags), len(terms)), dtype=np.float32)
    for row, bag in zip(rows, bags, strict=True):
        for term, count in bag.items():
            row[terms[term]] = 1 + np.log(count)
    seen = np.count_nonzero(rows, axis=0)
    rows *= np.log((1 + len(bags)) / (1 + seen)) + 1
    return _unit(rows)


def _centred(vectors: Matrix) -> Matrix:
    return _unit(vectors - vectors.mean(axis=0, keepdims=True))


def _unit(rows: Matrix) -> Matrix:
    unit: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit


def _ngrams(text: str) -> Counter[int]:
    """Counts of hashed character n-grams of the words, each word between spaces."""
    padded = f" {' '.join(text.lower().split())} "
    grams = (padded[at : at + NGRAM] for at in range(len(padded) - NGRAM + 1))
    return Counter(zlib.crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS for gram in grams)


def _overlap(sets: Sequence[frozenset[str]]) -> Matrix:
    """Dice of each two sets; 0 where either is empty."""
    shared = _incidence(sets)
    sizes = np.array([len(one) for one in sets], dtype=np.float32)
    both: Matrix = 2 * (shared @ shared.T) / np.maximum(sizes[:, None] + sizes[None, :], 1)
    return both


def _numbers(statements: Sequence[Statement]) -> Matrix:
    """+AGREE where two statements share a number, -CLASH where both give numbers and share none."""
    rows = _incidence([item.numbers for item in statements])
    has = np.asarray(rows.any(axis=1))
    shared = np.greater(rows @ rows.T, 0)
    both = has[:, None] & has[None, :]
    found: Matrix = np.where(shared, AGREE, np.where(both, -CLASH, 0.0)).astype(np.float32)
    return found


def _another_number(statements: Sequence[Statement]) -> NDArray[np.bool_]:
    """Where two statements have the same words around other numbers: they say different things, however alike."""
    words = _incidence([frozenset(item.lemmas) - item.numbers for item in statements])
    shared = words @ words.T
    sizes = words.sum(axis=1)
    same_frame = shared >= SAME_FRAME * (sizes[:, None] + sizes[None, :] - shared)
    single = np.array([len(item.numbers) == 1 for item in statements])
    numbers = _incidence([item.numbers for item in statements])
    return np.asarray(same_frame & single[:, None] & single[None, :] & (numbers @ numbers.T == 0))


def _incidence(sets: Sequence[Iterable[str]]) -> Matrix:
    terms = {term: at for at, term in enumerate(sorted({term for one in sets for term in one}))}
    rows = np.zeros((len(sets), max(1, len(terms))), dtype=np.float32)
    for row, one in zip(rows, sets, strict=True):
        row[[terms[term] for term in one]] = 1
    return rows
