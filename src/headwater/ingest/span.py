"""Where the article begins and ends among the lines of a page."""

from collections.abc import Sequence

from headwater.ingest.lines import Line
from headwater.ingest.marks import Mark
from headwater.model import Role

# Weights in words, set on the 306 flattened pages of ../shared/bench/extraction (see benchmarks/RESULTS.md).
MOST = 60  # what one paragraph can weigh
SHORT_SENTENCE = 2
LABEL = -8  # a line that is no sentence, in a run of them
LONE_LABEL = -1  # the same alone: as a rule a heading between paragraphs
MARKED = -20
ENDS = -30
RUN = 3


def article_span(lines: Sequence[Line], marks: Sequence[Mark | None]) -> tuple[int, int]:
    """Return the stretch of lines that holds most running text and least of anything else, as `(first, after last)`.

    Each line has a weight: its words where it is running text, less than nothing where it is a label, a button or the
    heading of a list of links. The stretch with the largest sum begins and ends with running text; `(0, 0)` where there
    is none.
    """
    best, found, total, first = 0.0, (0, 0), 0.0, 0
    for at, weight in enumerate(_weights(lines, marks)):
        if total <= 0:
            total, first = 0.0, at
        total += weight
        if total > best:
            best, found = total, (first, at + 1)
    return found


def _weights(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[float]:
    weights = [_weight(line, mark) for line, mark in zip(lines, marks, strict=True)]
    for at, weight in enumerate(weights):
        around = weights[max(0, at - RUN + 1) : at + RUN]
        if weight == LABEL and sum(1 for other in around if other < 0) < RUN:
            weights[at] = LONE_LABEL
    return weights


def _weight(line: Line, mark: Mark | None) -> float:
    if mark is not None and mark.ends:
        return ENDS
    if mark is not None and mark.role not in (Role.CAPTION, Role.BODY):
        return MARKED
    if (mark is not None and mark.role is Role.CAPTION) or not (line.is_prose or line.is_sentence):
        return LABEL
    return min(line.words, MOST) if line.is_prose else SHORT_SENTENCE
