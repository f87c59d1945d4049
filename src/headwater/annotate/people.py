"""The people a report names, so that "Mr Reed" is the "Alan Reed" of its first paragraph."""

from collections.abc import Sequence

from headwater.annotate.tree import Tree
from headwater.lexicon import titles

MARKS = "\"'“”‘’.,()"


def person_name(words: str) -> str:
    """Return a person's name without titles in front and a possessive behind; words that are no name, as given."""
    parts = words.replace("’s", "").replace("'s", "").strip(MARKS + " ").split()
    while len(parts) > 1 and parts[0].strip(".").lower() in titles():
        parts.pop(0)
    return " ".join(parts) or words


class People:
    """The names of persons in a report, by their last word."""

    def __init__(self, names: Sequence[str]) -> None:
        self._fullest: dict[str, str] = {}
        for name in map(person_name, names):
            last = name.rpartition(" ")[2]
            if len(name.split()) > len(self._fullest.get(last, "").split()):
                self._fullest[last] = name

    @classmethod
    def of(cls, tree: Tree) -> "People":
        """Return the people whom a parsed report names."""
        return cls([tree.phrase((first, last)) for first, last, label in tree.names if label == "PERSON"])

    def fullest(self, words: str) -> str:
        """Return the fullest name in the report of the person called `words` there."""
        name = person_name(words)
        known = self._fullest.get(name.rpartition(" ")[2], name)
        return known if set(name.split()) <= set(known.split()) else name

    def knows(self, last_word: str, *, full: bool) -> bool:
        """Whether somebody's name ends in this word; a name of two words at least where `full`."""
        return len(self._fullest.get(last_word, "").split()) > full
