"""Feeds, sitemaps and lists of addresses give their addresses; harmful ones are refused."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest import Limits
from headwater.ingest.links import find_links
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


def listed(url, changed=None, is_list=False):
    return url, changed, is_list


def links(text):
    return find_links(text.encode(), name="all.xml", url=BASE, limits=Limits())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rss(("/a", "Tue, 06 May 2031 10:00:00 GMT"), "/b"), [listed("/a", MAY), listed("/b")]),
        (ATOM, [listed("/a", MAY), listed("/b")]),
        (RDF, [listed("/a", MAY)]),
        (sitemap(("/a", "2031-05-06T10:00:00Z"), "/b"), [listed("/a", MAY), listed("/b")]),
        (NEWS, [listed("/a", MAY)]),
        (sitemap_index("/one.xml", "/two.xml.gz"), [listed("/one.xml", None, True), listed("/two.xml.gz", None, True)]),
        (JSON, [listed("/a", MAY)]),
        ("https://courier.example/a\n\n# later\nhttps://courier.example/b\r\n", [listed("/a"), listed("/b")]),
        ("<rss><item><guid>https://courier.example/a</guid></item><item><guid>7</guid></item></rss>", [listed("/a")]),
        (rss("/a", "/a", " /a "), [listed("/a")]),
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
    made = [listed(link) if isinstance(link, str) else link for link in expected]
    whole = [(f"https://courier.example{url}", changed, is_list) for url, changed, is_list in made]
    assert [(link.url, link.changed and link.changed.start, link.is_list) for link in links(text)] == whole


@pytest.mark.parametrize(
    "text", [page(), "Ferry late.\nhttps://courier.example/a", "", "{}", "<p>no</p>", "\n# only\n"]
)
def test_what_is_no_list_is_not_taken_for_one(text):
    assert links(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "HW-READ-024"),
        (OUTSIDE, "HW-READ-024"),
        (BOMB[:-6], "HW-READ-024"),
        ("<rss><channel>", "HW-READ-025"),
        ("<urlset><url>&nbsp;</url></urlset>", "HW-READ-025"),
        ('{"version": "https://jsonfeed.org/version/1"', "HW-READ-016"),
    ],
)
def test_a_list_that_is_broken_or_means_harm_is_refused(text, code):
    with pytest.raises(Quarantine, match=rf"{code} all\.xml: "):
        links(text)


@given(
    st.text(max_size=200),
    st.sampled_from(["<rss>", "<urlset>", '"https://jsonfeed.org/version/1"', "http://a.b/\n", ""]),
)
def test_any_text_gives_addresses_or_none_or_is_refused(text, start):
    found = outcome(lambda: links(start + text))
    if isinstance(found, str):
        assert found.startswith("HW-READ-")
    else:
        assert all(isinstance(link.url, str) for link in found or ())


def test_entries_inside_entries_are_refused_beyond_the_limit_and_take_little_time():
    for deep, expected in ((200, None), (30_000, "HW-READ-012")):
        opened = "".join(f"<item><link>https://courier.example/{at}</link>" for at in range(deep))
        begun = time.process_time()
        found = outcome(lambda opened=opened, deep=deep: links(f"<rss>{opened}{'</item>' * deep}</rss>"))
        assert found == expected if expected is not None else len(found) == deep
        assert time.process_time() - begun < 5


def test_headline_and_both_days_of_an_entry_are_kept():
    (link,) = links(
        ATOM.replace("<entry>", "<entry><title>Gate shut</title>", 1).partition('<entry><link href="../b')[0]
        + "</feed>"
    )
    assert (link.title, link.published.iso, link.changed.iso) == ("Gate shut", "2031-05-01", "2031-05-06")
    (link,) = links(NEWS.replace("<n:publication_date>", "<n:title>Gate shut</n:title><n:publication_date>"))
    assert (link.title, link.published.iso) == ("Gate shut", "2031-05-06")
