"""What people decide about claims and origins: rows with a name and a date that outrank the machine."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """What somebody decided about two claims or two origins."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Subject(StrEnum):
    """What was judged."""

    CLAIM = "claim"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that were judged.

    Attributes:
        id: The id it had then.
        assertions: Ids of the assertions it stood for then, sorted. They are made of content, so they mean the same
            after any new trace; the judgement rests on them, not on the id.
    """

    id: str
    assertions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about two claims or two origins of one story.

    Attributes:
        id: Its own id.
        subject: Whether claims or origins were judged.
        a: The one side.
        b: The other.
        decision: Same, different or unsure.
        by: Who decided.
        at: When (aware, UTC).
        note: Why, in the words of who decided; None where nothing was said.
        deleted_at: When it was taken back; None while it holds.
        deleted_by: Who took it back.
    """

    id: str
    subject: Subject
    a: Side
    b: Side
    decision: Decision
    by: str
    at: datetime
    note: str | None = None
    deleted_at: datetime | None = None
    deleted_by: str | None = None

    @property
    def because(self) -> str:
        """The reason it gives for what it did: "judged the same by Ann Reed on 2031-05-04"."""
        what = "the same" if self.decision is Decision.SAME else self.decision.value
        return f"judged {what} by {self.by} on {self.at.date().isoformat()}" + (f" ({self.note})" if self.note else "")

    @property
    def only_a(self) -> frozenset[str]:
        """What the one side stood for and the other did not."""
        return frozenset(self.a.assertions) - frozenset(self.b.assertions)

    @property
    def only_b(self) -> frozenset[str]:
        """What the other side stood for and the one did not."""
        return frozenset(self.b.assertions) - frozenset(self.a.assertions)


OVERRULED = "overruled by a later judgement"


def holder(groups: Sequence[Collection[str]], side: Collection[str]) -> int | None:
    """Return the number of the group that stands for a side today.

    It holds most of the side; of equals it is the one that holds least else, then the first.

    Args:
        groups: Ids of the assertions that each group holds.
        side: Ids of the assertions that the side stood for.

    Returns:
        None where no group holds any of it.
    """
    held = [(sum(item in group for item in side), -len(group)) for group in groups]
    best = max(held, default=(0, 0))
    return held.index(best) if best[0] else None
