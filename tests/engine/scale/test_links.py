"""Pairs compared: the same links however many pairs are compared at once."""

import random

import pytest

pytest.importorskip("daft", reason="Daft, which plans runs, is not installed")

import daft

from headwater.engine.scale.likeness import VECTOR_SCALE, WEIGHT_SCALE
from headwater.engine.scale.links import compared
from headwater.relate.stories import SAME_STORY

WORDS = 6


def told(number, draw):
    """What tells reports apart, of which every third has the same words."""
    weight = int(WEIGHT_SCALE / WORDS**0.5)
    keys = [draw.randrange(-(1 << 63), 1 << 63) for _ in range(number)]
    words = [[100 * (at % 3) + word for word in range(WORDS)] for at in range(number)]
    vectors = [[VECTOR_SCALE if place == at % 3 else 0 for place in range(3)] for at in range(number)]
    weights = [[weight] * WORDS] * number
    return keys, daft.from_pydict({"key": keys, "words": words, "weights": weights, "vector": vectors})


@pytest.mark.parametrize("at_once", [1, 7, 100, 1000])
def test_the_links_are_the_same_however_many_pairs_are_compared_at_once(at_once):
    keys, frame = told(15, random.Random(3))
    both = [sorted((keys[a], keys[b])) for a in range(15) for b in range(a)]
    pairs = daft.from_pydict({"a": [a for a, _ in both], "b": [b for _, b in both]}).collect()
    found = compared(frame, pairs, at_once=at_once).to_pydict()
    alike = {tuple(sorted((keys[a], keys[b]))) for a in range(15) for b in range(a) if a % 3 == b % 3}
    assert set(zip(found["a"], found["b"], strict=True)) == alike
    assert len(found["a"]) == len(alike)
    assert all(score >= SAME_STORY for score in found["score"])


def test_no_pairs_give_no_links():
    _, frame = told(3, random.Random(3))
    pairs = daft.from_pydict({"a": [1], "b": [2]}).where(daft.col("a") > 1).collect()
    assert compared(frame, pairs).to_pydict() == {"a": [], "b": [], "score": []}
