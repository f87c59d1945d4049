"""Two wordings of one thing, side by side, with the words marked in which they differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.model import Span

WORD = re.compile(r"\d[\d.,:]*\d|\w+(?:['’\-]\w+)*")
MOST_WORDS = 1_500  # of both sides together; difflib takes time by the product of its sides, and nobody reads more


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording; `report.text[start:end] == text`.

    Attributes:
        start: Offset of its first character in the report.
        end: Offset after its last one.
        text: Its characters.
        is_different: Whether the other wording has other words here, or none.
    """

    start: int
    end: int
    text: str
    is_different: bool


def compare_wordings(one: Span, two: Span) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces of two quotes; those of a side together are its whole quote.

    Words are compared without regard to case; spaces and marks between words are different only between two words that
    are. Common words are the longest matching blocks of Ratcliff and Obershelp (`difflib`); past `MOST_WORDS` only the
    words with which both begin or end count as common.
    """
    words = [list(WORD.finditer(span.quote)) for span in (one, two)]
    ours, theirs = ([match[0].replace("’", "'").casefold() for match in side] for side in words)
    same_ours, same_theirs = _common(ours, theirs)
    return tuple(_pieces(one, words[0], same_ours)), tuple(_pieces(two, words[1], same_theirs))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[set[int], set[int]]:
    """The places of the words of each side that the other side has too."""
    blocks = list(_blocks(ours, theirs))
    mine = {start + at for start, _, size in blocks for at in range(size)}
    other = {start + at for _, start, size in blocks for at in range(size)}
    return mine, other


def _blocks(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    if len(ours) + len(theirs) <= MOST_WORDS:
        yield from SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        return
    shorter = min(len(ours), len(theirs))
    first = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    last = next((at for at in range(shorter - first) if ours[-1 - at] != theirs[-1 - at]), shorter - first)
    yield 0, 0, first
    yield len(ours) - last, len(theirs) - last, last


def _pieces(span: Span, words: Sequence[re.Match[str]], same: set[int]) -> Iterator[Piece]:
    """Runs of words that differ, and what lies before, between and after them."""
    done = at = 0
    while at < len(words):
        if at in same:
            at += 1
            continue
        start = words[at].start()
        while at < len(words) and at not in same:
            at += 1
        yield from _piece(span, done, start, is_different=False)
        done = words[at - 1].end()
        yield from _piece(span, start, done, is_different=True)
    yield from _piece(span, done, len(span.quote), is_different=False)


def _piece(span: Span, start: int, end: int, *, is_different: bool) -> Iterator[Piece]:
    if start < end:
        yield Piece(span.start + start, span.start + end, span.quote[start:end], is_different)
