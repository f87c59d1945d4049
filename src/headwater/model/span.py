"""A stretch of one report's text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's text; `report.text[start:end] == quote` always holds.

    Attributes:
        report: Id of the report.
        start: Offset of the first character, in Unicode code points.
        end: Offset after the last character.
        quote: The characters themselves.
    """

    report: str
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, report: str, text: str, start: int, end: int) -> "Span":
        """Return the span `text[start:end]` of a report."""
        return cls(report, start, end, text[start:end])

    def overlap(self, other: "Span") -> int:
        """Return how many characters two spans of one report share."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def cover(spans: Iterable[Span], text: str) -> Span:
    """Return the shortest span of one report that covers all of `spans`.

    Raises:
        ValueError: `spans` is empty.
    """
    parts = list(spans)
    if not parts:
        raise ValueError("no span to cover")
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return Span.of(parts[0].report, text, start, end)
