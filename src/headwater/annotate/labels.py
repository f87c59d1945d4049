"""Speaker labels and headline tails: "Minister: no deal", "No deal - sources"."""

from collections.abc import Iterator

from headwater.annotate.draft import Draft, Reading, trimmed
from headwater.annotate.outlets import outlet_ending_at
from headwater.annotate.tree import Tree
from headwater.lexicon.cues import role_of

MAX_LABEL = 12  # tokens before the colon, or after it in a headline tail
MAX_TAIL = 4  # tokens of a source after a dash
MAX_HEADLINE = 30  # tokens; a longer line is no headline
TAIL_ROLES = frozenset({"unnamed", "document", "post", "organisation", "outlet", "office"})
COLONS = frozenset({":"})
DASHES = frozenset({"-", "–", "—", "--"})


def label_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield a possible attribution for each line that opens with a speaker and colon or ends with a dash and source."""
    tree = reading.tree
    for first in _openings(tree):
        yield from _tail(tree, first)
        stop = next((t for t in range(first + 1, min(first + MAX_LABEL, len(tree))) if tree.words[t] in COLONS), None)
        if stop is None or tree.block_of[stop] != tree.block_of[first] or not _is_noun_phrase(tree, first, stop):
            continue
        end = _block_end(tree, stop)
        content = trimmed(tree, range(stop + 1, end + 1))
        if content:
            head = stop - 1
            kind = "label quote" if tree.words[min(content)] in {"“", '"', "''", "``"} else "label"
            yield Draft(kind, "", stop, frozenset({stop}), content, head, frozenset(range(first, stop)))


def _tail(tree: Tree, first: int) -> Iterator[Draft]:
    """Yield "..., - sources": a dash and a source at the end of a line without a full stop."""
    last = _last_of_block(tree, first)
    for dash in range(last - 1, max(first, last - MAX_TAIL - 1), -1):
        if tree.words[dash] in DASHES:
            source = frozenset(range(dash + 1, last + 1))
            content = trimmed(tree, range(first, dash))
            if content and _is_source(tree, dash + 1, last):
                yield Draft("tail label", "", dash, frozenset({dash}), content, last, source)
            return


def _is_source(tree: Tree, first: int, last: int) -> bool:
    """Whether words are a source and nothing else: an outlet, or nouns that end in a source ("city officials")."""
    known = outlet_ending_at(tree, last, first) is not None
    nouns = all(tree.tags[token].startswith(("NN", "JJ", "CD", "DT", "POS")) for token in range(first, last + 1))
    return known or (nouns and role_of(tree.lemmas[last]) in TAIL_ROLES)


def _last_of_block(tree: Tree, first: int) -> int:
    last = first
    while last + 1 < len(tree) and tree.block_of[last + 1] == tree.block_of[first] and last - first < MAX_HEADLINE:
        last += 1
    return last


def _openings(tree: Tree) -> Iterator[int]:
    return (t for t in range(len(tree)) if t == 0 or tree.block_of[t] != tree.block_of[t - 1])


def _block_end(tree: Tree, token: int) -> int:
    """Return the last token of the sentence; a label speaks for what follows it there."""
    return tree.sentences[tree.sentence_of[min(token + 1, len(tree) - 1)]][1]


def _is_noun_phrase(tree: Tree, first: int, stop: int) -> bool:
    """Whether the label is made of nouns and names."""
    tags = tree.tags[first:stop]
    return (
        tags[-1].startswith("NN")
        and tags[0] != "IN"
        and not any(tag.startswith(("V", "MD", "W", "PRP")) for tag in tags)
    )
