"""Pages of the web into a store, one by one: what was read is kept before the next is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from headwater.engine.pairing import pair_versions
from headwater.engine.settings import Settings
from headwater.ingest import Refused
from headwater.ingest.fetch.fetcher import Fetcher
from headwater.ingest.fetch.following import Follower, Page
from headwater.model import Report
from headwater.store import Refusal, Store


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that came in.

    Attributes:
        id: Its id.
        outlet: Who publishes it.
        title: Its headline.
        url: Its address as it may be shown.
        replaces: Id of the older version it takes the place of.
        seen_at: When it was read.
    """

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    replaces: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Gathered:
    """What addresses led to.

    Attributes:
        arrivals: The reports that were not kept before, in the order they came.
        reports: How many reports stand on the pages that were read or had not changed.
        refused: What could not be read, and why; it is kept in the store's quarantine.
    """

    arrivals: tuple[Arrival, ...]
    reports: int
    refused: tuple[Refused, ...]


def fetcher_of(settings: Settings, store: Store | None = None) -> Fetcher:
    """Return what asks under some settings, remembering in a store; for one call only where none is given."""
    return Fetcher(settings.limits, settings.web, memory=None if store is None else store.memory)


def follower_of(settings: Settings, store: Store | None = None) -> Follower:
    """Return what follows addresses under some settings, remembering in a store where one is given."""
    fetcher = fetcher_of(settings, store)
    return Follower(fetcher) if store is None else Follower(fetcher, store.holds)


def gather(store: Store, items: Iterable[Page | Refused], *, now: datetime) -> Gathered:
    """Keep what addresses lead to.

    Args:
        store: Where to keep it.
        items: What `Follower.follow` gives; an item is kept before the next is taken.
        now: When this is; noted with what is refused.
    """
    arrivals: list[Arrival] = []
    refused: list[Refused] = []
    met = 0
    for item in items:
        if isinstance(item, Page):
            met += len(item.visits[0].reports) if item.error is None else 0
            arrivals += _keep(store, item)
        if item.error is not None:
            name = item.visits[0].url if isinstance(item, Page) else item.name
            refused.append(Refused(name, item.error))
            store.refuse([Refusal(name, item.error.code, item.error.message, now)])
    return Gathered(tuple(arrivals), met, tuple(refused))


def _keep(store: Store, page: Page) -> list[Arrival]:
    reports = page.reports or ()
    old = [store.report(report) for report in page.before if store.holds([report])] if reports else []
    replaced = pair_versions(old, reports)
    new = set(store.keep_page(page.visits, reports, replaced))
    older = {newer: before for before, newer in replaced.items()}
    return [_arrival(report, older.get(report.id), page) for report in reports if report.id in new | older.keys()]


def _arrival(report: Report, replaces: str | None, page: Page) -> Arrival:
    outlet = report.outlet.value if report.outlet is not None else None
    title = report.title.value if report.title is not None else None
    return Arrival(report.id, outlet, title, report.url, replaces, page.visits[0].asked_at)
