"""Who is who among the sources of a story: one identity for a person, body or outlet, however its reports put it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.lexicon import find_outlet
from headwater.model import Report, Source, SourceType
from headwater.trace.affiliations import Affiliation, Standing, affiliation
from headwater.trace.names import body_words, is_same_body, is_same_person, name_words

NAMED = frozenset({SourceType.PERSON, SourceType.ORGANISATION, SourceType.OUTLET})


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a source is.

    Attributes:
        key: Equal for all sources of the story that are the same.
        name: What to show.
        type: What kind of source it is, settled over the story.
        body: Key of the body a person belongs to, where a report says so; its own key for a body.
    """

    key: str
    name: str
    type: SourceType
    body: str | None = None


Words = tuple[str, ...]
Same = Callable[[Words, Words], bool]


class Identities:
    """Answers who a source of one story is; the same for its reports in any order."""

    def __init__(self, sources: Iterable[Source], reports: Iterable[Report]) -> None:
        """Look at all sources of a story, and at who published its reports."""
        known = sorted(set(sources), key=lambda source: (source.name, source.type, source.mention))
        self._publishers = _publishers(reports)
        named = [source for source in known if source.type in NAMED and self._outlet(source) is None]
        self._bodies = _clusters({body_words(s.name) for s in named if s.type is not SourceType.PERSON}, is_same_body)
        people = {name_words(source.name) for source in named if source.type is SourceType.PERSON}
        self._people = _clusters(people, is_same_person)
        self._names = _shown(named, self._people, self._bodies)
        self._standing = self._standings(named)

    def of(self, source: Source) -> Identity:
        """Return who a source is."""
        outlet = self._outlet(source)
        if outlet is not None:
            return Identity(outlet.lower(), outlet, SourceType.OUTLET)
        if source.type is SourceType.PERSON:
            return self._person(source)
        if source.type in NAMED:
            key = self._body_key(body_words(source.name))
            return Identity(key, self._names.get(key, source.name), source.type, key)
        return Identity(" ".join(name_words(source.name)), source.name, source.type)

    def _person(self, source: Source) -> Identity:
        key = " ".join(self._people[name_words(source.name)])
        name = self._names.get(key, source.name)
        found = self._standing.get(key)
        if found is None:
            return Identity(key, name, SourceType.PERSON)
        outlet = self._publisher(found.body)
        if outlet is not None:
            is_staff = found.standing is not Standing.BELONGS_TO
            return Identity(outlet.lower(), outlet, SourceType.OUTLET) if is_staff else Identity(key, name, source.type)
        body = self._body_key(body_words(found.body))
        if found.standing is Standing.SPEAKS_FOR:
            return Identity(body, self._names.get(body, found.body), SourceType.ORGANISATION, body)
        return Identity(key, name, SourceType.PERSON, body)

    def _standings(self, named: Sequence[Source]) -> dict[str, Affiliation]:
        """The affiliation of each person that most of his mentions tell."""
        told: dict[str, Counter[Affiliation]] = {}
        for source in named:
            found = affiliation(source.mention.quote, source.name) if source.type is SourceType.PERSON else None
            if found is not None:
                told.setdefault(" ".join(self._people[name_words(source.name)]), Counter())[found] += 1
        return {
            key: min(counts, key=lambda one: (-counts[one], one.standing, one.body)) for key, counts in told.items()
        }

    def _body_key(self, words: Words) -> str:
        if words in self._bodies:
            return " ".join(self._bodies[words])
        same = sorted(known for known in set(self._bodies.values()) if is_same_body(words, known))
        return " ".join(same[0] if len(same) == 1 else words)

    def _outlet(self, source: Source) -> str | None:
        """The outlet a source is: one of the table, or one that publishes a report of the story."""
        if source.type is SourceType.PERSON:
            return None
        if source.type is SourceType.OUTLET:
            return self._publisher(source.name) or source.name
        return self._publishers.get(body_words(source.name)) if source.type in NAMED else None

    def _publisher(self, name: str) -> str | None:
        known = find_outlet(name)
        return known.name if known is not None else self._publishers.get(body_words(name))


def _publishers(reports: Iterable[Report]) -> dict[Words, str]:
    facts = (known for report in reports for known in (report.outlet, report.agency, report.republisher))
    names = sorted({known.value for known in facts if known is not None})
    return {body_words(name): found.name if (found := find_outlet(name)) is not None else name for name in names}


def _clusters(names: set[Words], same: Same) -> dict[Words, Words]:
    """Map each name to the longest one it can stand for; a name that can stand for two different ones stays apart."""
    fuller: dict[Words, Words] = {}
    for name in sorted(names, key=lambda words: (-len(words), words)):
        heads = sorted({fuller[other] for other in fuller if same(name, other)})
        fuller[name] = heads[0] if len(heads) == 1 else name
    return fuller


def _shown(named: Sequence[Source], people: Mapping[Words, Words], bodies: Mapping[Words, Words]) -> dict[str, str]:
    """What to show for each key: the longest way it is written, then the first in order."""
    shown: dict[str, str] = {}
    for source in named:
        is_person = source.type is SourceType.PERSON
        words = people[name_words(source.name)] if is_person else bodies[body_words(source.name)]
        key = " ".join(words)
        best = min(shown.get(key, source.name), source.name, key=lambda name: (-len(name), name))
        shown[key] = best
    return shown
