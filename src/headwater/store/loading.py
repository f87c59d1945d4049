"""Rows back into records: reports, whole stories, single claims, and the lines of a list of stories."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Column, Connection, RowMapping, Table, func, select

from headwater.model import Assertion, Claim, Conflict, Origin, Report, Reuse, Story
from headwater.store import rows, schema
from headwater.store.codec import from_json
from headwater.store.cutting import cut_down
from headwater.store.records import StoryLine
from headwater.store.rows import fetch, grouped

T = TypeVar("T")
CLAIM_COUNTS = select(schema.claims.c.story, func.count()).group_by(schema.claims.c.story)


def load_reports(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Report, ...]:
    """Return the reports with the given ids, or all, in the order of their ids."""
    found = _select(connection, schema.reports, schema.reports.c.id, ids, schema.reports.c.id)
    return _records(Report, found)


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


def stories_of(connection: Connection, reports: Collection[str]) -> set[str]:
    """Return the ids of the stories that some reports are in."""
    members = schema.story_reports.c
    return set(rows.scalars(connection, members.story, members.report, reports))


def load_stories(connection: Connection, ids: Sequence[str] | None = None) -> tuple[Story, ...]:
    """Return the stories with the given ids, or all, with everything in them, in the order of their trace."""
    heads = _select(connection, schema.stories, schema.stories.c.id, ids)
    reports, claims, origins, conflicts, reuse = (
        grouped(_select(connection, table, table.c.story, ids), "story")
        for table in (schema.story_reports, schema.claims, schema.origins, schema.conflicts, schema.reuse)
    )
    claim_ids = None if ids is None else [row["id"] for found in claims.values() for row in found]
    assertions = _assertions(connection, claim_ids)
    return tuple(
        replace(
            from_json(Story, row["record"]),
            reports=tuple(part["report"] for part in reports.get(row["id"], ())),
            claims=tuple(_claim(part, assertions) for part in claims.get(row["id"], ())),
            origins=_records(Origin, origins.get(row["id"], ())),
            conflicts=_records(Conflict, conflicts.get(row["id"], ())),
            reuse=_records(Reuse, reuse.get(row["id"], ())),
        )
        for row in heads
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


def load_lines(connection: Connection) -> tuple[StoryLine, ...]:
    """Return a line for every story, in the order of their trace."""
    reports = grouped(_select(connection, schema.story_reports, schema.story_reports.c.story, None), "story")
    first = select(schema.claims).where(schema.claims.c.place == 0)
    leading = {row["story"]: from_json(Claim, row["record"]) for row in fetch(connection, schema.claims, first)}
    counts = {row[0]: row[1] for row in connection.execute(CLAIM_COUNTS)}
    return tuple(
        _line(
            from_json(Story, row["record"]),
            tuple(part["report"] for part in reports[row["id"]]),
            counts.get(row["id"], 0),
            leading.get(row["id"]),
        )
        for row in _select(connection, schema.stories, schema.stories.c.id, None)
    )


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
    order: Column[str] | None = None,
) -> list[RowMapping]:
    statement = select(table).order_by(*((table.c.place, key) if order is None else (order,)))
    return fetch(connection, table, statement if values is None else statement.where(key.in_(values)))


def _assertions(connection: Connection, claim_ids: Sequence[str] | None) -> Mapping[str, list[RowMapping]]:
    return grouped(_select(connection, schema.assertions, schema.assertions.c.claim, claim_ids), "claim")


def _claim(row: RowMapping, assertions: Mapping[str, list[RowMapping]]) -> Claim:
    return replace(from_json(Claim, row["record"]), assertions=_records(Assertion, assertions.get(row["id"], ())))


def _records(kind: type[T], found: Sequence[RowMapping]) -> tuple[T, ...]:
    return tuple(from_json(kind, row["record"]) for row in found)
