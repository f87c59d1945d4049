"""Which sources of a story are outlets: those of the table, those that publish its reports, and their short forms."""

import re
from collections.abc import Iterable

from headwater.lexicon import find_outlet
from headwater.model import Report, Source, SourceType
from headwater.trace.names import Words, body_words

WORD = re.compile(r"[\w&'’.-]+")
MAX_WORDS = 5  # of an outlet's name inside a longer mention
SHORTEST = 4  # letters of a short form ("the Post"); three are initials, which the table has


class StoryOutlets:
    """Answers which outlet a source of one story is, or speaks through."""

    def __init__(self, sources: Iterable[Source], reports: Iterable[Report]) -> None:
        """Look at all sources of a story, and at who published its reports."""
        facts = (known for report in reports for known in (report.outlet, report.agency, report.republisher))
        names = {known.value for known in facts if known is not None}
        names |= {source.name for source in sources if source.type is SourceType.OUTLET}
        self._by_words: dict[Words, str] = {body_words(name): canonical_outlet(name) for name in sorted(names)}
        ends: dict[str, set[str]] = {}
        for words, name in self._by_words.items():
            if len(words) > 1 and len(words[-1]) >= SHORTEST:
                ends.setdefault(words[-1], set()).add(name)
        self._by_end = {end: next(iter(found)) for end, found in ends.items() if len(found) == 1}

    def named(self, name: str) -> str | None:
        """Return the outlet that goes by a name; None where it is none that is known here."""
        known = find_outlet(name)
        if known is not None:
            return known.name
        words = body_words(name)
        return self._by_words.get(words) or (self._by_end.get(words[0]) if len(words) == 1 else None)

    def of(self, source: Source) -> str | None:
        """Return the outlet a source is, or for a document or unnamed source the one its words name."""
        if source.type is SourceType.PERSON:
            return None
        found = self.named(source.name)
        if found is not None or source.type is SourceType.ORGANISATION:
            return found
        return source.name if source.type is SourceType.OUTLET else self._inside(source.mention.quote)

    def _inside(self, mention: str) -> str | None:
        """The first outlet named inside a mention, the longest name first."""
        words = [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(mention)]
        for size in range(MAX_WORDS, 0, -1):
            for at in range(len(words) - size + 1):
                phrase = " ".join(words[at : at + size])
                found = self.named(phrase) if any(letter.isupper() for letter in phrase) else None
                if found is not None:
                    return found
        return None


def canonical_outlet(name: str) -> str:
    """Return the name to show an outlet by: that of the table, or the one given."""
    known = find_outlet(name)
    return known.name if known is not None else name
