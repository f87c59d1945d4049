"""What a list of stories is sorted and narrowed by: a row a story, and a row for each outlet, country and person in it.

All of it can be made again from the story and its reports; it is kept so that a list of many stories reads few of them.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from headwater.lexicon.countries import countries_in
from headwater.model import Report, SourceType, Story
from headwater.store import schema
from headwater.store.rows import put
from headwater.store.schema import Value
from headwater.store.words import plain

OUTLET, COUNTRY, PERSON = KINDS = ("outlet", "country", "person")
MOST_CLAIMS = 10  # the claims a story is about; those after them name half the world in a long story
MOST_VALUES = 40  # of one kind in one story


def put_listing(connection: Connection, stories: Iterable[Story], reports: Mapping[str, Report]) -> None:
    """Write the rows that stories are listed by.

    Args:
        connection: Where to write.
        stories: Stories that are kept, whose rows are not there (any more).
        reports: The reports they hold, by id.
    """
    listed = list(stories)
    put(connection, schema.listing, (_listing_row(story, reports) for story in listed))
    put(connection, schema.facets, (row for story in listed for row in _facet_rows(story, reports)))


def _listing_row(story: Story, reports: Mapping[str, Report]) -> dict[str, Value]:
    """Return the row of a story: the last day a report of it came out, and the counts it is known by."""
    days = [known.value.iso for known in (reports[item].published for item in story.reports) if known is not None]
    found = story.independence
    return {
        "story": story.id,
        "newest": max(days, default=None),
        "oldest": min(days, default=None),
        "reports": len(story.reports),
        "lo": None if found is None else found.lo,
        "hi": None if found is None else found.hi,
        "conflicts": len(story.conflicts),
    }


def _facet_rows(story: Story, reports: Mapping[str, Report]) -> Iterator[dict[str, Value]]:
    """Yield a row for each outlet, country and person of a story."""
    values = {OUTLET: _outlets(story, reports), COUNTRY: _countries(story), PERSON: _people(story)}
    for kind, found in values.items():
        for value in sorted(found)[:MOST_VALUES]:
            yield {"story": story.id, "kind": kind, "value": value}


def _outlets(story: Story, reports: Mapping[str, Report]) -> set[str]:
    known = (reports[item].outlet for item in story.reports)
    return {plain(outlet.value) for outlet in known if outlet is not None}


def _countries(story: Story) -> set[str]:
    said = (story.title, *(claim.text for claim in story.claims[:MOST_CLAIMS]))
    return {country for words in said for country in countries_in(words)}


def _people(story: Story) -> set[str]:
    """The people by name who are said to have said something."""
    links = (link for claim in story.claims for item in claim.assertions for link in item.chain)
    names = (link.source.name for link in links if link.source.type is SourceType.PERSON)
    return {plain(name) for name in names if name[:1].isupper()}
