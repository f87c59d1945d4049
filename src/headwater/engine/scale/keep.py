"""The store of a run: its stories and claims in one SQLite file, so that every command and the site can read them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from headwater.engine.scale.files import replacing
from headwater.engine.scale.plan import Plan
from headwater.engine.scale.spools import read_rows
from headwater.engine.scale.tables import record_of
from headwater.model import Claim, Trace
from headwater.store import Refusal, Store
from headwater.store.store import RUN_STORE

HELD = ("claims", "origins", "conflicts", "reuse")


def keep(plan: Plan, *, stories: int, quarantined: int) -> None:
    """Write the store of a run from its tables.

    Args:
        plan: The run.
        stories: Shards of stories.
        quarantined: Parts of the table of what was set aside.
    """
    with replacing(plan.out / RUN_STORE) as beside:
        with Store.open(beside) as store:
            store.refuse(_refusals(plan, quarantined))
            for shard in range(stories):
                trace = _trace(plan, shard)
                store.add(trace.reports)
                store.save(trace, replacing=())
        for log in ("-wal", "-shm"):
            beside.with_name(beside.name + log).unlink(missing_ok=True)


def _trace(plan: Plan, shard: int) -> Trace:
    """Return what a shard of stories holds, from its part of each table."""
    reports = tuple(_records(plan, "reports", shard))
    held = {name: _by_story(plan, name, shard) for name in HELD}
    assertions: dict[str, list[Any]] = defaultdict(list)
    for row in read_rows([plan.part("assertions", shard)]):
        assertions[str(row["claim"])].append(record_of("assertions", row))

    def whole(claim: Claim) -> Claim:
        return replace(claim, assertions=tuple(assertions[claim.id]))

    stories = (
        replace(
            story,
            claims=tuple(whole(claim) for claim in held["claims"][story.id]),
            **{name: tuple(held[name][story.id]) for name in HELD if name != "claims"},
        )
        for story in _records(plan, "stories", shard)
    )
    return Trace(reports, tuple(stories))


def _records(plan: Plan, table: str, shard: int) -> Iterator[Any]:
    return (record_of(table, row) for row in read_rows([plan.part(table, shard)]))


def _by_story(plan: Plan, table: str, shard: int) -> dict[str | None, list[Any]]:
    found: dict[str | None, list[Any]] = defaultdict(list)
    for row in read_rows([plan.part(table, shard)]):
        found[row["story"]].append(record_of(table, row))  # type: ignore[index]
    return found


def _refusals(plan: Plan, parts: int) -> Iterator[Refusal]:
    now = datetime.now(UTC)
    for row in read_rows([plan.part("quarantine", part) for part in range(parts)]):
        yield Refusal(str(row["name"]), str(row["code"]), str(row["message"]), now)
