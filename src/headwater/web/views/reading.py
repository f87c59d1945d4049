"""A report's text block by block, cut where something is to be marked in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model import Assertion, Block, Report, Reuse, Story
from headwater.web.drawing.marking import Mark, Segment, mark_text
from headwater.web.drawing.marks import copied_marks
from headwater.web.views.copying import other_of

SAID, CUE, SOURCE, COPIED = "said", "cue", "source", "copied"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a report and its segments, which together are its words."""

    block: Block
    segments: tuple[Segment, ...]


def paragraphs(report: Report, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """Return the blocks of a report with their marked segments."""
    bounds = [Mark(block.start, block.end, "block") for block in report.blocks]
    segments = mark_text(report.text, [*marks, *bounds])
    made, at = [], 0
    for block in report.blocks:
        while at < len(segments) and segments[at].start < block.start:
            at += 1
        first = at
        while at < len(segments) and segments[at].end <= block.end:
            at += 1
        made.append(Paragraph(block, segments[first:at]))
    return tuple(made)


def said_marks(assertions: Iterable[Assertion]) -> Iterable[Mark]:
    """Give marks for what a report states, for its cues and its sources, each with the id of the assertion as key."""
    for item in assertions:
        yield Mark(item.span.start, item.span.end, SAID, item.id)
        for link in item.chain:
            source = link.source.mention
            if source.report == item.report:
                yield Mark(source.start, source.end, SOURCE, item.id)
            yield from (Mark(cue.start, cue.end, CUE, item.id) for cue in link.cue if cue.report == item.report)


def assertions_of(story: Story, report_id: str) -> dict[str, tuple[str, Assertion]]:
    """Return what one report states, by id, each with the id of its claim."""
    return {
        item.id: (claim.id, item) for claim in story.claims for item in claim.assertions if item.report == report_id
    }


def keys_of(segment: Segment, name: str) -> tuple[str, ...]:
    """Return the keys of the marks of one name over a segment, the longest mark first."""
    return tuple(mark.key for mark in segment.marks if mark.name == name)


def shared_marks(report_id: str, reuse: Iterable[Reuse]) -> dict[str, list[Mark]]:
    """Return the marks of the passages that a report shares with others, by the other report."""
    pairs = (pair for pair in reuse if report_id in (pair.a, pair.b))
    return {other_of(pair, report_id): list(copied_marks(report_id, [pair])) for pair in pairs}
