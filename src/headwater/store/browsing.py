"""A list of stories, narrowed, in pages, the newest first: read from the rows that stories are listed by."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, func, select

from headwater.store import listing as kinds
from headwater.store import schema, sqlite
from headwater.store.loading import load_lines
from headwater.store.records import Facet, Hit, Listed, Listing, StoryQuery
from headwater.store.rows import fetch
from headwater.store.words import match_of, plain

MOST_FACETS = 12  # values of a kind that are told
MOST_MATCHES = 3_000  # reports and claims with the words that are looked at: enough to narrow further
MOST_HITS = 3  # of them that are told of one story


def browse(connection: Connection, query: StoryQuery, *, first: int, most: int) -> Listing:
    """Return `most` of the stories that a query means, those before the `first` passed over, and facets of them all."""
    matched = _matched(connection, query.words)
    chosen = _conditions(query)
    if matched is not None:
        chosen.append(sqlite.among(schema.listing.c.story, matched))
    table = schema.listing
    total = connection.execute(select(func.count()).select_from(table).where(*chosen)).scalar_one()
    ordered = select(table).where(*chosen).order_by(table.c.newest.desc().nulls_last(), table.c.story)
    found = fetch(connection, table, ordered.limit(most).offset(first))
    lines = {line.id: line for line in load_lines(connection, [row["story"] for row in found])}
    hits = _hits(connection, query.words, {row["story"]: (matched or {}).get(row["story"], ()) for row in found})
    stories = tuple(
        Listed(lines[row["story"]], row["newest"], row["oldest"], row["conflicts"], hits.get(row["story"], ()))
        for row in found
    )
    narrowed = None if query == StoryQuery() else select(table.c.story).where(*chosen)
    cut = matched is not None and sum(map(len, matched.values())) >= MOST_MATCHES
    return Listing(stories, total, _facets(connection, narrowed), cut)


def _conditions(query: StoryQuery) -> list[ColumnElement[bool]]:
    table, facets = schema.listing.c, schema.facets.c
    has = (
        select(facets.story).where(facets.kind == kind, facets.value == plain(value)) for kind, value in query.facets
    )
    found: list[ColumnElement[bool]] = [table.story.in_(stories) for stories in has]
    if query.since:
        found.append(table.newest >= query.since)
    if query.until:
        found.append(table.oldest <= query.until)
    if query.conflict:
        found.append(table.conflicts > 0)
    if query.origins > 0:
        found.append(table.lo >= query.origins)
    return found


def _matched(connection: Connection, words: str) -> dict[str, list[int]] | None:
    """Return the places in the full-text table of what has all the words, by story; None where no word is asked for."""
    if not words.strip():
        return None
    match = match_of(words)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for story, place in sqlite.match_stories(connection, match, MOST_MATCHES) if match is not None else ():
        found[story].append(place)
    return dict(found)


def _hits(connection: Connection, words: str, places: dict[str, Sequence[int]]) -> dict[str, tuple[Hit, ...]]:
    match = match_of(words)
    wanted = {place: story for story, found in places.items() for place in found[:MOST_HITS]}
    if match is None or not wanted:
        return {}
    hits: defaultdict[str, list[Hit]] = defaultdict(list)
    for row in sqlite.snippets(connection, match, list(wanted)):
        story = wanted[row["place"]]
        hits[story].append(Hit(row["kind"], row["id"], story, row["title"], row["snippet"]))
    return {story: tuple(found) for story, found in hits.items()}


def _facets(connection: Connection, narrowed: Select[tuple[str]] | None) -> tuple[Facet, ...]:
    table, found = schema.facets.c, []
    for kind in kinds.KINDS:
        count = func.count()
        counted = select(table.value, count).where(table.kind == kind).group_by(table.value)
        if narrowed is not None:
            counted = counted.where(table.story.in_(narrowed))
        commonest = counted.order_by(count.desc(), table.value).limit(MOST_FACETS)
        found += [Facet(kind, value, number) for value, number in connection.execute(commonest)]
    return tuple(found)
