from dataclasses import replace

import pytest

from headwater.model import OriginKind, Passage, Reuse, SourceType, Stance, Story, content_id
from headwater.web.drawing import BoxKind, TieKind, claim_graph, claims_graph, nested_list, story_graph
from headwater.web.drawing.copying import copied_share
from tests.factory import make_report
from tests.present.hostile import hostile_trace
from tests.present.stories import bridge_trace, claim, dated, origin, said

CITED, COPIED, INFERRED = TieKind.CITED, TieKind.COPIED, TieKind.INFERRED
CLOSES = "The bridge closes on Monday"


def outlets(item, *names):
    """The assertion with some links of its chain taken for outlets."""
    links = (
        replace(link, source=replace(link.source, type=SourceType.OUTLET)) if link.source.name in names else link
        for link in item.chain
    )
    return replace(item, chain=tuple(links))


def story_of(claims, origins, reports, reuse=()):
    ids = tuple(sorted(report.id for report in reports))
    return Story(content_id("t", *ids), "Bridge", ids, tuple(claims), tuple(origins), reuse=tuple(reuse))


def shared(one, two, containment, start=0, end=10):
    first, second = sorted((one.id, two.id))
    return Reuse(first, second, containment, (Passage(start, end, start, end),))


def drawn(graph):
    """The ties of a graph by the labels of their boxes."""
    label = {box.key: box.label for box in graph.boxes}
    return {(label[tie.upper], label[tie.lower], tie.kind) for tie in graph.ties}


def test_there_are_as_many_boxes_of_origins_as_the_claim_has_independent_origins():
    trace = bridge_trace()
    (story,) = trace.stories
    for one in story.claims:
        graph = claim_graph(one, story, trace.reports)
        assert len(graph.origins) == one.independence.hi
        assert {box.key for box in graph.origins} == set(one.independence.origins)
    assert story_graph(story, trace.reports) == claim_graph(story.claims[0], story, trace.reports)
    assert len(story_graph(story, trace.reports).origins) == story.independence.hi


def test_several_claims_are_drawn_in_one_graph_with_each_origin_once():
    trace = bridge_trace()
    (story,) = trace.stories
    graph = claims_graph(story.claims, story, trace.reports, title="All")
    assert {box.key for box in graph.origins} == {key for one in story.claims for key in one.independence.origins}
    assert [box.clear for box in graph.origins] == [True, False]


def test_an_outlet_that_is_cited_and_not_held_is_a_hollow_box_between_its_source_and_who_cites_it():
    tide, post = make_report(CLOSES, outlet="Tide"), make_report(f"{CLOSES}, officials told the Quill", outlet="Post")
    items = [
        outlets(said(tide, CLOSES, "Quill", "two engineers"), "Quill"),
        outlets(said(post, CLOSES, "Quill"), "Quill"),
    ]
    engineers = origin("two engineers, through Quill", items, held=False)
    made = claim(items, [engineers])
    graph = claim_graph(made, story_of([made], [engineers], [tide, post]), [tide, post])
    (quill,) = (box for box in graph.boxes if box.kind is BoxKind.OUTLET)
    assert (quill.label, quill.held, quill.note) == ("Quill", False, "cited, not held")
    assert drawn(graph) == {(engineers.name, "Quill", CITED), ("Quill", "Tide", CITED), ("Quill", "Post", CITED)}


def test_an_outlet_that_is_the_origin_itself_is_one_hollow_box():
    post = make_report(CLOSES, outlet="Post")
    items = [outlets(said(post, CLOSES, "Quill"), "Quill")]
    quill = replace(origin("Quill's report (not held)", items, held=False), kind=OriginKind.OUTLET)
    made = claim(items, [quill])
    graph = claim_graph(made, story_of([made], [quill], [post]), [post])
    assert [(box.kind, box.held) for box in graph.boxes] == [(BoxKind.ORIGIN, False), (BoxKind.REPORT, True)]
    assert drawn(graph) == {(quill.name, "Post", CITED)}


def test_the_chain_goes_on_through_a_report_that_is_held():
    quill, tide, post = (make_report(f"{CLOSES}.", outlet=name, name=name) for name in ("Quill", "Tide", "Post"))
    items = [
        said(quill, CLOSES, "two engineers"),
        outlets(said(tide, CLOSES, "Quill", "two engineers"), "Quill"),
        outlets(said(post, CLOSES, "Tide", "Quill"), "Tide", "Quill"),
    ]
    engineers = origin("two engineers, through Quill", items)
    made = claim(items, [engineers])
    graph = claim_graph(made, story_of([made], [engineers], [quill, tide, post]), [quill, tide, post])
    assert drawn(graph) == {(engineers.name, "Quill", CITED), ("Quill", "Tide", CITED), ("Tide", "Post", CITED)}
    assert not any(box.kind is BoxKind.OUTLET for box in graph.boxes)


