"""Rows back into records: reports, whole stories, single claims, and the lines of a list of stories."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Column, Connection, RowMapping, Table, func, select

from headwater.model import Assertion, Claim, Conflict, Origin, Report, Reuse, Story
from headwater.model.correction import corrected
from headwater.store import rows, schema
from headwater.store.codec import from_json
from headwater.store.cutting import cut_down
from headwater.store.deciding import decided_on, load_decisions
from headwater.store.records import StoryLine
from headwater.store.rows import fetch, grouped

T = TypeVar("T")


def load_reports(connection: Connection, ids: Collection[str] | None = None) -> tuple[Report, ...]:
    """Return the reports with the given ids, or all, in the order of their ids, with what people corrected in them."""
    table = schema.reports
    if ids is None:
        kept = fetch(connection, table, select(table).order_by(table.c.id))
        decided = load_decisions(connection, "correction")
    else:
        kept = rows.matching(connection, table, table.c.id, ids)
        decided = decided_on(connection, ids)
    found = _records(Report, kept)
    return tuple(corrected(report, decided) for report in found) if decided else found


def report_ids(connection: Connection, ids: Collection[str] | None = None) -> list[str]:
    """Return the ids of all reports, or those of some ids that are kept."""
    column = schema.reports.c.id
    return rows.scalars(connection, column, column, ids) if ids is not None else _all(connection, column)


def story_ids(connection: Connection) -> list[str]:
    """Return the ids of all stories."""
    return _all(connection, schema.stories.c.id)


def reports_of(connection: Connection, stories: Collection[str]) -> set[str]:
    """Return the ids of the reports of some stories."""
    members = schema.story_reports.c
    return set(rows.scalars(connection, members.report, members.story, stories))


def homes_of(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """Return the story that each of some reports is in, by the report's id."""
    table = schema.story_reports
    return {row["report"]: row["story"] for row in rows.matching(connection, table, table.c.report, reports)}


def load_stories(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Story, ...]:
    """Return the stories with the given ids, or all, with everything in them, in the order of their trace."""
    heads = _records(Story, _select(connection, schema.stories, schema.stories.c.id, ids))
    reports, claims, origins, conflicts, reuse = (
        grouped(_select(connection, table, table.c.story, ids), "story")
        for table in (schema.story_reports, schema.claims, schema.origins, schema.conflicts, schema.reuse)
    )
    claim_ids = None if ids is None else [row["id"] for found in claims.values() for row in found]
    assertions = _assertions(connection, claim_ids)
    return tuple(
        replace(
            story,
            reports=_counted(story, reports.get(story.id, ())),
            claims=tuple(_claim(part, assertions) for part in claims.get(story.id, ())),
            origins=_records(Origin, origins.get(story.id, ())),
            conflicts=_records(Conflict, conflicts.get(story.id, ())),
            reuse=_records(Reuse, reuse.get(story.id, ())),
        )
        for story in heads
    )


def load_claim(connection: Connection, claim_id: str) -> Claim:
    """Return one claim with its assertions."""
    (row,) = _select(connection, schema.claims, schema.claims.c.id, [claim_id])
    return _claim(row, _assertions(connection, [claim_id]))


def load_around(connection: Connection, claim_id: str) -> Story:
    """Return the story of a claim, cut down to the claim."""
    (row,) = _select(connection, schema.claims, schema.claims.c.id, [claim_id])
    (story,) = load_stories(connection, [row["story"]])
    return cut_down(story, claim_id)


def load_lines(
    connection: Connection, ids: Collection[str] | None = None, limit: int | None = None
) -> tuple[StoryLine, ...]:
    """Return a line for every story, or for some, the largest first."""
    table = schema.stories
    if ids is None:
        heads = fetch(connection, table, select(table).order_by(table.c.place, table.c.id).limit(limit))
    else:
        some = rows.matching(connection, table, table.c.id, ids)
        heads = sorted(some, key=lambda row: (int(row["place"]), str(row["id"])))[:limit]
    known = [row["id"] for row in heads]
    reports = grouped(rows.matching(connection, schema.story_reports, schema.story_reports.c.story, known), "story")
    leading, counts = _leading(connection, known)
    return tuple(
        _line(story, _counted(story, reports.get(story.id, ())), counts.get(story.id, 0), leading.get(story.id))
        for story in _records(Story, heads)
    )


def _leading(connection: Connection, stories: Sequence[str]) -> tuple[dict[str, Claim], dict[str, int]]:
    """The first claim of each story, and how many it has."""
    table = schema.claims
    leading: dict[str, Claim] = {}
    counts: dict[str, int] = {}
    for some in rows.at_a_time(stories):
        first = select(table).where(table.c.place == 0, table.c.story.in_(some))
        leading |= {row["story"]: from_json(Claim, row["record"]) for row in fetch(connection, table, first)}
        counted = select(table.c.story, func.count()).where(table.c.story.in_(some)).group_by(table.c.story)
        counts |= {row[0]: row[1] for row in connection.execute(counted)}
    return leading, counts


def _counted(story: Story, rows_of: Sequence[RowMapping]) -> tuple[str, ...]:
    """The reports of a story but for those that were left out of the counts."""
    return tuple(row["report"] for row in rows_of if row["report"] not in story.left_out)


def _line(story: Story, reports: tuple[str, ...], claims: int, leading: Claim | None) -> StoryLine:
    found = leading.independence if leading is not None else None
    lo, hi = (None, None) if found is None else (found.lo, found.hi)
    return StoryLine(story.id, story.title, reports, claims, lo, hi)


def _all(connection: Connection, column: Column[str]) -> list[str]:
    return [row[0] for row in connection.execute(select(column))]


def _select(
    connection: Connection,
    table: Table,
    key: Column[str],
    values: Sequence[str] | None,
) -> list[RowMapping]:
    statement = select(table).order_by(table.c.place, key)
    return fetch(connection, table, statement if values is None else statement.where(key.in_(values)))


def _assertions(connection: Connection, claim_ids: Sequence[str] | None) -> Mapping[str, list[RowMapping]]:
    table = schema.assertions
    if claim_ids is None:
        return grouped(_select(connection, table, table.c.claim, None), "claim")
    found = rows.matching(connection, table, table.c.claim, claim_ids)
    return grouped(sorted(found, key=lambda row: int(row["place"])), "claim")


def _claim(row: RowMapping, assertions: Mapping[str, list[RowMapping]]) -> Claim:
    return replace(from_json(Claim, row["record"]), assertions=_records(Assertion, assertions.get(row["id"], ())))


def _records(kind: type[T], found: Sequence[RowMapping]) -> tuple[T, ...]:
    return tuple(from_json(kind, row["record"]) for row in found)
