"""The versions of a page that a store keeps, and what changed from each to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from headwater.annotate import annotate_all, load_parser
from headwater.engine.addresses import ADDRESS
from headwater.ingest.addresses import shown
from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.urls import normal_url, page_key
from headwater.relate import compare_versions
from headwater.store import Store, Version


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that is not the same in two versions of a page that follow each other.

    Attributes:
        version: Number of the newer version.
        seen_at: When that was seen first; None where nobody noted it.
        report: Id of the newer version.
        edit: "added", "cut" or "changed".
        weighs: How it weighs what it says otherwise: "hedge added: reportedly", "number changed: 12 -> 15".
        before: The older sentence; None where it was added.
        after: The newer one; None where it was cut.
    """

    version: int
    seen_at: datetime | None
    report: str
    edit: str
    weighs: tuple[str, ...]
    before: str | None
    after: str | None


def versions_of(store: Store, asked: str) -> tuple[tuple[Version, ...], ...]:
    """Return the versions of each report at an address, or of the one with an id.

    Raises:
        HeadwaterError: Nothing kept is there.
    """
    if ADDRESS.match(asked) is None:
        return (store.versions(asked),)
    reports = store.reports_at(page_key(normal_url(asked)))
    if not reports:
        raise refusals.not_kept(shown(asked))
    return tuple(store.versions(report) for report in reports)


def differences(versions: Sequence[Version]) -> Iterator[Difference]:
    """Yield what changed from each version to the next, the first first.

    Raises:
        HeadwaterError: A model file is missing or is not the one it should be.
    """
    if len(versions) < 2:
        return
    read = annotate_all([version.report for version in versions], load_parser())
    for (_, old), (newer, new) in pairwise(zip(versions, read, strict=True)):
        for change in compare_versions(old, new):
            weighs = tuple(
                f"{one.shift}: {' -> '.join(filter(None, (one.before, one.after)))}" for one in change.weights
            )
            yield Difference(
                newer.number,
                newer.seen_at,
                newer.report.id,
                change.edit,
                weighs,
                change.before.quote if change.before is not None else None,
                change.after.quote if change.after is not None else None,
            )
