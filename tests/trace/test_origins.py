"""Origins and intervals on stories built by hand, and what must hold for every story."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import (
    Annotated,
    Assertion,
    Attribution,
    Claim,
    How,
    Known,
    Link,
    Modality,
    Passage,
    Report,
    Reuse,
    Source,
    SourceType,
    Span,
    Stance,
)
from headwater.trace import trace_origins
from tests.factory import make_report

TEXT = "The dam above the town was opened on Monday night."
CNN = ("CNN", SourceType.OUTLET)
BBC = ("BBC", SourceType.OUTLET)
OFFICIALS = ("several officials", SourceType.UNNAMED)
MAYOR = ("Mayor Ada Lind", SourceType.PERSON)
BOARD = ("Water Board", SourceType.ORGANISATION)
LETTER = ("a letter", SourceType.DOCUMENT)


def report(name: str, *, outlet: str | None = None, agency: str | None = None) -> Report:
    made = make_report(f"{TEXT} ({name})", outlet=outlet, name=name)
    return replace(made, agency=Known(agency, How.DATELINE)) if agency else made


def says(where: Report, *chain: tuple[str, SourceType], stance: Stance = Stance.AFFIRMS, at: int = 0) -> Assertion:
    span = Span.of(where.id, where.text, at, len(TEXT))
    links = tuple(Link(Source(name, kind, span), (), "made for a test") for name, kind in chain)
    return Assertion(f"s-{where.name}-{at}-{len(chain)}", where.id, span, stance, Modality.HAPPENED, links, None)


def trace(*made: tuple[Report, Assertion], reuse: tuple[Reuse, ...] = ()):
    reports = list({where.id: where for where, _ in made}.values())
    claim = Claim("c-1", TEXT, tuple(item for _, item in made), ())
    traced = trace_origins([claim], [Annotated(where, (), ()) for where in reports], reuse)
    independence = traced.claims[0].independence
    assert independence is not None
    return independence, traced.origins


def copy_of(one: Report, two: Report) -> Reuse:
    a, b = sorted((one.id, two.id))
    return Reuse(a, b, 1.0, (Passage(0, len(TEXT), 0, len(TEXT)),))


def test_two_reports_that_rest_on_one_outlet_have_one_origin():
    a, b = report("a"), report("b")
    found, origins = trace((a, says(a, CNN)), (b, says(b, CNN, OFFICIALS)))
    assert (found.lo, found.hi) == (1, 1)
    assert origins[0].name == "several officials, through CNN"
    assert not origins[0].held


def test_an_on_record_statement_is_one_origin_however_many_carry_it():
    a, b, c = report("a"), report("b"), report("c")
    found, _ = trace((a, says(a, MAYOR)), (b, says(b, ("Lind", SourceType.PERSON))), (c, says(c, CNN, MAYOR)))
    assert (found.lo, found.hi) == (1, 1)


def test_two_outlets_with_unnamed_sources_of_their_own_are_two_origins():
    a, b = report("a"), report("b")
    found, _ = trace((a, says(a, CNN, OFFICIALS)), (b, says(b, BBC, OFFICIALS)))
    assert (found.lo, found.hi) == (2, 2)


def test_an_outlet_that_does_not_say_what_it_rests_on_is_only_possibly_distinct():
    a, b = report("a"), report("b")
    found, _ = trace((a, says(a, CNN, OFFICIALS)), (b, says(b, BBC)))
    assert (found.lo, found.hi) == (1, 2)


def test_a_letter_and_somebody_who_tells_of_it_are_only_possibly_distinct():
    a, b = report("a"), report("b")
    found, _ = trace((a, says(a, LETTER)), (b, says(b, MAYOR)))
    assert (found.lo, found.hi) == (1, 2)


def test_reports_without_a_source_are_each_their_own_unclear_origin():
    a, b = report("a"), report("b")
    found, origins = trace((a, says(a)), (b, says(b)))
    assert (found.lo, found.hi) == (1, 2)
    assert "no source given" in found.reasons[0]
    assert all(not origin.clear for origin in origins)


def test_a_lead_without_a_source_means_the_source_given_further_on():
    a = report("a")
    found, _ = trace((a, says(a)), (a, says(a, CNN, OFFICIALS, at=4)))
    assert (found.lo, found.hi) == (1, 1)


def test_a_copied_passage_inherits_the_origin_of_what_it_copies():
    a, b = report("a"), report("b")
    found, _ = trace((a, says(a, MAYOR)), (b, says(b)), reuse=(copy_of(a, b),))
    assert (found.lo, found.hi) == (1, 1)


def test_a_copy_does_not_bridge_two_clear_origins():
    a, b, c = report("a"), report("b"), report("c")
    found, _ = trace(
        (a, says(a, MAYOR)), (b, says(b, BBC, OFFICIALS)), (c, says(c)), reuse=(copy_of(a, c), copy_of(b, c))
    )
    assert found.hi == 2


def test_a_body_that_one_report_alone_quotes_is_only_possibly_another_origin():
    a, b, c = report("a"), report("b"), report("c")
    found, _ = trace((a, says(a, MAYOR)), (b, says(b, BOARD)))
    assert (found.lo, found.hi) == (1, 2)
    assert any("one report and its copies" in reason for reason in found.reasons)
    found, _ = trace((a, says(a, MAYOR)), (b, says(b, BOARD)), (c, says(c, BOARD)))
    assert (found.lo, found.hi) == (2, 2)


def test_of_many_origins_that_one_report_alone_reaches_one_counts_beside_the_first():
    reports = [report(name) for name in "abcd"]
    people = [("Ann Reed", SourceType.PERSON), ("Tom Lund", SourceType.PERSON), ("Eva Ruiz", SourceType.PERSON)]
    found, _ = trace(*((where, says(where, person)) for where, person in zip(reports, people, strict=False)))
    assert (found.lo, found.hi) == (2, 3)


def test_beside_a_sure_origin_the_unnamed_sources_of_two_outlets_count_but_of_two_people_one():
    a, b, c, d = (report(name) for name in "abcd")
    sure = [(a, says(a, MAYOR)), (b, says(b, MAYOR))]
    found, _ = trace(*sure, (c, says(c, CNN, OFFICIALS)), (d, says(d, BBC, OFFICIALS)))
    assert (found.lo, found.hi) == (3, 3)
    people = [("Ann Reed", SourceType.PERSON), ("Tom Lund", SourceType.PERSON)]
    found, _ = trace(*sure, (c, says(c, people[0])), (d, says(d, people[1])))
    assert (found.lo, found.hi) == (2, 3)


def test_whomever_one_person_tells_of_they_are_one_origin():
    a, b = report("a"), report("b")
    others = ("two engineers", SourceType.UNNAMED)
    found, _ = trace((a, says(a, MAYOR, OFFICIALS)), (b, says(b, MAYOR, others)))
    assert (found.lo, found.hi) == (1, 1)


def test_an_outlet_without_a_name_is_the_one_that_the_report_cites_or_unclear():
    a, b = report("a"), report("b")
    site = ("the website", SourceType.OUTLET)
    found, origins = trace((a, says(a, site)), (a, says(a, CNN, at=4)), (b, says(b, CNN)))
    assert [origin.name for origin in origins] == ["CNN's report (not held)"]
    found, _ = trace((a, says(a, site)))
    assert (found.lo, found.hi) == (1, 1)
    assert "no source given in a" in found.reasons[-1]


def test_what_a_report_attributes_elsewhere_tells_whom_its_hedge_means():
    where = report("a")
    hedged = replace(says(where), attribution="a-1")
    cited = Attribution("a-2", where.id, None, (), (), says(where, CNN).chain, Stance.AFFIRMS, None, "subject", 1.0)
    claim = Claim("c-1", TEXT, (hedged,), ())
    assert trace_origins([claim], [Annotated(where, (), ())], ()).origins[0].clear is False
    assert trace_origins([claim], [Annotated(where, (), (cited,))], ()).origins[0].name == "CNN's report (not held)"


def test_unnamed_sources_under_an_agency_dateline_are_that_agencys():
    a, b = report("a", agency="Reuters"), report("b")
    found, _ = trace((a, says(a, OFFICIALS)), (b, says(b, ("Reuters", SourceType.OUTLET))))
    assert (found.lo, found.hi) == (1, 1)


def test_citing_an_outlet_leads_on_to_what_its_held_report_rests_on():
    a, b = report("a", outlet="CNN"), report("b")
    found, origins = trace((a, says(a, MAYOR)), (b, says(b, CNN)))
    assert (found.lo, found.hi) == (1, 1)
    assert origins[0].name == "Mayor Ada Lind"


def test_an_outlet_that_relays_two_origins_joins_neither_with_the_other():
    a, b, c = report("a"), report("b"), report("c")
    found, origins = trace((a, says(a, CNN, MAYOR)), (b, says(b, CNN, BOARD)), (c, says(c, CNN)))
    assert found.hi == 2
    assert {origin.name for origin in origins} == {"Mayor Ada Lind", "Water Board"}


def test_circular_citing_ends_in_an_unknown_origin():
    a, b = report("a", outlet="CNN"), report("b", outlet="BBC")
    found, origins = trace((a, says(a, BBC)), (b, says(b, CNN)))
    assert (found.lo, found.hi) == (1, 1)
    assert "cite each other" in origins[0].because[0]
    assert not origins[0].clear


def test_a_denial_has_an_origin_but_does_not_count():
    a, b = report("a"), report("b")
    found, origins = trace((a, says(a, MAYOR)), (b, says(b, BOARD, stance=Stance.DENIES)))
    assert (found.lo, found.hi) == (1, 1)
    assert len(origins) == 2


def test_nothing_affirming_counts_as_nothing():
    a = report("a")
    found, _ = trace((a, says(a, BOARD, stance=Stance.DENIES)))
    assert (found.lo, found.hi) == (0, 0)


SOURCES = st.sampled_from([CNN, BBC, OFFICIALS, MAYOR, BOARD, LETTER, ("he", SourceType.UNKNOWN)])
MADE = st.tuples(
    st.sampled_from([None, "CNN", "BBC", "The Valley Post"]),
    st.sampled_from([None, None, "Reuters"]),
    st.lists(st.lists(SOURCES, max_size=2, unique=True), min_size=1, max_size=2),
    st.sampled_from([Stance.AFFIRMS, Stance.AFFIRMS, Stance.DENIES]),
)


def build(stories) -> list[tuple[Report, Assertion]]:
    made = []
    for number, (outlet, agency, chains, stance) in enumerate(stories):
        where = report(f"r{number}", outlet=outlet, agency=agency)
        made += [(where, says(where, *chain, stance=stance, at=at)) for at, chain in enumerate(chains)]
    return made


@settings(max_examples=150, deadline=None)
@given(st.lists(MADE, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(stories, random):
    made = build(stories)
    one, _ = trace(*made)
    shuffled = made[:]
    random.shuffle(shuffled)
    two, _ = trace(*shuffled)
    assert (one.lo, one.hi, one.origins) == (two.lo, two.hi, two.origins)


@settings(max_examples=600, deadline=None)
@given(st.lists(MADE, min_size=1, max_size=6), st.integers(0, 5), st.sampled_from([None, "CNN", "The Valley Post"]))
def test_adding_a_copy_never_raises_a_bound(stories, which, outlet):
    made = build(stories)
    one, _ = trace(*made)
    original = made[which % len(made)][0]
    copy = replace(report("copy", outlet=outlet), agency=original.agency)
    copied = [
        (
            copy,
            says(
                copy,
                *((link.source.name, link.source.type) for link in item.chain),
                stance=item.stance,
                at=item.span.start,
            ),
        )
        for where, item in made
        if where is original
    ]
    two, _ = trace(*made, *copied, reuse=(copy_of(original, copy),))
    assert two.lo <= one.lo
    assert two.hi <= one.hi


@settings(max_examples=150, deadline=None)
@given(st.lists(MADE, min_size=1, max_size=6))
def test_the_interval_is_sound_and_every_count_opens_its_origins(stories):
    made = build(stories)
    found, origins = trace(*made)
    affirms = any(item.stance is Stance.AFFIRMS for _, item in made)
    assert (1 if affirms else 0) <= found.lo <= max(found.hi, 0)
    assert len(found.origins) == found.hi
    assert set(found.origins) <= {origin.id for origin in origins}
    assert sorted(item.id for _, item in made) == sorted(a for origin in origins for a in origin.assertions)
    assert found.reasons
