"""Speaker labels and headline tails: "Minister: no deal", "No deal - sources"."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.tree import Tree

MAX_LABEL = 12  # tokens before the colon, or after it in a headline tail
COLONS = frozenset({":"})
DASHES = frozenset({"-", "–", "—", "--"})


def label_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield a possible attribution for each paragraph that opens with a speaker and a colon."""
    tree = reading.tree
    for first in _openings(tree):
        stop = next((t for t in range(first + 1, min(first + MAX_LABEL, len(tree))) if tree.words[t] in COLONS), None)
        if stop is None or tree.block_of[stop] != tree.block_of[first] or not _is_noun_phrase(tree, first, stop):
            continue
        end = _block_end(tree, stop)
        content = trimmed(tree, range(stop + 1, end + 1))
        if content:
            head = stop - 1
            kind = "label quote" if tree.words[min(content)] in {"“", '"', "''", "``"} else "label"
            yield Draft(kind, "", stop, frozenset({stop}), content, head, frozenset(range(first, stop)))


def _openings(tree: Tree) -> Iterator[int]:
    return (t for t in range(len(tree)) if t == 0 or tree.block_of[t] != tree.block_of[t - 1])


def _block_end(tree: Tree, token: int) -> int:
    """Return the last token of the sentence; a label speaks for what follows it there."""
    return tree.sentences[tree.sentence_of[min(token + 1, len(tree) - 1)]][1]


def _is_noun_phrase(tree: Tree, first: int, stop: int) -> bool:
    """Whether the label is made of nouns and names."""
    tags = tree.tags[first:stop]
    return tags[-1].startswith("NN") and not any(tag.startswith(("V", "MD", "W", "PRP")) for tag in tags)
