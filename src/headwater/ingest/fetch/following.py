"""Addresses followed: a page to its reports; a feed, a sitemap or a list to the pages it lists, within bounds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice

import httpx

from headwater.ingest.addresses import shown
from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.fetcher import Fetched, Fetcher
from headwater.ingest.fetch.pages import reports_of
from headwater.ingest.fetch.urls import page_key
from headwater.ingest.files import unpack
from headwater.ingest.formats.entries import Link
from headwater.ingest.links import find_links
from headwater.ingest.pieces import Refused
from headwater.model import HeadwaterError, Quarantine, Report, Retry
from headwater.model.visits import Visit

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was asked for.

    Attributes:
        visits: What to remember of it: of the address asked, and of the one that answered where that is another.
        before: Ids of the reports that were on it, as far as they are still kept.
        reports: The reports on it; those before where it has not changed.
        error: Why there are none, where it could not be read.
    """

    visits: tuple[Visit, ...]
    before: tuple[str, ...]
    reports: tuple[Report, ...] | None
    error: HeadwaterError | None = None


class Follower:
    """Follows addresses; remembers lists itself, and leaves the pages to whoever keeps their reports."""

    def __init__(self, fetcher: Fetcher, kept: Callable[[Sequence[str]], bool] = lambda _: False) -> None:
        """Make a follower.

        Args:
            fetcher: What asks.
            kept: Tells whether all reports with some ids are kept.
        """
        self._fetcher, self._kept = fetcher, kept
        self._memory, self._clock, self._web = fetcher.memory, fetcher.clock, fetcher.web

    def follow(self, address: str, *, lists_only: bool = False) -> Iterator[Page | Refused]:
        """Yield what an address leads to: one page, or the pages of a list that are due.

        Whoever takes a page keeps its reports and visits before taking the next: the list counts as read, and is asked
        for under conditions next time, once all its pages were taken and none has to be tried again.

        Args:
            address: The address.
            lists_only: Whether a page is refused.
        """
        try:
            fetched = self._fetcher.fetch(address, self._asked_for(self._fetcher.parse(address)))
            links = self._links(fetched)
            if lists_only and links is None and fetched.body is not None:
                raise refusals.not_a_listing(shown(str(fetched.url)))
        except HeadwaterError as error:
            yield Refused(shown(address), error)
            return
        page = self._page(fetched) if links is None else None
        if links is not None:
            yield from self._list(fetched, links)
        elif page is not None and (page.before or fetched.body is not None):
            yield page  # else it is a list that has not changed

    def _asked_for(self, url: httpx.URL) -> Visit | None:
        """Note that an address is asked, and return what is known of it, where it is enough to hear of a change.

        It is not where its reports are no more, nor where it is so long ago that pages of a list may be due again.
        """
        now, key = self._clock.now(), page_key(url)
        known = self._memory.visit(key) or Visit(key, shown(str(url)), now)
        self._memory.keep_visit(replace(known, asked_at=now))
        is_fresh = known.read_at is not None and now - known.read_at < timedelta(hours=self._web.revisit_h)
        is_enough = self._kept(known.reports) if known.reports else is_fresh
        return known if is_enough else None

    def _links(self, fetched: Fetched) -> tuple[Link, ...] | None:
        if fetched.body is None:
            return None
        name = shown(str(fetched.url))
        data = unpack(fetched.body, name, self._fetcher.limits)
        try:
            return find_links(data, name=name, url=str(fetched.url), limits=self._fetcher.limits)
        except Quarantine as error:
            reason = error.message.removeprefix(f"{name}: ").partition(";")[0]
            raise refusals.broken_listing(name, reason) from error

    def _list(self, fetched: Fetched, links: Sequence[Link]) -> Iterator[Page | Refused]:
        name, is_done = shown(str(fetched.asked)), True
        for item in self._pages(name, links):
            yield item
            is_done = is_done and not isinstance(item.error, Retry)
        if is_done:
            self._memory.keep_visit(self._visits(fetched, ())[0])

    def _pages(self, name: str, links: Sequence[Link]) -> Iterator[Page | Refused]:
        maps = _newest(link for link in links if link.is_list)
        pages = [link for link in links if not link.is_list]
        for one in maps[: self._web.max_sitemaps]:
            try:
                inner = self._links(self._fetcher.fetch(one.url))
                if inner is None or any(link.is_list for link in inner):
                    raise refusals.nested_listing(shown(one.url))
                pages += inner
            except HeadwaterError as error:
                yield Refused(shown(one.url), error)
        if len(maps) > self._web.max_sitemaps:
            yield Refused(name, refusals.too_many_sitemaps(name, self._web.max_sitemaps))
        for link in islice(_newest(pages), self._web.max_entries):
            yield from self._entry(link)
        if len(pages) > self._web.max_entries:
            yield Refused(name, refusals.too_many_entries(name, self._web.max_entries))

    def _entry(self, link: Link) -> Iterator[Page | Refused]:
        """Yield the page of an entry, if it is due; nothing of a bad one stops the others."""
        try:
            known = self._memory.visit(page_key(self._fetcher.parse(link.url)))
            if known is not None and not self._is_due(known, link):
                return
            fetched = self._fetcher.fetch(link.url, known)
            if self._links(fetched) is not None:
                raise refusals.nested_listing(shown(link.url))
        except HeadwaterError as error:
            if isinstance(error, Quarantine):
                self._give_up(link)
            yield Refused(shown(link.url), error)
            return
        yield self._page(fetched)

    def _is_due(self, known: Visit, link: Link) -> bool:
        if known.read_at is None:
            return True
        if known.reports and not self._kept(known.reports):
            return False  # somebody forgot them, and does not want them back
        now = self._clock.now()
        # A feed whose clock is ahead would have its newest pages read again by every round.
        has_changed = link.changed is not None and known.read_at < link.changed.start <= now
        return has_changed or now - known.read_at >= timedelta(hours=self._web.revisit_h)

    def _give_up(self, link: Link) -> None:
        """Note that an entry was asked and never will be read, so that it is not asked again every time."""
        with suppress(HeadwaterError):  # what is no address cannot be noted, and costs no request
            url, now = self._fetcher.parse(link.url), self._clock.now()
            known = self._memory.visit(page_key(url)) or Visit(page_key(url), shown(str(url)), now)
            self._memory.keep_visit(replace(known, asked_at=now, read_at=now))

    def _page(self, fetched: Fetched) -> Page:
        known = [visit for key in _places(fetched) if (visit := self._memory.visit(key)) is not None]
        before = tuple(dict.fromkeys(report for visit in known for report in visit.reports))
        if fetched.body is None:
            return Page(self._visits(fetched, before), before, None)
        try:
            reports = reports_of(fetched, self._fetcher.limits)
        except HeadwaterError as error:
            bare = replace(fetched, etag=None, modified=None)  # to be sent again when it is asked again
            return Page(self._visits(bare, before), before, (), error)
        return Page(self._visits(fetched, tuple(report.id for report in reports)), before, reports)

    def _visits(self, fetched: Fetched, reports: tuple[str, ...]) -> tuple[Visit, ...]:
        now = self._clock.now()
        return tuple(
            Visit(key, url, now, now, fetched.etag, fetched.modified, reports, self._since(key, reports, now))
            for key, url in _places(fetched).items()
        )

    def _since(self, key: str, reports: tuple[str, ...], now: datetime) -> datetime | None:
        known = self._memory.visit(key)
        is_same = known is not None and known.reports == reports
        return known.since if known is not None and is_same else now if reports else None


def _places(fetched: Fetched) -> dict[str, str]:
    """Return the addresses of a page, as shown, by their keys; the one that was asked first."""
    return {page_key(url): shown(str(url)) for url in (fetched.asked, fetched.url)}


def _newest(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=lambda link: link.changed.start if link.changed is not None else LONG_AGO, reverse=True)
