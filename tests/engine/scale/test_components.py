"""Connected components by joins are those that a walk over the graph finds."""

import random

import pytest

pytest.importorskip("daft", reason="Daft, which plans runs, is not installed")

import daft

from headwater.engine.scale.components import components
from headwater.relate.linkage import components as walked


def found(links):
    """The root of each vertex, by joins; a walk by one process gives the same."""
    frame = daft.from_pydict({"a": [a for a, _ in links], "b": [b for _, b in links]})
    joined, gone_over = (components(frame, few=few).to_pylist() for few in (0, len(links)))
    roots = {row["vertex"]: row["root"] for row in joined}
    assert len(roots) == len(joined) == len(gone_over)
    assert roots == {row["vertex"]: row["root"] for row in gone_over}
    return roots


def test_a_long_chain_hangs_on_its_least_member():
    links = [(at, at + 1) for at in range(-200, 100)]
    assert found(links) == dict.fromkeys(range(-200, 101), -200)


def test_links_of_any_direction_given_twice_or_to_oneself_change_nothing():
    assert found([(3, 2), (2, 3), (3, 3), (8, 9)]) == {2: 2, 3: 2, 8: 8, 9: 8}


def test_no_links_give_no_components():
    empty = daft.from_pydict({"a": [1], "b": [1]})
    assert components(empty).count_rows() == components(empty, few=-1).count_rows() == 0


@pytest.mark.parametrize("seed", range(3))
def test_components_of_random_links_are_those_of_a_walk(seed):
    draw = random.Random(seed)
    links = [(draw.randrange(120), draw.randrange(120)) for _ in range(70)]
    linked = {end for a, b in links if a != b for end in (a, b)}
    groups = [group for group in walked(links, 120) if linked & set(group)]
    assert found(links) == {vertex: group[0] for group in groups for vertex in group}
