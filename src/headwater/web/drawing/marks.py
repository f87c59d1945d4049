"""What there is to mark in a report: blocks by role, attributions, words shared with other reports."""

from collections.abc import Iterable, Iterator

from headwater.model import Attribution, Report, Reuse, Span
from headwater.web.drawing.marking import Mark


def block_marks(report: Report) -> Iterator[Mark]:
    """Give a mark for each block, named by its role, with the rule that gave it the role as key."""
    return (Mark(block.start, block.end, block.role.value, block.because) for block in report.blocks)


def attribution_marks(attributions: Iterable[Attribution]) -> Iterator[Mark]:
    """Give marks named "source", "cue" and "content", each with the id of its attribution as key.

    Args:
        attributions: Attributions of one report.
    """
    for attribution in attributions:
        sources = () if attribution.source is None else (attribution.source.mention,)
        yield from _marks(sources, "source", attribution.id)
        yield from _marks(attribution.cue, "cue", attribution.id)
        yield from _marks(attribution.content, "content", attribution.id)


def copied_marks(report_id: str, reuse: Iterable[Reuse]) -> Iterator[Mark]:
    """Give a mark "copied" for each passage that a report shares with another.

    Args:
        report_id: The report that is marked.
        reuse: Pairs of reports; those without it are passed over.

    Returns:
        Marks with the key `OTHER-N`: the id of the other report and the number of the passage in the pair, from 1.
        `passage_key` gives the same number on both sides.
    """
    for pair in reuse:
        if report_id in (pair.a, pair.b):
            other = pair.b if report_id == pair.a else pair.a
            for number, passage in enumerate(pair.passages, start=1):
                own = (passage.a_start, passage.a_end) if report_id == pair.a else (passage.b_start, passage.b_end)
                yield Mark(*own, "copied", passage_key(other, number))


def passage_key(other: str, number: int) -> str:
    """Return the key of a passage shared with another report, by its number in the pair."""
    return f"{other}-{number}"


def _marks(spans: Iterable[Span], name: str, key: str) -> Iterator[Mark]:
    return (Mark(span.start, span.end, name, key) for span in spans)
