"""Addresses are followed to pages, and feeds and sitemaps to the pages they list, within bounds."""

import gzip
from datetime import timedelta

import pytest

from headwater.ingest.fetch.following import Follower, Page
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.memory import InMemory
from headwater.ingest.limits import Limits
from tests.ingest.fetch.feeds import page, rss, sitemap, sitemap_index
from tests.ingest.fetch.servers import StillClock, answer_of, make_fetcher, redirect_to
from tests.ingest.formats.made import make_pdf
from tests.ingest.pages import PARAGRAPHS, make_text

XML = "application/xml"


class Reader:
    """Follows addresses of one server and keeps everything, as a store does."""

    def __init__(self, server, **options):
        self.clock, self.memory, self.kept = StillClock(), InMemory(), set()
        self.fetcher = make_fetcher(server, clock=self.clock, memory=self.memory, **options)

    def __call__(self, address, **options):
        follower = Follower(self.fetcher, lambda ids: self.kept.issuperset(ids))
        told = []
        for item in follower.follow(address, **options):
            told.append(item)
            if isinstance(item, Page):
                self.kept.update(report.id for report in item.reports or ())
                for visit in item.visits:
                    self.memory.keep_visit(visit)
        return told


@pytest.fixture
def reader(server):
    return Reader(server)


def serve(server, *numbers):
    for number in numbers:
        server.answers[f"/{number}"] = answer_of(page(number))


def codes(told):
    return [item.error.code if item.error is not None else None for item in told]


def test_a_page_becomes_a_report_under_its_address(server, reader):
    serve(server, 1)
    (told,) = reader(server.url("/1?utm_source=feed"))
    (report,) = told.reports
    assert (report.name, report.url) == (server.url("/1"), server.url("/1"))
    assert report.title.value == "Ferry 1 leaves"
    assert server.paths() == ["/1"]


def test_secrets_of_an_address_are_asked_with_and_kept_nowhere(server, reader):
    head = f'<link rel="canonical" href="{server.url("/1?token=s3cret")}">'
    server.answers["/1?token=s3cret"] = answer_of(page(1, head=head))
    told = reader(server.url("/1?token=s3cret"))
    assert server.paths() == ["/1?token=s3cret"]
    assert "s3cret" not in repr(told) + repr(vars(reader.memory))
    assert told[0].reports[0].url == server.url("/1")


def test_a_page_that_takes_too_long_costs_itself_and_the_next_is_read(server):
    server.answers["/1"] = answer_of(f"<html><body><p>{PARAGRAPHS[0] * 50_000}</p></body></html>")
    serve(server, 2)
    server.answers["/feed"] = answer_of(rss(server.url("/1"), server.url("/2")), kind=XML)
    one, two = Reader(server, limits=Limits(max_seconds=0.5))(server.url("/feed"))
    assert (one.reports, one.error.code) == ((), "HW-READ-035")
    assert two.reports[0].title.value == "Ferry 2 leaves"


