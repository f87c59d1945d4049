"""The pace: a host is asked no more often than it likes, and left alone as long as it says."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from headwater.ingest.fetch import refusals
from headwater.ingest.fetch.clock import Clock
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.fetch.memory import Memory

LONGEST_HOLD = timedelta(days=1)  # a site that says "in 9999 years" is asked again tomorrow


class Pace:
    """Waits for the turn of a host."""

    def __init__(self, limits: WebLimits, memory: Memory, clock: Clock) -> None:
        self._limits, self._memory, self._clock = limits, memory, clock

    def wait(self, host: str, name: str, *, asked_s: float = 0) -> None:
        """Wait until a host may be asked, and book the turn.

        Args:
            host: The name of the host.
            name: The address as shown.
            asked_s: Seconds between two requests that the host asks for.

        Raises:
            Retry: The turn comes later than anybody waits here.
        """
        now = self._clock.now()
        latest = now + timedelta(seconds=self._limits.max_wait_s)
        turn = self._memory.take_turn(host, now, timedelta(seconds=max(self._limits.pace_s, asked_s)), latest)
        if turn > latest:
            raise refusals.asked_to_wait(name, (turn - now).total_seconds())
        if turn > now:
            self._clock.sleep((turn - now).total_seconds())

    def hold(self, host: str, retry_after: str) -> None:
        """Leave a host alone as long as its header says, if it says so."""
        until = parse_retry_after(retry_after, self._clock.now())
        if until is not None:
            self._memory.hold(host, until)


def parse_retry_after(value: str, now: datetime) -> datetime | None:
    """Return the time that a header Retry-After names: seconds from now, or a date; None where it names none.

    The time is never in the past, and never more than a day away.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=int(text[:9])), LONGEST_HOLD)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
    return min(max(at, now), now + LONGEST_HOLD)
