"""What people decided about origins outranks what the machine reads from the words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Annotated, Claim, OriginKind, Stance, Subject
from headwater.trace import trace_origins
from tests.judging import judged
from tests.trace.test_origins import BBC, BOARD, CNN, MAYOR, OFFICIALS, TEXT, copy_of, report, says

A, B, C, D = (report(name) for name in "abcd")
CLERK = ("the clerk of Ostby", OFFICIALS[1])


def traced(made, judgements=(), *, reuse=()):
    claims = [Claim(f"c-{at}", TEXT, tuple(item for _, item in part), ()) for at, part in enumerate(made)]
    reports = list({where.id: where for part in made for where, _ in part}.values())
    return trace_origins(claims, [Annotated(where, (), ()) for where in reports], reuse, judgements)


def origin(found, name):
    (one,) = [one for one in found.origins if one.name.startswith(name)]
    return one


def pair(found, one, two, decision):
    return judged(origin(found, one), origin(found, two), decision, subject=Subject.ORIGIN)


def interval(found, at=0):
    independence = found.claims[at].independence
    return independence.lo, independence.hi


STORY = [[(A, says(A, CNN, OFFICIALS)), (B, says(B, BBC, OFFICIALS)), (C, says(C, MAYOR))]]
PLAIN = traced(STORY)
SAME = "judged the same by Ann Reed on 2031-05-04"
DIFFERENT = "judged different by Ann Reed on 2031-05-04"


def test_two_origins_that_are_judged_the_same_count_once():
    found = traced(STORY, [pair(PLAIN, "several officials, through CNN", "several officials, through BBC", "same")])
    assert interval(PLAIN)[1] == 3
    assert interval(found)[1] == 2
    one = next(one for one in found.origins if len(one.assertions) == 2)
    why = f"several officials, through BBC and several officials, through CNN: {SAME}"
    assert why in one.because
    assert one.judged == (SAME,)
    assert f"one origin: {why}" in found.claims[0].independence.reasons


def test_two_origins_that_are_judged_different_are_certainly_distinct():
    story = [[(A, says(A, CNN, OFFICIALS)), (B, says(B, BBC))]]
    plain = traced(story)
    assert interval(plain) == (1, 2)
    found = traced(story, [pair(plain, "several officials", "BBC", "different")])
    assert interval(found) == (2, 2)
    assert found.claims[0].independence.reasons[0].endswith(DIFFERENT)


def test_an_unclear_origin_counts_where_somebody_judged_it_to_be_one_of_its_own():
    story = [[(A, says(A, CNN, OFFICIALS)), (B, says(B)), (C, says(C))]]
    plain = traced(story)
    assert interval(plain) == (1, 3)
    found = traced(story, [pair(plain, "several officials", "no source given in b", "different")])
    assert interval(found) == (2, 3)


def test_an_origin_judged_different_from_that_of_another_claim_is_no_surer_in_its_own():
    story = [[(A, says(A, CNN, OFFICIALS)), (B, says(B))], [(C, says(C, MAYOR, at=4))]]
    plain = traced(story)
    found = traced(story, [pair(plain, "no source given in b", "Mayor", "different")])
    assert interval(found) == interval(plain)


def test_an_unclear_origin_that_is_judged_the_same_as_a_clear_one_is_clear():
    story = [[(A, says(A, CNN, OFFICIALS)), (B, says(B))]]
    plain = traced(story)
    found = traced(story, [pair(plain, "no source given in b", "several officials", "same")])
    assert interval(found) == (1, 1)
    assert [(one.name, one.clear) for one in found.origins] == [("several officials, through CNN", True)]


def test_what_holds_for_an_origin_holds_for_every_claim_of_the_story():
    story = [*STORY, [(A, says(A, CNN, OFFICIALS, at=4)), (D, says(D, MAYOR, at=4))], [(D, says(D, MAYOR, at=9))]]
    plain = traced(story)
    found = traced(story, [pair(plain, "several officials, through CNN", "Mayor", "same")])
    assert [interval(found, at)[1] for at in range(3)] == [2, 1, 1]
    assert len({found.claims[at].independence.origins[0] for at in (1, 2)}) == 1


def test_origins_that_a_new_report_joins_are_taken_apart_again():
    before = [[(A, says(A, CNN, OFFICIALS)), (B, says(B))]]
    plain = traced(before)
    different = pair(plain, "several officials", "no source given in b", "different")
    reuse = (copy_of(A, B),)
    assert interval(traced(before, reuse=reuse)) == (1, 1)
    found = traced(before, [different], reuse=reuse)
    assert interval(found) == (2, 2)
    assert {one.assertions for one in found.origins} == {one.assertions for one in plain.origins}


def test_what_nobody_judged_goes_with_whom_its_words_name():
    before = [[(A, says(A, CNN, OFFICIALS)), (B, says(B))]]
    different = pair(traced(before), "several officials", "no source given in b", "different")
    after = [[*before[0], (C, says(C, CNN, OFFICIALS)), (D, says(D))]]
    found = traced(after, [different], reuse=(copy_of(A, B), copy_of(B, D)))
    homes = {item: one.id for one in found.origins for item in one.assertions}
    first, bare, third, copy = (item.id for _, item in after[0])
    assert homes[first] == homes[third] != homes[bare]
    assert interval(found) == (2, 2)
    assert copy in homes


def test_who_denies_never_counts_for_a_claim_whatever_is_judged():
    story = [[(A, says(A, CNN, OFFICIALS)), (B, says(B, BOARD, stance=Stance.DENIES))]]
    plain = traced(story)
    for word in ("same", "different"):
        found = traced(story, [pair(plain, "several officials", "Water Board", word)])
        assert interval(found) == (1, 1)
    assert len(found.claims[0].independence.origins) == 1


def test_the_later_of_two_judgements_wins_and_that_is_said():
    names = "several officials, through CNN", "several officials, through BBC"
    same, different = (pair(PLAIN, *names, word) for word in ("same", "different"))
    assert interval(traced(STORY, [different, same]))[1] == 2
    found = traced(STORY, [same, different])
    assert interval(found)[1] == 3
    assert any("overruled by a later judgement" in said for one in found.origins for said in one.judged)


def test_unsure_changes_nothing_and_is_shown():
    found = traced(STORY, [pair(PLAIN, "several officials, through CNN", "Mayor", "unsure")])
    assert found.claims == PLAIN.claims
    assert origin(found, "Mayor").judged == ("judged unsure by Ann Reed on 2031-05-04: several officials, through CNN",)


def test_two_unclear_origins_are_not_certainly_distinct_because_each_differs_from_a_third():
    story = [[(A, says(A)), (B, says(B)), (C, says(C, MAYOR))]]
    plain = traced(story)
    decided = [pair(plain, f"no source given in {name}", "Mayor", "different") for name in "ab"]
    assert interval(traced(story, decided)) == (2, 3)


def test_what_was_joined_and_parted_before_can_be_joined_and_parted_again():
    story = [[(A, says(A, CNN, OFFICIALS)), (B, says(B, MAYOR))]]
    plain = traced(story)
    one, two = (pair(plain, "Mayor", "several officials", word) for word in ("same", "different"))
    assert [len(traced(story, [one, two] * times).origins) for times in (1, 2, 3)] == [2, 2, 2]
    back = pair(plain, "several officials", "Mayor", "different")
    assert [len(traced(story, [one, back] * times).origins) for times in (1, 2, 3)] == [2, 2, 2]


CHAINS = [(CNN, OFFICIALS), (BBC, OFFICIALS), (MAYOR,), (BOARD,), (), (CNN,)]
STORIES = st.lists(st.tuples(st.sampled_from(CHAINS), st.sampled_from(Stance)), min_size=2, max_size=6)
CASES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["same", "different", "unsure"])), max_size=5
)


@settings(max_examples=200, deadline=None)
@given(STORIES, CASES)
def test_every_assertion_keeps_one_origin_and_the_last_judgement_holds(parts, cases):
    reports = [report(f"paper {at}") for at in range(len(parts))]
    story = [
        [(where, says(where, *chain, stance=stance)) for where, (chain, stance) in zip(reports, parts, strict=True)]
    ]
    plain = traced(story)
    some = [(a % len(plain.origins), b % len(plain.origins), word) for a, b, word in cases]
    judgements = [
        judged(plain.origins[a], plain.origins[b], word, subject=Subject.ORIGIN) for a, b, word in some if a != b
    ]
    found = traced(story, judgements)
    assert sorted(item for one in found.origins for item in one.assertions) == sorted(
        item for one in plain.origins for item in one.assertions
    )
    lo, hi = interval(found)
    assert lo <= hi == len(found.claims[0].independence.origins)
    affirming = {item.id for item in found.claims[0].assertions if item.stance is Stance.AFFIRMS}
    counted = [one for one in found.origins if affirming.intersection(one.assertions)]
    assert hi == len(counted)
    firm = [judgement for judgement in judgements if judgement.decision.value != "unsure"]
    if firm:
        homes = {item: one.id for one in found.origins for item in one.assertions}
        last = firm[-1]
        shared = {homes[item] for item in last.a.assertions} & {homes[item] for item in last.b.assertions}
        assert bool(shared) == (last.decision.value == "same")


@settings(max_examples=100, deadline=None)
@given(STORIES, st.sampled_from(["same", "different"]), st.sampled_from(["same", "different"]))
def test_the_order_of_judgements_of_independent_pairs_does_not_matter(parts, one, two):
    reports = [report(f"paper {at}") for at in range(len(parts))]
    story = [
        [(where, says(where, *chain, stance=stance)) for where, (chain, stance) in zip(reports, parts, strict=True)]
    ]
    origins = traced(story).origins
    if len(origins) < 4:
        return
    first, second = (
        judged(origins[at], origins[at + 1], word, subject=Subject.ORIGIN) for at, word in ((0, one), (2, two))
    )
    assert traced(story, [first, second]) == traced(story, [second, first])


def test_an_origin_of_no_source_keeps_its_kind_when_it_is_taken_apart():
    before = [[(A, says(A, CNN, OFFICIALS)), (B, says(B))]]
    different = pair(traced(before), "several officials", "no source given in b", "different")
    found = traced(before, [different], reuse=(copy_of(A, B),))
    assert {one.kind for one in found.origins} == {OriginKind.UNNAMED, OriginKind.UNCLEAR}
