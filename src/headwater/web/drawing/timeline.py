"""What happened and what was published, on one scale of time: which moments there are and where each stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from headwater.model import When
from headwater.web.drawing.fitting import fit, text_width
from headwater.web.drawing.ticks import DAY, HOUR, seconds

# All in pixels, but for the time.
WIDTH = 960.0
LABEL, WORDING = 13.0, 12.0  # font sizes
LABEL_ROOM, WORDING_ROOM = 240.0, 220.0
SPACE = 8.0  # between a label and its wording
APART = 16.0  # between the moments of a row
LEAST_BAR = 6.0  # an instant is drawn so wide
LEAST_SPAN = 6 * HOUR  # of the axis; a single instant stands in the middle of a day
EDGE = 0.02  # of the span, left free on either side


class Lane(StrEnum):
    """What the time of a moment is the time of."""

    HAPPENED = "happened"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a date, or without one.

    Attributes:
        key: What it is known by: the id of a report, of a claim, of an event.
        lane: Whether it happened then or was published then.
        label: What it is.
        when: The interval, with its own wording; None where no date is known.
    """

    key: str
    lane: Lane
    label: str
    when: When | None


@dataclass(frozen=True, slots=True)
class PlacedMoment:
    """A dated moment on the scale.

    Attributes:
        moment: The moment.
        row: Its row in its lane, from 0.
        start: Left end of its bar.
        end: Right end of its bar.
        text: Left end of its words.
        length: The most room that its words take.
        label: Its label, shortened to fit.
        wording: The words of its date in quotation marks, shortened to fit.
    """

    moment: Moment
    row: int
    start: float
    end: float
    text: float
    length: float
    label: str
    wording: str

    @property
    def room(self) -> tuple[float, float]:
        """What it takes up of its row: left and right end."""
        return min(self.start, self.text), max(self.end, self.text + self.length)


@dataclass(frozen=True, slots=True)
class Scale:
    """Seconds since 1970 on a line of some width."""

    first: float
    last: float
    width: float

    def at(self, instant: float) -> float:
        """Return where an instant is, in pixels from the left end."""
        return (instant - self.first) / (self.last - self.first) * self.width


def dated(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Return the moments that have a date, the earliest first."""
    return tuple(sorted((moment for moment in moments if moment.when is not None), key=_order))


def undated(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Return the moments without a date, in the order given: they are listed beside the drawing."""
    return tuple(moment for moment in moments if moment.when is None)


def scale_of(moments: Iterable[Moment], width: float) -> Scale:
    """Return a scale that holds all dated moments, with a little room on either side."""
    ends = [seconds(end) for moment in moments if (when := moment.when) is not None for end in (when.start, when.end)]
    first, last = min(ends, default=0.0), max(ends, default=DAY)
    if last - first < LEAST_SPAN:
        first, last = (first + last - DAY) / 2, (first + last + DAY) / 2
    edge = EDGE * (last - first)
    least, most = (seconds(limit.replace(microsecond=0, tzinfo=UTC)) for limit in (datetime.min, datetime.max))
    return Scale(max(first - edge, least), min(last + edge, most), width)


def rows_of(moments: Sequence[Moment], scale: Scale) -> tuple[PlacedMoment, ...]:
    """Place the dated moments of one lane, in their order, each in the first row with room for its bar and words."""
    free: list[float] = []  # right end of what each row holds
    placed = []
    for moment in moments:
        if moment.when is None:
            continue
        start, end = _bar(moment.when, scale)
        (label,) = fit(moment.label, LABEL_ROOM, LABEL)
        (words,) = fit(f"“{moment.when.wording}”", WORDING_ROOM, WORDING)
        length = text_width(label, LABEL) + SPACE + text_width(words, WORDING)
        text = max(0.0, min(start, scale.width - length))
        item = PlacedMoment(moment, 0, start, end, text, length, label, words)
        left, right = item.room
        row = next((at for at, taken in enumerate(free) if taken + APART <= left), len(free))
        free[row : row + 1] = [right]
        placed.append(replace(item, row=row))
    return tuple(placed)


def _bar(when: When, scale: Scale) -> tuple[float, float]:
    start = scale.at(seconds(when.start))
    end = max(start + LEAST_BAR, scale.at(seconds(when.end)))
    return min(start, scale.width - LEAST_BAR), min(end, scale.width)


def _order(moment: Moment) -> tuple[datetime, datetime, str, str]:
    when = moment.when
    if when is None:  # never: only dated moments are put in order
        raise ValueError("a moment without a date has no place in time")
    return when.start, when.end, moment.label, moment.key
