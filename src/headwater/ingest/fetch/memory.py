"""What fetching remembers between two calls: whose turn is when, what robots.txt said, what was asked and came back."""

from datetime import datetime, timedelta
from typing import Protocol

from headwater.model.visits import Rules, Turn, Visit


class Memory(Protocol):
    """Where fetching keeps what it remembers."""

    def take_turn(self, host: str, now: datetime, pace: timedelta, latest: datetime) -> datetime:
        """Return when a host may be asked, and book that turn: the next one is a pace later.

        A turn that would come after `latest` is returned and not booked. No two calls get the same turn.
        """

    def hold(self, host: str, until: datetime) -> None:
        """Give no turn of a host before a time."""

    def rules(self, origin: str) -> Rules | None:
        """Return what is remembered of a robots.txt."""

    def keep_rules(self, rules: Rules) -> None:
        """Remember a robots.txt."""

    def visit(self, key: str) -> Visit | None:
        """Return what is remembered of an address, by its key."""

    def keep_visit(self, visit: Visit) -> None:
        """Remember an address."""


class InMemory:
    """A memory that lasts as long as the process."""

    def __init__(self) -> None:
        self._turns: dict[str, Turn] = {}
        self._rules: dict[str, Rules] = {}
        self._visits: dict[str, Visit] = {}

    def take_turn(self, host: str, now: datetime, pace: timedelta, latest: datetime) -> datetime:
        """Return when a host may be asked, and book that turn where it is not too late."""
        at = self._free_at(host, now)
        if at <= latest:
            self._turns[host] = Turn(host, at + pace)
        return at

    def hold(self, host: str, until: datetime) -> None:
        """Give no turn of a host before a time."""
        self._turns[host] = Turn(host, self._free_at(host, until))

    def rules(self, origin: str) -> Rules | None:
        """Return what is remembered of a robots.txt."""
        return self._rules.get(origin)

    def keep_rules(self, rules: Rules) -> None:
        """Remember a robots.txt."""
        self._rules[rules.origin] = rules

    def visit(self, key: str) -> Visit | None:
        """Return what is remembered of an address, by its key."""
        return self._visits.get(key)

    def keep_visit(self, visit: Visit) -> None:
        """Remember an address."""
        self._visits[visit.key] = visit

    def _free_at(self, host: str, now: datetime) -> datetime:
        booked = self._turns.get(host)
        return now if booked is None else booked.after(now)
