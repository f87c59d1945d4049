"""A text cut where its marks begin and end, so that a page can mark it without losing a character."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Something to be marked in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        name: What it is, as a page may use it for a class ("cue", "content", "copied", "body").
        key: What it belongs to: the id of an attribution or of another report; empty where it belongs to nothing.
    """

    start: int
    end: int
    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text under one set of marks; `whole[start:end] == text`.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        text: Its characters.
        marks: The marks over it, the longest first, so that they nest where one holds another.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]


def mark_text(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Cut a text into segments that do not overlap and together are the whole text.

    Args:
        text: The text of a report.
        marks: What to mark; they may overlap. An empty mark marks nothing, and one that is given twice counts once.

    Raises:
        ValueError: A mark lies outside of the text, so it belongs to another one.
    """
    held = sorted({mark for mark in marks if mark.start < mark.end})
    for mark in held:
        if mark.start < 0 or mark.end > len(text):
            raise ValueError(f"mark {mark.start}-{mark.end} lies outside of a text of {len(text)} characters")
    cuts = sorted({0, len(text), *(mark.start for mark in held), *(mark.end for mark in held)})
    segments: list[Segment] = []
    over: list[Mark] = []
    following = 0
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark.end > start]
        while following < len(held) and held[following].start == start:
            over.append(held[following])
            following += 1
        segments.append(Segment(start, end, text[start:end], tuple(sorted(over, key=_outermost))))
    return tuple(segments)


def _outermost(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, -mark.end, mark.name, mark.key
