"""Claims in the making: which statement each assertion comes from, and why it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Assertion
from headwater.relate.statements import Statement

SHOWN_WORDS = 8  # in a reason


@dataclass(frozen=True, slots=True)
class Member:
    """An assertion of a claim in the making.

    Attributes:
        assertion: The assertion.
        statement: The number of the sentence that it is part of, among the statements of the story.
        because: Why it belongs to the claim.
    """

    assertion: Assertion
    statement: int
    because: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making.

    Attributes:
        text: The words of its most central assertion.
        members: Its assertions, in the order of their statements.
        judged: What people decided about it.
    """

    text: str
    members: tuple[Member, ...]
    judged: tuple[str, ...] = ()

    @property
    def ids(self) -> dict[str, None]:
        """Ids of its assertions, in order."""
        return dict.fromkeys(member.assertion.id for member in self.members)

    @property
    def carriers(self) -> int:
        """How many reports carry it."""
        return len({member.assertion.report for member in self.members})


def likeness_of(centre: Statement, other: Statement, score: float) -> str:
    """Return why a statement is in a claim: what it shares with the central one, and how alike they are."""
    if other.text == centre.text:
        return "the central statement" if other is centre else "the same words as the central statement"
    shared = sorted(centre.names & other.names) + sorted(centre.numbers & other.numbers)
    words = [lemma for lemma in dict.fromkeys(centre.lemmas) if lemma in other.lemmas and lemma not in shared]
    return f"likeness {score:.2f}; both have {', '.join([*shared, *words][:SHOWN_WORDS]) or 'no word in common'}"


def in_order(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return members in the order of their statements, each assertion once."""
    by_id: dict[str, Member] = {}
    for member in members:
        by_id.setdefault(member.assertion.id, member)
    return tuple(sorted(by_id.values(), key=lambda member: member.statement))
