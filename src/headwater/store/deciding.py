"""What people decide: rows with who and when, marked when they are taken back, never edited or removed."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select, update

from headwater.model import Correction, Decided, Judgement, content_id
from headwater.store import errors, rows, schema
from headwater.store.codec import from_json, from_plain, to_json
from headwater.store.finding import find_id
from headwater.store.records import Said
from headwater.store.schema import Value, row_hash

KINDS: dict[str, type[Decided]] = {"judgement": Judgement, "correction": Correction}


def new_id(connection: Connection, kind: str, *parts: object) -> str:
    """Return an id for a decision: that of its content and of its place among all decisions."""
    return content_id(kind, _next_place(connection), *parts)


def put_decision(connection: Connection, decided: Decided, reports: Iterable[str]) -> None:
    """Keep a decision, and mark the stories of the reports that it is about for a new trace."""
    (kind,) = (name for name, made in KINDS.items() if isinstance(decided, made))
    row: dict[str, Value] = {"id": decided.id, "place": _next_place(connection), "kind": kind}
    row |= {"record": to_json(decided), "deleted_at": None, "deleted_by": None}
    rows.put(connection, schema.decisions, [row])
    about = sorted(set(reports))
    rows.put(connection, schema.decided, ({"decision": decided.id, "report": report} for report in about))
    touch(connection, about)


def take_back(connection: Connection, asked: str, said: Said) -> Decided:
    """Mark a decision as taken back, and the stories it is about for a new trace.

    Raises:
        HeadwaterError: There is no such decision, or it was taken back already.
    """
    identity = find_id(connection, "decision", asked)
    (row,) = rows.matching(connection, schema.decisions, schema.decisions.c.id, [identity])
    decided = _decided(row)
    if decided.deleted_at is not None:
        raise errors.taken_back(identity, str(decided.deleted_by), decided.deleted_at.date().isoformat())
    marked = {**row, "deleted_at": said.at.isoformat(), "deleted_by": said.by}
    marked["hash"] = row_hash(schema.decisions.name, marked)
    connection.execute(update(schema.decisions).where(schema.decisions.c.id == identity).values(marked))
    touch(connection, rows.scalars(connection, schema.decided.c.report, schema.decided.c.decision, [identity]))
    return replace(decided, deleted_at=said.at, deleted_by=said.by)


def load_decisions(connection: Connection, kind: str, *, everything: bool = False) -> tuple[Decided, ...]:
    """Return decisions of a kind in the order in which they were made; `everything` with those taken back."""
    table = schema.decisions
    found = select(table).where(table.c.kind == kind).order_by(table.c.place)
    made = map(_decided, rows.fetch(connection, table, found))
    return tuple(decided for decided in made if everything or decided.deleted_at is None)


def decided_on(connection: Connection, reports: Collection[str]) -> tuple[Decided, ...]:
    """Return the decisions in force that are about any of some reports, in the order in which they were made."""
    ids = set(rows.scalars(connection, schema.decided.c.decision, schema.decided.c.report, reports))
    found = rows.matching(connection, schema.decisions, schema.decisions.c.id, ids)
    made = map(_decided, sorted(found, key=lambda row: int(row["place"])))
    return tuple(decided for decided in made if decided.deleted_at is None)


def _next_place(connection: Connection) -> int:
    return int(connection.execute(select(func.max(schema.decisions.c.place))).scalar() or 0) + 1


def touch(connection: Connection, reports: Collection[str]) -> None:
    """Mark the stories that some reports are in for a new trace."""
    members = schema.story_reports.c
    stories = set(rows.scalars(connection, members.story, members.report, reports))
    kept = rows.scalars(connection, schema.touched.c.story, schema.touched.c.story, stories)
    rows.put(connection, schema.touched, ({"story": story} for story in sorted(stories.difference(kept))))


def _decided(row: RowMapping) -> Decided:
    made = from_json(KINDS[row["kind"]], row["record"])
    at = None if row["deleted_at"] is None else from_plain(datetime, row["deleted_at"])
    return replace(made, deleted_at=at, deleted_by=row["deleted_by"])
