"""Feeds, sitemaps and lists of addresses give their addresses; harmful ones are refused."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetch.links import Link, find_links
from headwater.model import Quarantine
from tests.factory import outcome
from tests.ingest.fetch.feeds import page, rss, sitemap, sitemap_index

BASE = "https://courier.example/feeds/all.xml"
MAY = datetime(2031, 5, 6, 10, tzinfo=UTC)
ATOM = """<?xml version="1.0" encoding="utf-8"?><!-- made for a test -->
<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://courier.example/"/><entry>
<link rel="self" href="/self"/><link rel="alternate" href="/a"/><updated>2031-05-06T10:00:00Z</updated>
<published>2031-05-01T10:00:00Z</published></entry><entry><link href="../b"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><link>/</link></channel><item><link>https://courier.example/a</link>
<dc:date>2031-05-06T10:00:00Z</dc:date></item></rdf:RDF>"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://courier.example/a </loc>
<n:news><n:publication_date>2031-05-06T10:00:00Z</n:publication_date></n:news></url></urlset>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": "/a", "date_modified": "2031-05-06T10:00:00Z"}, {"id": "2"}, "none"],
    }
)
FEED = "<rss><channel><item><link>{}</link></item></channel></rss>"
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + FEED.format("&b;")
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + FEED.format("&a;")


def links(text):
    return find_links(text.encode(), name="all.xml", url=BASE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rss(("/a", "Tue, 06 May 2031 10:00:00 GMT"), "/b"), [Link("/a", MAY), Link("/b")]),
        (ATOM, [Link("/a", MAY), Link("/b")]),
        (RDF, [Link("/a", MAY)]),
        (sitemap(("/a", "2031-05-06T10:00:00Z"), "/b"), [Link("/a", MAY), Link("/b")]),
        (NEWS, [Link("/a", MAY)]),
        (sitemap_index("/one.xml", "/two.xml.gz"), [Link("/one.xml", None, True), Link("/two.xml.gz", None, True)]),
        (JSON, [Link("/a", MAY)]),
        ("https://courier.example/a\n\n# later\nhttps://courier.example/b\r\n", [Link("/a"), Link("/b")]),
        ("<rss><item><guid>https://courier.example/a</guid></item><item><guid>7</guid></item></rss>", [Link("/a")]),
        (rss("/a", "/a", " /a "), [Link("/a")]),
        (rss(), []),
        (rss("/a?b=1&c=2", "/b").replace("<title>A<", "<title>Salt & Co&nbsp;<").replace("?b=1&c=2", ""), ["/a", "/b"]),
        (rss("/a", "/b").replace("</channel></rss>", ""), ["/a", "/b"]),
    ],
    ids=[
        "rss",
        "atom",
        "rdf",
        "sitemap",
        "news",
        "index",
        "json",
        "text",
        "guid",
        "repeated",
        "empty",
        "bare &",
        "cut off",
    ],
)
def test_the_addresses_of_a_list_are_found(text, expected):
    made = [Link(link) if isinstance(link, str) else link for link in expected]
    whole = [Link(f"https://courier.example{link.url}", link.changed, link.is_list) for link in made]
    assert links(text) == tuple(whole)


@pytest.mark.parametrize(
    "text", [page(), "Ferry late.\nhttps://courier.example/a", "", "{}", "<p>no</p>", "\n# only\n"]
)
def test_what_is_no_list_is_not_taken_for_one(text):
    assert links(text) is None


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        OUTSIDE,
        BOMB[:-6],
        "<rss><channel>",
        "<urlset><url>&nbsp;</url></urlset>",
        '{"version": "https://jsonfeed.org/version/1"',
    ],
)
def test_a_list_that_is_broken_or_means_harm_is_refused(text):
    with pytest.raises(Quarantine, match=r"HW-FETCH-021 all\.xml: "):
        links(text)


@given(
    st.text(max_size=200),
    st.sampled_from(["<rss>", "<urlset>", '"https://jsonfeed.org/version/1"', "http://a.b/\n", ""]),
)
def test_any_text_gives_addresses_or_none_or_is_refused(text, start):
    found = outcome(lambda: links(start + text))
    assert found in (None, "HW-FETCH-021") or all(isinstance(link.url, str) for link in found)


def test_entries_inside_entries_take_time_with_their_number_only():
    deep = 30_000
    opened = "".join(f"<item><link>https://courier.example/{at}</link>" for at in range(deep))
    begun = time.process_time()
    assert len(links(f"<rss>{opened}{'</item>' * deep}</rss>")) == deep
    assert time.process_time() - begun < 5
