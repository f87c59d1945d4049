"""Who is who among the sources of a story: one identity for a person, body or outlet, however its reports put it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.lexicon.countries import countries_in
from headwater.lexicon.cues import role_of
from headwater.model import Report, Source, SourceType
from headwater.trace.affiliations import Affiliation, Standing, affiliation, introductions
from headwater.trace.clusters import Clusters
from headwater.trace.descriptions import Descriptions, is_relative
from headwater.trace.names import Words, body_words, is_same_body, is_same_person, name_words, spelled_out
from headwater.trace.outlets import StoryOutlets

OFFICE = "office"  # speaks for whose it is ("Ann Reed's office")
OFFICES = frozenset({"office", "unnamed", "spokesman"})  # roles of people
SOME = frozenset({"a", "an", "one", "another", "some"})
NAMED = frozenset({SourceType.PERSON, SourceType.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a source is.

    Attributes:
        key: Equal for all sources of the story that are the same.
        name: What to show.
        type: What kind of source it is, settled over the story.
        body: Key of the body that a person belongs to, where a report says so; its own key for a body.
        outlet: The outlet whose unnamed source or whose report it is, where its words say so ("the Tribune's sources").
        is_full_name: Whether it is a person by his first and last name.
    """

    key: str
    name: str
    type: SourceType
    body: str | None = None
    outlet: str | None = None
    is_full_name: bool = False


