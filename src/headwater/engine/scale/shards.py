"""Input cut into shards: first each file into pieces, by the workers, then pieces put together up to a shard's size."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.engine.scale.cutting import cut
from headwater.engine.scale.files import write_text
from headwater.engine.scale.inputs import Source
from headwater.engine.scale.markers import Done
from headwater.engine.scale.pieces import Piece
from headwater.engine.scale.plan import Plan
from headwater.engine.scale.tables import Quarantined
from headwater.engine.scale.work import Task
from headwater.ingest import Refused
from headwater.model import content_id
from headwater.store.codec import from_json, to_json

MANY_FILES = 100  # that one task cuts; one file may hold as many records as all of them
MANY_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Shard:
    """Input of one shard.

    Attributes:
        pieces: What to read.
        refused: What could not even be cut.
    """

    pieces: tuple[Piece, ...]
    refused: tuple[Quarantined, ...]

    @property
    def size(self) -> int:
        """How many records it has."""
        return sum(piece.count for piece in self.pieces)

    @property
    def hash(self) -> str:
        """A hash of what it holds."""
        return content_id("x", self)


class Cut:
    """Cuts files into pieces."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def __call__(self, task: Task) -> Done:
        """Cut the files of a task."""
        sources = from_json(tuple[Source, ...], task.load)
        settings = self._plan.settings
        found = [item for source in sources for item in cut(source, settings.shard_reports, settings.limits)]
        pieces = tuple(item for item in found if isinstance(item, Piece))
        refused = tuple(quarantined(item) for item in found if isinstance(item, Refused))
        write_text(self._plan.work("cut") / f"{task.shard:06d}.shard", to_json(Shard(pieces, refused)))
        return Done(taken=len(sources), given=len(pieces), refused=len(refused))


def quarantined(refused: Refused) -> Quarantined:
    """Return what was refused as a row of the table of such things."""
    return Quarantined(refused.name, refused.error.code, refused.error.message)


def cut_tasks(sources: Iterable[Source]) -> list[Task]:
    """Return the tasks of cutting some files."""
    groups = list[list[Source]]()
    size = 0
    for source in sources:
        if not groups or size + source.size > MANY_BYTES or len(groups[-1]) == MANY_FILES:
            groups.append([])
            size = 0
        groups[-1].append(source)
        size += source.size
    loads = [to_json(group) for group in groups]
    return [
        Task(at, content_id("x", load), load, len(group))
        for at, (load, group) in enumerate(zip(loads, groups, strict=True))
    ]


def shards_of(plan: Plan, tasks: Sequence[Task]) -> list[Shard]:
    """Return the shards of all that was cut, in the order of the input."""
    texts = ((plan.work("cut") / f"{task.shard:06d}.shard").read_text(encoding="utf-8") for task in tasks)
    return list(_joined((from_json(Shard, text) for text in texts), plan.settings.shard_reports))


def read_tasks(shards: Sequence[Shard]) -> list[Task]:
    """Return the tasks of reading some shards."""
    return [Task(at, shard.hash, to_json(shard), shard.size) for at, shard in enumerate(shards)]


def _joined(parts: Iterable[Shard], size: int) -> Iterator[Shard]:
    pieces, refused, count = list[Piece](), list[Quarantined](), 0
    for part in parts:
        refused += part.refused
        for piece in part.pieces:
            if count and count + piece.count > size:
                yield Shard(tuple(pieces), tuple(refused))
                pieces, refused, count = [], [], 0
            pieces.append(piece)
            count += piece.count
    if pieces or refused:
        yield Shard(tuple(pieces), tuple(refused))
