"""What happens to stories: a change is written down once and never altered; ids are never used again."""

from dataclasses import dataclass
from enum import StrEnum


class Happened(StrEnum):
    """What happened to a story."""

    OPENED = "opened"
    JOINED = "joined"
    MERGED = "merged"
    SPLIT = "split"
    CLOSED = "closed"
    REOPENED = "reopened"


class StoryState(StrEnum):
    """Whether a story takes reports."""

    ACTIVE = "active"
    CLOSED = "closed"  # its last report is old; one that belongs there opens it again
    MERGED = "merged"  # a tombstone: its reports are in the story `merged_into`


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to a story.

    Attributes:
        number: Its place in the log, from 0.
        happened: What happened.
        story: The story; of a merge the one that is gone, of a split the one that is new.
        reports: The reports that the story took, or that went with it.
        other: The story that a merge went into, or that a split came from.
        because: Why, in a few plain words.
    """

    number: int
    happened: Happened
    story: str
    reports: tuple[str, ...]
    other: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a story stands now.

    Attributes:
        id: Its id.
        state: Whether it takes reports.
        reports: Its reports, in order of arrival; none where it is merged.
        merged_into: The story that has its reports now; None unless it is merged.
    """

    id: str
    state: StoryState
    reports: tuple[str, ...]
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about two reports: of one story, or not. It outranks the machine.

    Attributes:
        a: Id of the one report.
        b: Id of the other.
        same: Whether they are of one story.
        by: Who says so.
    """

    a: str
    b: str
    same: bool
    by: str
