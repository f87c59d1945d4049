"""Words that say somebody said so, and not who: "reportedly", "allegedly"."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.scope import bare_clause, clause_head


def hedge_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield a possible attribution for each adverb that may hedge: its clause, without a source."""
    tree = reading.tree
    for token, tag in enumerate(tree.tags):
        if tag == "RB" and tree.deps[token] == "advmod" and tree.lemmas[token].endswith("ly"):
            content = trimmed(tree, bare_clause(tree, clause_head(tree, token)) - {token})
            if content:
                yield Draft("hedge", tree.lemmas[token], token, frozenset({token}), content)
