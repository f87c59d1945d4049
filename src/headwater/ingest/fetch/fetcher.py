"""Addresses into answers: politely, within bounds, through redirects that are each checked like the first address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urljoin

import httpx

from headwater.ingest.addresses import shown
from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.clock import Clock, SystemClock
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.memory import InMemory, Memory
from headwater.ingest.fetch.pace import Pace
from headwater.ingest.fetch.robots import AGENT, Robots
from headwater.ingest.fetch.transport import SafeTransport
from headwater.ingest.fetch.unpacking import ACCEPTED, unpack_body
from headwater.ingest.fetch.urls import parse_url, without_tracking
from headwater.ingest.limits import Limits
from headwater.model import HeadwaterError
from headwater.model.visits import Visit

WANTED = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,*/*;q=0.5"
)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({408, 421, 425, 429})  # of 4xx, what another time may be answered
ASKS_TO_WAIT = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back.

    Attributes:
        asked: The address that was asked.
        url: The address that answered, after redirects.
        body: The bytes, unpacked; None where nothing changed since the visit that was given.
        media_type: What the site says they are ("text/html"), empty where it says nothing.
        charset: The encoding it says they are in.
        etag: The validator to ask with next time.
        modified: When it changed last, in the site's words.
    """

    asked: httpx.URL
    url: httpx.URL
    body: bytes | None
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Asks for addresses, one at a time."""

    def __init__(
        self,
        limits: Limits | None = None,
        web: WebLimits | None = None,
        *,
        memory: Memory | None = None,
        clock: Clock | None = None,
        transport: SafeTransport | None = None,
    ) -> None:
        """Make a fetcher.

        Args:
            limits: Bounds on what is read; the defaults where none are given.
            web: Bounds on asking; the defaults where none are given.
            memory: What is remembered between two calls; nothing beyond this fetcher where none is given.
            clock: What the time is told by.
            transport: What asks; one that reaches public hosts where none is given.
        """
        self.limits, self.web = limits or Limits(), web or WebLimits()
        self.memory, self.clock = memory or InMemory(), clock or SystemClock()
        self._transport = transport or SafeTransport(self.web, clock=self.clock)
        self._pace = Pace(self.web, self.memory, self.clock)
        self._robots = Robots(self.web, self.memory, self.clock, self._ask_for_rules)

    def parse(self, address: str) -> httpx.URL:
        """Return an address as it is asked: checked, without what only says how a reader came to it.

        Raises:
            Quarantine: It may not be asked.
        """
        return without_tracking(parse_url(address, self._transport.reach))

    def fetch(self, address: str, known: Visit | None = None) -> Fetched:
        """Return what an address holds.

        Args:
            address: The address.
            known: What is known of it; where it has not changed since, nothing is sent again.

        Raises:
            Quarantine: It may not be asked, is not given to us, or is beyond the limits.
            Retry: The site does not answer properly, or wants to be asked later.
        """
        asked = self.parse(address)
        place: str | None = str(asked)
        for hop in range(self.web.max_redirects + 1):
            with _led_from(asked, hop):
                url = parse_url(str(place), self._transport.reach)
                answer = self._polite(url, known)
                place = _target(answer, url)
                if place is None:
                    return self._told(asked, url, answer, known)
        raise refusals.too_many_redirects(shown(str(asked)), self.web.max_redirects)

    def _polite(self, url: httpx.URL, known: Visit | None) -> httpx.Response:
        """Return the answer to a request that the site allows; where it asks for a while, that of a second one."""
        crawl_delay_s = self._robots.check(url)
        answer = self._in_turn(url, known, crawl_delay_s)
        return self._in_turn(url, known, crawl_delay_s) if _asks_to_wait(answer) else answer

    def _in_turn(self, url: httpx.URL, known: Visit | None, crawl_delay_s: float) -> httpx.Response:
        self._pace.wait(url.host, shown(str(url)), asked_s=crawl_delay_s)
        answer = self._ask(url, known)
        if _asks_to_wait(answer):
            self._pace.hold(url.host, answer.headers["retry-after"])
        return answer

    def _ask(self, url: httpx.URL, known: Visit | None = None) -> httpx.Response:
        """Return an answer that was read to its end, if its body is wanted."""
        headers = {"User-Agent": user_agent(self.web), "Accept": WANTED, "Accept-Encoding": ACCEPTED}
        if known is not None and known.etag is not None:
            headers["If-None-Match"] = known.etag
        if known is not None and known.modified is not None:
            headers["If-Modified-Since"] = known.modified
        answer = self._transport.handle_request(httpx.Request("GET", url, headers=headers))
        try:
            packed = b"".join(answer.iter_raw()) if answer.status_code == httpx.codes.OK else b""
        finally:
            answer.close()
        codings = answer.headers.pop("content-encoding", "")
        body = unpack_body(packed, codings, shown(str(url)), self.limits)
        return httpx.Response(answer.status_code, headers=_kept(answer.headers), content=body)

    def _told(self, asked: httpx.URL, url: httpx.URL, answer: httpx.Response, known: Visit | None) -> Fetched:
        status, name = answer.status_code, shown(str(url))
        if status == httpx.codes.NOT_MODIFIED and known is not None:
            return Fetched(asked, url, None, etag=known.etag, modified=known.modified)
        if status == httpx.codes.OK:
            headers = answer.headers
            media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
            etag, modified = headers.get("etag"), headers.get("last-modified")
            return Fetched(asked, url, answer.content, media_type, answer.charset_encoding, etag, modified)
        if status in range(400, 500) and status not in LATER:
            raise refusals.refused(name, status)
        raise refusals.failing(name, status)

    def _ask_for_rules(self, url: httpx.URL) -> tuple[int, bytes]:
        """Return status and body of a robots.txt; RFC 9309 (2.3.1.2) follows redirects to other hosts too."""
        for _ in range(self.web.max_redirects + 1):
            answer = self._ask(url)
            target = _target(answer, url)
            if target is None:
                return answer.status_code, answer.content
            url = self.parse(target)
        raise refusals.too_many_redirects(shown(str(url)), self.web.max_redirects)


def user_agent(web: WebLimits) -> str:
    """Return who we say we are."""
    return f"{AGENT}/{version('headwater')}" + (f" (+{web.contact})" if web.contact else "")


def _asks_to_wait(answer: httpx.Response) -> bool:
    return answer.status_code in ASKS_TO_WAIT and "retry-after" in answer.headers


@contextmanager
def _led_from(asked: httpx.URL, hops: int) -> Iterator[None]:
    """Tell of what a redirect led to which address was asked.

    Raises:
        HeadwaterError: What was raised inside.
    """
    try:
        yield
    except HeadwaterError as error:
        if not hops:
            raise
        raise type(error)(error.code, f"{shown(str(asked))} redirects to {error.message}") from error


def _target(answer: httpx.Response, url: httpx.URL) -> str | None:
    """Return where an answer redirects to; None where it does not."""
    if answer.status_code not in REDIRECTS or "location" not in answer.headers:
        return None
    return urljoin(str(url), answer.headers["location"])


def _kept(headers: httpx.Headers) -> dict[str, str]:
    """Return the headers that are used; those that describe the bytes on the wire hold no more."""
    names = ("content-type", "etag", "last-modified", "location", "retry-after")
    return {name: headers[name] for name in names if name in headers}
