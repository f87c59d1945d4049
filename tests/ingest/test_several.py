"""Pages that hold several articles."""

import json

import pytest

from headwater.ingest import read_page
from headwater.model import Quarantine
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page

OTHER = (
    "The town council of Ostrava Bay voted on Monday to plant four hundred trees along the road to the old quarry.",
    "A gardener who has looked after the park for thirty years said that limes would stand the salt wind best.",
    "Neighbours asked for benches between the trees, and the treasurer promised to look for the money in autumn.",
    "The first trees will be planted in November by the pupils of the two schools and by anybody who brings a spade.",
)


def article(title, paragraphs, *, link=""):
    heading = f"<a href='{link}'>{title}</a>" if link else title
    return f"<article><h2>{heading}</h2>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</article>"


def page(*articles, title="Harbour news", head=""):
    return f"<html><head><title>{title}</title>{head}</head><body><main>{''.join(articles)}</main></body></html>"


def test_of_several_articles_the_one_under_the_pages_headline_is_kept():
    report = read_page(page(article(TITLE, PARAGRAPHS), article("Trees", OTHER), title=TITLE), name="a.html")
    assert PARAGRAPHS[-1] in report.text
    assert not any(paragraph in report.text for paragraph in OTHER)
    assert report.confidence is not None
    assert report.confidence.because.endswith("of 2 articles on the page, the one under its headline")


def test_a_page_of_whole_articles_that_lead_elsewhere_is_refused():
    articles = (article("Trees", OTHER, link="/trees"), article(TITLE, PARAGRAPHS, link="/gate"))
    with pytest.raises(Quarantine, match="HW-READ-039"):
        read_page(page(*articles), name="a.html")


def test_a_page_of_teasers_is_refused():
    stories = "".join(
        f"<div><h3><a href='/{number}'>The {number} lock of the harbour is open again</a></h3><p>{paragraph}</p></div>"
        for number, paragraph in enumerate((*PARAGRAPHS, *OTHER))
    )
    with pytest.raises(Quarantine, match=r"HW-READ-0(39|14)"):
        read_page(page(stories), name="a.html")


def test_links_to_others_below_an_article_are_no_reason_to_refuse_it():
    links = "".join(f"<h3><a href='/{number}'>Another lock of the harbour, {number}</a></h3>" for number in range(9))
    assert PARAGRAPHS[-1] in read_page(make_page(below=links), name="a.html").text


def test_the_posts_of_a_live_report_are_dated_entries_and_not_articles_of_their_own():
    posts = [
        {"@type": "BlogPosting", "headline": "Trees", "datePublished": "2024-05-03T10:00:00Z", "articleBody": OTHER[0]},
        {"@type": "BlogPosting", "headline": "", "datePublished": "2024-05-03T08:30:00Z", "articleBody": PARAGRAPHS[0]},
    ]
    said = json.dumps({"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": posts})
    head = f'<script type="application/ld+json">{said}</script>'
    report = read_page(page(article("Trees", OTHER), article("Gate", PARAGRAPHS), title=TITLE, head=head), name="a")
    assert [entry.published.value.start.hour for entry in report.entries] == [10, 8]
    assert report.text[report.entries[1].start :].startswith(PARAGRAPHS[0])
    assert report.text[: report.entries[1].end].endswith(PARAGRAPHS[-1])
