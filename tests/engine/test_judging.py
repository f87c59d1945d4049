"""What people decide is kept, acts on its story alone, and can be taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.engine.keep import catch_up, judge, keep, take_back
from headwater.model import Decision, HeadwaterError
from headwater.present import trace_form
from headwater.store import Said, Store
from tests.engine.by_hand import group_by_words, trace_by_hand
from tests.factory import make_report
from tests.judging import MAY

BRIDGE = "the old bridge over the Tarn opened again on Monday after nine years, Mayor Lind said."
CROSSING = "the crossing at Tarn is whole again after long works, Engineer Roos said."
TOLL = "the council closed its toll house near the church, Mayor Lind said."
FERRY = "the company sold its ferry to a bank in Oslo."
BANK = "the bank in Oslo signed for the ferry of the company."
SAID = Said("Ann Reed", MAY)


def report(text, name):
    return make_report(text, outlet=name, name=name)


REPORTS = (
    report(f"{BRIDGE}\n{TOLL}", "A"),
    report(f"{BRIDGE}\n{CROSSING}", "B"),
    report(f"{CROSSING}\n{TOLL}", "C"),
    report(f"{FERRY}\n{BANK}", "D"),
    report(FERRY, "E"),
)


@pytest.fixture
def store():
    with Store.open(":memory:") as opened:
        keep(opened, REPORTS, trace_by_hand, group_by_words)
        yield opened


def bridge(store):
    """The story of the bridge; its title is that of its leading claim, which judging may change."""
    return next(story for story in store.trace().stories if REPORTS[1].id in (*story.reports, *story.left_out))


def claim_with(store, words):
    return next(claim for claim in bridge(store).claims if words in claim.text)


def test_a_judgement_acts_on_its_story_and_on_no_other(store):
    traced = []

    def tracer(reports, **more):
        traced.append({one.name for one in reports})
        return trace_by_hand(reports, **more)

    others = [story for story in store.trace().stories if story != bridge(store)]
    judge(store, claim_with(store, "old bridge").id, claim_with(store, "crossing").id, Decision.SAME, SAID, tracer)
    assert traced == [{"A", "B", "C"}]
    assert claim_with(store, "bridge").judged == ("judged the same by Ann Reed on 2031-05-04",)
    assert [story for story in store.trace().stories if story != bridge(store)] == others
    assert store.touched() == ()
    assert store.verify() == ()


def test_a_judgement_holds_when_new_reports_come(store):
    judge(
        store, claim_with(store, "old bridge").id, claim_with(store, "crossing").id, Decision.SAME, SAID, trace_by_hand
    )
    before = claim_with(store, "bridge")
    keep(store, [report(f"{CROSSING}\n{BRIDGE}", "F")], trace_by_hand, group_by_words)
    after = claim_with(store, "bridge")
    assert after.id == before.id
    assert after.judged == before.judged
    assert len(after.reports) == len(before.reports) + 1


def test_origins_are_judged_too(store):
    story = bridge(store)
    by_name = {origin.name: origin.id for origin in story.origins}
    assert len(by_name) > 1
    one, two = sorted(by_name.values())[:2]
    judge(store, one, two, Decision.SAME, SAID, trace_by_hand)
    assert len(bridge(store).origins) == len(story.origins) - 1
    assert any(origin.judged for origin in bridge(store).origins)


def test_what_was_decided_while_nothing_was_traced_is_made_up_for_by_the_next_call(store):
    store.judge(claim_with(store, "old bridge").id, claim_with(store, "crossing").id, Decision.SAME, SAID)
    assert store.touched() == (bridge(store).id,)
    keep(store, (), trace_by_hand, group_by_words)
    assert store.touched() == ()
    assert claim_with(store, "bridge").judged


def test_what_another_process_decides_meanwhile_is_not_lost(store):
    one, two, three = (claim_with(store, words).id for words in ("old bridge", "crossing", "toll"))
    first = iter([True])

    def tracer(reports, **more):
        if next(first, False):
            store.judge(two, three, Decision.DIFFERENT, replace(SAID, by="Bo Lind"))
        return trace_by_hand(reports, **more)

    judge(store, one, two, Decision.SAME, SAID, tracer)
    said = [words for claim in bridge(store).claims for words in claim.judged]
    assert any("Ann Reed" in words for words in said)
    assert any("Bo Lind" in words for words in said)
    assert store.touched() == ()


def form(store):
    return trace_form(store.trace())


PAIRS = st.lists(
    st.tuples(st.sampled_from("co"), st.integers(0, 9), st.integers(0, 9), st.sampled_from(Decision)), max_size=4
)


@settings(max_examples=15, deadline=None)
@given(PAIRS, st.permutations(range(4)))
def test_what_was_decided_and_taken_back_leaves_everything_as_it_was(cases, order):
    with Store.open(":memory:") as store:
        keep(store, REPORTS, trace_by_hand, group_by_words)
        before = form(store)
        made = []
        for kind, a, b, decision in cases:
            story = bridge(store)
            ids = [one.id for one in (story.claims if kind == "c" else story.origins)]
            a, b = a % len(ids), b % len(ids)
            if a != b:
                made.append(judge(store, ids[a], ids[b], decision, SAID, trace_by_hand))
        for at in order:
            if at < len(made):
                take_back(store, made[at].id, replace(SAID, at=MAY + timedelta(days=1)), trace_by_hand)
        assert form(store) == before
        assert store.verify() == ()


def test_a_judgement_taken_back_is_marked_and_stays(store):
    made = store.judge(claim_with(store, "old bridge").id, claim_with(store, "toll").id, Decision.UNSURE, SAID)
    undone = store.take_back(made.id[:9], Said("Bo Lind", MAY + timedelta(days=2)))
    assert store.judgements() == ()
    assert store.judgements(everything=True) == (undone,)
    assert (undone.by, undone.deleted_by, undone.deleted_at) == ("Ann Reed", "Bo Lind", MAY + timedelta(days=2))
    with pytest.raises(HeadwaterError, match=r"HW-STORE-023 .* was taken back by Bo Lind on 2031-05-06"):
        store.take_back(made.id, SAID)


def test_only_two_claims_or_two_origins_of_one_story_can_be_judged(store):
    story, other = bridge(store), next(story for story in store.trace().stories if story != bridge(store))
    one = story.claims[0].id
    for ids, code in (
        ((one, story.origins[0].id), "HW-STORE-018"),
        ((one, one[:9]), "HW-STORE-019"),
        ((one, other.claims[0].id), "HW-STORE-020"),
        ((one, "c-000000"), "HW-STORE-004"),
    ):
        with pytest.raises(HeadwaterError, match=code):
            store.judge(*ids, Decision.SAME, SAID)
    assert store.judgements(everything=True) == ()


def test_a_decision_needs_a_name_and_has_bounds():
    for by, note, code in ((" ", None, "021"), ("x" * 201, None, "022"), ("x", "y" * 2001, "022")):
        with pytest.raises(HeadwaterError, match=f"HW-STORE-{code}"):
            Said(by, MAY, note)
    assert Said("x" * 200, MAY, "y" * 2000).note == "y" * 2000


def test_a_judgement_outlives_the_reports_that_it_is_about(store):
    made = judge(
        store, claim_with(store, "old bridge").id, claim_with(store, "crossing").id, Decision.SAME, SAID, trace_by_hand
    )
    store.forget(REPORTS[1].id)
    catch_up(store, trace_by_hand, group_by_words)
    for one in REPORTS[:3:2]:
        store.forget(one.id)
    keep(store, [report(BANK, "F")], trace_by_hand, group_by_words)
    assert store.judgements() == (made,)
    assert store.verify() == ()
