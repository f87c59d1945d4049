"""A quote with the words around it, so that a reader sees it as its report has it."""

import re
from dataclasses import dataclass

from headwater.model import Report, Span

MOST = 240  # characters on each side
SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class InContext:
    """A quote and what stands before and after it in its sentences; the three together are a stretch of the report."""

    before: str
    quote: str
    after: str


def in_context(report: Report, span: Span) -> InContext:
    """Return a span with the rest of the sentences that it begins and ends in, within its block."""
    block = next((block for block in report.blocks if block.start <= span.start < block.end), None)
    first, last = (span.start, span.end) if block is None else (block.start, max(block.end, span.end))
    before, after = report.text[first : span.start], report.text[span.end : last]
    starts = [match.end() for match in SENTENCE.finditer(before)]
    ending = SENTENCE.search(after)
    before = before[starts[-1] if starts else 0 :]
    after = after if ending is None else after[: ending.start() + 1]
    return InContext(_last(before), span.quote, _first(after))


def _last(text: str) -> str:
    return text if len(text) <= MOST else "…" + text[-MOST:].partition(" ")[2]


def _first(text: str) -> str:
    return text if len(text) <= MOST else text[:MOST].rpartition(" ")[0] + "…"
