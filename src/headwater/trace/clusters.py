"""Names that can stand for one another, under the longest of them."""

from collections.abc import Callable, Iterable

from headwater.trace.names import Words


class Clusters:
    """Maps every name of a story to the longest one that it can stand for; what fits two different ones stays apart.

    Attributes:
        full: The names of several words that stand for themselves.
    """

    def __init__(self, names: Iterable[tuple[Words, str]], same: Callable[[Words, Words], bool]) -> None:
        """Gather names, each with the words it is written in."""
        given = [(words, written) for words, written in names if words]
        self._same = same
        self._heads: dict[Words, Words] = {}
        for words in sorted({words for words, _ in given}, key=lambda words: (-len(words), words)):
            self._heads[words] = self._fitting(words)
        self.full = frozenset(head for head in self._heads.values() if len(head) > 1)
        self._written: dict[Words, str] = {}
        for words, written in given:
            head = self._heads[words]
            best = min(self._written.get(head, written), written, key=lambda name: (-len(name), name))
            self._written[head] = best

    def head(self, words: Words) -> Words:
        """Return the name that `words` stand for; a name not gathered before may fit one that was."""
        known = self._heads.get(words)
        return known if known is not None else self._fitting(words)

    def shown(self, head: Words, otherwise: str) -> str:
        """Return the longest way a name is written, or `otherwise` where it was not gathered."""
        return self._written.get(head, otherwise)

    def _fitting(self, words: Words) -> Words:
        heads = sorted({self._heads[other] for other in self._heads if self._same(words, other)})
        return heads[0] if len(heads) == 1 else words
