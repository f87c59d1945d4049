"""What is remembered of the web between two calls: whose turn is when, what a robots.txt said, what was asked."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """When a host may be asked again.

    Attributes:
        host: Its name.
        at: From when on.
    """

    host: str
    at: datetime

    def after(self, now: datetime) -> datetime:
        """Return the first moment from now on at which the host may be asked."""
        return max(now, self.at)


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
