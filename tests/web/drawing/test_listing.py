from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.web.drawing import BoxKind, OriginGraph, Tie, TieKind, nested_list
from tests.web.drawing.graphs import make_box, story_shaped


def walked(branches):
    for branch in branches:
        yield branch
        yield from walked(branch.branches)


@settings(deadline=None)
@given(st.builds(story_shaped, st.integers(5, 80), st.integers(0, 99)))
def test_the_list_has_every_origin_every_box_once_in_full_and_every_tie_once(graph):
    branches = list(walked(nested_list(graph)))
    assert [branch.box for branch in nested_list(graph)] == list(graph.origins)
    assert sorted(branch.box.key for branch in branches if not branch.again) == sorted(box.key for box in graph.boxes)
    ties = [branch.tie for branch in branches if branch.tie is not None]
    assert len(ties) == len(set(ties)) == len(graph.ties)
    assert all(not branch.branches for branch in branches if branch.again)


def test_a_circle_ends_where_it_comes_round():
    boxes = (make_box(BoxKind.ORIGIN, "o", "o"), make_box(BoxKind.REPORT, "a", "a"), make_box(BoxKind.REPORT, "b", "b"))
    ties = (Tie("o", "a", TieKind.CITED), Tie("a", "b", TieKind.CITED), Tie("b", "a", TieKind.CITED))
    keys = [(branch.box.key, branch.again) for branch in walked(nested_list(OriginGraph("A", "B", boxes, ties)))]
    assert keys == [("o", False), ("a", False), ("b", False), ("a", True)]


def test_a_thousand_reports_each_resting_on_the_one_before_are_listed():
    boxes = (make_box(BoxKind.ORIGIN, "0", "o"), *(make_box(BoxKind.REPORT, str(at), "r") for at in range(1, 1001)))
    ties = tuple(Tie(str(at), str(at + 1), TieKind.COPIED, 0.9) for at in range(1000))
    (branch,) = nested_list(OriginGraph("A", "B", boxes, ties))
    depth = 0
    while branch.branches:
        (branch,) = branch.branches
        depth += 1
    assert depth == 1000
