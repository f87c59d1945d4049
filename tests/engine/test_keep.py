"""Reports that are added to a store, and what is traced again."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from headwater.engine import keep as keeping
from headwater.engine.collect import Collected
from headwater.engine.desk import Remembering
from headwater.engine.keep import TRIES, catch_up, correct, forget, keep, set_aside
from headwater.ingest import Refused
from headwater.model import HeadwaterError, Quarantine, Trace, Usage
from headwater.store import Change, Said, Store
from tests.engine.by_hand import group_by_words, trace_by_hand
from tests.factory import make_report
from tests.judging import MAY

BRIDGE = "the old bridge over the Tarn opened again on Monday after nine years, Mayor Lind said."
AGAIN = "after nine years the old bridge opened again over the Tarn on Monday, Engineer Roos said."
FERRY = "the company sold its ferry to a bank in Oslo, Captain Dahl said."
FERRIES = "the bank in Oslo signed for the ferry that the company sold, Captain Dahl said."
FIRE = "a fire burned 40 boats in the harbour of Lund."


def report(text, name):
    return make_report(text, outlet=name, name=name)


BRIDGES = (report(f"{BRIDGE}\n{FIRE}", "A"), report(AGAIN, "B"), report(f"{AGAIN}\n{BRIDGE}", "C"))
FERRY_REPORTS = (report(FERRY, "D"), report(f"{FERRIES}\n{FERRY}", "E"))
REPORTS = (*BRIDGES, *FERRY_REPORTS)


@dataclass
class Tracer:
    """Traces by hand, and remembers what it was given; `meanwhile` runs before it answers."""

    meanwhile: object = None
    given: list = field(default_factory=list)

    def __call__(self, reports, **more):
        self.given.append({report.name for report in reports})
        if self.meanwhile is not None:
            self.meanwhile()
        return trace_by_hand(reports, **more)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kept.db") as opened:
        yield opened


def in_words(trace):
    """What was found, without the ids that a store gives for good."""
    return sorted(
        (
            story.reports,
            story.title,
            tuple(replace(claim, id="", independence=None) for claim in story.claims),
            tuple((claim.independence.lo, claim.independence.hi, claim.independence.reasons) for claim in story.claims),
            tuple(replace(origin, id="") for origin in story.origins),
            tuple((clash.label, clash.a_span, clash.b_span) for clash in story.conflicts),
            story.reuse,
        )
        for story in trace.stories
    )


def test_only_the_story_that_gains_a_report_is_traced(store):
    keep(store, (*BRIDGES[:2], *FERRY_REPORTS), Tracer(), group_by_words)
    tracer = Tracer()
    assert keep(store, REPORTS, tracer, group_by_words) == (BRIDGES[2].id,)
    assert tracer.given == [{"A", "B", "C"}]
    assert [len(line.reports) for line in store.stories()] == [3, 2]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
def test_reports_that_come_one_by_one_give_what_a_trace_of_all_of_them_gives(store, order):
    for at in order:
        keep(store, [REPORTS[at]], trace_by_hand, group_by_words)
    assert in_words(store.trace()) == in_words(trace_by_hand(REPORTS))
    assert store.verify() == ()


def test_reports_that_come_in_many_batches_give_what_a_trace_of_all_of_them_gives(store, monkeypatch):
    monkeypatch.setattr("headwater.engine.placing.AT_A_TIME", 2)
    monkeypatch.setattr(keeping, "WRITTEN_AT_ONCE", 1)
    keep(store, REPORTS, trace_by_hand, group_by_words)
    assert in_words(store.trace()) == in_words(trace_by_hand(REPORTS))


def test_a_report_can_make_one_story_of_two_and_the_former_ids_lead_to_it(store):
    def grouper(texts, together=(), firmness=1.0):
        """All of one story where a text has the word that joins them, else each kept story by itself."""
        if any("bridge and ferry" in text for _, text in texts):
            return [sorted(one for one, _ in texts)]
        return [*together, *([one] for one, _ in texts if not any(one in group for group in together))]

    keep(store, [BRIDGES[0]], trace_by_hand, grouper)
    keep(store, [FERRY_REPORTS[0]], trace_by_hand, grouper)
    former = [line.id for line in store.stories()]
    assert len(former) == 2
    joining = report("the bridge and ferry of the Tarn and the company in Oslo opened on Monday.", "F")
    keep(store, [joining], trace_by_hand, grouper)
    (line,) = store.stories()
    assert len(line.reports) == 3
    assert {store.story(one).id for one in former} == {line.id}
    assert store.verify() == ()


def test_a_story_that_gains_a_report_may_fall_apart_and_its_larger_part_keeps_the_id(store):
    def grouper(texts, together=(), firmness=1.0):
        """All of one story at first; looked at whole with the third bridge, the ferry is another."""
        ferries = [one for one, text in texts if "ferry" in text]
        bridges = [one for one, text in texts if "ferry" not in text]
        return [bridges, ferries] if len(bridges) > 2 and not together and firmness < 1 else [bridges + ferries]

    keep(store, [*BRIDGES[:2], FERRY_REPORTS[0]], trace_by_hand, grouper)
    (before,) = store.stories()
    keep(store, [BRIDGES[2]], trace_by_hand, grouper)
    bridges, ferry = store.stories()
    assert set(bridges.reports) == {bridge.id for bridge in BRIDGES}
    assert (bridges.id, ferry.reports) == (before.id, (FERRY_REPORTS[0].id,))
    assert store.verify() == ()


def test_two_stories_that_a_report_is_near_to_become_one_only_if_they_are_more_alike(store):
    def grouper(texts, together=(), firmness=1.0):
        """A report is near to both, but they are not alike enough by themselves."""
        ferries = [one for one, text in texts if "company in Oslo" in text]
        rest = [one for one, text in texts if one not in ferries]
        return [part for part in (rest, ferries) if part] if firmness > 1 or len(texts) < 3 else [rest + ferries]

    keep(store, [BRIDGES[0]], trace_by_hand, grouper)
    keep(store, [FERRY_REPORTS[0]], trace_by_hand, grouper)
    keep(store, [BRIDGES[1]], trace_by_hand, grouper)
    assert [len(line.reports) for line in store.stories()] == [2, 1]


def test_nothing_is_traced_where_nothing_is_new(store):
    keep(store, REPORTS, Tracer(), group_by_words)
    tracer = Tracer()
    assert keep(store, REPORTS, tracer, group_by_words) == ()
    assert tracer.given == []


def test_reports_are_kept_though_tracing_fails_and_the_next_call_makes_up_for_it(store):
    def broken(_, **more):
        raise MemoryError

    with pytest.raises(MemoryError):
        keep(store, BRIDGES, broken, group_by_words)
    assert len(store.reports()) == 3
    keep(store, (), trace_by_hand, group_by_words)
    assert store.waiting() == ()


def test_a_report_that_another_process_adds_meanwhile_is_traced_too(store):
    meanwhile = iter([lambda: store.add([BRIDGES[2]])])
    tracer = Tracer(meanwhile=lambda: next(meanwhile, lambda: None)())
    keep(store, BRIDGES[:2], tracer, group_by_words)
    assert store.waiting() == ()
    assert [len(line.reports) for line in store.stories()] == [3]


def test_a_story_that_another_process_wrote_meanwhile_is_not_written_twice(store):
    meanwhile = iter([lambda: catch_up(store, trace_by_hand, group_by_words)])
    keep(store, BRIDGES, Tracer(meanwhile=lambda: next(meanwhile, lambda: None)()), group_by_words)
    assert [len(line.reports) for line in store.stories()] == [3]
    assert store.verify() == ()


def test_a_story_that_never_rests_is_an_error_and_loses_no_report(store):
    said = Said("Ann Reed", MAY)
    tracer = Tracer(meanwhile=lambda: store.correct(BRIDGES[0].id, Change(outlet="The Tide"), said))
    with pytest.raises(HeadwaterError, match="HW-STORE-012"):
        keep(store, BRIDGES, tracer, group_by_words)
    assert len(tracer.given) == TRIES
    assert store.waiting() == tuple(sorted(report.id for report in BRIDGES))
    keep(store, (), trace_by_hand, group_by_words)
    tracer = Tracer(meanwhile=lambda: store.correct(BRIDGES[0].id, Change(outlet="The Ebb"), said))
    with pytest.raises(HeadwaterError, match="HW-STORE-012"):
        correct(store, BRIDGES[1].id, Change(left_out=True), said, tracer)
    assert len(tracer.given) == TRIES
    assert len(store.corrections()) == 2 * TRIES + 1


def test_forgetting_a_report_traces_the_others_of_its_story_and_keeps_its_id(store):
    keep(store, REPORTS, trace_by_hand, group_by_words)
    before = {line.id for line in store.stories()}
    tracer = Tracer()
    assert forget(store, BRIDGES[0].id, tracer, group_by_words) == BRIDGES[0]
    assert tracer.given == [{"B", "C"}]
    assert {line.id for line in store.stories()} == before


def test_forgetting_the_last_report_leaves_an_empty_store(store):
    keep(store, BRIDGES[:1], trace_by_hand, group_by_words)
    forget(store, BRIDGES[0].id, trace_by_hand, group_by_words)
    assert store.trace() == Trace((), ())
    assert store.verify() == ()


def test_what_cannot_be_read_is_set_aside_but_not_a_mistake_in_the_call(store):
    bad = Refused("a.html", Quarantine("HW-READ-005", "a.html: is empty"))
    typo = Refused("b.html", Usage("HW-READ-001", "b.html: no such file"))
    set_aside(store, Collected((), (bad, typo), ()), at=datetime(2031, 1, 1, tzinfo=UTC))
    assert [(refusal.name, refusal.code) for refusal in store.quarantine()] == [("a.html", "HW-READ-005")]


def test_how_far_it_is_is_told(store):
    told = []
    store.add(REPORTS)
    catch_up(store, trace_by_hand, group_by_words, progress=lambda *step: told.append(step))
    assert told[0] == ("placing", 5, 5)
    assert told[-1] == ("tracing", 5, 5)


def test_a_vector_is_made_once_and_only_the_latest_are_remembered(monkeypatch):
    import numpy as np

    made = []

    class Lengths:
        def vectors(self, texts, *, max_tokens=64):
            made.extend(texts)
            return np.array([[len(text), max_tokens] for text in texts], np.float32)

    monkeypatch.setattr("headwater.engine.desk.MOST_REMEMBERED", 2)
    remembering = Remembering(Lengths())
    assert remembering.vectors(["a", "bb", "a"]).tolist() == [[1, 64], [2, 64], [1, 64]]
    assert remembering.vectors(["a", "ccc"]).tolist() == [[1, 64], [3, 64]]
    assert made == ["a", "bb", "ccc"]
    remembering.vectors(["bb"])
    assert made == ["a", "bb", "ccc", "bb"]
