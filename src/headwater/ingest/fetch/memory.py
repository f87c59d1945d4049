"""What fetching remembers between two calls: whose turn is when, what robots.txt said, what was asked and came back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Turn:
    """When a host may be asked again.

    Attributes:
        host: Its name.
        at: From when on.
    """

    host: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rules:
    """A robots.txt as it was read.

    Attributes:
        origin: Scheme, host and port it speaks for.
        text: What it says; empty where there is none.
        read_at: When.
    """

    origin: str
    text: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of an address that was asked.

    Attributes:
        key: Id of the address (`page_key`).
        url: The address as it may be shown.
        asked_at: When it was asked last.
        read_at: When it was last read to the end; None where it never was.
        etag: The validator the site gave with it.
        modified: When it changed last, in the site's words.
        reports: Ids of the reports on it.
        since: When those were read first; None where none were.
    """

    key: str
    url: str
    asked_at: datetime
    read_at: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    reports: tuple[str, ...] = ()
    since: datetime | None = None


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


def next_turn(booked: Turn | None, now: datetime) -> datetime:
    """Return the first moment at which a host may be asked."""
    return max(now, booked.at) if booked is not None else now


class InMemory:
    """A memory that lasts as long as the process."""

    def __init__(self) -> None:
        self._turns: dict[str, Turn] = {}
        self._rules: dict[str, Rules] = {}
        self._visits: dict[str, Visit] = {}

    def take_turn(self, host: str, now: datetime, pace: timedelta, latest: datetime) -> datetime:
        """Return when a host may be asked, and book that turn where it is not too late."""
        at = next_turn(self._turns.get(host), now)
        if at <= latest:
            self._turns[host] = Turn(host, at + pace)
        return at

    def hold(self, host: str, until: datetime) -> None:
        """Give no turn of a host before a time."""
        self._turns[host] = Turn(host, next_turn(self._turns.get(host), until))

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
