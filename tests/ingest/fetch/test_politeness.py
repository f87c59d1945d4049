"""A site is asked as it wishes to be: its robots.txt, its pace, its Retry-After, its validators."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.memory import InMemory
from headwater.ingest.fetch.pace import LONGEST_HOLD, Pace, parse_retry_after
from headwater.model import HeadwaterError, Quarantine, Retry
from headwater.model.visits import Rules, Visit
from tests.ingest.fetch.servers import NOON, StillClock, answer_of, make_fetcher, redirect_to


def robots(text, status=200):
    return answer_of(text, kind="text/plain", status=status)


def refusal(fetcher, address):
    with pytest.raises(HeadwaterError) as caught:
        fetcher.fetch(address)
    return type(caught.value), caught.value.code


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/1", True),
        ("User-agent: headwater\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Headwater\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdfs", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("<html>not a robots.txt</html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_a_page_is_read_where_robots_txt_lets_it_be(server, text, path, is_allowed):
    server.answers |= {"/robots.txt": robots(text), path: answer_of("x")}
    fetcher = make_fetcher(server)
    if is_allowed:
        assert fetcher.fetch(server.url(path)).body == b"x"
    else:
        assert refusal(fetcher, server.url(path)) == (Quarantine, "HW-FETCH-016")
        assert server.paths() == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_txt_that_cannot_be_read_forbids_everything_for_now(server, status):
    server.answers |= {"/robots.txt": robots("", status), "/a": answer_of("x")}
    assert refusal(make_fetcher(server), server.url("/a")) == (Retry, "HW-FETCH-017")
    assert server.paths() == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_txt_that_is_not_there_forbids_nothing(server, status):
    server.answers |= {"/robots.txt": robots("", status), "/a": answer_of("x")}
    assert make_fetcher(server).fetch(server.url("/a")).body == b"x"


def test_robots_txt_is_followed_through_redirects_and_never_inside(server):
    server.answers |= {"/robots.txt": redirect_to("/rules"), "/rules": robots("User-agent: *\nDisallow: /a")}
    assert refusal(make_fetcher(server), server.url("/a")) == (Quarantine, "HW-FETCH-016")
    server.answers["/robots.txt"] = redirect_to("http://10.0.0.1/robots.txt")
    server.answers["/a"] = answer_of("x")
    assert make_fetcher(server).fetch(server.url("/a")).body == b"x"


def test_each_host_a_redirect_leads_to_has_its_own_rules(server):
    server.answers |= {"/a": redirect_to(server.url("/b", host="tide.example")), "/b": answer_of("x")}
    server.answers["/robots.txt"] = lambda asked: robots(
        "User-agent: *\nDisallow: /b" if asked.headers["host"].startswith("tide") else ""
    )
    assert refusal(make_fetcher(server), server.url("/a")) == (Quarantine, "HW-FETCH-016")
    assert server.paths() == ["/a"]


def test_robots_txt_is_asked_for_again_after_the_time_of_the_setting(server):
    server.answers["/a"] = answer_of("x")
    clock, memory = StillClock(), InMemory()
    for hours in (0, 23, 2):
        clock.at += timedelta(hours=hours)
        make_fetcher(server, clock=clock, memory=memory).fetch(server.url("/a"))
    assert [asked.path for asked in server.asked].count("/robots.txt") == 2


def test_a_host_is_asked_at_its_pace_and_others_meanwhile(server):
    server.answers |= {"/a": answer_of("x"), "/b": answer_of("x")}
    clock = StillClock()
    fetcher = make_fetcher(server, clock=clock, web=WebLimits(pace_s=2.5))
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/a", host="tide.example"))
    assert clock.slept == []
    fetcher.fetch(server.url("/b"))
    assert clock.slept == [2.5]


def test_a_crawl_delay_that_is_longer_than_the_pace_is_kept(server):
    server.answers |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 7"), "/a": answer_of("x")}
    clock = StillClock()
    fetcher = make_fetcher(server, clock=clock)
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/a"))
    assert clock.slept == [7]


@pytest.mark.parametrize("delay", ["nan", "-3", "inf", "many", "1e400"])
def test_a_crawl_delay_that_is_no_time_is_none(server, delay):
    server.answers |= {"/robots.txt": robots(f"User-agent: *\nCrawl-delay: {delay}"), "/a": answer_of("x")}
    clock = StillClock()
    fetcher = make_fetcher(server, clock=clock)
    fetcher.fetch(server.url("/a"))
    if delay not in ("inf", "1e400"):
        fetcher.fetch(server.url("/a"))
        assert clock.slept == [WebLimits().pace_s]


def test_a_pace_holds_over_redirects(server):
    server.answers |= {"/a": redirect_to("/b"), "/b": answer_of("x")}
    clock = StillClock()
    make_fetcher(server, clock=clock).fetch(server.url("/a"))
    assert clock.slept == [WebLimits().pace_s]


def test_a_site_that_asks_for_a_little_while_is_asked_again_after_it(server):
    answers = iter([answer_of(status=503, retry_after="30"), answer_of("x")])
    server.answers["/a"] = lambda _: next(answers)
    clock = StillClock()
    assert make_fetcher(server, clock=clock).fetch(server.url("/a")).body == b"x"
    assert clock.slept == [30]


def test_a_site_that_asks_twice_is_left_for_later(server):
    server.answers["/a"] = answer_of(status=429, retry_after="30")
    clock = StillClock()
    fetcher = make_fetcher(server, clock=clock)
    assert refusal(fetcher, server.url("/a")) == (Retry, "HW-FETCH-020")
    assert len(server.paths()) == 2
    assert clock.slept == [30]


def test_a_site_that_asks_for_a_long_while_is_left_alone_that_long(server):
    server.answers |= {"/a": answer_of(status=503, retry_after="3600"), "/b": answer_of("x")}
    clock = StillClock()
    fetcher = make_fetcher(server, clock=clock)
    assert refusal(fetcher, server.url("/a")) == (Retry, "HW-FETCH-018")
    assert refusal(fetcher, server.url("/b")) == (Retry, "HW-FETCH-018")
    assert (server.paths(), clock.slept) == (["/a"], [])
    clock.at += timedelta(seconds=3600)
    assert fetcher.fetch(server.url("/b")).body == b"x"


def test_a_wait_may_be_as_long_as_the_setting_and_no_longer():
    for wait_s, is_waited in ((60, True), (60.5, False)):
        memory, clock = InMemory(), StillClock()
        memory.hold("courier.example", NOON + timedelta(seconds=wait_s))
        pace = Pace(WebLimits(max_wait_s=60), memory, clock)
        if is_waited:
            pace.wait("courier.example", "a")
        else:
            with pytest.raises(Retry, match="HW-FETCH-018"):
                pace.wait("courier.example", "a")
        assert clock.slept == ([60] if is_waited else [])


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Tue, 06 May 2031 12:02:00 GMT", 120),
        ("Tue, 06 May 2031 11:00:00 GMT", 0),
        ("Tue, 06 May 2031 12:01:00 -0000", 60),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("99999999999999999999", 86_400),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1.5", None),
        ("\u0661\u0662", None),
    ],
)
def test_a_time_to_wait_is_read_as_seconds_or_as_a_date(value, wait_s):
    expected = None if wait_s is None else NOON + timedelta(seconds=wait_s)
    assert parse_retry_after(value, NOON) == expected


@given(st.text())
def test_any_time_to_wait_is_within_a_day_or_none(value):
    at = parse_retry_after(value, NOON)
    assert at is None or NOON <= at <= NOON + LONGEST_HOLD


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 50)), max_size=20))
def test_no_two_turns_of_a_host_are_closer_than_the_pace(calls):
    memory, now, turns = InMemory(), NOON, []
    for passed, pace in calls:
        now += timedelta(seconds=passed)
        turn = memory.take_turn("courier.example", now, timedelta(seconds=pace), now + timedelta(days=1))
        assert turn >= now
        assert all(turn >= earlier + delay for earlier, delay in turns)
        turns.append((turn, timedelta(seconds=pace)))


def test_a_page_that_has_not_changed_is_not_sent_again(server):
    server.answers["/a"] = lambda asked: (
        answer_of(status=304)
        if asked.headers.get("if-none-match") == '"7"' and "if-modified-since" in asked.headers
        else answer_of("x", etag='"7"', last_modified="Tue, 06 May 2031 10:00:00 GMT")
    )
    fetcher = make_fetcher(server)
    first = fetcher.fetch(server.url("/a"))
    known = Visit("u-1", "a", NOON, NOON, first.etag, first.modified)
    again = fetcher.fetch(server.url("/a"), known)
    assert (again.body, again.etag, again.modified) == (None, first.etag, first.modified)
    assert fetcher.fetch(server.url("/a")).body == b"x"


def test_rules_of_a_site_are_remembered_as_they_were_read():
    memory = InMemory()
    rules = Rules("https://courier.example", "User-agent: *", datetime(2031, 1, 1, tzinfo=UTC))
    memory.keep_rules(rules)
    assert memory.rules("https://courier.example") == rules
    assert memory.rules("http://courier.example") is None