def test_copied_words_are_a_tie_with_the_share_of_the_copy_and_to_one_report_alone():
    quill = dated(make_report(f"{CLOSES}, two engineers told the Quill.", outlet="Quill"), 2)
    first = dated(make_report(f"{CLOSES}. And more.", outlet="Tide"), 3)
    second = dated(make_report(f"{CLOSES}. And more!", outlet="Post"), 4)
    items = [said(quill, CLOSES, "two engineers"), said(first, CLOSES), said(second, CLOSES)]
    engineers = origin("two engineers, through Quill", items)
    made = claim(items, [engineers])
    end = len(CLOSES)
    reuse = [shared(quill, first, 0.8, 0, end), shared(quill, second, 0.8, 0, end), shared(first, second, 0.9, 0, end)]
    graph = claim_graph(made, story_of([made], [engineers], [quill, first, second], reuse), [quill, first, second])
    assert drawn(graph) == {(engineers.name, "Quill", CITED), ("Quill", "Tide", COPIED), ("Quill", "Post", COPIED)}
    assert [tie.share for tie in graph.ties] == [None, end / len(first.text), end / len(second.text)]


def test_a_report_that_cites_what_it_copies_has_one_tie_with_the_share_on_it():
    quill, tide = make_report(f"{CLOSES}.", outlet="Quill"), make_report(f"{CLOSES}!", outlet="Tide")
    items = [said(quill, CLOSES, "two engineers"), outlets(said(tide, CLOSES, "Quill"), "Quill")]
    engineers = origin("two engineers, through Quill", items)
    made = claim(items, [engineers])
    story = story_of([made], [engineers], [quill, tide], [shared(quill, tide, 1.0, 0, 14)])
    graph = claim_graph(made, story, [quill, tide])
    assert drawn(graph) == {(engineers.name, "Quill", CITED), ("Quill", "Tide", CITED)}
    assert graph.ties[1].share == pytest.approx(14 / 28)


def test_who_gives_no_source_is_tied_to_his_unclear_origin_by_inference():
    tide = make_report(CLOSES, outlet="Tide")
    items = [said(tide, CLOSES)]
    nobody = origin("no source given in Tide", items, clear=False)
    made = claim(items, [nobody])
    graph = claim_graph(made, story_of([made], [nobody], [tide]), [tide])
    assert drawn(graph) == {(nobody.name, "Tide", INFERRED)}
    assert not graph.origins[0].clear


def test_reports_that_cite_each_other_are_both_reached_from_the_unknown_origin():
    tide, post = make_report(CLOSES, outlet="Tide"), make_report(f"{CLOSES}!", outlet="Post")
    items = [outlets(said(tide, CLOSES, "Post"), "Post"), outlets(said(post, CLOSES, "Tide"), "Tide")]
    unknown = origin("origin unknown (post and tide)", items, clear=False)
    made = claim(items, [unknown])
    graph = claim_graph(made, story_of([made], [unknown], [tide, post]), [tide, post])
    assert {("Tide", "Post", CITED), ("Post", "Tide", CITED)} <= drawn(graph)
    (branch,) = nested_list(graph)
    assert len(branch.branches) == 1


def test_denials_are_counted_and_not_drawn():
    trace = bridge_trace()
    (story,) = trace.stories
    graph = claim_graph(story.claims[0], story, trace.reports)
    denying = {item.id for item in story.claims[0].assertions if item.stance is Stance.DENIES}
    assert not denying & {item for box in graph.boxes for item in box.assertions}
    assert "Not drawn: 1 report with words against it." in graph.description


def test_the_description_counts_what_is_drawn_and_what_is_left_out():
    trace = bridge_trace()
    (story,) = trace.stories
    assert claim_graph(story.claims[1], story, trace.reports).description == (
        "From left to right: 1 origin, 1 of them unclear; 0 outlets cited on the way; 1 report. "
        "Not drawn: 2 reports of the story without it."
    )


def test_a_story_without_a_claim_is_an_empty_graph():
    report = make_report("Nothing.")
    graph = story_graph(story_of([], [], [report]), [report])
    assert (graph.boxes, graph.ties) == ((), ())


def test_any_names_are_boxes():
    trace = hostile_trace()
    graph = story_graph(trace.stories[0], trace.reports)
    assert len(graph.origins) == trace.stories[0].independence.hi
    assert {tie.lower for tie in graph.ties} >= {report.id for report in trace.reports}


def test_the_share_is_that_of_the_report_which_copies_and_each_character_counts_once():
    short, long = make_report("abcdefghij", outlet="Tide"), make_report("abcdefghij" * 4, outlet="Post")
    first, second = sorted((short.id, long.id))
    pair = Reuse(first, second, 1.0, (Passage(0, 8, 0, 8), Passage(4, 10, 4, 10)))
    assert copied_share(short, pair) == 1
    assert copied_share(long, pair) == pytest.approx(0.25)
    assert copied_share(long, replace(pair, passages=())) == 1.0
