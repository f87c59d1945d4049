"""What people decided about claims outranks how alike the machine finds them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Subject
from headwater.relate import find_claims, statements
from tests.judging import judged
from tests.relate.reading import read_by_hand

BRIDGE = "the old bridge over the Tarn opened again on Monday after nine years."
FIRE = "a fire burned 40 boats in the harbour of Lund."
FERRY = "the company sold its ferry to a bank in Oslo."
CROSSING = "the crossing at Tarn is whole again after long works."
TEXTS = (f"{BRIDGE}\n{FIRE}", f"{BRIDGE}\n{FERRY}", f"{FIRE}\n{CROSSING}", f"{FERRY}\n{CROSSING}")


def stated(*texts):
    return [item for at, text in enumerate(texts) for item in statements(read_by_hand(text, name=f"paper {at}"))]


def claim_with(claims, words):
    (found,) = [claim for claim in claims if any(words in item.span.quote for item in claim.assertions)]
    return found


def pair(claims, one, two, decision, **more):
    return judged(claim_with(claims, one), claim_with(claims, two), decision, **more)


FOUND = stated(*TEXTS)
MACHINE = find_claims(FOUND, None)
KEPT = "judged the same by Ann Reed on 2031-05-04"


def test_two_claims_that_are_judged_the_same_are_one():
    made = find_claims(FOUND, None, [pair(MACHINE, "bridge", "crossing", "same")])
    one = claim_with(made, "bridge")
    assert one is not None
    assert one == claim_with(made, "crossing")
    assert len(one.reports) == 4
    assert len(made) == len(MACHINE) - 1
    assert one.judged == (KEPT,)
    assert one.because.count(KEPT) == 2
    assert len(one.because) == len(one.assertions)


def test_a_claim_nobody_judged_stays_as_it_was():
    made = find_claims(FOUND, None, [pair(MACHINE, "bridge", "crossing", "same")])
    assert [claim for claim in made if not claim.judged] == [
        claim for claim in MACHINE if "bridge" not in claim.text and "crossing" not in claim.text
    ]


def test_a_judgement_says_why_in_the_words_of_who_decided():
    made = find_claims(FOUND, None, [pair(MACHINE, "bridge", "crossing", "same", note="one bridge")])
    assert claim_with(made, "bridge").judged == (f"{KEPT} (one bridge)",)


def test_unsure_changes_nothing_and_is_shown():
    made = find_claims(FOUND, None, [pair(MACHINE, "bridge", "crossing", "unsure")])
    assert [claim.assertions for claim in made] == [claim.assertions for claim in MACHINE]
    assert claim_with(made, "bridge").judged == (f"judged unsure by Ann Reed on 2031-05-04: “{CROSSING}”",)
    assert claim_with(made, "crossing").judged == (f"judged unsure by Ann Reed on 2031-05-04: “{BRIDGE}”",)


def test_what_was_judged_different_is_taken_apart_where_the_machine_has_it_in_one():
    alone = stated(f"{BRIDGE}\n{FERRY}", f"{CROSSING}\n{FIRE}")
    apart = find_claims(alone, None)
    different = pair(apart, "bridge", "crossing", "different")
    both = stated(f"{BRIDGE}\n{FERRY}", f"{CROSSING}\n{FIRE}", BRIDGE, BRIDGE.replace("old", "rebuilt"))
    together = find_claims(both, None, [judged(claim_with(apart, "bridge"), claim_with(apart, "crossing"), "same")])
    assert claim_with(together, "bridge") == claim_with(together, "crossing")
    made = find_claims(both, None, [pair(apart, "bridge", "crossing", "same"), different])
    assert claim_with(made, "old bridge").reports != claim_with(made, "crossing").reports
    assert claim_with(made, "old bridge") == claim_with(made, "rebuilt bridge")
    assert [item.span.quote for item in claim_with(made, "crossing").assertions] == [CROSSING]
    assert claim_with(made, "crossing").text == CROSSING


def test_of_judgements_that_contradict_each_other_the_later_one_wins_and_that_is_said():
    different, same = (pair(MACHINE, "bridge", "crossing", word) for word in ("different", "same"))
    one = claim_with(find_claims(FOUND, None, [different, same]), "bridge")
    assert "crossing" in " ".join(item.span.quote for item in one.assertions)
    assert one.judged == (
        "judged different by Ann Reed on 2031-05-04, overruled by a later judgement",
        KEPT,
    )
    made = find_claims(FOUND, None, [same, different])
    assert claim_with(made, "bridge") != claim_with(made, "crossing")
    assert {claim.assertions for claim in made} == {claim.assertions for claim in MACHINE}
    assert any("overruled" in said for said in claim_with(made, "bridge").judged)


def test_a_judgement_holds_when_new_reports_bring_new_words():
    same = pair(MACHINE, "bridge", "crossing", "same")
    more = stated(*TEXTS, BRIDGE, f"{CROSSING}\n{FIRE}")
    assert len(claim_with(find_claims(more, None, [same]), "crossing").reports) == 6


def test_a_judgement_about_reports_that_are_not_there_does_nothing():
    elsewhere = find_claims(stated(FERRY.replace("Oslo", "Bergen"), "the mayor of Bergen met the bank."), None)
    assert find_claims(FOUND, None, [judged(elsewhere[0], elsewhere[1], "same")]) == MACHINE
    origins = pair(MACHINE, "bridge", "crossing", "same", subject=Subject.ORIGIN)
    assert find_claims(FOUND, None, [origins]) == MACHINE


@pytest.mark.parametrize("words", [("same", "same"), ("same", "different"), ("different", "unsure")])
def test_the_order_of_judgements_of_independent_pairs_does_not_matter(words):
    first = pair(MACHINE, "bridge", "crossing", words[0])
    second = pair(MACHINE, "boats", "ferry", words[1])
    assert find_claims(FOUND, None, [first, second]) == find_claims(FOUND, None, [second, first])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["same", "different"])), max_size=6))
def test_no_assertion_is_lost_or_doubled_and_the_last_judgement_holds(cases):
    judgements = [judged(MACHINE[a], MACHINE[b], word) for a, b, word in cases if a != b]
    made = find_claims(FOUND, None, judgements)
    assert sorted(item.id for claim in made for item in claim.assertions) == sorted(
        item.id for claim in MACHINE for item in claim.assertions
    )
    assert all(len(claim.because) == len(claim.assertions) > 0 for claim in made)
    assert all(claim.text in [item.span.quote for item in claim.assertions] for claim in made)
    if judgements:
        last = judgements[-1]
        ids = [frozenset(item.id for item in claim.assertions) for claim in made]
        shared = [held for held in ids if held & set(last.a.assertions) and held & set(last.b.assertions)]
        assert bool(shared) == (last.decision.value == "same")
