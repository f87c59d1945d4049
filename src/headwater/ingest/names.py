"""Names of outlets at places in a line where a page names itself or others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.ingest.lines import LOOKED_AT
from headwater.ingest.mastheads import is_known_name, is_outlet_name
from headwater.ingest.roled import Roled
from headwater.model import How, Known

CAPITALISED = r"(?P<name>[A-Z][\w.&'’-]*(?:\s(?:[A-Z][\w.&'’-]*|of|and|the|&)){0,5})"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a line.

    Attributes:
        name: The name as written.
        start: Offset of its first character in the text.
        end: Offset after its last one.
        rest: The capitalised words that follow it at once.
    """

    name: str
    start: int
    end: int
    rest: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is an outlet's, as a label by itself; short forms that are common words are not."""
        by_itself = " " in self.name or not self.name.istitle() or is_known_name(self.name)
        return by_itself and is_outlet_name(self.name)

    @property
    def fact(self) -> Known[str]:
        """The name as a fact known from a line."""
        return Known(self.name, How.LINE, (self.start, self.end))


def split_labels(one: Roled, separator: re.Pattern[str]) -> list[Named]:
    """Return the labels of a line between separators, blank ones left out; none of a line too long for labels."""
    line = one.line.text
    if len(line) > LOOKED_AT:  # also because a separator with spaces around it takes quadratic time on a run of them
        return []
    cuts = [0, *(edge for found in separator.finditer(line) for edge in found.span()), len(line)]
    labels = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        label = line[first:last].strip()
        if label:
            start = one.line.start + line.index(label, first)
            labels.append(Named(label, start, start + len(label)))
    return labels


def names_behind(one: Roled, pattern: re.Pattern[str]) -> Iterator[Named]:
    """Yield the longest outlet's name that begins where a pattern finds capitalised words (its group "name")."""
    for found in pattern.finditer(one.line.text):
        words = found["name"].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count]).rstrip(".,'’-")
            if is_outlet_name(name):
                start = one.line.start + found.start("name")
                yield Named(name, start, start + len(name), found["name"][len(name) :].split(". ")[0].strip(" .,"))
                break
