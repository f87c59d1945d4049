"""Who says what is reported: named, by a role only, unnamed, or a document."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model import Assertion, SourceType, Story

NAMED, ROLE, UNNAMED, DOCUMENT = GROUPS = ("named", "by a role only", "unnamed", "documents and posts")
PARTICLES = frozenset({"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"})
OF_TYPE = {
    SourceType.ORGANISATION: NAMED,
    SourceType.UNNAMED: UNNAMED,
    SourceType.DOCUMENT: DOCUMENT,
    SourceType.POST: DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something at the end of a chain.

    Attributes:
        name: The name to show.
        assertions: What rests on it, in the order of the claims.
    """

    name: str
    assertions: tuple[Assertion, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that have it, each once."""
        return tuple(dict.fromkeys(item.report for item in self.assertions))


def speakers(story: Story) -> dict[str, tuple[Speaker, ...]]:
    """Return those at the ends of the chains of a story, outlets left out, by group; those that say most come first."""
    found: dict[str, dict[str, list[Assertion]]] = {group: {} for group in GROUPS}
    for item in _assertions(story):
        if item.chain and item.chain[-1].source.type in (*OF_TYPE, SourceType.PERSON):
            source = item.chain[-1].source
            found[_group(source.name, source.type)].setdefault(source.name, []).append(item)
    return {group: _ordered(members) for group, members in found.items() if members}


def _assertions(story: Story) -> Iterable[Assertion]:
    return (item for claim in story.claims for item in claim.assertions)


def _group(name: str, kind: SourceType) -> str:
    if kind is not SourceType.PERSON:
        return OF_TYPE[kind]
    words = [word for word in name.split() if word.lower() not in PARTICLES]
    return NAMED if words and all(word[:1].isupper() for word in words) else ROLE


def _ordered(members: dict[str, list[Assertion]]) -> tuple[Speaker, ...]:
    made = [Speaker(name, tuple(items)) for name, items in members.items()]
    return tuple(sorted(made, key=lambda speaker: (-len(speaker.reports), -len(speaker.assertions), speaker.name)))
