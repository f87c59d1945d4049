"""The stage that reads shards of input into reports."""

from headwater.engine.scale.files import write_rows
from headwater.engine.scale.markers import Done
from headwater.engine.scale.plan import Plan
from headwater.engine.scale.reading import read_piece
from headwater.engine.scale.rowtypes import Row
from headwater.engine.scale.shards import Shard, quarantined
from headwater.engine.scale.spools import key_of, read_schema
from headwater.engine.scale.tables import Quarantined
from headwater.engine.scale.work import Task
from headwater.ingest import Refused
from headwater.model import Report
from headwater.store.codec import from_json, to_json

SHARD_BITS = 32  # of a place are left for the number in its shard


class Read:
    """Reads shards of input."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def __call__(self, task: Task) -> Done:
        """Read a shard."""
        shard = from_json(Shard, task.load)
        items = [item for piece in shard.pieces for item in read_piece(piece, self._plan.settings.limits)]
        refused = [*shard.refused, *(quarantined(item) for item in items if isinstance(item, Refused))]
        reports = [item for item in items if isinstance(item, Report)]
        records: list[Report | Quarantined] = [*refused, *reports]
        rows = [{"place": (task.shard << SHARD_BITS) + at, **_row(record)} for at, record in enumerate(records)]
        write_rows(self._plan.spool("read", task.shard), read_schema(), rows)
        return Done(
            taken=len(items) + len(shard.refused),
            given=len(reports),
            refused=len(refused),
            skipped=items.count(None),
        )


def _row(record: Report | Quarantined) -> Row:
    if isinstance(record, Report):
        return {"key": key_of(record.id), "report": to_json(record)}
    return {field: getattr(record, field) for field in ("name", "code", "message")}
