"""Dates in the words of reports: expressions as found, and what they date."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.span import Span
from headwater.model.when import When


class DateKind(StrEnum):
    """What an expression of time tells, by the names of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time in a report.

    Attributes:
        span: Its words.
        kind: What it tells: a date, a time of day, a duration, or a set of times ("every Monday").
        value: What it means, as TIMEX3 has it ("1998-04-27", "P2W", "PRESENT_REF"); None where that hangs on the day
            its report came out, and that is not known.
        wording: Its words with the bound before them ("as soon as next month").
        when: The interval it can mean, with that wording: that of the date named, and of a bound on what is to come
            ("by May", "before May") all from publication on; None where it means none, or none that can be known.
        verbs: Offsets of the verbs that it stands under, the nearest first; empty where it hangs on a noun ("the
            talks of April"), another verb stands between, or no parse was given.
    """

    span: Span
    kind: DateKind
    value: str | None
    wording: str
    when: When | None
    verbs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the words of an assertion.

    Attributes:
        start: Offset of its first character in the report's text.
        end: Offset after its last one.
        wording: Its words with the bound before them ("by May").
        when: The interval it can mean, with that wording; None where it hangs on the day its report came out, and that
            is not known.
        is_main: Whether it dates what the assertion says, and not something mentioned in it.
    """

    start: int
    end: int
    wording: str
    when: When | None
    is_main: bool
