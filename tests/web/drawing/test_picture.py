from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings

from headwater.present.words import printable
from headwater.web.drawing import BoxKind, OriginGraph, Tie, TieKind, draw_graph, percent
from tests.present.hostile import EVERYTHING
from tests.web.drawing.graphs import graphs, make_box, story_shaped

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "g", "a", "rect", "text", "path", "polygon"}


def parsed(svg):
    """The root of a drawing, after a look at every element: nothing in it can run, load or style."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in TAGS
        assert not {name for name in element.attrib if name == "style" or name.startswith("on")}
    return root


def groups(root, name):
    return [element for element in root.iter() if name in element.get("class", "").split()]


def words(element):
    return " ".join("".join(text.itertext()) for text in element.iter(f"{SVG}text"))


@settings(deadline=None)
@given(graphs())
def test_any_words_give_valid_xml_in_which_nothing_can_run(graph):
    root = parsed(draw_graph(graph, lambda box: f"/origins?of={box.label}"))
    boxes = [box for box in groups(root, "box") if box.find(f"{SVG}title") is not None]
    assert len(boxes) == len(graph.boxes)
    for box, drawn in zip(graph.boxes, boxes, strict=True):
        assert printable(box.label) in drawn.find(f"{SVG}title").text


def test_hostile_words_stay_words():
    box = make_box(BoxKind.ORIGIN, "o1", EVERYTHING, note=EVERYTHING)
    svg = draw_graph(OriginGraph(EVERYTHING, EVERYTHING, (box,), ()), lambda box: None)
    root = parsed(svg)
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert root.find(f"{SVG}title").text == printable(EVERYTHING)


def test_every_box_links_to_where_it_opens_and_every_share_to_the_words_it_counts():
    boxes = (
        make_box(BoxKind.ORIGIN, "o1", "Ann Reed"),
        make_box(BoxKind.REPORT, "r1", "Tide"),
        make_box(BoxKind.REPORT, "r2", "Post"),
    )
    ties = (Tie("o1", "r1", TieKind.CITED), Tie("r1", "r2", TieKind.COPIED, 0.876))
    svg = draw_graph(
        OriginGraph("A", "B", boxes, ties), lambda box: f"/b/{box.key}", tie_link=lambda tie: f"/t/{tie.lower}"
    )
    links = {link.get("href"): words(link) for link in parsed(svg).iter(f"{SVG}a")}
    assert links == {"/b/o1": "● Ann Reed note", "/b/r1": "Tide note", "/b/r2": "Post note", "/t/r2": "88%"}


def test_a_drawing_with_links_is_no_image_since_nobody_could_reach_them_there():
    graph = story_shaped(5)
    assert parsed(draw_graph(graph, lambda box: None)).get("role") == "img"
    shared = replace(graph, ties=(replace(graph.ties[0], share=0.5),))
    assert parsed(draw_graph(shared, lambda box: None, tie_link=lambda tie: "/")).get("role") == "group"
    root = parsed(draw_graph(graph, lambda box: "/", key="k"))
    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id") == "k-title"
    assert root.get("aria-describedby") == root.find(f"{SVG}desc").get("id") == "k-description"


def test_unclear_origins_and_what_is_not_held_are_told_by_signs_and_words_besides_classes():
    boxes = (
        make_box(BoxKind.ORIGIN, "o1", "Ann Reed"),
        make_box(BoxKind.ORIGIN, "o2", "no source given in Tide", clear=False),
        make_box(BoxKind.OUTLET, "outlet:tide", "Tide", held=False, note="cited, not held"),
    )
    root = parsed(draw_graph(OriginGraph("A", "B", boxes, ()), lambda box: None))
    clear, unclear, hollow = (box for box in groups(root, "box") if box.find(f"{SVG}title") is not None)
    assert words(clear).startswith("●")
    assert words(unclear).startswith("○")
    assert "unclear" in unclear.get("class").split()
    assert "hollow" in hollow.get("class").split()
    assert "cited, not held" in words(hollow)


def test_the_legend_has_what_is_in_the_graph_and_nothing_else():
    ties = (Tie("o1", "r1", TieKind.CITED),)
    boxes = (make_box(BoxKind.ORIGIN, "o1", "Ann Reed"), make_box(BoxKind.REPORT, "r1", "Tide"))
    (legend,) = groups(parsed(draw_graph(OriginGraph("A", "B", boxes, ties), lambda box: None)), "legend")
    assert words(legend) == "● clear origin report cites"


def test_a_long_label_is_shortened_in_the_box_and_whole_in_its_title():
    label = "the joint committee of the harbour boards " * 8
    root = parsed(draw_graph(OriginGraph("A", "B", (make_box(BoxKind.REPORT, "r1", label),), ()), lambda box: None))
    box = groups(root, "report")[0]
    assert words(box).count("…") == 1
    assert printable(label) in box.find(f"{SVG}title").text


def test_the_same_graph_is_drawn_in_the_same_bytes():
    assert draw_graph(story_shaped(80), lambda box: "/") == draw_graph(story_shaped(80), lambda box: "/")


def test_an_empty_graph_is_a_drawing_too():
    parsed(draw_graph(OriginGraph("Nothing", "No claim.", (), ()), lambda box: None))


def test_shares_are_never_rounded_to_nothing_or_to_all():
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "1%", "50%", "99%", "100%"]
