"""Sentences of a report as records: words, names and clauses."""

from collections.abc import Sequence
from itertools import pairwise

from headwater.annotate.clauses import clause_starts
from headwater.annotate.layout import Piece
from headwater.annotate.tree import Tree
from headwater.model import Name, Sentence, Word


def sentence_records(tree: Tree, pieces: Sequence[Piece]) -> tuple[Sentence, ...]:
    """Return the sentences of a parsed report, in order."""
    names = _names_by_sentence(tree)
    return tuple(
        _record(tree, pieces, first, last, tuple(names[number])) for number, (first, last) in enumerate(tree.sentences)
    )


def _record(tree: Tree, pieces: Sequence[Piece], first: int, last: int, names: tuple[Name, ...]) -> Sentence:
    words = tuple(
        Word(tree.starts[token], tree.ends[token], tree.lemmas[token], tree.pos[token])
        for token in range(first, last + 1)
        if tree.pos[token] != "SPACE"
    )
    start, end = tree.starts[first], tree.ends[last]
    bounds = [tree.starts[token] for token in clause_starts(tree, first, last)] + [end]
    clauses = tuple(pairwise(bounds))
    return Sentence(start, end, pieces[tree.block_of[first]].role, words, names, clauses)


def _names_by_sentence(tree: Tree) -> list[list[Name]]:
    found: list[list[Name]] = [[] for _ in tree.sentences]
    for first, last, label in tree.names:
        start, end = tree.starts[first], tree.ends[last]
        found[tree.sentence_of[first]].append(Name(start, end, tree.text[start:end], label))
    return found
