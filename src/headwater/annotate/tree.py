"""The parse of a report as flat lists: what the rules walk over, free of the parser's library."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

NO_TOKEN = -1
PROPER = frozenset({"NNP", "NNPS"})
"""Penn Treebank tags of names."""


@dataclass(slots=True)
class Tree:
    """The tokens of one report, in order; every list has one entry a token.

    Attributes:
        text: The text of the report; offsets count its code points.
        starts: Offset of each token's first character.
        ends: Offset after its last character.
        words: The tokens as written.
        lemmas: Their lemmas, in lower case.
        tags: Penn Treebank tags ("NNP", "VBD", ...).
        pos: Universal parts of speech.
        deps: Dependency labels as in spaCy's English models.
        heads: Index of each token's head; a root is its own head.
        children: Indices of its dependents, in order.
        left: Index of the first token of its subtree.
        right: Index of the last token of its subtree.
        sentence_of: Index of its sentence.
        block_of: Index of its block of the report.
        sentences: `(first, last)` token of each sentence.
        names: `(first, last, label)` of each named thing.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    block_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, token: int, *deps: str) -> int:
        """Return the first dependent of `token` with one of the labels, or `NO_TOKEN`."""
        return next(self.kids(token, *deps), NO_TOKEN)

    def kids(self, token: int, *deps: str) -> Iterator[int]:
        """Yield the dependents of `token` with one of the labels, in order."""
        return (kid for kid in self.children[token] if self.deps[kid] in deps)

    def under(self, token: int) -> range:
        """Return the tokens that the subtree of `token` stretches over."""
        return range(self.left[token], self.right[token] + 1)

    def sentence(self, token: int) -> range:
        """Return the tokens of the sentence of `token`."""
        first, last = self.sentences[self.sentence_of[token]]
        return range(first, last + 1)

    def lower(self, token: int) -> str:
        """Return a token as written, in lower case."""
        return self.words[token].lower()

    def phrase(self, tokens: Iterable[int]) -> str:
        """Return the report's words from the first to the last of `tokens`."""
        inside = list(tokens)
        return self.text[self.starts[min(inside)] : self.ends[max(inside)]]

    def link_up(self) -> None:
        """Fill `children`, `left` and `right` from `heads`, in linear time and without recursion."""
        count = len(self)
        self.children = [[] for _ in range(count)]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)
        order = [token for token, head in enumerate(self.heads) if head == token]
        for token in order:  # grows while it is read: heads before their dependents
            order.extend(self.children[token])
        self.left, self.right = list(range(count)), list(range(count))
        for token in reversed(order):
            head = self.heads[token]
            self.left[head] = min(self.left[head], self.left[token])
            self.right[head] = max(self.right[head], self.right[token])
