"""What a page says of its article in JSON-LD."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.extractors import parse_page
from headwater.ingest.jsonld import described, tidy

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Crack in  lock gate",
    "datePublished": "2024-05-03",
    "author": [{"name": "Ann Lee"}, "Bo Ek", {"name": "Ann Lee"}],
    "publisher": {"name": "Example Times"},
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.sampled_from(["NewsArticle", "Article"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "headline", "author", "name", "publisher", "mainEntity"]), inner
        )
    ),
    max_leaves=20,
)


def said(*values):
    scripts = "".join(f'<script type="application/ld+json">{value}</script>' for value in values)
    return described(parse_page(f"<html><head>{scripts}</head><body>gate</body></html>", "a"))


@pytest.mark.parametrize(
    "value",
    [ARTICLE, [{"@type": "WebSite"}, ARTICLE], {"@graph": [ARTICLE]}, {"@type": "WebPage", "mainEntity": ARTICLE}],
)
def test_the_article_is_found_wherever_it_stands(value):
    found = said(json.dumps(value))
    assert found is not None
    assert (found.headline, found.published, found.publisher) == ("Crack in lock gate", "2024-05-03", "Example Times")
    assert found.authors == ("Ann Lee", "Bo Ek")
    assert found.provider is None


def test_a_broken_script_does_not_hide_the_next_one():
    assert said("{broken", json.dumps(ARTICLE) + ";") is not None


def test_a_page_without_an_article_says_nothing():
    assert said(json.dumps({"@type": "WebSite", "name": "Example Times"})) is None


@given(JSON)
def test_any_json_can_be_asked(value):
    found = said(json.dumps(value))
    assert found is None or all(author.strip() for author in found.authors)


def test_single_spaces_and_no_break_spaces_stay():
    assert tidy(" a \n b\xa0c ") == "a b\xa0c"
    assert tidy(None) == ""
