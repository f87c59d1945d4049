"""Pages of the web in a store: kept one by one, in versions of which only the newest counts."""

import pytest

from headwater.engine.gather import gather
from headwater.engine.keep import forget, keep
from headwater.engine.pairing import SHARED, pair_versions
from headwater.ingest.fetch.following import Follower
from headwater.ingest.fetch.urls import normal_url, page_key
from headwater.store import Change, Said, Store
from tests.factory import make_report
from tests.ingest.fetch.feeds import page, rss
from tests.ingest.fetch.servers import NOON, Server, StillClock, answer_of, make_fetcher
from tests.store.traces import each_alone, one_by_one

LATER = "An hour later the ferry was back in the harbour, as the harbour office said."


@pytest.fixture
def server(socket_enabled):
    made = Server()
    yield made
    made.close()


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kept.db") as opened:
        yield opened


@pytest.fixture
def add(server, store):
    """Fetch an address of the server into the store and trace it, as `headwater add` does."""
    clock = StillClock()

    def add(path):
        fetcher = make_fetcher(server, clock=clock, memory=store.memory)
        found = gather(store, Follower(fetcher, store.holds).follow(server.url(path)), now=clock.now())
        keep(store, (), one_by_one, each_alone)
        return found

    return add


def numbers(store, report):
    return [(version.number, version.report.id) for version in store.versions(report)]


