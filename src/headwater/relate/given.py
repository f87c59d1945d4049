"""Assertions for spans that somebody else chose: an annotator's, or a reader's."""

from collections.abc import Sequence

from headwater.model import Annotated, Assertion, Attribution, Span
from headwater.relate.assertions import JOINED, innermost, make_assertion

SAME_WORDS = 0.5  # share that two stretches have in common where they are the same words; half, as the scorers match


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
        best = _best([item for item in inner if item.id not in used], start, end)
        if best is not None:
            used.add(best.id)
        words = [word for sentence in annotated.sentences for word in sentence.words if start <= word.start < end]
        found.append(make_assertion(annotated, words, start, end, best))
    return found


def _best(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """Return the attribution that most of a span is the content of, the inner one where it has half of the span."""
    fitting = [item for item in attributions if _fits(item, start, end)]
    half = SAME_WORDS * (end - start)
    around = {item.within for item in fitting if _inside(item.content, start, end) >= half}
    return max(
        (item for item in fitting if item.id not in around), default=None, key=lambda item: _rank(item, start, end)
    )


def _rank(attribution: Attribution, start: int, end: int) -> tuple[int, bool, str]:
    """How much of a span is the content of an attribution; of two speakers of one content the first."""
    return _inside(attribution.content, start, end), attribution.rule != JOINED, attribution.id


def _fits(attribution: Attribution, start: int, end: int) -> bool:
    """Whether an attribution makes up half of a span, its cue and source counted, or has half of its content there."""
    told = _inside(attribution.content, start, end)
    mention = () if attribution.source is None else (attribution.source.mention,)
    with_cue = told + _inside(attribution.cue, start, end) + _inside(mention, start, end)
    length = sum(span.end - span.start for span in attribution.content)
    return told > 0 and (with_cue >= SAME_WORDS * (end - start) or told >= SAME_WORDS * length)


def _inside(spans: Sequence[Span], start: int, end: int) -> int:
    return sum(max(0, min(span.end, end) - max(span.start, start)) for span in spans)
