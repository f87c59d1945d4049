import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.web.drawing.layering import layered
from headwater.web.drawing.layout import WIDTH, lay_out
from headwater.web.drawing.ordering import crossings, ordered
from headwater.web.drawing.picture import draw_graph
from headwater.web.drawing.placing import placed
from tests.web.drawing.graphs import graphs, story_shaped

NEAR = 0.01  # of a pixel


def lines_of(graph):
    at = {box.key: number for number, box in enumerate(graph.boxes)}
    return [(at[tie.upper], at[tie.lower]) for tie in graph.ties]


@settings(deadline=None)
@given(graphs() | st.builds(story_shaped, st.integers(5, 60), st.integers(0, 99)))
def test_no_two_boxes_overlap_and_all_are_inside(graph):
    layout = lay_out(graph)
    for box in layout.boxes:
        assert 0 <= box.x <= box.x + WIDTH <= layout.width + NEAR
        assert -NEAR <= box.y <= box.y + box.height <= layout.height + NEAR
    for one, two in combinations(layout.boxes, 2):
        beside = one.x + WIDTH < two.x or two.x + WIDTH < one.x
        assert beside or one.y + one.height < two.y or two.y + two.height < one.y


@settings(deadline=None)
@given(graphs() | st.builds(story_shaped, st.integers(5, 60), st.integers(0, 99)))
def test_every_line_runs_from_the_edge_of_its_upper_box_to_the_edge_of_its_lower_one(graph):
    layout = lay_out(graph)
    boxes = {item.box.key: item for item in layout.boxes}
    assert [line.tie for line in layout.ties] == list(graph.ties)
    for line in layout.ties:
        ends = (line.tie.lower, line.tie.upper) if line.is_turned else (line.tie.upper, line.tie.lower)
        (left_x, left_y), (right_x, right_y) = line.points[0], line.points[-1]
        left, right = (boxes[end] for end in ends)
        assert left_x == left.x + WIDTH
        assert right_x == right.x
        assert left.y - NEAR <= left_y <= left.y + left.height + NEAR
        assert right.y - NEAR <= right_y <= right.y + right.height + NEAR


@settings(deadline=None)
@given(graphs() | st.builds(story_shaped, st.integers(5, 60), st.integers(0, 99)))
def test_no_line_runs_through_a_box(graph):
    layout = lay_out(graph)
    for line in layout.ties:
        for (x, y), (to_x, to_y) in pairwise(line.points):
            for box in layout.boxes:
                over = min(x, to_x) < box.x + WIDTH - NEAR and max(x, to_x) > box.x + NEAR
                assert not over or max(y, to_y) < box.y or min(y, to_y) > box.y + box.height


@settings(deadline=None)
@given(graphs())
def test_shares_have_the_straight_ends_of_lines_for_themselves(graph):
    ends = sorted(line.points[-1] for line in lay_out(graph).ties)
    for (x, y), (next_x, next_y) in pairwise(ends):
        assert x != next_x or next_y - y >= 14  # the height of a share


@settings(deadline=None)
@given(graphs())
def test_each_box_stands_to_the_right_of_all_that_it_rests_on(graph):
    layout = lay_out(graph)
    layer = {item.box.key: item.layer for item in layout.boxes}
    for line in layout.ties:
        assert (layer[line.tie.upper] > layer[line.tie.lower]) == line.is_turned
    resting = {tie.lower for tie in graph.ties}
    assert all(item.layer == 0 for item in layout.boxes if item.box.key not in resting)


def test_a_circle_of_citing_is_laid_out():
    graph = layered(3, [(0, 1), (1, 2), (2, 1)])
    assert graph.layers == ((0,), (1,), (2,))
    assert graph.routes == ((0, 1), (1, 2), (1, 2))


@pytest.mark.parametrize("size", [40, 150])
def test_there_are_far_fewer_crossings_than_in_the_order_given(size):
    graphs_of_size = [story_shaped(size, seed) for seed in range(8)]
    laid = [layered(len(graph.boxes), lines_of(graph)) for graph in graphs_of_size]
    given_order = [crossings(one.layers, one.lowers) for one in laid]
    found = [crossings(ordered(one), one.lowers) for one in laid]
    assert all(fewer < before / 2 for fewer, before in zip(found, given_order, strict=True))
    assert sum(found) < sum(given_order) / 6


@settings(deadline=None)
@given(graphs())
def test_crossings_are_counted_as_pairs_of_lines_are(graph):
    laid = layered(len(graph.boxes), lines_of(graph))
    found = 0
    for upper, lower in pairwise(laid.layers):
        place = {node: at for at, node in enumerate((*upper, *lower))}
        lines = [(place[node], place[other]) for node in upper for other in laid.lowers[node]]
        found += sum((one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in combinations(lines, 2))
    assert crossings(laid.layers, laid.lowers) == found


def test_lines_that_leave_one_box_and_look_alike_run_together_as_far_as_they_can():
    lines = [(0, 1), (1, 2), (2, 3), (2, 4), (0, 3), (0, 4), (0, 3)]
    graph = layered(5, lines, ["cited", "cited", "cited", "cited", "cited", "cited", "copied"])
    assert graph.routes[4][:-1] == graph.routes[5][:-1]
    assert not set(graph.routes[4][1:-1]) & set(graph.routes[6])


def test_a_tree_is_drawn_without_a_crossing_and_each_parent_in_the_middle_of_its_children():
    laid = layered(7, [(0, 5), (0, 3), (1, 4), (1, 2), (1, 6)])
    order = ordered(laid)
    assert crossings(order, laid.lowers) == 0
    centres = placed(laid, order, [50.0] * 7, 10.0)
    assert centres[0] == pytest.approx((centres[5] + centres[3]) / 2)
    assert centres[1] == pytest.approx(sum(centres[node] for node in (4, 2, 6)) / 3)


@settings(deadline=None)
@given(graphs() | st.builds(story_shaped, st.integers(5, 60), st.integers(0, 99)))
def test_nothing_is_left_empty_through_all_columns(graph):
    laid = layered(len(graph.boxes), lines_of(graph))
    sizes = [50.0] * len(laid.uppers)
    tops = sorted(centre - 25 for centre in placed(laid, ordered(laid), sizes, 10.0))
    assert tops[:1] == pytest.approx([0][: len(tops)])
    assert all(after - before <= 60 + NEAR for before, after in pairwise(tops))


def test_lines_are_shorter_than_with_every_layer_packed():
    graph = story_shaped(150)
    laid = layered(len(graph.boxes), lines_of(graph))
    order = ordered(laid)
    sizes = [50.0] * len(laid.uppers)
    packed = {node: at * 60.0 for layer in order for at, node in enumerate(layer)}
    centres = placed(laid, order, sizes, 10.0)

    def length(place):
        return sum(abs(place[one] - place[two]) for route in laid.routes for one, two in pairwise(route))

    assert length(centres) < 0.6 * length(packed)


@pytest.mark.parametrize(("size", "most_s"), [(150, 0.1), (300, 0.3)])
def test_a_story_is_drawn_in_a_moment(size, most_s):
    graph = story_shaped(size)
    start = time.process_time()
    draw_graph(graph, lambda box: f"/claims/{box.key}")
    assert time.process_time() - start < most_s


def test_a_chain_of_a_thousand_reports_is_laid_out():
    laid = layered(1000, list(pairwise(range(1000))))
    assert len(ordered(laid)) == 1000
