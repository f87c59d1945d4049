"""A trace into rows: its ids made to last, its stories and what they hold written in place of those before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy import Connection, delete

from headwater.model import Claim, Report, Story, Trace
from headwater.store import loading, rows, schema, sqlite
from headwater.store.codec import to_json
from headwater.store.listing import put_listing
from headwater.store.naming import lasting_ids, lose_stories
from headwater.store.schema import Value
from headwater.store.words import claim_words, report_words


def write_trace(connection: Connection, trace: Trace, replaced: Collection[str]) -> Trace:
    """Write the stories of a trace in place of others, and return the trace with the ids it has from now on.

    Args:
        connection: Where to write.
        trace: The stories.
        replaced: Ids of the stories that they take the place of; all others stay.
    """
    named = renamed(trace.stories, *lasting_ids(connection, trace.stories, replaced))
    stories = tuple(sorted(named, key=lambda story: (-len(story.reports), story.id)))
    drop_stories(connection, replaced)
    rows.put(connection, schema.stories, map(_story_row, stories))
    for table, rows_of in _PARTS:
        rows.put(connection, table, chain.from_iterable(map(rows_of, stories)))
    put_listing(connection, stories, {report.id: report for report in trace.reports})
    sqlite.add_words(connection, (claim_words(claim) for story in stories for claim in story.claims))
    return replace(trace, stories=stories)


def drop_stories(connection: Connection, ids: Collection[str]) -> None:
    """Take stories out, with everything in them and its words."""
    claims = rows.scalars(connection, schema.claims.c.id, schema.claims.c.story, ids)
    sqlite.drop_words(connection, "claim", claims)
    rows.remove(connection, schema.stories.c.id, ids)


def drop_report(connection: Connection, report_id: str) -> None:
    """Take a report out, with every story it is in and the words of both."""
    members = schema.story_reports.c
    touched = rows.scalars(connection, members.story, members.report, [report_id])
    lose_stories(connection, touched)
    drop_stories(connection, touched)
    sqlite.drop_words(connection, "report", [report_id])
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report_id))
    sqlite.forget_words(connection)


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


def _story_row(story: Story) -> dict[str, Value]:
    head = replace(story, reports=(), claims=(), origins=(), conflicts=(), reuse=())
    # The largest story comes first, so a story finds its place without a look at the others.
    return {"id": story.id, "place": -len(story.reports), "record": to_json(head)}


def _report_rows(story: Story) -> Iterator[dict[str, Value]]:
    for place, report in enumerate(story.held):
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


def add_reports(connection: Connection, given: Mapping[str, Report]) -> tuple[str, ...]:
    """Write the reports that are not there yet, by their ids, and return the ids of these."""
    kept = set(loading.report_ids(connection, given))
    new = [report for report in given.values() if report.id not in kept]
    rows.put(connection, schema.reports, ({"id": report.id, "record": to_json(report)} for report in new))
    sqlite.add_words(connection, map(report_words, new))
    return tuple(report.id for report in new)
