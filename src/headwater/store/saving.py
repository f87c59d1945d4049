"""A trace into rows: its ids made to last, its stories and what they hold written in place of those before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy import Connection, delete, select

from headwater.model import Claim, Story, Trace
from headwater.store import rows, schema, sqlite
from headwater.store.codec import from_json, to_json
from headwater.store.identity import Group, Identities, keep_ids
from headwater.store.schema import Value
from headwater.store.words import claim_words

KEPT, MERGED, GONE = "kept", "merged", "gone"


def write_trace(connection: Connection, trace: Trace) -> Trace:
    """Write the stories of a trace in place of those before, and return the trace with the ids it has from now on."""
    kept = with_lasting_ids(connection, trace)
    connection.execute(delete(schema.stories))
    rows.put(connection, schema.stories, map(_story_row, range(len(kept.stories)), kept.stories))
    for table, rows_of in _PARTS:
        rows.put(connection, table, chain.from_iterable(map(rows_of, kept.stories)))
    sqlite.drop_words(connection, "claim")
    claims = (claim for story in kept.stories for claim in story.claims)
    sqlite.add_words(connection, map(claim_words, claims))
    return kept


def drop_report(connection: Connection, report_id: str) -> None:
    """Take a report out, with every story it is in and the words of both."""
    members = schema.story_reports.c
    touched = select(members.story).where(members.report == report_id)
    claims = connection.execute(select(schema.claims.c.id).where(schema.claims.c.story.in_(touched))).scalars()
    sqlite.drop_words(connection, "claim", claims)
    sqlite.drop_words(connection, "report", [report_id])
    connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(touched)))
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report_id))
    sqlite.forget_words(connection)


def with_lasting_ids(connection: Connection, trace: Trace) -> Trace:
    """Return a trace in which everything that was kept before bears the id it had, and record who bears which id."""
    stories = [Group(story.id, frozenset(story.reports)) for story in trace.stories]
    claims = [Group(claim.id, _assertions(claim)) for story in trace.stories for claim in story.claims]
    origins = [Group(origin.id, frozenset(origin.assertions)) for story in trace.stories for origin in story.origins]
    ids = [_identify(connection, *part) for part in (("story", stories), ("claim", claims), ("origin", origins))]
    return replace(trace, stories=renamed(trace.stories, *ids))


def renamed(
    stories: Sequence[Story], story_ids: Sequence[str], claim_ids: Sequence[str], origin_ids: Sequence[str]
) -> tuple[Story, ...]:
    """Return stories with new ids, given in the order in which the stories hold their claims and origins."""
    next_claim, next_origin = iter(claim_ids), iter(origin_ids)
    named = []
    for story, story_id in zip(stories, story_ids, strict=True):
        claims = {claim.id: next(next_claim) for claim in story.claims}
        origins = {origin.id: next(next_origin) for origin in story.origins}
        named.append(
            replace(
                story,
                id=story_id,
                claims=tuple(_renamed_claim(claim, claims[claim.id], origins) for claim in story.claims),
                origins=tuple(replace(origin, id=origins[origin.id]) for origin in story.origins),
                conflicts=tuple(replace(clash, a=claims[clash.a], b=claims[clash.b]) for clash in story.conflicts),
            )
        )
    return tuple(named)


def _renamed_claim(claim: Claim, claim_id: str, origins: dict[str, str]) -> Claim:
    found = claim.independence
    if found is not None:
        found = replace(found, origins=tuple(origins[origin] for origin in found.origins))
    return replace(claim, id=claim_id, independence=found)


def _assertions(claim: Claim) -> frozenset[str]:
    return frozenset(assertion.id for assertion in claim.assertions)


def _identify(connection: Connection, kind: str, groups: Sequence[Group]) -> tuple[str, ...]:
    table = schema.identities
    known = rows.fetch(connection, table, select(table).where(table.c.kind == kind))
    old = {row["id"]: frozenset(from_json(tuple[str, ...], row["members"])) for row in known if row["state"] == KEPT}
    found = keep_ids(old, groups, {row["id"] for row in known})
    connection.execute(delete(table).where(table.c.kind == kind, table.c.state == KEPT))
    rows.put(connection, table, _identity_rows(kind, groups, found))
    return found.ids


def _identity_rows(kind: str, groups: Sequence[Group], found: Identities) -> Iterator[dict[str, Value]]:
    for group, identity in zip(groups, found.ids, strict=True):
        members = to_json(sorted(group.members))
        yield {"id": identity, "kind": kind, "state": KEPT, "members": members, "merged_into": None}
    for identity, into in found.ended.items():
        state = GONE if into is None else MERGED
        yield {"id": identity, "kind": kind, "state": state, "members": "[]", "merged_into": into}


def _story_row(place: int, story: Story) -> dict[str, Value]:
    head = replace(story, reports=(), claims=(), origins=(), conflicts=(), reuse=())
    return {"id": story.id, "place": place, "record": to_json(head)}


def _report_rows(story: Story) -> Iterator[dict[str, Value]]:
    for place, report in enumerate(story.reports):
        yield {"story": story.id, "place": place, "report": report}


def _claim_rows(story: Story) -> Iterator[dict[str, Value]]:
    for place, claim in enumerate(story.claims):
        record = to_json(replace(claim, assertions=()))
        yield {"id": claim.id, "story": story.id, "place": place, "record": record}


def _assertion_rows(story: Story) -> Iterator[dict[str, Value]]:
    for claim in story.claims:
        for place, made in enumerate(claim.assertions):
            record = to_json(made)
            yield {"claim": claim.id, "place": place, "id": made.id, "report": made.report, "record": record}


def _origin_rows(story: Story) -> Iterator[dict[str, Value]]:
    for place, origin in enumerate(story.origins):
        yield {"id": origin.id, "story": story.id, "place": place, "record": to_json(origin)}


def _conflict_rows(story: Story) -> Iterator[dict[str, Value]]:
    for place, clash in enumerate(story.conflicts):
        yield {"story": story.id, "place": place, "a": clash.a, "b": clash.b, "record": to_json(clash)}


def _reuse_rows(story: Story) -> Iterator[dict[str, Value]]:
    for place, shared in enumerate(story.reuse):
        yield {"story": story.id, "place": place, "a": shared.a, "b": shared.b, "record": to_json(shared)}


_PARTS = (
    (schema.story_reports, _report_rows),
    (schema.claims, _claim_rows),
    (schema.assertions, _assertion_rows),
    (schema.origins, _origin_rows),
    (schema.conflicts, _conflict_rows),
    (schema.reuse, _reuse_rows),
)
