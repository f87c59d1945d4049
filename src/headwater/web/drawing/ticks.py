"""Where an axis of time has its ticks, and what stands on them: round hours, days, months or years, in UTC."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR, DAY = 3600.0, 86400.0
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LENGTHS = {"hour": HOUR, "day": DAY, "month": 28 * DAY, "year": 365 * DAY}  # seconds, at least
STEPS = {
    "hour": (1, 2, 3, 6, 12),
    "day": (1, 2, 7, 14),
    "month": (1, 3, 6),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000),
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick of an axis.

    Attributes:
        at: Seconds since 1970.
        label: What stands there ("14:00", "9 Apr", "Apr", "2018").
        context: What the label is of ("9 Apr 2018", "2018"); empty where the tick before has the same.
    """

    at: float
    label: str
    context: str


def seconds(instant: datetime) -> float:
    """Return an aware instant as seconds since 1970."""
    return (instant - EPOCH).total_seconds()


def ticks(first: float, last: float, *, most: int) -> tuple[Tick, ...]:
    """Return the ticks between two instants, as many as fit and not more than `most`.

    Args:
        first: Seconds since 1970.
        last: Seconds since 1970, later than `first`.
        most: How many ticks have room; 2 at least.
    """
    made: list[Tick] = []
    context = ""
    for instant, label, of in _instants(first, last, most):
        made.append(Tick(seconds(instant), label, of if of != context else ""))
        context = of
    return tuple(made)


def _instants(first: float, last: float, most: int) -> list[tuple[datetime, str, str]]:
    """The instants with label and context, of the finest step that has no more of them than may be."""
    start, end = EPOCH + timedelta(seconds=first), EPOCH + timedelta(seconds=last)
    found: list[tuple[datetime, str, str]] = []
    for unit, steps in STEPS.items():
        for step in steps:
            if step * LENGTHS[unit] * (most + 1) >= last - first:  # else there are surely more
                found = [(at, *_words(at, unit)) for at in _rounded(start, end, step, unit)]
                if len(found) <= most:
                    return found
    return found[:most]


def _rounded(start: datetime, end: datetime, step: int, unit: str) -> Iterator[datetime]:
    if unit in ("hour", "day"):
        return _even(start, end, timedelta(seconds=step * LENGTHS[unit]))
    return _months(start, end, step * (12 if unit == "year" else 1))


def _words(at: datetime, unit: str) -> tuple[str, str]:
    """What stands on a tick, and what it is of."""
    if unit == "hour":
        return f"{at:%H:%M}", f"{_day(at)} {at.year}"
    if unit == "day":
        return _day(at), str(at.year)
    return (MONTHS[at.month - 1], str(at.year)) if unit == "month" else (str(at.year), "")


def _day(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]}"


def _even(start: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
    """Multiples of a step; counted from a Monday, so that steps of a week fall on Mondays."""
    monday = datetime(1, 1, 1, tzinfo=UTC)
    passed = -((monday - start) // step)  # rounded up
    while (passed + 1) * step <= datetime.max.replace(tzinfo=UTC) - monday and monday + passed * step <= end:
        yield monday + passed * step
        passed += 1


def _months(start: datetime, end: datetime, step: int) -> Iterator[datetime]:
    """First days of months whose number since the year 0 is a multiple of a step."""
    month = -(-(start.year * 12 + start.month - 1) // step) * step
    while month // 12 <= MAXYEAR:
        at = datetime(max(1, month // 12), month % 12 + 1, 1, tzinfo=UTC)
        if at > end:
            return
        if at >= start:
            yield at
        month += step
