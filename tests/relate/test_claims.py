"""Claims: who says the same, in what order, and never by a chain."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.relate import find_claims, statements
from headwater.relate.grouping import SAID_AGAIN, SAME_CLAIM, grow_groups
from headwater.relate.similarity import CONTEXT, in_context
from tests.relate.reading import read_by_hand

BRIDGE = "the old bridge over the Tarn opened again on Monday after nine years."
FIRE = "a fire burned 40 boats in the harbour of Lund."
FERRY = "the company sold its ferry to a bank in Oslo."


def claims_of(*texts):
    found = [item for at, text in enumerate(texts) for item in statements(read_by_hand(text, name=f"paper {at}"))]
    return find_claims(found, None)


def carried(claims):
    return [len(claim.reports) for claim in claims]


def test_the_same_words_in_three_reports_are_one_claim_and_come_first():
    claims = claims_of(f"{FERRY}\n{BRIDGE}", BRIDGE, f"{BRIDGE}\n{FIRE}")
    assert claims[0].text == BRIDGE
    assert carried(claims) == [3, 1, 1]


def test_the_same_words_parsed_in_two_ways_are_one_claim():
    read = [read_by_hand("The council closed the bridge on Monday.", name=name) for name in "abc"]
    one, two, last = sorted(read, key=lambda item: item.report.id)
    (sentence,) = last.sentences
    words = tuple(replace(word, pos="VERB") if word.lemma == "on" else word for word in sentence.words)
    twin = replace(last, sentences=(replace(sentence, words=words),))
    found = find_claims([item for report in (one, two, twin) for item in statements(report)], None)
    assert [len(claim.assertions) for claim in found] == [3]


def test_two_matters_stay_two_claims():
    claims = claims_of(f"{BRIDGE}\n{FIRE}", f"{FIRE}\n{BRIDGE}")
    assert sorted(claim.text for claim in claims if len(claim.reports) == 2) == sorted([BRIDGE, FIRE])


def test_the_same_words_around_another_number_are_another_claim():
    other = FIRE.replace("40", "55")
    claims = claims_of(FIRE, other, f"{FIRE}\n{BRIDGE}")
    assert [claim.text for claim in claims if len(claim.reports) == 2] == [FIRE]
    assert other in [claim.text for claim in claims]


def test_what_stands_beside_two_statements_makes_them_a_little_more_alike():
    alike = np.eye(4, dtype=np.float32)
    alike[0, 2] = alike[2, 0] = 0.8  # 0, 1 are of one report and 2, 3 of another: 0 and 2 are alike
    found = in_context(alike, [-1, 0, -1, 2], [1, -1, 3, -1])
    assert found[1, 3] == found[3, 1] == pytest.approx(CONTEXT * 0.8 / 4)
    assert found[0, 2] == np.float32(0.8)


def test_every_assertion_has_its_reason():
    (claim, *_) = claims_of(BRIDGE, BRIDGE, BRIDGE.replace("on Monday", "at last"))
    assert len(claim.because) == len(claim.assertions) == 3
    assert {"the central statement", "the same words as the central statement"} < set(claim.because)
    assert any("likeness" in reason and "bridge" in reason for reason in claim.because)


def test_a_clause_meets_a_sentence_where_the_whole_sentences_do_not():
    told = "a fever killed twelve cows"
    long = f"{BRIDGE[:-1]}, Reed said, and {told}, Lund said."
    first = read_by_hand(long, name="a", said={BRIDGE[:-1]: "Reed", told: "Lund"})
    others = [read_by_hand(text, name=name) for name, text in (("b", BRIDGE), ("c", BRIDGE), ("d", f"{told}."))]
    claims = find_claims([item for one in (first, *others) for item in statements(one)], None)
    assert [(claim.text.strip("."), len(claim.reports)) for claim in claims[:2]] == [(BRIDGE[:-1], 3), (told, 2)]


def test_what_is_left_of_a_sentence_is_a_claim_of_one_report():
    told = "the company sold its boats"
    first = read_by_hand(f"{BRIDGE[:-1]}, Reed said, and {told}, Lund said.", name="a",
                         said={BRIDGE[:-1]: "Reed", told: "Lund"})  # fmt: skip
    claims = find_claims([*statements(first), *statements(read_by_hand(BRIDGE, name="b"))], None)
    assert [claim.text.strip(".") for claim in claims] == [BRIDGE[:-1], told]


def test_a_copy_changes_no_wording_that_a_claim_holds_but_adds_its_own():
    claims = claims_of(BRIDGE, BRIDGE.replace("on Monday", "at last"))
    with_copy = claims_of(BRIDGE, BRIDGE.replace("on Monday", "at last"), BRIDGE)
    assert {item.span.quote for item in with_copy[0].assertions} == {item.span.quote for item in claims[0].assertions}
    assert carried(with_copy) == [3]


def test_no_statement_gives_no_claim():
    assert find_claims([], None) == []


def test_the_order_of_reports_does_not_matter():
    found = [item for at, text in enumerate((BRIDGE, f"{FIRE}\n{BRIDGE}", FIRE)) for item in
             statements(read_by_hand(text, name=f"paper {at}"))]  # fmt: skip
    one = find_claims(found, None)
    assert all(find_claims(list(order), None) == one for order in permutations(found))


def test_a_group_does_not_chain():
    """0 is like 1 and 1 is like 2, but 0 is not like 2: whoever is central, the two ends do not meet."""
    alike = np.array([[1, 0.45, 0.0], [0.45, 1, 0.29], [0.0, 0.29, 1]], dtype=np.float32)
    groups = grow_groups(alike, np.eye(3, dtype=bool), np.ones(3, dtype=np.float32))
    assert all(not {0, 2} <= set(group.members) for group in groups)


def test_what_a_report_says_again_joins_its_claim():
    alike = np.full((3, 3), SAID_AGAIN + 0.1, dtype=np.float32)
    carried = np.array([[True, False], [True, False], [False, True]])
    groups = grow_groups(alike, carried, np.ones(3, dtype=np.float32))
    assert groups[0].members == (0, 1, 2)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 12), st.integers(1, 4), st.randoms(use_true_random=False))
def test_members_of_a_group_are_alike_and_stand_in_several_reports(size, reports, random):
    rows = np.array([[random.random() for _ in range(size)] for _ in range(size)], dtype=np.float32)
    alike = (rows + rows.T) / 2
    np.fill_diagonal(alike, 1)
    carried = np.array([[random.random() < 0.5 for _ in range(reports)] for _ in range(size)])
    carried[:, 0] |= ~carried.any(axis=1)
    carried = carried[:, carried.any(axis=0)]
    for group in grow_groups(alike, carried, np.ones(size, dtype=np.float32)):
        assert group.centre in group.members
        assert carried[list(group.members)].any(axis=0).sum() > 1
        others = [member for member in group.members if member != group.centre]
        assert all(alike[group.members, :][:, [member]].sum() - 1 > SAME_CLAIM / 2 for member in others)
