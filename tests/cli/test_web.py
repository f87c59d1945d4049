"""Commands that read the web: add, trace, watch and versions, against a server on loopback."""

import json
import os
import signal
from datetime import timedelta
from types import SimpleNamespace

import click
import pytest

from headwater.cli.durations import duration
from headwater.cli.group import commands
from headwater.cli.status import run
from headwater.store import Store
from tests.cli.kept import example_of
from tests.ingest.fetch.feeds import page, rss
from tests.ingest.fetch.servers import Server, StillClock, answer_of, make_fetcher
from tests.store.traces import each_alone, one_by_one

XML = "application/xml"
LATER = "An hour later the ferry was reportedly back in the harbour."


@pytest.fixture
def server(socket_enabled):
    made = Server()
    yield made
    made.close()


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def call(capsys, monkeypatch, tmp_path, server, clock):
    """Run a command line with a web that is only the server, and a tracer that reads nothing."""
    monkeypatch.chdir(tmp_path)

    def reach(settings, store=None):
        memory = None if store is None else store.memory
        return make_fetcher(server, clock=clock, memory=memory, web=settings.web, limits=settings.limits)

    monkeypatch.setattr("headwater.engine.gather.fetcher_of", reach)
    monkeypatch.setattr("headwater.cli.watch.fetcher_of", reach)
    monkeypatch.setattr("headwater.cli.trace.traced", one_by_one)
    for command in ("add", "watch"):
        desk = SimpleNamespace(trace=one_by_one, group=each_alone)
        monkeypatch.setattr(f"headwater.cli.{command}.Desk", lambda desk=desk: desk)

    def call(*arguments):
        status = run(commands, arguments)
        out, said = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], said

    return call


def serve(server, *numbers):
    for number in numbers:
        server.answers[f"/{number}"] = answer_of(page(number))


def test_pages_feeds_and_lists_of_addresses_are_added(call, server, tmp_path):
    serve(server, 1, 2, 3, 4)
    server.answers["/feed"] = answer_of(rss("/2", "/3"), kind=XML)
    (tmp_path / "list.txt").write_text(f"# to be read\n{server.url('/4')}\n")
    status, stories, said = call("add", server.url("/1"), server.url("/feed"), "list.txt")
    assert status == 0
    assert [len(story["reports"]) for story in stories] == [1, 1, 1, 1]
    assert said == "4 new reports in headwater.db, 0 kept before, 0 refused\n"


def test_files_and_addresses_are_added_by_one_call(call, server, tmp_path):
    serve(server, 1)
    (tmp_path / "two.html").write_text(page(2))
    status, stories, _ = call("add", "two.html", server.url("/1"))
    assert (status, len(stories)) == (0, 2)


def test_an_address_that_fails_is_told_kept_aside_and_stops_no_other(call, server):
    serve(server, 1)
    status, stories, said = call("add", server.url("/none?token=s3cret"), "http://10.0.0.1/", server.url("/1"))
    assert (status, len(stories)) == (3, 1)
    assert [line.split(" ")[0] for line in said.splitlines()[:2]] == ["HW-FETCH-019", "HW-FETCH-005"]
    assert "s3cret" not in said
    assert {refusal["code"] for refusal in call("quarantine")[1]} == {"HW-FETCH-019", "HW-FETCH-005"}
    assert call("add", server.url("/none"))[0] == 1


def test_a_page_is_traced_and_nothing_kept(call, server, tmp_path):
    serve(server, 1)
    status, (form,), _ = call("trace", server.url("/1"))
    assert (status, [report["name"] for report in form["reports"]]) == (0, [server.url("/1")])
    assert list(tmp_path.iterdir()) == []


def test_what_changed_on_a_page_is_shown_by_its_address_and_by_its_report(call, server):
    serve(server, 1)
    call("add", server.url("/1"))
    assert call("versions", server.url("/1"))[:2] == (0, [])
    server.answers["/1"] = answer_of(page(1, more=LATER).replace("carried 100", "carried 120"))
    call("add", server.url("/1?utm_source=feed"))
    status, changes, said = call("versions", server.url("/1"))
    assert status == 0
    assert [line.partition(":")[0] for line in said.splitlines()] == ["version 1", "version 2"]
    assert "seen 2031-05-06 12:00 UTC" in said
    assert [(change["edit"], change["weighs"]) for change in changes] == [
        ("changed", ["number changed: 100 -> 120"]),
        ("added", []),
    ]
    assert changes[1]["after"] == LATER
    assert call("versions", changes[0]["report"])[1] == changes


def test_versions_of_an_address_that_is_not_kept_are_refused(call, server):
    call("add", server.url("/1"))
    status, _, said = call("versions", server.url("/2?token=s3cret"))
    assert (status, said.partition(" ")[0]) == (2, "HW-FETCH-026")
    assert "s3cret" not in said


def test_a_watch_for_a_timer_asks_once_and_lists_what_came(call, server):
    serve(server, 1, 2)
    server.answers["/feed"] = answer_of(rss("/1", "/2"), kind=XML)
    status, arrivals, said = call("watch", server.url("/feed"), "--once")
    assert status == 0
    assert [arrival["title"] for arrival in arrivals] == ["Ferry 1 leaves", "Ferry 2 leaves"]
    assert said == f"{server.url('/feed')}: 2 new reports, 0 changed, 0 refused\n"
    status, arrivals, said = call("watch", server.url("/feed"), "--once")
    assert (status, arrivals) == (0, [])
    assert "0 new reports" in said


@pytest.mark.parametrize(("answers", "status"), [({}, 1), ({"/feed": rss("/1", "/none")}, 3)])
def test_a_watch_for_a_timer_tells_by_its_status_that_something_was_refused(call, server, answers, status):
    serve(server, 1)
    server.answers |= {path: answer_of(feed, kind=XML) for path, feed in answers.items()}
    assert call("watch", server.url("/feed"), "--once")[0] == status


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_that_is_told_to_stop_ends_well_and_keeps_what_it_read(call, server, clock, number):
    serve(server, 1)
    server.answers["/feed"] = answer_of(rss("/1"), kind=XML)
    sleep = clock.sleep

    def sleep_or_stop(seconds):
        sleep(seconds)
        if seconds > 100:  # the rest after a round
            os.kill(os.getpid(), number)

    clock.sleep = sleep_or_stop
    before = signal.getsignal(number)
    status, arrivals, said = call("watch", server.url("/feed"), "--every", "10m")
    assert (status, len(arrivals)) == (0, 1)
    assert said.endswith("stopped; what was read is kept\n")
    assert signal.getsignal(number) is before
    with Store.open("headwater.db") as store:
        assert (len(store.stories()), store.waiting()) == (1, ())


def test_the_example_of_watch_does_its_work(call, server, clock, monkeypatch):
    def stop(seconds):
        os.kill(os.getpid(), signal.SIGTERM)

    clock.sleep = stop
    status, _, said = call(*example_of("watch"))
    assert status == 0
    assert "courier.example/feed.xml" in said


@pytest.mark.parametrize(
    ("given", "length"), [("1m", 60), ("90s", 90), ("10M", 600), ("2h", 7_200), ("30d", 2_592_000)]
)
def test_a_length_of_time_is_a_number_and_its_unit(given, length):
    assert duration(given) == timedelta(seconds=length)


@pytest.mark.parametrize("given", ["59s", "0m", "31d", "10", "m", "-5m", "1.5h", "10 m", "999999999d"])
def test_a_length_of_time_that_is_none_or_out_of_bounds_is_wrong_usage(given):
    with pytest.raises(click.BadParameter):
        duration(given)
