"""Who bears which id, read from the table of identities and written back to it when stories are written."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select, update

from headwater.model import Claim, Story
from headwater.store import rows, schema
from headwater.store.codec import from_json, to_json
from headwater.store.identity import Group, Identities, keep_ids
from headwater.store.schema import Value, hashed
from headwater.store.versions import newest_of

KEPT, LOST, MERGED, GONE = "kept", "lost", "merged", "gone"
BORNE = (KEPT, LOST)
Ids = tuple[str, ...]
Members = frozenset[str]


def lasting_ids(connection: Connection, stories: Sequence[Story], replaced: Collection[str]) -> tuple[Ids, Ids, Ids]:
    """Return the ids that stories, their claims and their origins bear from now on, and record who bears which.

    Args:
        connection: Where the identities are.
        stories: The stories to be written.
        replaced: Ids of the stories that they take the place of.

    Returns:
        The ids in the order in which the stories, and the claims and origins in them, are given.
    """
    former = {*replaced, *_lost(connection, stories)}
    known = rows.matching(connection, schema.identities, schema.identities.c.story, former)
    # Of the same reports only what people decided can have made anything else: then what was before may come back.
    decided = _reports(known) == {frozenset(story.held) for story in stories}
    told: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in known:
        told[row["kind"]].append(row)
    groups = [Group(story.id, frozenset(story.held)) for story in stories]
    versions = newest_of(connection, {report for row in told["story"] for report in _members(row)})
    found = _named(connection, groups, told["story"], versions)
    homes = {old: found.ended.get(old) or old for old in former}
    _record(connection, "story", groups, found, told["story"], list(found.ids), homes, decided=decided)
    claims = [Group(claim.id, _assertions(claim)) for story in stories for claim in story.claims]
    origins = [Group(origin.id, frozenset(origin.assertions)) for story in stories for origin in story.origins]
    of_claims = [at for at, story in zip(found.ids, stories, strict=True) for _ in story.claims]
    of_origins = [at for at, story in zip(found.ids, stories, strict=True) for _ in story.origins]
    named = []
    for kind, parts, stands_in in (("claim", claims, of_claims), ("origin", origins, of_origins)):
        made = _named(connection, parts, told[kind], {})
        _record(connection, kind, parts, made, told[kind], stands_in, homes, decided=decided)
        named.append(made.ids)
    return found.ids, named[0], named[1]


def lose_stories(connection: Connection, stories: Collection[str]) -> None:
    """Record that stories were dropped with a report of theirs: the others take their ids along when they come back."""
    table = schema.identities
    for row in rows.matching(connection, table, table.c.id, stories):
        lost = hashed(table, {**row, "state": LOST})
        connection.execute(update(table).where(table.c.id == row["id"]).values(lost))


def _lost(connection: Connection, stories: Sequence[Story]) -> set[str]:
    """Stories that were dropped with a report of theirs, and whose other reports come back in these."""
    table = schema.identities
    lost = rows.fetch(connection, table, select(table).where(table.c.state == LOST))
    here = {report for story in stories for report in story.held}
    return {row["id"] for row in lost if not here.isdisjoint(_members(row))}


def _reports(known: Sequence[RowMapping]) -> set[Members]:
    return {_members(row) for row in known if row["kind"] == "story" and row["state"] in BORNE}


def _named(
    connection: Connection, groups: Sequence[Group], known: Sequence[RowMapping], versions: Mapping[str, str]
) -> Identities:
    """Name groups; members that have a newer version count as that, so a story follows a page that changes."""
    old = {
        row["id"]: frozenset(versions.get(one, one) for one in _members(row)) for row in known if row["state"] in BORNE
    }
    former = {row["id"]: sets for row in known if (sets := _former(row))}
    return keep_ids(old, groups, _Spent(connection, [group.proposed for group in groups]), former)


class _Spent:
    """Answers whether an id was ever given; what is likely to be asked is looked up at once."""

    def __init__(self, connection: Connection, likely: Sequence[str]) -> None:
        self._connection = connection
        self._likely = set(likely)
        self._given = set(rows.scalars(connection, schema.identities.c.id, schema.identities.c.id, likely))

    def __contains__(self, identity: object) -> bool:
        if identity in self._likely:
            return identity in self._given
        ids = schema.identities.c.id
        return self._connection.execute(select(ids).where(ids == identity)).scalar() is not None


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who bears an id now: what it stands for, and the story it is in."""

    members: Members
    story: str


def _record(
    connection: Connection,
    kind: str,
    groups: Sequence[Group],
    found: Identities,
    known: Sequence[RowMapping],
    stands_in: Sequence[str],
    homes: Mapping[str, str],
    *,
    decided: bool,
) -> None:
    """Write who bears which id, and what became of every id that was known."""
    now = {
        identity: _Bearer(group.members, story)
        for identity, group, story in zip(found.ids, groups, stands_in, strict=True)
    }
    past = {row["id"]: row for row in known}
    rows.remove(connection, schema.identities.c.id, past)
    written: list[dict[str, Value]] = []
    for identity in sorted({*now, *past}):
        before, bearer = past.get(identity), now.get(identity)
        sets = [] if before is None else list(_former(before))
        if decided and before is not None and before["state"] in BORNE:
            was = _members(before)
            if bearer is None or bearer.members != was:
                sets = [one for one in sets if one != was] + [was]
        written.append(_row(identity, kind, bearer, before, sets, found.ended, homes))
    rows.put(connection, schema.identities, written)


def _row(
    identity: str,
    kind: str,
    bearer: _Bearer | None,
    before: RowMapping | None,
    former: Sequence[Members],
    ended: Mapping[str, str | None],
    homes: Mapping[str, str],
) -> dict[str, Value]:
    plain = to_json([sorted(members) for members in former])
    made: dict[str, Value] = {"id": identity, "kind": kind, "former": plain}
    if bearer is not None:
        members = to_json(sorted(bearer.members))
        return {**made, "state": KEPT, "story": bearer.story, "members": members, "merged_into": None}
    story = homes[before["story"]] if before is not None else ""
    made |= {"members": "[]", "story": story}
    if identity in ended or before is None:
        into = ended.get(identity)
        return {**made, "state": GONE if into is None else MERGED, "merged_into": into}
    return {**made, "state": before["state"], "merged_into": before["merged_into"]}


def _members(row: RowMapping) -> Members:
    return frozenset(from_json(tuple[str, ...], row["members"]))


def _former(row: RowMapping) -> list[Members]:
    return [frozenset(members) for members in from_json(tuple[tuple[str, ...], ...], row["former"])]


def _assertions(claim: Claim) -> Members:
    return frozenset(assertion.id for assertion in claim.assertions)
