"""Assertions for spans that somebody else chose: an annotator's, or a reader's."""

from collections.abc import Sequence

from headwater.model import Annotated, Assertion, Attribution, Span
from headwater.relate.assertions import innermost, make_assertion

SAME_WORDS = 0.5  # share of the shorter of span and content that they have in common; half, as the scorers match spans


def assertions_at(annotated: Annotated, spans: Sequence[tuple[int, int]]) -> list[Assertion]:
    """Return one assertion for each span of a report, with the attribution that covers it, if any.

    Where a span is given twice, the second time the next best attribution is taken: two sources for one thing are two
    assertions.

    Args:
        annotated: The report.
        spans: `(start, end)` offsets into its text.
    """
    inner = innermost(annotated.attributions)
    taken: dict[tuple[int, int], set[str]] = {}
    found: list[Assertion] = []
    for start, end in spans:
        used = taken.setdefault((start, end), set())
        scored = [(_shared(item, start, end), item) for item in inner if item.id not in used]
        fitting = [pair for pair in scored if pair[0] > 0]
        best = max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None
        if best is not None:
            used.add(best.id)
        words = [word for sentence in annotated.sentences for word in sentence.words if start <= word.start < end]
        found.append(make_assertion(annotated.report, words, start, end, best))
    return found


def _shared(attribution: Attribution, start: int, end: int) -> float:
    """Characters of the content inside the span; 0 where they are less than half of both."""
    inside = sum(_overlap(span, start, end) for span in attribution.content)
    length = sum(span.end - span.start for span in attribution.content)
    return float(inside) if inside >= SAME_WORDS * min(end - start, length) else 0.0


def _overlap(span: Span, start: int, end: int) -> int:
    return max(0, min(span.end, end) - max(span.start, start))
