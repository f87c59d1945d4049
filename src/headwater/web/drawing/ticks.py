"""Where an axis of time has its ticks, and what stands on them: round hours, days, months or years, in UTC."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR, DAY, YEAR = 3600.0, 86400.0, 365.2425 * 86400.0
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HOUR_STEPS = (1, 2, 3, 6, 12)
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


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
    needed = (last - first) / max(1, most - 1)
    found = list(_at(first, last, needed))
    made: list[Tick] = []
    context = ""
    for instant, label, of in found:
        made.append(Tick(seconds(instant), label, of if of != context else ""))
        context = of
    return tuple(made)


def _at(first: float, last: float, needed: float) -> Iterator[tuple[datetime, str, str]]:
    """The instants with label and context, of the finest step that is not finer than is needed."""
    start, end = EPOCH + timedelta(seconds=first), EPOCH + timedelta(seconds=last)
    if (hours := _step(HOUR_STEPS, HOUR, needed)) is not None:
        return ((at, f"{at:%H:%M}", f"{_day(at)} {at.year}") for at in _even(start, end, timedelta(hours=hours)))
    if (days := _step(DAY_STEPS, DAY, needed)) is not None:
        return ((at, _day(at), str(at.year)) for at in _even(start, end, timedelta(days=days)))
    if (months := _step(MONTH_STEPS, YEAR / 12, needed)) is not None:
        return ((at, MONTHS[at.month - 1], str(at.year)) for at in _months(start, end, months))
    years = _step(YEAR_STEPS, YEAR, needed) or YEAR_STEPS[-1]
    return ((at, str(at.year), "") for at in _months(start, end, 12 * years))


def _step(steps: tuple[int, ...], unit: float, needed: float) -> int | None:
    return next((step for step in steps if step * unit >= needed), None)


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
