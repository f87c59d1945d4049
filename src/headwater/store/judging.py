"""Judgements made of ids: what the two stand for is looked up, so that the judgement outlives the ids."""

from sqlalchemy import Connection

from headwater.model import Decision, Judgement, Side, Subject
from headwater.store import deciding, errors, rows, schema
from headwater.store.codec import from_json
from headwater.store.finding import find_id
from headwater.store.records import Said

SUBJECTS = {"c": Subject.CLAIM, "o": Subject.ORIGIN}


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
    if len({row["story"] for row in rows.matching(connection, table, table.c.id, ids)}) > 1:
        raise errors.two_stories(subject.value, ids)
    a, b = (Side(identity, _assertions(connection, identity)) for identity in ids)
    items = {*a.assertions, *b.assertions}
    identity = deciding.new_id(connection, "j", *sorted(items), decision, said.by, said.at)
    made = Judgement(identity, subject, a, b, decision, said.by, said.at, said.note)
    about = rows.scalars(connection, schema.assertions.c.report, schema.assertions.c.id, items)
    deciding.put_decision(connection, made, about)
    return made


def _subject(*asked: str) -> Subject:
    kinds = {SUBJECTS.get(one.partition("-")[0]) for one in asked}
    first = kinds.pop()
    if kinds or first is None:
        raise errors.not_two_of_a_kind(*asked)
    return first


def _assertions(connection: Connection, identity: str) -> tuple[str, ...]:
    """What a claim or an origin stands for, from the table of identities, which holds it for both alike."""
    (row,) = rows.matching(connection, schema.identities, schema.identities.c.id, [identity])
    return from_json(tuple[str, ...], row["members"])
