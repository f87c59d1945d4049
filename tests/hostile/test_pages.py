"""Pages made to cost time or memory."""

import gzip
import json

import pytest

from tests.hostile.bounds import read_beside
from tests.ingest.pages import PARAGRAPHS, make_page

ARTICLE = make_page()


def page(inside):
    return f"<html><body>{inside}<p>{PARAGRAPHS[0]}</p></body></html>"


REFUSED = {
    "nested tags": ("<div>" * 100_000, "HW-READ-012"),
    "nested links that never end": ("<a href='x" * 100_000, "HW-READ-012"),
    "many tags": ("<b>a</b>" * 60_000, "HW-READ-013"),
    "100,000 paragraphs": (f"<p>{PARAGRAPHS[0]}</p>" * 80_000, "HW-READ-013"),
    "a million links": ("<a href=/a>" + "</a><a href=/a>" * 600_000, "HW-READ-013"),
    "an attribute of 5 MB": (f"<p class='{'a ' * 2_500_000}'>Gate</p>", "HW-READ-014"),
    "open comments": ("<!--" * 200_000, "HW-READ-014"),
    "scripts that never end": ("<script>" * 100_000, "HW-READ-014"),
    "brackets": ("<" * 1_000_000, "HW-READ-014"),
}
READ = {
    "signed paragraphs": page("<p class=byline>By Ann Lee, AP</p>" * 7_000),
    "more signed paragraphs than any page has": page("<p class=byline>By Ann Lee, AP</p>" * 20_000),
    "many links": page("<a href='/2024/05/03/gate'>gate</a> " * 20_000),
    "many authors": ARTICLE.replace("<nav>", "<meta name=author content='By Ann Lee, AP'>" * 15_000 + "<nav>"),
    "deep JSON-LD": ARTICLE.replace("<nav>", f"<script type='application/ld+json'>{'[' * 300_000}</script><nav>"),
    "wide JSON-LD": ARTICLE.replace(
        "<nav>", f"<script type='application/ld+json'>{json.dumps([{}] * 90_000)}</script><nav>"
    ),
    "a title of bars": ARTICLE.replace("<title>", f"<title>{'a | ' * 200_000}"),
    "a heading of no-break spaces": ARTICLE.replace("<h1>", f"<h1>{chr(0xA0) * 300_000}"),
    "tables in tables": page("<table><tr><td>" * 80),
    "bylines in bylines": page("<div class=byline>" * 200 + "a" * 200 + "</div>" * 200),
    "a word of 1 MB": page(f"<p>{'gate' * 250_000}.</p>"),
    "a title of 1 MB": ARTICLE.replace("<title>", f"<title>{'gate' * 250_000}"),
    "direction controls": page(f"<p>{chr(0x202E) * 100_000}{PARAGRAPHS[1]}</p>"),
    "surrogates by number": page(f"<p>&#xD800;&#xDFFF; {PARAGRAPHS[1]}</p>" * 2_000),
    "dates": page("<time datetime=2999-01-01>1 January 1900</time> " * 15_000),
    "entities": page(f"<p>{'&amp;' * 500_000}.</p>"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_without_an_article_is_refused_in_little_time(tmp_path, name):
    inside, code = REFUSED[name]
    assert read_beside(tmp_path, "a.html", f"<html><body>{inside}") == [code]


@pytest.mark.parametrize("name", READ)
def test_a_strange_page_is_read_in_bounded_time_and_memory(tmp_path, name):
    (blocks,) = read_beside(tmp_path, "a.html", READ[name])
    assert isinstance(blocks, int)


def test_the_largest_page_the_limits_allow_is_read_in_bounded_memory(tmp_path):
    largest = page(f"<p>{PARAGRAPHS[0] * 85_000}</p>").encode()
    (blocks,) = read_beside(tmp_path, "a.html.gz", gzip.compress(largest))
    assert isinstance(blocks, int)


def test_a_packed_page_beyond_the_limits_is_refused(tmp_path):
    data = gzip.compress(page(f"<p>{PARAGRAPHS[0] * 400_000}</p>").encode())
    assert read_beside(tmp_path, "a.html.gz", data) == ["HW-READ-006"]