def test_what_a_site_calls_html_is_a_page_also_where_it_does_not_begin_as_one(server, reader):
    server.answers["/1"] = answer_of("Menu<hr>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
    server.answers["/2"] = answer_of(make_text(), kind="text/plain")
    server.answers["/3"] = answer_of(make_pdf([(50, 700, 10, PARAGRAPHS[0])]), kind="application/pdf")
    (one,), (two,), (three,) = (reader(server.url(f"/{number}"))[0].reports for number in (1, 2, 3))
    assert "<p>" not in one.text
    assert PARAGRAPHS[1] in one.text
    assert two.text == make_text()
    assert three.text == PARAGRAPHS[0]


def test_the_charset_that_the_server_names_is_used(server, reader):
    text = page(
        1, more="The mayor, J\u00f3zsef N\u00e9meth, was told of it early in the morning by the harbour office."
    )
    data = text.replace("<meta charset='utf-8'>", "").encode("iso8859-2")
    server.answers["/1"] = answer_of(data, kind="text/html; charset=ISO-8859-2")
    assert "J\u00f3zsef N\u00e9meth" in reader(server.url("/1"))[0].reports[0].text


def test_a_page_without_an_article_is_refused_and_sent_again_next_time(server, reader):
    server.answers["/1"] = answer_of("<html><body><p>Log in.</p></body></html>", etag='"1"')
    assert codes(reader(server.url("/1"))) == ["HW-READ-014"]
    assert codes(reader(server.url("/1"))) == ["HW-READ-014"]
    assert "if-none-match" not in server.asked[-1].headers


def test_an_address_that_may_not_be_asked_is_told(reader):
    assert codes(reader("http://10.0.0.1/")) == ["HW-FETCH-005"]


def test_a_feed_is_followed_to_its_pages_and_a_bad_one_stops_no_other(server, reader):
    serve(server, 1, 3)
    server.answers["/feed"] = answer_of(
        rss("/1", "/2", "http://10.0.0.1/", "/3", "mailto:desk@courier.example"), kind=XML
    )
    told = reader(server.url("/feed"))
    assert codes(told) == [None, "HW-FETCH-019", "HW-FETCH-005", None, "HW-FETCH-001"]
    assert [item.reports[0].title.value for item in told if item.error is None] == ["Ferry 1 leaves", "Ferry 3 leaves"]


def test_pages_of_a_list_that_were_read_are_left_alone_until_they_may_have_changed(server, reader):
    serve(server, 1, 2)
    server.answers["/feed"] = answer_of(rss("/1", "/2"), kind=XML)
    reader(server.url("/feed"))
    assert reader(server.url("/feed")) == []
    assert server.paths() == ["/feed", "/1", "/2", "/feed"]
    reader.clock.at += timedelta(hours=WebLimits().revisit_h)
    assert [item.reports is not None for item in reader(server.url("/feed"))] == [True, True]


def test_a_page_is_read_again_when_its_list_says_that_it_changed(server, reader):
    serve(server, 1, 2)
    server.answers["/map"] = answer_of(sitemap(("/1", "2031-05-06T10:00:00Z"), "/2"), kind=XML)
    reader(server.url("/map"))
    server.answers["/map"] = answer_of(sitemap(("/1", "2031-05-06T12:30:00Z"), "/2"), kind=XML)
    reader.clock.at += timedelta(hours=1)
    assert [item.visits[0].url for item in reader(server.url("/map"))] == [server.url("/1")]


def test_a_feed_whose_clock_is_ahead_does_not_have_its_pages_read_by_every_round(server, reader):
    serve(server, 1)
    server.answers["/map"] = answer_of(sitemap(("/1", "2999-01-01T00:00:00Z")), kind=XML)
    assert len(reader(server.url("/map"))) == 1
    assert reader(server.url("/map")) == []


def test_a_feed_that_has_not_changed_costs_one_question(server, reader):
    serve(server, 1)
    server.answers["/feed"] = lambda asked: (
        answer_of(status=304) if "if-none-match" in asked.headers else answer_of(rss("/1"), kind=XML, etag='"1"')
    )
    assert len(reader(server.url("/feed"))) == 1
    assert reader(server.url("/feed")) == []
    assert server.asked[-1].headers["if-none-match"] == '"1"'


def test_a_feed_is_asked_for_in_full_until_all_its_pages_were_read(server, reader):
    serve(server, 1)
    server.answers |= {"/feed": answer_of(rss("/1", "/2"), kind=XML, etag='"1"'), "/2": answer_of(status=503)}
    assert codes(reader(server.url("/feed"))) == [None, "HW-FETCH-020"]
    serve(server, 2)
    (told,) = reader(server.url("/feed"))
    assert told.visits[0].url == server.url("/2")
    assert "if-none-match" not in [asked for asked in server.asked if asked.path == "/feed"][-1].headers


def test_a_page_that_is_gone_is_not_asked_for_again_by_every_round(server, reader):
    server.answers["/feed"] = answer_of(rss("/1"), kind=XML)
    assert codes(reader(server.url("/feed"))) == ["HW-FETCH-019"]
    assert reader(server.url("/feed")) == []
    assert server.paths() == ["/feed", "/1", "/feed"]


def test_a_page_whose_report_was_forgotten_does_not_come_back_by_itself(server, reader):
    serve(server, 1)
    server.answers["/feed"] = answer_of(rss("/1"), kind=XML)
    reader(server.url("/feed"))
    reader.kept.clear()
    reader.clock.at += timedelta(days=9)
    assert reader(server.url("/feed")) == []
    assert len(reader(server.url("/1"))) == 1


def test_a_page_that_has_not_changed_is_told_without_reports(server, reader):
    server.answers["/1"] = lambda asked: (
        answer_of(status=304) if "if-none-match" in asked.headers else answer_of(page(1), etag='"1"')
    )
    (first,), (again,) = reader(server.url("/1")), reader(server.url("/1"))
    assert again.reports is None
    assert again.visits[0].reports == again.before == tuple(report.id for report in first.reports)
    assert again.visits[0].since == first.visits[0].since


def test_no_more_entries_are_followed_than_the_setting_says_and_the_newest_first(server):
    serve(server, 1, 2, 3)
    days = {number: f"2031-05-0{number}" for number in (1, 2, 3)}
    server.answers["/map"] = answer_of(sitemap(*((f"/{number}", day) for number, day in days.items())), kind=XML)
    told = Reader(server, web=WebLimits(max_entries=2))(server.url("/map"))
    assert server.paths() == ["/map", "/3", "/2"]
    assert codes(told) == [None, None, "HW-FETCH-022"]
    assert codes(Reader(server, web=WebLimits(max_entries=3))(server.url("/map"))) == [None] * 3


def test_an_index_of_sitemaps_is_followed_to_pages(server, reader):
    serve(server, 1, 2)
    server.answers["/index"] = answer_of(sitemap_index("/one", "/two.gz"), kind=XML)
    server.answers["/one"] = answer_of(sitemap("/1"), kind=XML)
    server.answers["/two.gz"] = answer_of(gzip.compress(sitemap("/2").encode()), kind="application/gzip")
    assert codes(reader(server.url("/index"))) == [None, None]
    assert server.paths() == ["/index", "/one", "/two.gz", "/1", "/2"]


def test_an_index_of_sitemaps_is_followed_one_step_and_within_the_setting(server):
    server.answers["/index"] = answer_of(sitemap_index("/index", "/2", "/3"), kind=XML)
    serve(server, 2)
    told = Reader(server, web=WebLimits(max_sitemaps=2))(server.url("/index"))
    assert codes(told) == ["HW-FETCH-024", "HW-FETCH-024", "HW-FETCH-023"]
    assert server.paths() == ["/index", "/index", "/2"]


def test_a_feed_that_is_broken_or_means_harm_is_refused(server, reader):
    harm = '<!DOCTYPE rss [<!ENTITY a "b">]>' + rss("/1").replace("<link>", "<link>&a;")
    for feed in (harm, "<rss><channel>"):
        server.answers["/feed"] = answer_of(feed, kind=XML)
        assert codes(reader(server.url("/feed"))) == ["HW-FETCH-021"]


def test_a_feed_that_lists_itself_is_not_followed_in_a_circle(server, reader):
    server.answers["/feed"] = answer_of(rss("/feed"), kind=XML)
    assert codes(reader(server.url("/feed"))) in ([], ["HW-FETCH-024"])
    assert len(server.paths()) <= 2


def test_pages_that_name_each_other_as_the_original_are_two_reports_and_end(server, reader):
    for here, there in (("1", "2"), ("2", "1")):
        head = f'<link rel="canonical" href="{server.url(f"/{there}")}">'
        server.answers[f"/{here}"] = answer_of(page(int(here), head=head))
    server.answers["/feed"] = answer_of(rss("/1", "/2"), kind=XML)
    told = reader(server.url("/feed"))
    assert [item.reports[0].title.value for item in told] == ["Ferry 1 leaves", "Ferry 2 leaves"]
    assert [item.before for item in told] == [(), ()]
    assert server.paths() == ["/feed", "/1", "/2"]


def test_a_page_under_a_new_address_is_known_by_the_old_one(server, reader):
    serve(server, 1)
    reader(server.url("/1"))
    server.answers |= {
        "/1": redirect_to("/new", 301),
        "/new": answer_of(page(1, more="An hour later it was back again.")),
    }
    (moved,) = reader(server.url("/1"))
    assert moved.before
    assert [visit.url for visit in moved.visits] == [server.url("/1"), server.url("/new")]


def test_only_lists_are_watched(server, reader):
    serve(server, 1)
    assert codes(reader(server.url("/1"), lists_only=True)) == ["HW-FETCH-025"]
