"""Feeds watched: what is due, what a restart changes, and what a trouble does."""

from datetime import timedelta

import pytest

from headwater.engine.watching import AFTER_TROUBLE, Watch
from headwater.ingest.fetch.limits import WebLimits
from headwater.model import HeadwaterError, Quarantine
from headwater.store import Store, errors
from tests.ingest.fetch.feeds import page, rss
from tests.ingest.fetch.servers import Server, StillClock, answer_of, make_fetcher
from tests.store.traces import each_alone, one_by_one

EVERY = timedelta(minutes=10)
XML = "application/xml"


@pytest.fixture
def server(socket_enabled):
    made = Server()
    yield made
    made.close()


class Desk:
    """A store, a clock, and a new watch for each start of the program."""

    def __init__(self, server, path):
        self.server, self.path, self.clock, self.told = server, path, StillClock(), []

    def start(self, act, *feeds, tracer=one_by_one):
        with Store.open(self.path) as store:
            fetcher = make_fetcher(self.server, clock=self.clock, memory=store.memory)
            tell = lambda feed, found: self.told.append((feed, len(found.arrivals)))  # noqa: E731
            places = [self.server.url(feed) for feed in feeds or ("/feed",)]
            return act(Watch(store, places, fetcher, tracer=tracer, grouper=each_alone, tell=tell), store)

    def round(self, *feeds):
        self.start(lambda watch, _: watch.round(EVERY), *feeds)


@pytest.fixture
def desk(server, tmp_path):
    server.answers |= {f"/{number}": answer_of(page(number)) for number in range(1, 6)}
    server.answers["/feed"] = answer_of(rss("/1", "/2"), kind=XML)
    return Desk(server, tmp_path / "kept.db")


def test_a_round_keeps_and_traces_what_a_feed_brings(desk):
    desk.round()
    assert desk.told == [(desk.server.url("/feed"), 2)]
    with Store.open(desk.path) as store:
        assert len(store.stories()) == 2
        assert store.waiting() == ()


def test_a_feed_rests_between_two_rounds_also_when_the_program_starts_again(desk):
    desk.round()
    desk.clock.at += EVERY - timedelta(seconds=10)  # some of it went by while the pages were read
    desk.round()
    assert desk.server.paths().count("/feed") == 1
    desk.clock.at += timedelta(seconds=10)
    desk.round()
    assert desk.server.paths() == ["/feed", "/1", "/2", "/feed"]


def test_what_was_not_read_before_a_stop_is_read_after_it(desk):
    class Stop(BaseException):
        pass

    def stop_at_the_second(watch, store):
        sleep, desk.clock.sleep = desk.clock.sleep, None

        def sleeping(seconds):
            if len(store.reports()) == 1:
                desk.clock.sleep = sleep
                raise Stop
            sleep(seconds)

        desk.clock.sleep = sleeping
        watch.round(EVERY)

    with pytest.raises(Stop):
        desk.start(stop_at_the_second)
    with Store.open(desk.path) as store:
        assert (len(store.reports()), len(store.waiting())) == (1, 1)
    desk.clock.at += EVERY
    desk.round()
    with Store.open(desk.path) as store:
        assert (len(store.reports()), store.waiting()) == (2, ())
    assert [desk.server.paths().count(path) for path in ("/feed", "/1", "/2")] == [2, 1, 1]


def test_the_pace_of_a_host_holds_over_a_restart(desk):
    desk.server.answers["/feed"] = answer_of(rss("/1"), kind=XML)
    desk.start(lambda watch, _: watch.round())
    desk.clock.slept.clear()
    desk.start(lambda watch, _: watch.round())
    assert desk.clock.slept == [WebLimits().pace_s]


def test_two_feeds_are_asked_in_turn_and_one_that_fails_stops_no_other(desk):
    desk.server.answers |= {
        "/bad": answer_of(status=500),
        "/page": answer_of(page(9)),
        "/more": answer_of(rss("/3"), kind=XML),
    }
    desk.round("/bad", "/page", "/feed", "/more")
    assert [arrived for _, arrived in desk.told] == [0, 0, 2, 1]
    with Store.open(desk.path) as store:
        assert {refusal.code for refusal in store.quarantine()} == {"HW-FETCH-020", "HW-FETCH-025"}


def test_a_watch_goes_on_until_it_is_stopped_and_sleeps_meanwhile(desk):
    class Enough(BaseException):
        pass

    def count(feed, found):
        desk.told.append(desk.clock.at)
        if len(desk.told) == 3:
            raise Enough

    def run(watch, _):
        watch._tell = count
        watch.run(EVERY, complain=pytest.fail)

    with pytest.raises(Enough):
        desk.start(run)
    _, second, third = desk.told
    assert timedelta() < third - second <= EVERY
    assert desk.server.paths().count("/feed") == 3


def test_a_store_that_refuses_does_not_end_the_watch_and_is_tried_again_after_a_while(desk):
    class Enough(BaseException):
        pass

    complaints = []

    def full(reports, **_):
        raise errors.disk_full("kept.db")

    def complain(error):
        complaints.append(error.code)
        if len(complaints) == 2:
            raise Enough

    with pytest.raises(Enough):
        desk.start(lambda watch, _: watch.run(EVERY, complain), tracer=full)
    assert complaints == ["HW-STORE-009", "HW-STORE-009"]
    assert AFTER_TROUBLE.total_seconds() in desk.clock.slept
    with pytest.raises(HeadwaterError, match="HW-STORE-009"):
        desk.start(lambda watch, _: watch.round(), tracer=full)


def test_an_address_that_may_not_be_asked_is_refused_before_anything_is_watched(desk):
    with Store.open(desk.path) as store, pytest.raises(Quarantine, match="HW-FETCH-005"):
        Watch(store, ["http://10.0.0.1/"], make_fetcher(desk.server), tracer=one_by_one, grouper=each_alone, tell=print)
