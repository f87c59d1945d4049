"""robots.txt, as RFC 9309 has it: read before a site is, and kept to."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import httpx
from protego import Protego

from headwater.ingest.addresses import shown
from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.clock import Clock
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.memory import Memory
from headwater.model import HeadwaterError, Quarantine
from headwater.model.visits import Rules

AGENT = "Headwater"  # the name a robots.txt calls this program by
MAX_BYTES = 512_000  # RFC 9309, 2.5: 500 kibibytes at least; what stands behind is not read
NONE_AT_ALL = range(400, 500)  # RFC 9309, 2.3.1.3: no robots.txt, so nothing is forbidden
LONGEST_DELAY_S = 86_400.0

Ask: TypeAlias = Callable[[httpx.URL], tuple[int, bytes]]
"""Gives the status and the body of an address after redirects."""


class Robots:
    """What sites ask programs not to read."""

    def __init__(self, limits: WebLimits, memory: Memory, clock: Clock, ask: Ask) -> None:
        self._limits, self._memory, self._clock, self._ask = limits, memory, clock, ask
        self._parsed: dict[str, tuple[Rules, Protego]] = {}

    def check(self, url: httpx.URL) -> float:
        """Return the seconds between two requests that a site asks for, 0 for none.

        Raises:
            Quarantine: It asks programs not to read this address.
            Retry: Its robots.txt cannot be read, which forbids everything for now.
        """
        parsed = self._rules(url)
        if not parsed.can_fetch(str(url), AGENT):
            raise refusals.forbidden_by_robots(shown(str(url)))
        return min(max(parsed.crawl_delay(AGENT) or 0.0, 0.0), LONGEST_DELAY_S)

    def _rules(self, url: httpx.URL) -> Protego:
        place = url.copy_with(raw_path=b"/robots.txt")
        origin = str(place).removesuffix("/robots.txt")
        rules = self._memory.rules(origin)
        if rules is None or self._clock.now() - rules.read_at >= timedelta(hours=self._limits.robots_h):
            rules = Rules(origin, self._read(place, shown(str(url))), self._clock.now())
            self._memory.keep_rules(rules)
        known = self._parsed.get(origin)
        if known is None or known[0] != rules:
            known = self._parsed[origin] = (rules, Protego.parse(rules.text))
        return known[1]

    def _read(self, place: httpx.URL, name: str) -> str:
        try:
            status, body = self._ask(place)
        except Quarantine:  # too large, or a redirect to where nothing is asked: no rules that could be kept to
            return ""
        except HeadwaterError as error:
            raise refusals.robots_unknown(name, error.code) from error
        if status in NONE_AT_ALL and status != httpx.codes.TOO_MANY_REQUESTS:
            return ""
        if status != httpx.codes.OK:
            raise refusals.robots_unknown(name, f"the site answers {status}")
        return body[:MAX_BYTES].decode("utf-8", "replace")
