"""Feeds and sitemaps: what is read, and what is left to follow."""

import gzip

import pytest

from headwater.ingest import Limits, Link, Refused, links, read, read_all
from headwater.model import HeadwaterError, How
from tests.ingest.formats.made import (
    LONG,
    URL,
    make_atom,
    make_html,
    make_json_feed,
    make_rss,
    make_sitemap,
)
from tests.ingest.pages import PARAGRAPHS, TITLE, make_text

FEEDS = {"rss": make_rss, "atom": make_atom, "json": make_json_feed}


@pytest.mark.parametrize("make", FEEDS.values(), ids=FEEDS)
def test_an_entry_with_its_whole_text_is_a_report(make):
    first, second = read(make(make_html(), make_html(LONG[::-1])), name="feed")
    assert [first.name, second.name] == ["feed:1", "feed:2"]
    assert [first.text[block.start : block.end] for block in first.blocks] == [f"{TITLE} 1", *LONG]
    assert (first.title.value, first.title.how) == (f"{TITLE} 1", How.FEED)
    assert (first.outlet.value, first.outlet.how) == ("The Tide", How.FEED)
    assert (first.byline.value, first.byline.how) == ("Ann Lee", How.FEED)
    assert (first.published.value.iso, first.url) == ("2024-05-03", f"{URL}-1")


@pytest.mark.parametrize("make", [make_rss, make_json_feed])
def test_entries_that_are_links_are_told_once_beside_the_reports(tmp_path, make):
    (tmp_path / "feed").write_bytes(make(make_html(), None, None))
    report, refused = read_all([tmp_path / "feed"])
    assert report.name == "feed:1"
    assert isinstance(refused, Refused)
    assert refused.error.code == "HW-READ-031"
    assert "2" in refused.error.message


@pytest.mark.parametrize("end", ["…", "[...]", "Read more", "Continue reading on The Tide"])
def test_a_text_that_is_cut_off_is_a_link(end):
    with pytest.raises(HeadwaterError, match="HW-READ-031"):
        read(make_rss(make_html((*LONG, f"The rest of it is {end}"))), name="feed")


def test_a_feed_with_faults_is_mended():
    feed = make_rss(make_html()).replace(b"<title>The Tide", b"\n<title>The&nbsp;Tide & Bay")
    (report,) = read(b"\n" + feed)
    assert report.url == f"{URL}-1"
    assert "Tide" in report.outlet.value


def test_an_entry_with_an_empty_date_has_none():
    (report,) = read(make_rss(make_html()).replace(b"Fri, 03 May 2024 10:00:00 GMT", b""), name="feed")
    assert report.name == "feed:1"
    assert report.published is None or report.published.how is not How.FEED


def test_a_packed_feed_is_read():
    assert len(read(gzip.compress(make_atom(make_html())))) == 1


@pytest.mark.parametrize("make", FEEDS.values(), ids=FEEDS)
def test_the_links_of_a_feed_are_given_in_order_with_title_and_day(make):
    found = links(make(make_html(), make_html()), name="feed")
    assert [link.url for link in found] == [f"{URL}-1", f"{URL}-2"]
    assert found[0].title == f"{TITLE} 1"
    assert found[0].published is not None
    assert found[0].published.iso == "2024-05-03"


def test_relative_links_are_joined_and_others_than_of_the_web_left_out():
    feed = make_rss(None, None).replace(f"{URL}-1".encode(), b"/a").replace(f"{URL}-2".encode(), b"javascript:b")
    assert [link.url for link in links(feed, name="feed", url="https://tide.example/feed")] == [
        "https://tide.example/a"
    ]


def test_a_sitemap_of_news_gives_its_links_and_an_index_its_sitemaps():
    first, _ = links(make_sitemap(2), name="sitemap.xml")
    assert (first.url, first.title, first.is_list) == (f"{URL}-0", f"{TITLE} 0", False)
    assert first.published is not None
    assert links(make_sitemap(1, index=True), name="a") == (Link("https://tide.example/0.xml", is_list=True),)


def test_a_link_that_is_named_twice_is_given_once():
    assert len(links(make_sitemap(1).replace(b"</urlset>", b"<url><loc>" + URL.encode() + b"-0</loc></url></urlset>"),
                     name="a")) == 1  # fmt: skip


def test_what_is_no_feed_has_no_links():
    assert links(make_text().encode(), name="a.txt") == ()
    assert links(b'{"a": 1}', name="a.json") == ()


def test_a_sitemap_is_told_to_hold_only_links():
    with pytest.raises(HeadwaterError, match="HW-READ-031"):
        read(make_sitemap(), name="sitemap.xml")


def test_more_entries_than_the_limit_are_refused_at_its_edge():
    for make in (make_rss, make_json_feed):
        assert len(read(make(make_html(), make_html()), limits=Limits(max_records=2))) == 2
        with pytest.raises(HeadwaterError, match="HW-READ-026"):
            read(make(make_html(), make_html()), limits=Limits(max_records=1))
    assert len(links(make_sitemap(2), name="a", limits=Limits(max_records=2))) == 2
    with pytest.raises(HeadwaterError, match="HW-READ-026"):
        links(make_sitemap(2), name="a", limits=Limits(max_records=1))


def test_a_feed_without_entries_is_told():
    with pytest.raises(HeadwaterError, match="HW-READ-031"):
        read(make_rss())


def test_an_entry_beyond_the_limits_costs_itself_alone(tmp_path):
    (tmp_path / "feed").write_bytes(make_atom("<div>" * 300 + make_html(), make_html()))
    refused, report = read_all([tmp_path / "feed"])
    assert refused.error.code == "HW-READ-012"
    assert PARAGRAPHS[0] in report.text


def test_a_feed_whose_entries_stand_in_its_link_is_refused():
    feed = make_rss(make_html(), make_html()).replace(b"<link>https://tide.example/</link>", b"")
    nested = feed.replace(f"<link>{URL}-1</link>".encode(), b"<link>a<item><title>b</title></item></link>")
    with pytest.raises(HeadwaterError, match="HW-READ-040"):
        read(nested)
