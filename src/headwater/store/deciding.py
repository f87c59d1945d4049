"""What people decide: rows with who and when, marked when they are taken back, never edited or removed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select, update

from headwater.model import Decision, Judgement, Side, Subject, content_id
from headwater.store import errors, rows, schema
from headwater.store.codec import from_json, from_plain, to_json
from headwater.store.finding import find_id
from headwater.store.records import Said
from headwater.store.schema import row_hash

JUDGEMENT = "judgement"
KINDS = {"c": Subject.CLAIM, "o": Subject.ORIGIN}


def add_judgement(connection: Connection, asked: tuple[str, str], decision: Decision, said: Said) -> Judgement:
    """Keep a judgement, and mark the story it is about for a new trace.

    Raises:
        HeadwaterError: The two ids are not those of two claims, or two origins, of one story.
    """
    subject = _subject(*asked)
    ids = [find_id(connection, subject.value, one) for one in asked]
    if ids[0] == ids[1]:
        raise errors.same_thing(subject.value, ids[0])
    table = schema.claims if subject is Subject.CLAIM else schema.origins
    (story, *others) = {row["story"] for row in rows.matching(connection, table, table.c.id, ids)}
    if others:
        raise errors.two_stories(subject.value, ids)
    a, b = (Side(identity, _assertions(connection, identity)) for identity in ids)
    place = (connection.execute(select(func.max(schema.decisions.c.place))).scalar() or 0) + 1
    identity = content_id("j", place, *a.assertions, *b.assertions, decision, said.by, said.at)
    made = Judgement(identity, subject, a, b, decision, said.by, said.at, said.note)
    row = {"id": identity, "place": place, "kind": JUDGEMENT, "record": to_json(made)}
    rows.put(connection, schema.decisions, [{**row, "deleted_at": None, "deleted_by": None}])
    reports = rows.scalars(
        connection, schema.assertions.c.report, schema.assertions.c.id, {*a.assertions, *b.assertions}
    )
    rows.put(connection, schema.decided, ({"decision": identity, "report": report} for report in sorted(set(reports))))
    _touch(connection, [story])
    return made


def take_back(connection: Connection, asked: str, said: Said) -> Judgement:
    """Mark a judgement as taken back, and the stories it is about for a new trace.

    Raises:
        HeadwaterError: There is no such judgement, or it was taken back already.
    """
    identity = find_id(connection, JUDGEMENT, asked)
    (row,) = rows.matching(connection, schema.decisions, schema.decisions.c.id, [identity])
    judgement = _judgement(row)
    if judgement.deleted_at is not None:
        raise errors.taken_back(identity, str(judgement.deleted_by), judgement.deleted_at.date().isoformat())
    marked = {**row, "deleted_at": said.at.isoformat(), "deleted_by": said.by}
    marked["hash"] = row_hash(schema.decisions.name, marked)
    connection.execute(update(schema.decisions).where(schema.decisions.c.id == identity).values(marked))
    reports = rows.scalars(connection, schema.decided.c.report, schema.decided.c.decision, [identity])
    members = schema.story_reports.c
    _touch(connection, rows.scalars(connection, members.story, members.report, reports))
    return replace(judgement, deleted_at=said.at, deleted_by=said.by)


def load_judgements(connection: Connection, *, everything: bool) -> tuple[Judgement, ...]:
    """Return judgements in the order in which they were made; `everything` with those that were taken back."""
    table = schema.decisions
    found = select(table).where(table.c.kind == JUDGEMENT).order_by(table.c.place)
    made = map(_judgement, rows.fetch(connection, table, found))
    return tuple(judgement for judgement in made if everything or judgement.deleted_at is None)


def judgements_on(connection: Connection, reports: Collection[str]) -> tuple[Judgement, ...]:
    """Return the judgements in force that are about any of some reports, in the order in which they were made."""
    ids = set(rows.scalars(connection, schema.decided.c.decision, schema.decided.c.report, reports))
    found = sorted(
        rows.matching(connection, schema.decisions, schema.decisions.c.id, ids), key=lambda row: int(row["place"])
    )
    return tuple(judgement for judgement in map(_judgement, found) if judgement.deleted_at is None)


def _subject(*asked: str) -> Subject:
    kinds = {KINDS.get(one.partition("-")[0]) for one in asked}
    if len(kinds) != 1 or None in kinds:
        raise errors.not_two_of_a_kind(*asked)
    return next(kind for kind in kinds if kind is not None)


def _assertions(connection: Connection, identity: str) -> tuple[str, ...]:
    """What a claim or an origin stands for, from the table of identities, which holds it for both alike."""
    (row,) = rows.matching(connection, schema.identities, schema.identities.c.id, [identity])
    return from_json(tuple[str, ...], row["members"])


def _touch(connection: Connection, stories: Collection[str]) -> None:
    kept = set(rows.scalars(connection, schema.touched.c.story, schema.touched.c.story, set(stories)))
    rows.put(connection, schema.touched, ({"story": story} for story in sorted({*stories} - kept)))


def _judgement(row: RowMapping) -> Judgement:
    made = from_json(Judgement, row["record"])
    at = None if row["deleted_at"] is None else from_plain(datetime, row["deleted_at"])
    return replace(made, deleted_at=at, deleted_by=row["deleted_by"])
