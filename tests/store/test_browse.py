"""A list of stories is narrowed, counted and cut into pages without reading what is not shown."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from headwater.model import How, Independence, Known, When
from headwater.store import Store, StoryQuery, browsing
from tests.factory import make_report
from tests.store.traces import harbour_trace, make_story, make_trace

VERSIONS = Path(__file__).parent / "versions"
FIRST = datetime(2031, 5, 1, tzinfo=UTC)
MATTERS = ("Norwegian ferry halted", "French bridge opened", "Norwegian strike ends", "No date on this one")


def story_of(number, matter, *, day):
    """A story of one report, of as many certain origins as its number."""
    report = make_report(f"{matter}, the mayor said.", outlet=f"Outlet {number % 2}")
    if day is not None:
        published = Known(When.day(FIRST + timedelta(days=day), "that day"), How.LINE)
        report = replace(report, published=published)
    story = make_story((report,), [(matter,)])
    (claim,) = story.claims
    found = Independence(number, number, claim.independence.origins, ())
    return (report,), replace(story, title=matter, claims=(replace(claim, independence=found),))


@pytest.fixture
def store():
    made = [story_of(number, matter, day=None if number == 3 else number) for number, matter in enumerate(MATTERS)]
    trace = make_trace(*made)
    with Store.open(":memory:") as store:
        store.add(trace.reports)
        store.save(trace)
        yield store


def titles(store, **query):
    return [listed.line.title for listed in store.browse(StoryQuery(**query)).stories]


def test_the_newest_come_first_and_those_without_a_date_last(store):
    assert titles(store) == [MATTERS[2], MATTERS[1], MATTERS[0], MATTERS[3]]
    assert [listed.newest for listed in store.browse().stories][-1] is None


def test_pages_together_are_the_whole_list(store):
    pages = [store.browse(first=first, most=3) for first in (0, 3)]
    assert [len(page.stories) for page in pages] == [3, 1]
    assert {page.total for page in pages} == {4}
    assert [listed for page in pages for listed in page.stories] == list(store.browse().stories)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "norwegian"}, {0, 2}),
        ({"words": "ferry halts"}, {0}),
        ({"words": "?!"}, set()),
        ({"facets": (("country", "Norway"),)}, {0, 2}),
        ({"facets": (("country", "Norway"), ("outlet", "Outlet 0"))}, {0, 2}),
        ({"facets": (("outlet", "Outlet 1"),)}, {1, 3}),
        ({"facets": (("outlet", "\udcff"),)}, set()),
        ({"since": "2031-05-02"}, {1, 2}),
        ({"until": "2031-05-02"}, {0, 1}),
        ({"since": "2031-05-02", "until": "2031-05-02"}, {1}),
        ({"origins": 2}, {2, 3}),
        ({"conflict": True}, set()),
    ],
)
def test_stories_are_narrowed(store, query, found):
    assert set(titles(store, **query)) == {MATTERS[number] for number in found}
    assert store.browse(StoryQuery(**query)).total == len(found)


def test_facets_count_the_stories_that_are_left(store):
    counts = {(facet.kind, facet.value): facet.stories for facet in store.browse(StoryQuery(words="norwegian")).facets}
    assert counts == {("country", "Norway"): 2, ("outlet", "Outlet 0"): 2}


def test_what_has_the_words_is_told_with_its_story(store):
    (listed,) = store.browse(StoryQuery(words="bridge")).stories
    assert {hit.kind for hit in listed.hits} == {"report", "claim"}
    assert all("bridge" in hit.snippet for hit in listed.hits)


def test_a_search_for_a_common_word_says_that_it_was_cut(store, monkeypatch):
    monkeypatch.setattr(browsing, "MOST_MATCHES", 2)
    listing = store.browse(StoryQuery(words="said"))
    assert listing.cut
    assert 0 < listing.total < len(MATTERS)


def test_conflicts_are_counted():
    with Store.open(":memory:") as store:
        store.add(harbour_trace().reports)
        store.save(harbour_trace())
        (listed,) = store.browse(StoryQuery(conflict=True)).stories
    assert listed.conflicts == 1


def test_a_store_from_before_the_list_is_filled_when_it_is_opened(tmp_path):
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((VERSIONS / "1.db.gz").read_bytes()))
    with Store.open(path) as store:
        (listed,) = store.browse().stories
        assert listed.line == store.stories()[0]
        assert (listed.newest, listed.conflicts) == ("2031-05-04", 1)