def test_a_page_is_kept_once_however_often_it_is_added(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (arrival,) = add("/1").arrivals
    assert (arrival.title, arrival.url, arrival.replaces) == ("Ferry 1 leaves", server.url("/1"), None)
    again = add("/1")
    assert (again.arrivals, again.reports, again.refused) == ((), 1, ())
    assert [report.id for report in store.reports()] == [arrival.id]
    assert numbers(store, arrival.id) == [(1, arrival.id)]
    assert store.versions(arrival.id)[0].seen_at == NOON


def test_a_page_that_changed_is_a_new_version_and_only_the_newest_counts(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    (story,) = store.stories()
    server.answers["/1"] = answer_of(page(1, more=LATER))
    (second,) = add("/1").arrivals
    assert second.replaces == first.id
    assert [report.id for report in store.reports()] == [second.id]
    assert [(same.id, same.reports) for same in store.stories()] == [(story.id, (second.id,))]
    assert store.waiting() == ()
    assert numbers(store, first.id) == numbers(store, second.id) == [(1, first.id), (2, second.id)]
    first_seen, second_seen = (version.seen_at for version in store.versions(first.id))
    assert first_seen == NOON < second_seen
    assert [hit.id for hit in store.search("passengers")] == [second.id]
    assert store.verify() == ()


def test_what_was_corrected_holds_for_the_next_version_that_reads_the_same(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    said = Said("Ann Reed", NOON)
    store.correct(first.id, Change(outlet="Tide Weekly"), said)
    server.answers["/1"] = answer_of(page(1, more=LATER))
    (second,) = add("/1").arrivals
    assert store.report(second.id).outlet.value == "Tide Weekly"
    server.answers["/1"] = answer_of(page(1))
    add("/1")
    (report,) = store.reports()
    assert (report.id, report.outlet.value) == (first.id, "Tide Weekly")
    made = store.corrections()
    assert sorted(one.report for one in made) == sorted([first.id, second.id])  # once each, back and forth


def test_until_it_is_traced_anew_a_story_stands_as_it_was(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    server.answers["/1"] = answer_of(page(1, more=LATER))
    fetcher = make_fetcher(server, memory=store.memory)
    gather(store, Follower(fetcher, store.holds).follow(server.url("/1")), now=NOON)
    assert [story.reports for story in store.trace().stories] == [(first.id,)]
    assert first.id in {report.id for report in store.trace().reports}
    assert len(store.waiting()) == 1
    assert store.verify() == ()


def test_a_page_that_is_taken_back_to_what_it_was_counts_as_that(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    server.answers["/1"] = answer_of(page(1, more=LATER))
    (second,) = add("/1").arrivals
    server.answers["/1"] = answer_of(page(1))
    (third,) = add("/1").arrivals
    assert (third.id, third.replaces) == (first.id, second.id)
    assert [report.id for report in store.reports()] == [first.id]
    assert numbers(store, second.id) == [(1, first.id), (2, second.id), (3, first.id)]
    assert [hit.id for hit in store.search("passengers")] == [first.id]
    assert store.verify() == ()


def test_an_older_version_that_is_added_as_a_file_does_not_count_again(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    older = store.report(first.id)
    server.answers["/1"] = answer_of(page(1, more=LATER))
    (second,) = add("/1").arrivals
    assert keep(store, [older], one_by_one, each_alone) == ()
    assert [report.id for report in store.reports()] == [second.id]


def test_forgetting_a_report_forgets_its_other_versions(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    server.answers["/1"] = answer_of(page(1, more=LATER))
    (second,) = add("/1").arrivals
    forget(store, second.id, one_by_one, each_alone)
    assert store.reports() == ()
    assert not store.holds([first.id])
    assert store.search("passengers") == ()
    assert store.verify() == ()


def test_a_forgotten_page_can_be_added_again_though_it_has_not_changed(server, store, add):
    server.answers["/1"] = lambda asked: (
        answer_of(status=304) if "if-none-match" in asked.headers else answer_of(page(1), etag='"1"')
    )
    (first,) = add("/1").arrivals
    forget(store, first.id, one_by_one, each_alone)
    assert [arrival.id for arrival in add("/1").arrivals] == [first.id]


def test_another_article_under_an_old_address_is_another_report(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    other = "".join(f"<p>Council member {name} voted for the new school on Monday evening.</p>" for name in "ABCDEF")
    server.answers["/1"] = answer_of(f"<html><body><article><h1>School vote</h1>{other}</article></body></html>")
    (second,) = add("/1").arrivals
    assert second.replaces is None
    assert {report.id for report in store.reports()} == {first.id, second.id}


def test_a_page_that_turns_bad_keeps_the_report_that_was_on_it(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1").arrivals
    server.answers["/1"] = answer_of("<html><body><p>Log in.</p></body></html>")
    assert [refused.error.code for refused in add("/1").refused] == ["HW-READ-014"]
    assert [report.id for report in store.reports()] == [first.id]
    server.answers["/1"] = answer_of(page(1, more=LATER))
    assert [arrival.replaces for arrival in add("/1").arrivals] == [first.id]


def test_what_cannot_be_read_is_in_the_quarantine_without_its_secrets(server, store, add):
    server.answers["/feed?token=s3cret"] = answer_of(rss("/1?token=s3cret", "/2"), kind="application/xml")
    server.answers["/2"] = answer_of(page(2))
    found = add("/feed?token=s3cret")
    assert (len(found.arrivals), len(found.refused)) == (1, 1)
    (refusal,) = store.quarantine()
    assert (refusal.code, refusal.name) == ("HW-FETCH-019", server.url("/1?token=***"))


def test_no_file_of_the_store_holds_a_secret_of_an_address(server, store, add, tmp_path):
    head = '<link rel="canonical" href="/1?api_key=s3cret">'
    server.answers["/feed?token=s3cret"] = answer_of(rss("/1?api_key=s3cret"), kind="application/xml", etag='"1"')
    server.answers["/1?api_key=s3cret"] = answer_of(page(1, head=head))
    assert len(add("/feed?token=s3cret").arrivals) == 1
    store.close()
    assert all(b"s3cret" not in path.read_bytes() for path in tmp_path.iterdir())


def test_reports_of_an_address_are_found_by_it(server, store, add):
    server.answers["/1"] = answer_of(page(1))
    (first,) = add("/1?utm_source=feed").arrivals
    assert store.reports_at(page_key(normal_url(server.url("/1?utm_medium=x")))) == (first.id,)
    assert store.reports_at(page_key(normal_url(server.url("/2")))) == ()


def test_reports_are_paired_by_the_words_they_share():
    words = [f"word{number}" for number in range(100)]
    old = make_report(" ".join(words))
    enough, too_few = (make_report(" ".join([*words[:kept], *map(str, range(100 - kept))])) for kept in (22, 21))
    assert SHARED == 0.2  # of 98 runs of three words, 22 shared words make 20 and 21 make 19
    assert pair_versions([old], [enough]) == {old.id: enough.id}
    assert pair_versions([old], [too_few]) == {}


def test_of_several_reports_on_a_page_each_is_paired_with_its_own():
    old = [
        make_report(f"{name} said the {name} would open again in spring, after the {name} was mended.")
        for name in "ABC"
    ]
    new = [make_report(report.text + " It did not.") for report in reversed(old[1:])]
    added = make_report("Nothing of this was known before anybody asked for it at all.")
    pairs = pair_versions(old, [added, *new, old[0]])
    assert pairs == {old[1].id: new[1].id, old[2].id: new[0].id}
