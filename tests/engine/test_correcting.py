"""What people correct: the counts follow, what was read stays, and it can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.engine.keep import correct, keep, take_back
from headwater.model import HeadwaterError, How
from headwater.present import html_page, trace_form
from headwater.store import Change, Said, Store
from tests.engine.by_hand import group_by_words, trace_by_hand
from tests.factory import make_report
from tests.judging import MAY

BRIDGE = "the old bridge over the Tarn opened again on Monday after nine years, Mayor Lind said."
AGAIN = "after nine years the old bridge opened again over the Tarn on Monday, Engineer Roos said."
BARE = "on Monday the old bridge opened again after nine years, over the Tarn."
SAID = Said("Ann Reed", MAY)


def report(text, name):
    return make_report(text, outlet=name, name=name)


REPORTS = tuple(report(text, name) for text, name in ((BRIDGE, "A"), (AGAIN, "B"), (BARE, "C")))


@pytest.fixture
def store():
    with Store.open(":memory:") as opened:
        keep(opened, REPORTS, trace_by_hand, group_by_words)
        yield opened


def story(store):
    (one,) = store.trace().stories
    return one


def interval(store):
    found = story(store).independence
    return found.lo, found.hi


def test_a_corrected_outlet_counts_and_what_was_read_stays_beside_it(store):
    names = {origin.name for origin in story(store).origins}
    assert "no source given in C" in names
    made = correct(store, REPORTS[2].id, Change(outlet="Marsh Daily"), SAID, trace_by_hand)
    assert (made.value, made.was, made.was_how) == ("Marsh Daily", "C", How.GIVEN)
    names = {origin.name for origin in story(store).origins}
    assert "no source given in Marsh Daily" in names
    shown = store.report(REPORTS[2].id)
    assert (shown.outlet.value, shown.outlet.known_how) == ("Marsh Daily", "corrected by Ann Reed")
    assert shown.corrected == ("outlet corrected by Ann Reed on 2031-05-04; it was C (given by the user)",)
    assert "corrected by Ann Reed" in html_page(store.trace())
    assert shown.id == REPORTS[2].id
    assert store.verify() == ()


def test_a_corrected_date_is_a_day_and_what_was_not_known_is_said_to_be_so(store):
    correct(store, REPORTS[0].id, Change(published="2018-04-10"), SAID, trace_by_hand)
    shown = store.report(REPORTS[0].id)
    assert shown.published.value.start == datetime(2018, 4, 10, tzinfo=UTC)
    assert shown.published.value.wording == "2018-04-10"
    assert shown.corrected == ("date corrected by Ann Reed on 2031-05-04; it was not known",)


def test_a_report_that_is_left_out_is_kept_and_does_not_count(store):
    assert interval(store)[1] == 3
    made = correct(store, REPORTS[1].id, Change(left_out=True), SAID, trace_by_hand)
    assert interval(store)[1] == 2
    one = story(store)
    assert (one.left_out, len(one.reports)) == ((REPORTS[1].id,), 2)
    assert store.waiting() == ()
    assert store.stories()[0].reports == one.reports
    assert {shown.id for shown in store.trace(one.id).reports} == {shown.id for shown in REPORTS}
    assert "left out of the counts by Ann Reed on 2031-05-04" in html_page(store.trace())
    assert [hit.story for hit in store.search("Engineer Roos")] == [one.id]
    take_back(store, made.id, SAID, trace_by_hand)
    assert interval(store)[1] == 3


def test_every_report_of_a_story_may_be_left_out(store):
    for shown in REPORTS:
        correct(store, shown.id, Change(left_out=True), SAID, trace_by_hand)
    assert (story(store).reports, story(store).claims, len(story(store).left_out)) == ((), (), 3)
    assert store.stories()[0].claims == 0
    assert "Engineer" not in html_page(store.trace())
    assert trace_form(store.trace())


def test_what_a_wrong_attribution_attributes_has_no_source_any_more(store):
    (item,) = [item for claim in story(store).claims for item in claim.assertions if item.chain[-1:] and
               item.chain[-1].source.name == "Engineer Roos"]  # fmt: skip
    made = correct(store, item.attribution[:9], Change(wrong=True), SAID, trace_by_hand)
    assert (made.report, made.attribution, made.was) == (REPORTS[1].id, item.attribution, "Engineer Roos")
    assert {origin.name for origin in story(store).origins} == {
        "Mayor Lind", "no source given in B", "no source given in C",
    }  # fmt: skip
    assert store.report(REPORTS[1].id).corrected == (
        "attribution to Engineer Roos marked wrong by Ann Reed on 2031-05-04",
    )


def test_a_correction_holds_for_reports_that_come_later(store):
    correct(store, REPORTS[0].id, Change(outlet="The Tide"), SAID, trace_by_hand)
    keep(store, [report(BRIDGE.replace("old", "rebuilt"), "D")], trace_by_hand, group_by_words)
    assert store.report(REPORTS[0].id).outlet.value == "The Tide"
    assert len(story(store).reports) == 4


def test_of_two_corrections_the_later_one_holds_and_the_former_comes_back(store):
    correct(store, REPORTS[0].id, Change(outlet="The Tide"), SAID, trace_by_hand)
    later = correct(store, REPORTS[0].id, Change(outlet="The Ebb"), SAID, trace_by_hand)
    assert store.report(REPORTS[0].id).outlet.value == "The Ebb"
    take_back(store, later.id, SAID, trace_by_hand)
    assert store.report(REPORTS[0].id).outlet.value == "The Tide"
    assert [one.value for one in store.corrections()] == ["The Tide"]
    assert [one.value for one in store.corrections(everything=True)] == ["The Tide", "The Ebb"]


CHANGES = [Change(outlet="The Tide"), Change(published="2018-04-10"), Change(left_out=True)]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(CHANGES)), max_size=4), st.randoms(use_true_random=False))
def test_what_was_corrected_and_taken_back_leaves_everything_as_it_was(cases, random):
    with Store.open(":memory:") as store:
        keep(store, REPORTS, trace_by_hand, group_by_words)
        before = trace_form(store.trace())
        made = [correct(store, REPORTS[at].id, change, SAID, trace_by_hand).id for at, change in cases]
        for one in random.sample(made, len(made)):
            take_back(store, one, replace(SAID, by="Bo Lind"), trace_by_hand)
        assert trace_form(store.trace()) == before
        assert store.verify() == ()


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(store):
    for make, code in (
        (lambda: Change(), "HW-STORE-024"),
        (lambda: Change(outlet="A", left_out=True), "HW-STORE-024"),
        (lambda: Change(outlet=" "), "HW-STORE-021"),
        (lambda: Change(outlet="x" * 201), "HW-STORE-022"),
        (lambda: Change(published="10 April"), "HW-STORE-025"),
        (lambda: store.correct(REPORTS[0].id, Change(wrong=True), SAID), "HW-STORE-026"),
        (lambda: store.correct("a-00000000", Change(left_out=True), SAID), "HW-STORE-026"),
        (lambda: store.correct("a-000000", Change(wrong=True), SAID), "HW-STORE-004"),
        (lambda: store.correct("a-%", Change(wrong=True), SAID), "HW-STORE-017"),
        (lambda: store.correct("r-000000", Change(left_out=True), SAID), "HW-STORE-004"),
    ):
        with pytest.raises(HeadwaterError, match=code):
            make()
    assert store.corrections(everything=True) == ()
