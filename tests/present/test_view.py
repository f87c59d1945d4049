"""A story is arranged so that a reader finds who says what."""

from dataclasses import replace

from hypothesis import given

from headwater.model import Difference
from headwater.present.labels import in_time, report_labels
from headwater.present.view import view_story
from tests.factory import make_report
from tests.present.stories import bridge_reports, bridge_trace
from tests.store.traces import traces


def bridge_view():
    trace = bridge_trace()
    return view_story(trace.stories[0], trace)


def test_reports_stand_in_time_and_those_without_a_date_last():
    quill, marsh, unsigned = bridge_reports()
    assert in_time([unsigned, marsh, quill]) == [quill, marsh, unsigned]


def test_reports_of_one_outlet_are_told_apart():
    first, second = (make_report(text, outlet="The Tide", name=f"{text}.txt") for text in "ab")
    third, fourth = (make_report(text, outlet="The Ebb", name="same.txt") for text in "ab")
    alone = make_report("c", name="alone.txt")
    labels = report_labels([first, second, third, fourth, alone])
    assert [labels[report.id] for report in (first, second, alone)] == [
        "The Tide (a.txt)",
        "The Tide (b.txt)",
        "alone.txt",
    ]
    assert len(set(labels.values())) == 5


def test_those_who_use_the_same_words_stand_together_and_the_first_comes_first():
    (leading,) = bridge_view().leading
    (origin,) = leading.origins
    same, other = origin.wordings
    labels = bridge_view().labels
    assert [labels[voice.first.report] for voice in same.voices] == ["Quill Agency", "Marsh Daily"]
    assert [labels[voice.first.report] for voice in other.voices] == ["unsigned.txt"]


def test_a_report_that_repeats_itself_is_one_voice():
    voice = bridge_view().leading[0].origins[0].wordings[0].voices[0]
    assert len(voice.again) == 1
    assert voice.again[0].span.start > voice.first.span.end


def test_a_denial_stands_apart_and_disputes_the_claim():
    (leading,) = bridge_view().leading
    (denial,) = leading.denied
    assert denial.quote == "the bridge would close"
    assert leading.dispute == "disputed"
    assert not leading.doubted


def test_a_claim_that_is_only_denied_is_no_dispute():
    trace = bridge_trace()
    (story,) = trace.stories
    denial = story.claims[0].assertions[-1]
    bare = replace(story.claims[0], assertions=(denial,), because=("",), independence=None)
    (view,) = view_story(replace(story, claims=(bare,)), trace).leading
    assert view.dispute == "nobody affirms it"


def test_a_claim_without_a_source_is_marked():
    view = bridge_view()
    assert view.leading[0].unclear == ""
    assert view.others[0].unclear == "no source given"


def test_claims_are_numbered_through_and_those_of_one_report_come_later():
    view = bridge_view()
    assert [claim.number for claim in (*view.leading, *view.others)] == [1, 2]
    assert len(view.others[0].claim.reports) == 1


def test_all_that_differs_between_two_assertions_is_told_once():
    trace = bridge_trace()
    (story,) = trace.stories
    first = story.claims[0]
    one, two = first.assertions[:2]
    differing = tuple(Difference(one.id, two.id, label) for label in ("modality: a / b", "speaker: c / d"))
    story = replace(story, claims=(replace(first, differences=differing), *story.claims[1:]))
    (difference,) = view_story(story, trace).leading[0].differences
    assert difference.label == "modality: a / b; speaker: c / d"


def test_what_is_not_held_is_told_with_who_cites_it():
    view = bridge_view()
    (absent,) = view.not_held
    assert absent.name == "two engineers, through Quill Agency"
    assert view.citing(absent) == ("Quill Agency", "Marsh Daily", "unsigned.txt")


@given(traces())
def test_no_assertion_is_lost_or_shown_twice(trace):
    for story in trace.stories:
        view = view_story(story, trace)
        for claim in (*view.leading, *view.others):
            said = [said for origin in claim.origins for said in origin.wordings] + [*claim.denied, *claim.doubted]
            shown = [item.id for words in said for voice in words.voices for item in (voice.first, *voice.again)]
            assert sorted(shown) == sorted(item.id for item in claim.claim.assertions)
