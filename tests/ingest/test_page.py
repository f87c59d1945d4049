"""Pages into reports."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ingest import Limits, read_page
from headwater.ingest.extract import extract_article
from headwater.ingest.extractors import parse_page
from headwater.model import Quarantine, Role
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page, make_text

TAGS = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<h1>", "<article>", "<a href='/x'>", "<table><td>", "<br>", "<!--", "-->",
        "<script>", "&lt;", "&#0;", "&#xd800;", "<p class=byline>", "</html>", "<title>", "<meta charset=utf-7>",
        "<![CDATA[", "\x00", "\ud800", *PARAGRAPHS, TITLE,
    ]
)  # fmt: skip


def test_the_text_of_a_page_is_its_headline_and_its_paragraphs():
    report = read_page(make_page(), name="a.html")
    assert report.text == make_text()
    assert [block.role for block in report.blocks] == [Role.TITLE, *[Role.BODY] * len(PARAGRAPHS)]
    assert report.title is not None
    assert report.title.span == (0, len(TITLE))


def test_promotion_and_captions_that_the_extractor_kept_are_no_body():
    extra = ("(Ann Lee/Getty Images)", "Sign up for our evening letter!")
    report = read_page(make_page(paragraphs=(*PARAGRAPHS[:2], *extra, *PARAGRAPHS[2:])), name="a.html")
    bodies = [report.text[block.start : block.end] for block in report.roles(Role.BODY)]
    assert bodies == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "html", ["", " \n", "<html></html>", make_page(paragraphs=()), "<html><body>" + "<a href='/'>Go</a>" * 90]
)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(Quarantine, match=r"HW-READ-(005|014|015)"):
        read_page(html, name="a.html")


def test_a_page_beyond_its_limits_is_refused_before_it_is_parsed(monkeypatch):
    def forbidden(*_):
        raise AssertionError("the page was parsed")

    monkeypatch.setattr("headwater.ingest.page.parse_page", forbidden)
    with pytest.raises(Quarantine, match="HW-READ-012"):
        read_page(make_page(above="<div>" * 300), name="a.html")
    with pytest.raises(Quarantine, match="HW-READ-013"):
        read_page(make_page(), name="a.html", limits=Limits(max_tags=5))


def test_a_pages_words_are_data():
    report = read_page(
        make_page(paragraphs=(*PARAGRAPHS, "He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the gate.")), name="a"
    )
    assert "<script>alert(1)</script>" in report.text


def test_extractors_that_agree_make_sure(monkeypatch):
    asked = []
    monkeypatch.setattr("headwater.ingest.extract.by_readability", asked.append)
    article = extract_article(parse_page(make_page(), "a"), "a")
    assert article.confidence.score > 0.9
    assert article.confidence.because == "by trafilatura; resiliparse finds much the same"
    assert not asked


def test_of_readings_that_differ_the_one_closest_to_the_others_is_taken(monkeypatch):
    monkeypatch.setattr("headwater.ingest.extract.by_trafilatura", lambda _: PARAGRAPHS[:1])
    article = extract_article(parse_page(make_page(), "a"), "a")
    assert "by trafilatura" not in article.confidence.because
    assert set(PARAGRAPHS) <= set(article.paragraphs)
    assert article.confidence.score < 0.8


def test_the_pages_own_description_of_its_text_is_one_more_reading(monkeypatch):
    found = {"trafilatura": PARAGRAPHS[:1], "resiliparse": (*PARAGRAPHS, *PARAGRAPHS[::-1]), "readability": ()}
    for tool, lines in found.items():
        monkeypatch.setattr(f"headwater.ingest.extract.by_{tool}", lambda _, lines=lines: lines)
    article = extract_article(parse_page(make_page(), "a"), "a", body="\n".join(PARAGRAPHS))
    assert article.confidence.because.startswith("by the page's own description, of readings that differ")
    assert article.paragraphs == PARAGRAPHS


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TAGS, max_size=25).map("".join))
def test_any_page_gives_ordered_blocks_or_is_refused(inside):
    try:
        report = read_page(f"<html><body>{inside}</body></html>", name="a.html")
    except Quarantine:
        return
    at = 0
    for block in report.blocks:
        assert at <= block.start < block.end <= len(report.text)
        assert not report.text[at : block.start].strip()
        at = block.end
    assert not report.text[at:].strip()
    assert report.text.encode()