class Identities:
    """Answers who a source of one story is; the same for its reports in any order."""

    def __init__(self, sources: Iterable[Source], reports: Iterable[Report]) -> None:
        """Look at all sources of a story, and at who published its reports."""
        reports = list(reports)
        known = sorted(set(sources), key=lambda source: (source.name, source.type, source.mention))
        self._outlets = StoryOutlets(known, reports)
        named = [source for source in known if source.type in NAMED and self._outlets.of(source) is None]
        self._people = Clusters(((name_words(s.name), s.name) for s in named if _is_named_person(s)), is_same_person)
        self._by_first_name = self._first_names(named)
        bodies = [source for source in named if source.type is SourceType.ORGANISATION and not self._is_person(source)]
        long = {name for report in reports for name in spelled_out(report.text) if self._outlets.named(name) is None}
        names = [source.name for source in bodies] + sorted(long)
        self._bodies = Clusters(((body_words(name), name) for name in names), is_same_body)
        self._standing = self._standings(named, {report.id: report for report in reports})
        self._holders = self._office_holders()
        texts = [report.text for report in reports]
        written = {(self._people.head(self._person_words(source)), source.name) for source in named}
        self._descriptions = Descriptions()
        for words, name in sorted(written):
            if words in self._people.full:
                self._descriptions.learn(" ".join(words), name, texts)

    def of(self, source: Source) -> Identity:
        """Return who a source is."""
        outlet = self._outlets.of(source)
        if outlet is not None and source.type in (SourceType.OUTLET, *NAMED):
            return Identity(outlet.lower(), outlet, SourceType.OUTLET)
        if not is_relative(source.name) and (_is_named_person(source) or self._is_person(source)):
            return self._person(self._people.head(self._person_words(source)), source.name)
        if _is_some_body(source):
            return Identity(" ".join(name_words(source.name)), source.name, SourceType.UNNAMED)
        is_described = _is_description(source) or is_relative(source.name)
        meant = self._descriptions.of(source.name) if source.type is SourceType.UNNAMED or is_described else None
        if meant is not None:
            return self._person(tuple(meant.split()), source.name)
        if source.type in NAMED:
            return self._described(source) if is_described else self._body(source.name, source.type)
        return Identity(" ".join(name_words(source.name)), source.name, source.type, outlet=outlet)

    def _is_person(self, source: Source) -> bool:
        """Whether what one report takes for a body is a person by his full name elsewhere ("CFO Ann Reed").

        So is who speaks for him: his office, and his spokesman, whom `annotate` names by the one he speaks for.
        """
        return self._people.head(self._person_words(source)) in self._people.full

    def _person_words(self, source: Source) -> Words:
        """Return the end of a source's name that is a person of the story by his full name, or the whole name."""
        words = name_words(source.name)
        if len(words) == 1:
            return self._by_first_name.get((source.mention.report, words[0]), words)
        if words[-1:] == (OFFICE,):
            words = words[:-1]
        tails = (words[first:] for first in range(max(1, len(words) - 1)))
        return next((tail for tail in tails if self._people.head(tail) in self._people.full), name_words(source.name))

    def _first_names(self, named: Sequence[Source]) -> dict[tuple[str, str], Words]:
        """The one person whom a report names in full, by the report and his first name, which it may use alone."""
        people: dict[tuple[str, str], set[Words]] = {}
        for source in named:
            words = self._people.head(name_words(source.name))
            if words in self._people.full and len(source.name.split()) > 1 and not countries_in(source.name.split()[0]):
                people.setdefault((source.mention.report, words[0]), set()).add(words)
        return {place: next(iter(found)) for place, found in people.items() if len(found) == 1}

    def _person(self, words: Words, written: str) -> Identity:
        key, name = " ".join(words), self._people.shown(words, written)
        found = self._standing.get(key)
        is_full = len(words) > 1
        if found is None:
            return Identity(key, name, SourceType.PERSON, is_full_name=is_full)
        outlet = self._outlets.named(found.body)
        if outlet is not None and found.standing is not Standing.BELONGS_TO:
            return Identity(outlet.lower(), outlet, SourceType.OUTLET)
        body = self._principal(found.body)
        if found.standing is Standing.SPEAKS_FOR:
            return body
        return Identity(key, name, SourceType.PERSON, body.key, is_full_name=is_full)

    def _principal(self, name: str) -> Identity:
        """The person ("Reed's spokesman") or the body ("a ministry spokesman") that somebody speaks or works for."""
        words = self._people.head(name_words(name))
        if words in self._people.full:
            key = " ".join(words)
            return Identity(key, self._people.shown(words, name), SourceType.PERSON, key, is_full_name=True)
        return self._body(name, SourceType.ORGANISATION)

    def _described(self, source: Source) -> Identity:
        """Somebody named by his office alone: the one person of the story who holds it, or the office itself."""
        found = affiliation(source.mention.quote, "")
        if found is None:
            return Identity(" ".join(name_words(source.name)), source.name, SourceType.PERSON)
        body = self._principal(found.body)
        if found.standing is Standing.SPEAKS_FOR:
            return body
        holder = self._holders.get((found.office, body.key))
        key = holder if holder is not None else f"{found.office} {body.key}"
        return Identity(key, self._people.shown(tuple(key.split()), source.name), SourceType.PERSON, body.key)

    def _body(self, name: str, kind: SourceType) -> Identity:
        words = self._bodies.head(body_words(name))
        return Identity(" ".join(words), self._bodies.shown(words, name), kind, " ".join(words))

    def _standings(self, named: Sequence[Source], reports: Mapping[str, Report]) -> dict[str, Affiliation]:
        """The affiliation of each person that most reports tell where they name or introduce him, by his key."""
        told: dict[str, Counter[Affiliation]] = {}
        for source in named:
            if not (_is_named_person(source) or self._is_person(source)):
                continue
            report = reports.get(source.mention.report)
            person = self._people.head(self._person_words(source))
            introduced = () if report is None else introductions(report.text, source.name)
            for words in (source.mention.quote, *introduced):
                found = affiliation(words, source.name)
                # Who speaks for a person ("Reed's spokesman") tells nothing of the body that the person belongs to.
                if found is not None and self._people.head(name_words(found.body)) != person:
                    told.setdefault(" ".join(person), Counter())[found] += 1
                    break
        return {key: min(counts, key=lambda one: (-counts[one], one)) for key, counts in told.items()}

    def _office_holders(self) -> dict[tuple[str, str], str]:
        """The key of the one person who holds an office at a body."""
        holders: dict[tuple[str, str], set[str]] = {}
        for key, found in self._standing.items():
            holders.setdefault((found.office, self._principal(found.body).key), set()).add(key)
        return {office: next(iter(keys)) for office, keys in holders.items() if len(keys) == 1}


def _is_named_person(source: Source) -> bool:
    return source.type is SourceType.PERSON and not _is_description(source)


def _is_description(source: Source) -> bool:
    """Whether a source is named by an office or a common noun alone ("the head of the council", "President")."""
    words = source.name.split()
    if source.type is SourceType.PERSON and any(word.islower() and role_of(word) in OFFICES for word in words):
        return True
    last_is_noun = source.type is SourceType.PERSON and words[-1:] and words[-1][:1].islower()
    return bool(last_is_noun) or all(role_of(word.lower()) in OFFICES or len(word) == 1 for word in words)


def _is_some_body(source: Source) -> bool:
    """Whether a source is a body that the report does not name ("a monitoring group")."""
    words = source.name.split()
    return source.type is SourceType.ORGANISATION and words[0].lower() in SOME and source.name[1:].islower()
