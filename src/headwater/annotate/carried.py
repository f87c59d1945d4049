"""Sentences that go on relaying what the one before attributes: the rest of a quotation, the rest of a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.annotate.draft import Reading
from headwater.model import Attribution, Role, SourceType, Span, Stance, content_id

OWN = True
MODE = "both"


def carried(
    report_id: str, reading: Reading, roles: Sequence[Role], found: Sequence[Attribution], around=()
) -> list[Attribution]:
    """Return the attributions of sentences that none of `found` covers and that go on with what one of them tells.

    Args:
        report_id: Id of the report.
        reading: Its parse and quotations.
        roles: The role of each block.
        found: Its attributions, in order.
    """
    return sorted(_carried(report_id, reading, roles, found, around), key=lambda item: item.content[0].start)


def _carried(
    report_id: str, reading: Reading, roles: Sequence[Role], found: Sequence[Attribution], around=()
) -> Iterator[Attribution]:
    tree = reading.tree
    covered = bytearray(len(tree.text))
    for item in found:
        for span in (*item.content, *item.cue, *((item.source.mention,) if item.source is not None else ())):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    outer = sorted(
        (item for item in found if item.within is None and item.chain and item.rule != "attitude"),
        key=lambda i: i.cue[0].start,
    )
    at = 0
    last: Attribution | None = None
    last_block = -1
    for number, (first, end) in enumerate(tree.sentences):
        start, stop = tree.starts[first], tree.ends[end]
        free = covered[start:stop].count(0) > 0.7 * (stop - start)
        block = tree.block_of[first]
        here = None
        while at < len(outer) and outer[at].cue[0].start < stop:
            if outer[at].cue[0].start >= start:
                here = outer[at]
            at += 1
        if here is not None:
            last, last_block = here, block
            continue
        if not free:
            if any(covered[start:stop]) and last_block == block:
                continue
            if any(covered[start:stop]):
                last = None
            continue
        fr = [f for f in around if f.start <= start and stop <= f.end]
        if fr and roles[block] is Role.BODY and not _is_quoted(reading, first, end) and OWN:
            f = fr[0]
            content = (Span.of(report_id, tree.text, start, stop),)
            yield Attribution(
                content_id("a", report_id, f.link.cue[0].start, start, stop),
                report_id,
                f.link.source,
                f.link.cue,
                content,
                (replace(f.link, rule="frame"),),
                Stance.AFFIRMS,
                None,
                "frame",
                0.5,
            )
            continue
        if last is None or roles[block] is not Role.BODY:
            continue
        quoted = _is_quoted(reading, first, end)
        told_in_quotes = any(mark in span.quote for span in last.content for mark in "“”\"‘'")
        if quoted and told_in_quotes and block - last_block <= 1 and "quote" in (MODE, "quote"):
            yield _again(report_id, tree, last, start, stop, "goes on")
            last_block = block
        elif quoted:
            last = None
        elif MODE == "both" and block == last_block and last.chain[0].source.type is SourceType.OUTLET:
            yield _again(report_id, tree, last, start, stop, "frame")
        elif block - last_block > 1:
            last = None


def _is_quoted(reading: Reading, first: int, end: int) -> bool:
    words = [t for t in range(first, end + 1) if reading.tree.tags[t].isalpha()]
    return bool(words) and all(reading.quote_of[t] >= 0 for t in words)


def _again(report_id: str, tree, item: Attribution, start: int, stop: int, rule: str) -> Attribution:
    content = (Span.of(report_id, tree.text, start, stop),)
    return replace(
        item,
        id=content_id("a", report_id, *((s.start, s.end) for s in (*item.cue, *content))),
        content=content,
        chain=tuple(replace(link, rule=rule) for link in item.chain),
        stance=Stance.AFFIRMS,
        within=None,
        rule=rule,
    )
