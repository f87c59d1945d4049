"""A possible attribution, in tokens: what the rules propose before it is weighed and written down."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.annotate.tree import NO_TOKEN, Tree

STATING = frozenset({"ccomp", "question", "inserted", "quote", "tail", "closing"})
EDGES = frozenset({",", ":", ";", "-", "--", "–", "—", "."})


@dataclass(frozen=True, slots=True)
class Draft:
    """A possible attribution.

    Attributes:
        construction: The grammar it was found by ("ccomp", "object", "noun that", ...).
        lemma: The lemma of the word that attributes.
        at: The token that attributes.
        cue: All tokens that attribute.
        content: What is attributed.
        source: The head of the source's mention, or `NO_TOKEN`.
        source_tokens: The mention's tokens.
        negated: Whether the cue is negated.
    """

    construction: str
    lemma: str
    at: int
    cue: frozenset[int]
    content: frozenset[int]
    source: int = NO_TOKEN
    source_tokens: frozenset[int] = frozenset()
    negated: bool = False

    @property
    def is_statement(self) -> bool:
        """Whether the grammar is one of saying that something is so."""
        return self.construction in STATING


@dataclass(slots=True)
class Reading:
    """A tree together with its quotations.

    Attributes:
        tree: The parse.
        quotes: `(first, last)` of each quotation.
        quote_of: For each token, the index of its quotation or -1.
    """

    tree: Tree
    quotes: list[tuple[int, int]]
    quote_of: list[int]

    def span(self, quote: int) -> range:
        """Return the tokens of a quotation, its marks included."""
        first, last = self.quotes[quote]
        return range(first, last + 1)

    def opens_at(self, token: int) -> bool:
        """Whether a quotation opens with this token."""
        quote = self.quote_of[token]
        return quote >= 0 and self.quotes[quote][0] == token


def trimmed(tree: Tree, tokens: Iterable[int]) -> frozenset[int]:
    """Return tokens without the commas, colons and dashes at their edges."""
    inside = sorted(tokens)
    while inside and tree.words[inside[0]] in EDGES:
        inside.pop(0)
    while inside and tree.words[inside[-1]] in EDGES:
        inside.pop()
    return frozenset(inside)
