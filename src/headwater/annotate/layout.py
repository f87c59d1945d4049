"""Which stretches of a report are read for language, and in what sizes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model import Report, Role

READ = frozenset({Role.TITLE, Role.BODY, Role.CAPTION})
MAX_PIECE = (
    4_000  # characters parsed at once: bounds memory and the tokenizer's quadratic corner; paragraphs have 1,000
)
WORD = re.compile(r"[^\W_]")
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report that is parsed at once: `[start, end)` in its text, and its role."""

    start: int
    end: int
    role: Role


def pieces(report: Report) -> Iterator[Piece]:
    """Yield the stretches of a report to parse, in order: lines of title, body and caption blocks, long ones cut."""
    for block in report.blocks:
        if block.role in READ:
            for start, end in _lines(report.text, block.start, block.end):
                for piece in _cut(report.text, start, end, block.role):
                    if WORD.search(report.text, piece.start, piece.end):  # a megabyte of marks alone takes minutes
                        yield piece


def parsable(text: str, piece: Piece) -> str:
    """Return the words of a piece; half a surrogate pair, which no parser takes, becomes U+FFFD of the same length."""
    return SURROGATE.sub("\ufffd", text[piece.start : piece.end])


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the non-blank lines of a block without the white space around them."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = at + line.index(words)
            yield first, first + len(words)
        at += len(line)


def _cut(text: str, start: int, end: int, role: Role) -> Iterator[Piece]:
    """Yield a line in pieces of at most `MAX_PIECE`, cut after a sentence or else a word where there is one."""
    while end - start > MAX_PIECE:
        window = text[start : start + MAX_PIECE]
        cut = max(window.rfind(". ") + 2, window.rfind(".” ") + 3) if ". " in window else window.rfind(" ") + 1
        cut = cut if cut > MAX_PIECE // 2 else MAX_PIECE
        yield Piece(start, start + cut, role)
        start += cut
    if start < end:
        yield Piece(start, end, role)
