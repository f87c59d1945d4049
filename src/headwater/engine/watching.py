"""Feeds watched: a round over those that are due, a trace of what came in, and a rest until the next is due."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from headwater.engine.gather import Gathered, gather
from headwater.engine.keep import Tracer, catch_up
from headwater.engine.placing import Grouper
from headwater.ingest.fetch.fetcher import Fetcher
from headwater.ingest.fetch.following import Follower
from headwater.ingest.fetch.urls import page_key
from headwater.model import HeadwaterError
from headwater.store import Store

AFTER_TROUBLE = timedelta(minutes=1)
LONG_AGO = datetime.min.replace(tzinfo=UTC)

Tell: TypeAlias = Callable[[str, Gathered], None]
"""Called with a feed and what it led to."""


class Watch:
    """Feeds and the store that their reports go to.

    When each feed was asked, and what was seen, is in the store, so that a restart changes nothing.
    """

    def __init__(
        self, store: Store, feeds: Sequence[str], fetcher: Fetcher, *, tracer: Tracer, grouper: Grouper, tell: Tell
    ) -> None:
        """Make a watch.

        Args:
            store: Where the reports go.
            feeds: Addresses of feeds and sitemaps.
            fetcher: What asks, with the memory of the store.
            tracer: What traces reports, such as that of `headwater.engine.desk.Desk`.
            grouper: What groups texts by story.
            tell: Told what each feed led to.

        Raises:
            Quarantine: An address may not be asked.
        """
        self._store, self._fetcher, self._tell = store, fetcher, tell
        self._tracer, self._grouper = tracer, grouper
        self._follower = Follower(fetcher, store.holds)
        self._feeds = {page_key(fetcher.parse(feed)): feed for feed in feeds}

    def run(self, every: timedelta, complain: Callable[[HeadwaterError], None]) -> None:
        """Watch until something is raised: a signal for one, never what a feed or the store does.

        Args:
            every: How long a feed is left alone after it was asked.
            complain: Told what the store refused, such as a full disk; it is tried again after a while.
        """
        clock = self._fetcher.clock
        while True:
            try:
                self.round(every)
                rest = min(self._due(key, every) for key in self._feeds) - clock.now()
            except HeadwaterError as error:
                complain(error)
                rest = AFTER_TROUBLE
            clock.sleep(max(rest, timedelta()).total_seconds())

    def round(self, every: timedelta = timedelta()) -> list[Gathered]:
        """Ask the feeds that are due, keep what they lead to, and trace the store where something is new.

        Args:
            every: How long a feed is left alone after it was asked; nothing, so that all are due.

        Raises:
            HeadwaterError: The store cannot be written.
        """
        told = []
        for key, feed in self._feeds.items():
            now = self._fetcher.clock.now()
            if self._due(key, every) <= now:
                found = gather(self._store, self._follower.follow(feed, lists_only=True), now=now)
                self._tell(feed, found)
                told.append(found)
        catch_up(self._store, self._tracer, self._grouper)
        return told

    def _due(self, key: str, every: timedelta) -> datetime:
        """Return when a feed may be asked again; at once where it never was."""
        known = self._fetcher.memory.visit(key)
        return known.asked_at + every if known is not None else LONG_AGO
