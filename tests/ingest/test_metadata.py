"""What the head of a page says."""

import json

import pytest

from headwater.ingest import read_page
from headwater.model import How, Known
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page


def read(head="", **page):
    return read_page(make_page(head=head, **page), name="a.html")


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def ld(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta("og:site_name", "Example Times"), Known("Example Times", How.METADATA)),
        (ld(publisher={"@type": "Organization", "name": "Example Times"}), Known("Example Times", How.METADATA)),
        ('<link rel="canonical" href="https://www.reuters.com/world/gate">', Known("Reuters", How.URL)),
        ('<link rel="canonical" href="https://tide.example/gate">', Known("tide.example", How.URL)),
        (meta("og:url", "https://tide.example/gate"), Known("tide.example", How.URL)),
        ("", None),
    ],
)
def test_the_outlet_and_how_it_is_known(head, outlet):
    assert read(head).outlet == outlet


def test_the_title_of_the_window_may_end_in_the_outlet():
    report = read(title=f"{TITLE} | Example Times")
    assert report.outlet == Known("Example Times", How.METADATA)
    assert report.title == Known(TITLE, How.METADATA, (0, len(TITLE)))


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (meta("article:published_time", "2024-05-03T10:00:00Z"), "2024-05-03"),
        (ld(datePublished="2024-05-03T00:30:00+02:00"), "2024-05-02"),
        (meta("article:published_time", "soon") + meta("date", "2024-05-03"), "2024-05-03"),
        ('<link rel="canonical" href="https://tide.example/2024/05/03/gate">', "2024-05-03"),
    ],
)
def test_the_day_of_publication(head, day):
    report = read(head)
    assert report.published is not None
    assert report.published.value.iso == day


def test_a_day_in_the_page_is_found_where_the_head_has_none():
    report = read(above="<time datetime='2024-05-03'>3 May 2024</time>")
    assert report.published is not None
    assert report.published.value.iso == "2024-05-03"


@pytest.mark.parametrize(
    ("page", "byline", "agency"),
    [
        ({"head": ld(author=[{"name": "Ann Lee"}, {"name": "Bo Ek"}])}, "Ann Lee, Bo Ek", None),
        ({"head": meta("author", "By Ann Lee, Associated Press")}, "Ann Lee, Associated Press", "Associated Press"),
        ({"above": "<p class='byline'>By Harbour News Agency</p>"}, "Harbour News Agency", "Harbour News Agency"),
        ({"above": "<span rel='author'>Ann Lee</span>"}, "Ann Lee", None),
        ({"head": ld(provider={"name": "Reuters"}, author="Ann Lee")}, "Ann Lee", "Reuters"),
        ({"head": meta("author", "https://tide.example/ann")}, None, None),
    ],
)
def test_who_signs_and_for_which_agency(page, byline, agency):
    report = read(**page)
    assert (report.byline.value if report.byline is not None else None) == byline
    assert (report.agency.value if report.agency is not None else None) == agency


def test_another_outlet_in_the_byline_is_whose_words_these_are():
    page = {"head": meta("og:site_name", "Example Times"), "above": "<p class='byline'>By Ann Lee, CNN</p>"}
    report = read(**page)
    assert report.agency == Known("CNN", How.METADATA)
    assert read(head=meta("og:site_name", "CNN"), above=page["above"]).agency is None


def test_a_dateline_in_the_article_names_the_agency():
    report = read(paragraphs=(f"OSTRAVA BAY (Reuters) - {PARAGRAPHS[0]}", *PARAGRAPHS[1:]))
    assert report.agency is not None
    assert report.agency.how is How.DATELINE
    assert report.text[slice(*report.agency.span or ())] == "Reuters"


@pytest.mark.parametrize(
    "head",
    [
        ld(headline=["", {"name": 5}], author=[[]], publisher=5, datePublished={}),
        '<script type="application/ld+json">not json</script>',
        f'<script type="application/ld+json">{"[" * 5000}</script>',
        '<link rel="canonical" href="http://[::1"><meta property="og:url" content="javascript:alert(1)">',
        meta("article:published_time", "9999-99-99") + meta("og:site_name", ""),
    ],
)
def test_nonsense_in_the_head_is_passed_over(head):
    report = read(head)
    assert report.title is not None
    assert report.title.value == TITLE
    assert report.outlet is None
    assert report.url is None


def test_a_control_character_behind_a_script_costs_the_day_and_not_the_page():
    page = make_page().replace("<body>", "<body><script>0</script>The\x1btide", 1)
    assert "<script>0" in page
    report = read_page(page, name="a.html")
    assert report.published is None
    assert PARAGRAPHS[0] in report.text
