"""The stage that traces stories and writes the tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np

from headwater.engine.scale import errors
from headwater.engine.scale.files import write_rows
from headwater.engine.scale.gather import PAIRS, REPORTS, files_of
from headwater.engine.scale.markers import Done
from headwater.engine.scale.plan import Plan
from headwater.engine.scale.spools import id_of, read_rows
from headwater.engine.scale.tables import Quarantined, Rows, row_of, rows_of, schema_of
from headwater.engine.scale.work import Task
from headwater.engine.tracing import trace_story
from headwater.model import Annotated, Reuse, Story
from headwater.relate import Embedder, load_embedder
from headwater.store.codec import from_json

TRACED = ("reports", "reuse", "stories", "claims", "assertions", "origins", "conflicts")
Pairs = dict[int | None, list[Reuse]]
"""Pairs that share wording by the key of the story both are in; None for those of two stories."""


class Trace:
    """Traces shards of stories."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._embedder = plan, load_embedder()

    def __call__(self, task: Task) -> Done:
        """Trace the stories of a shard, and write its part of every table."""
        folder = self._plan.work("gather")
        rows = sorted(read_rows(files_of(folder / REPORTS, task.shard)), key=itemgetter("story", "key"))
        pairs = _pairs(read_rows(files_of(folder / PAIRS, task.shard)))
        written: Rows = {name: [] for name in (*TRACED, "quarantine")}
        for key, members in groupby(rows, itemgetter("story")):
            for name, part in _story_rows(list(members), pairs[key], self._embedder).items():
                written[name] += part
        written["reuse"] += [row_of("reuse", pair, None) for pair in pairs[None]]
        for name in TRACED:
            write_rows(self._plan.part(name, task.shard), schema_of(name), written[name])
        failed = written["quarantine"]
        # Parts of this table up to here are those of the shards of input.
        write_rows(self._plan.part("quarantine", int(task.load) + task.shard), schema_of("quarantine"), failed)
        return Done(taken=len(rows), given=len(written["stories"]), refused=len(failed))


def _pairs(rows: Iterable[Any]) -> Pairs:
    found: Pairs = defaultdict(list)
    for row in sorted(rows, key=itemgetter("a", "b")):
        story = row["story_a"] if row["story_a"] == row["story_b"] else None
        share = float(np.round(row["share"], 4))  # as headwater.relate.reuse rounds it
        found[story].append(Reuse(id_of("r", row["a"]), id_of("r", row["b"]), share))
    return found


def _story_rows(members: Sequence[Any], pairs: Sequence[Reuse], embedder: Embedder) -> Rows:
    """Return the rows of one story; where it cannot be traced, those of its reports and why."""
    annotated = [from_json(Annotated, row["annotated"]) for row in members]
    reports = [item.report for item in annotated]
    failed: list[Quarantined] = []
    try:
        story = trace_story(annotated, pairs, embedder)
    except Exception as error:  # noqa: BLE001  the boundary of a stage: one story must not stop a run
        story = Story(id_of("t", members[0]["story"]), reports[0].label, tuple(report.id for report in reports))
        refused = errors.not_traced(story.id, type(error).__name__)
        failed = [Quarantined(story.id, refused.code, refused.message)]
    return {
        "reports": [row_of("reports", report, story.id) for report in reports],
        "reuse": [row_of("reuse", pair, story.id) for pair in story.reuse],
        **rows_of(story),
        "quarantine": [row_of("quarantine", item) for item in failed],
    }
