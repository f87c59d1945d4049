"""How much of each report stands in an earlier one, and what is new in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Claim, Report, Reuse, Story
from headwater.relate.words import OWN_ROLES
from headwater.web.drawing.copying import merged


@dataclass(frozen=True, slots=True)
class Copying:
    """What a report shares with earlier ones.

    Attributes:
        share: The part of its characters that stands in an earlier report too, 0 to 1; None where it has no text.
        sources: Ids of the earlier reports, the one it shares most with first.
        own: Claims that no other report carries.
    """

    share: float | None
    sources: tuple[str, ...]
    own: tuple[Claim, ...]

    @property
    def percent(self) -> int | None:
        """The share in whole percent."""
        return None if self.share is None else round(100 * self.share)


def copying(story: Story, reports: Sequence[Report]) -> dict[str, Copying]:
    """Return what each report shares with those before it.

    Args:
        story: The story.
        reports: Its reports, the earliest first; of two without a date, which may be the copy is not known.
    """
    before: set[str] = set()
    found = {}
    for report in reports:
        earlier = [pair for pair in story.reuse if report.id in (pair.a, pair.b) and {pair.a, pair.b} & before]
        shared = {other_of(pair, report.id): merged(own_passages(pair, report.id)) for pair in earlier}
        own = tuple(claim for claim in story.claims if claim.reports == (report.id,))
        sources = sorted(shared, key=lambda other: (-sum(end - start for start, end in shared[other]), other))
        runs = (run for covered in shared.values() for run in covered)
        found[report.id] = Copying(_share(report, merged(runs)), tuple(item for item in sources if shared[item]), own)
        before.add(report.id)
    return found


def other_of(pair: Reuse, report_id: str) -> str:
    """Return the report of a pair that is not the given one."""
    return pair.b if report_id == pair.a else pair.a


def own_passages(pair: Reuse, report_id: str) -> list[tuple[int, int]]:
    """Return the passages of a pair as they stand in one of its two reports."""
    if report_id == pair.a:
        return [(passage.a_start, passage.a_end) for passage in pair.passages]
    return [(passage.b_start, passage.b_end) for passage in pair.passages]


def _share(report: Report, covered: Sequence[tuple[int, int]]) -> float | None:
    blocks = report.roles(*OWN_ROLES)
    whole = sum(block.end - block.start for block in blocks)
    if not whole:
        return None
    shared = sum(max(0, min(block.end, end) - max(block.start, start)) for block in blocks for start, end in covered)
    return shared / whole
