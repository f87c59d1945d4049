"""Who is meant by a description alone ("his sister", "a forensic audio expert"): the one person introduced by it."""

import re
from collections.abc import Iterable

from headwater.lexicon.cues import role_of
from headwater.lexicon.words import words_of
from headwater.trace.affiliations import introductions

WORD = re.compile(r"[\w'’-]+")
WHOSE = frozenset({"his", "her", "their", "its", "our", "my"})
POINTERS = WHOSE | {"the", "a", "an"}
POSSESSIVE = ("'s", "’s", "'", "’")
RELATIVE_OF = re.compile(r"(?:the|a) (\w+) of ", re.IGNORECASE)
TELLING = 3  # words from which a description fits hardly anybody else; "a former official" fits many


class Descriptions:
    """Answers whom a description means: of the people of a story the one whose name stands right beside its words."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._people: dict[tuple[str, ...], set[str]] = {}

    def learn(self, person: str, name: str, texts: Iterable[str]) -> None:
        """Take in how reports introduce somebody: "forensic audio expert Ann Reed", "Ann Reed, the mayor's sister".

        Args:
            person: His key.
            name: His full name.
            texts: Texts of the reports.
        """
        for words in (words for text in texts for words in introductions(text, name)):
            before, _, after = words.partition(name)
            ahead, behind = _described(before), _described(after)
            said = {ahead[at:] for at in range(len(ahead))} | {behind[:size] for size in range(1, len(behind) + 1)}
            for phrase in said:
                self._people.setdefault(phrase, set()).add(person)

    def of(self, name: str) -> str | None:
        """Return the key of the person that a description means; None where it tells too little, or means several."""
        relative = RELATIVE_OF.match(name) if is_relative(name) else None
        words = (relative[1].lower(),) if relative is not None else _described(name)
        is_whose = len(words) == 1 and role_of(words[0]) == "office" and bool(WHOSE & set(name.lower().split()))
        found = self._people.get(words, set()) if relative or is_whose or len(words) >= TELLING else set()
        return next(iter(found)) if len(found) == 1 else None


def is_relative(name: str) -> bool:
    """Whether a name is somebody's relative, told by whose: "the sister of Ann Reed" is not Ann Reed."""
    found = RELATIVE_OF.match(name)
    return found is not None and found[1].lower() in words_of("kinship")


def _described(words: str) -> tuple[str, ...]:
    """The words of a description in lower case, what points or belongs in front of it left out."""
    found = WORD.findall(words)
    while found and (found[0].lower() in POINTERS or found[0].endswith(POSSESSIVE)):
        found.pop(0)
    return tuple(word.lower() for word in found)
