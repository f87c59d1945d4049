"""Reports that are added to a store, and what is traced again."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from headwater.engine.collect import Collected
from headwater.engine.keep import TRIES, forget, keep, set_aside, trace_again
from headwater.ingest import Refused
from headwater.model import HeadwaterError, Quarantine, Usage
from headwater.store import Store
from tests.factory import make_report
from tests.store.traces import harbour_reports, one_by_one


@dataclass
class Tracer:
    """Traces each report as a story of its own, and remembers what it was given; `meanwhile` runs before it answers."""

    meanwhile: object = None
    given: list = field(default_factory=list)

    def __call__(self, reports, **more):
        self.given.append(tuple(report.id for report in reports))
        if self.meanwhile is not None:
            self.meanwhile()
        return one_by_one(reports)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kept.db") as opened:
        yield opened


def test_new_reports_are_kept_and_everything_is_traced(store):
    first, second = harbour_reports()
    assert keep(store, [first], Tracer()) == (first.id,)
    tracer = Tracer()
    assert keep(store, [first, second], tracer) == (second.id,)
    assert tracer.given == [tuple(sorted([first.id, second.id]))]
    assert len(store.stories()) == 2


def test_nothing_is_traced_where_nothing_is_new(store):
    keep(store, harbour_reports(), Tracer())
    tracer = Tracer()
    assert keep(store, harbour_reports(), tracer) == ()
    assert tracer.given == []


def test_reports_are_kept_though_tracing_fails_and_the_next_call_makes_up_for_it(store):
    first, _ = harbour_reports()

    def broken(_, **more):
        raise MemoryError

    with pytest.raises(MemoryError):
        keep(store, [first], broken)
    assert [report.id for report in store.reports()] == [first.id]
    keep(store, [first], Tracer())
    assert store.waiting() == ()


def test_a_report_that_another_process_adds_meanwhile_is_traced_too(store):
    first, second = harbour_reports()
    meanwhile = iter([lambda: store.add([second])])
    tracer = Tracer(meanwhile=lambda: next(meanwhile, lambda: None)())
    keep(store, [first], tracer)
    assert len(tracer.given) == 2
    assert store.waiting() == ()


def test_a_store_that_never_rests_is_an_error_and_loses_no_report(store):
    number = iter(range(100))
    tracer = Tracer(meanwhile=lambda: store.add([make_report(f"Report {next(number)}.")]))
    with pytest.raises(HeadwaterError, match="HW-STORE-012"):
        keep(store, harbour_reports(), tracer)
    assert len(store.reports()) == 2 + TRIES


def test_forgetting_a_report_traces_the_others(store):
    first, second = harbour_reports()
    keep(store, [first, second], Tracer())
    tracer = Tracer()
    assert forget(store, first.id, tracer) == first
    assert [line.reports for line in store.stories()] == [(second.id,)]


def test_forgetting_the_last_report_leaves_an_empty_store(store):
    first, _ = harbour_reports()
    keep(store, [first], Tracer())
    forget(store, first.id, Tracer())
    assert store.trace() == one_by_one([])
    assert store.verify() == ()


def test_tracing_again_gives_what_the_store_holds(store):
    store.add(harbour_reports())
    assert trace_again(store, Tracer()) == store.trace()


def test_what_cannot_be_read_is_set_aside_but_not_a_mistake_in_the_call(store):
    bad = Refused("a.html", Quarantine("HW-READ-005", "a.html: is empty"))
    typo = Refused("b.html", Usage("HW-READ-001", "b.html: no such file"))
    set_aside(store, Collected((), (bad, typo), ()), at=datetime(2031, 1, 1, tzinfo=UTC))
    assert [(refusal.name, refusal.code) for refusal in store.quarantine()] == [("a.html", "HW-READ-005")]
