"""Dates that are no more precise than their text."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class When:
    """A date as precise as the text was, no more.

    Attributes:
        start: First instant it can mean (aware, UTC).
        end: First instant it cannot mean (aware, UTC).
        wording: What was written ("late last month").
    """

    start: datetime
    end: datetime
    wording: str

    @classmethod
    def day(cls, date: datetime, wording: str) -> "When":
        """Return the whole UTC day of `date`."""
        start = date.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
        return cls(start, start + timedelta(days=1), wording)

    @property
    def iso(self) -> str:
        """The first day it can mean, as `YYYY-MM-DD`."""
        return self.start.date().isoformat()
