"""What a trace looks like on a terminal."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from rich.console import Console

from headwater.model import Story, Trace
from headwater.present import print_trace
from tests.factory import make_report
from tests.present.hostile import hostile_trace
from tests.present.stories import bridge_trace, claim, origin, said
from tests.store.traces import traces


def printed(trace, *, width=80, everything=False):
    out = io.StringIO()
    print_trace(trace, Console(file=out, width=width, highlight=False), everything=everything)
    return out.getvalue()


BRIDGE = """\
 1  The old bridge closes next week
    3 reports · 1 independent origin · disputed  c-
    ● two engineers, through Quill Agency
      two engineers → Quill Agency (and 1 more place)
      no source given → Marsh Daily
        “The bridge will close on Monday”
      Quill Agency → unsigned.txt
        “• the old bridge closes next week”
    ✕ denied
      The council → unsigned.txt
        “the bridge would close”
    a reason
"""


def test_a_claim_is_read_from_its_count_to_the_words_of_everybody():
    shown = printed(bridge_trace())
    start = shown.index(" 1  ")
    found = shown[start : shown.index("a reason\n") + len("a reason\n")]
    claim_id = bridge_trace().stories[0].claims[0].id
    assert found.replace(claim_id, "c-") == BRIDGE


def test_what_people_decided_stands_beside_the_claim_the_origin_and_the_report():
    trace = bridge_trace()
    (story,) = trace.stories
    first, *others = story.claims
    origins = tuple(replace(one, judged=("judged different by Ann",)) for one in story.origins)
    story = replace(story, claims=(replace(first, judged=("judged the same by Ann",)), *others), origins=origins)
    reports = tuple(replace(one, corrected=("outlet corrected by Bo",)) for one in trace.reports)
    shown = printed(Trace(reports, (story,)))
    assert "disputed  " in shown
    assert shown.index("disputed") < shown.index("    judged the same by Ann\n") < shown.index("●", 200)
    assert "      judged different by Ann\n" in shown
    assert shown.count("      outlet corrected by Bo\n") == 3


def test_the_headline_comes_first():
    assert printed(bridge_trace()).startswith("Bridge to close\n3 reports · 1 independent origin")


def test_claims_of_single_reports_are_counted_and_shown_when_asked_for():
    few, all_of_them = printed(bridge_trace()), printed(bridge_trace(), everything=True)
    assert "and 1 claim carried by one report each; --all shows them" in few
    assert " 2  " not in few
    assert " 2  The council denied\n    1 report · 1 independent origin · no source given" in all_of_them
    assert "--all" not in all_of_them


def test_of_many_wordings_the_first_are_shown_and_the_rest_is_counted():
    reports = tuple(make_report(f"The bridge closes on day {day}.", outlet=f"Paper {day:02}") for day in range(12))
    items = [said(report, report.text, "The council") for report in reports]
    council = origin("The council", items)
    story = Story("t-1", "Bridge", tuple(sorted(r.id for r in reports)), (claim(items, [council]),), (council,))
    trace = Trace(tuple(sorted(reports, key=lambda report: report.id)), (story,))
    few, all_of_them = printed(trace), printed(trace, everything=True)
    assert few.count("“The bridge closes") == 8
    assert "and 4 more wordings; --all shows them" in few
    assert all_of_them.count("“The bridge closes") == 12


def test_what_is_not_held_and_every_report_are_listed():
    shown = printed(bridge_trace(), width=100)
    assert "Cited but not held\n    two engineers, through Quill Agency  cited by Quill Agency" in shown
    assert "quill.txt  Quill Agency, 2031-05-02" in shown
    assert "unsigned.txt  outlet not known, date not known" in shown


@pytest.mark.parametrize("width", [30, 80, 150])
@pytest.mark.parametrize("trace", [bridge_trace(), hostile_trace()], ids=["bridge", "hostile"])
def test_lines_keep_within_the_width_and_end_where_their_words_end(trace, width):
    lines = printed(trace, width=width, everything=True).splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert max(map(len, lines)) <= width


def test_nothing_of_a_report_steers_the_terminal():
    shown = printed(hostile_trace(), everything=True)
    assert set(shown).isdisjoint("\x1b\x07\x00\u202e\u2066\ud800")
    assert "<script>" in shown


def test_a_story_without_claims_is_shown_with_its_reports():
    trace = bridge_trace()
    (story,) = trace.stories
    bare = type(story)(story.id, story.title, story.reports)
    shown = printed(Trace(trace.reports, (bare,)))
    assert "3 reports · no claim found" in shown
    assert "What is reported" not in shown
    assert "quill.txt" in shown


@given(traces())
def test_any_trace_can_be_printed(trace):
    printed(trace, everything=True).encode()
