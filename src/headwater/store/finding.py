"""Finding records: by the first characters of their id, and by their words."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from headwater.store import errors, schema, sqlite
from headwater.store.records import Hit
from headwater.store.rows import fetch
from headwater.store.words import any_of, match_of

TABLES = {
    "report": schema.reports,
    "claim": schema.claims,
    "story": schema.stories,
    "origin": schema.origins,
    "decision": schema.decisions,
}
SHORTEST_PREFIX = 6  # the letter of the kind, a dash and four digits: below that a slip of the hand finds something
SHOWN = 5


def find_id(connection: Connection, kind: str, asked: str) -> str:
    """Return the id of the one record of a kind that `asked` means: its id, the start of it, or a former id.

    Raises:
        HeadwaterError: None has such an id, more than one has, too little of it is given, or what had it is no more.
    """
    if not asked.isascii():  # no id has such characters, and a half surrogate would stop the database
        raise errors.unknown_id(kind, asked)
    ids = TABLES[kind].c.id
    starts = (ids >= asked) & (ids < f"{asked}~") if len(asked) >= SHORTEST_PREFIX else ids == asked
    found = list(connection.execute(select(ids).where(starts).order_by(ids).limit(SHOWN)).scalars())
    if asked in found or len(found) == 1:
        return asked if asked in found else found[0]
    if found:
        raise errors.ambiguous_id(kind, asked, found)
    if len(asked) < SHORTEST_PREFIX:
        raise errors.short_id(kind, asked, SHORTEST_PREFIX)
    return _successor(connection, kind, asked)


def _successor(connection: Connection, kind: str, asked: str) -> str:
    """Follow an id that was merged to the one that is borne now."""
    table, live = schema.identities, TABLES[kind].c.id
    identity: str | None = asked
    while identity is not None:
        if connection.execute(select(live).where(live == identity)).scalar() is not None:
            return identity
        former = fetch(connection, table, select(table).where(table.c.id == identity, table.c.kind == kind))
        if not former:
            raise errors.unknown_id(kind, asked)
        identity = former[0]["merged_into"]
    raise errors.gone(kind, asked)


def find_words(connection: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """Return the reports and claims that have all words of a query, the best first."""
    match = match_of(query)
    if match is None:
        return ()
    found = sqlite.find_words(connection, match, limit)
    story_of = _stories(connection, [row["id"] for row in found])
    return tuple(Hit(row["kind"], row["id"], story_of.get(row["id"]), row["title"], row["snippet"]) for row in found)


def find_near(connection: Connection, words: Iterable[str], limit: int) -> tuple[str, ...]:
    """Return the ids of the reports that have most of some words, the best first."""
    match = any_of(words)
    return () if match is None else tuple(sqlite.near_reports(connection, match, limit))


def _stories(connection: Connection, ids: list[str]) -> dict[str, str]:
    claims, members = schema.claims.c, schema.story_reports.c
    of_claims = select(claims.id, claims.story).where(claims.id.in_(ids))
    of_reports = select(members.report, members.story).where(members.report.in_(ids))
    return {of: story for statement in (of_reports, of_claims) for of, story in connection.execute(statement)}
