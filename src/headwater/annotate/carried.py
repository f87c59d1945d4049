"""Sentences that go on with what another one attributes: the rest of a quotation, a paragraph, a digested report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.annotate.conjoined import JOINED
from headwater.annotate.draft import Reading
from headwater.annotate.frame import Frame, frame_at, outlets_cited
from headwater.annotate.places import Key
from headwater.annotate.telling import UNTOLD
from headwater.model import Attribution, Link, Role, SourceType, Span, Stance, content_id

CARRIED = frozenset({"goes on", "frame"})
MARKS = frozenset("“”\"‘'")
OWN_WORDS = 0.7  # share of a sentence that no attribution covers, where it is the report's own


@dataclass(frozen=True, slots=True)
class _Relay:
    """The attribution that following sentences may go on with, and the block it was last heard in."""

    attribution: Attribution
    block: int


def carried(
    report_id: str,
    reading: Reading,
    roles: Sequence[Role],
    found: Sequence[Attribution],
    around: Sequence[Frame],
) -> list[Attribution]:
    """Return attributions for sentences of the body that have none of their own and that go on with another's.

    A quotation that fills a sentence belongs to the speaker quoted before it, in the same paragraph or the one above.
    A sentence behind one that an outlet is cited for belongs to that outlet, to the end of the paragraph. Whatever else
    a line of credit covers belongs to the outlet it names.

    Args:
        report_id: Id of the report.
        reading: Its parse and quotations.
        roles: The role of each block.
        found: Its attributions, in order.
        around: Its lines of credit.
    """
    tree = reading.tree
    covered, leading = (
        _covered(tree.text, [item for item in found if item.rule not in UNTOLD]),
        _leading(reading, found),
    )
    cited = outlets_cited(found)
    more: list[Attribution] = []
    last: _Relay | None = None
    for number, (first, end) in enumerate(tree.sentences):
        span = Span.of(report_id, tree.text, tree.starts[first], tree.ends[end])
        block, told = tree.block_of[first], leading.get(number)
        if told is not None:
            last = _Relay(told, block)
        elif covered.count(0, span.start, span.end) > OWN_WORDS * (span.end - span.start) and roles[block] is Role.BODY:
            quoted = _is_quoted(reading, first, end)
            item = _going_on(last, span, block, quoted) or (None if quoted else _framed(span, around, cited))
            more.extend([item] if item is not None else [])
            last = replace(last, block=block) if item is not None and quoted and last is not None else last
            last = None if item is None and quoted else last
    return more


def _covered(text: str, found: Sequence[Attribution]) -> bytearray:
    """Return a byte for each character of the text, 1 where an attribution covers it."""
    covered = bytearray(len(text))
    for item in found:
        mention = () if item.source is None else (item.source.mention,)
        for span in (*item.content, *item.cue, *mention):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


def _leading(reading: Reading, found: Sequence[Attribution]) -> dict[int, Attribution]:
    """Return the last outermost attribution of each sentence by the sentence's number; its cue stands there."""
    tree = reading.tree
    outer = [item for item in found if item.within is None and item.chain and item.rule not in UNTOLD | {JOINED}]
    leading: dict[int, Attribution] = {}
    cues = iter(sorted(outer, key=lambda item: item.cue[0].start))
    cue = next(cues, None)
    for number, (_, end) in enumerate(tree.sentences):
        while cue is not None and cue.cue[0].start < tree.ends[end]:
            leading[number] = cue
            cue = next(cues, None)
    return leading


def _is_quoted(reading: Reading, first: int, end: int) -> bool:
    """Whether every word of a sentence stands in quotation marks."""
    words = [token for token in range(first, end + 1) if reading.tree.tags[token].isalpha()]
    return bool(words) and all(reading.quote_of[token] >= 0 for token in words)


def _going_on(last: _Relay | None, span: Span, block: int, quoted: bool) -> Attribution | None:
    if last is None:
        return None
    item = last.attribution
    quotes = any(mark in part.quote for part in item.content for mark in MARKS)
    if quoted and quotes and block - last.block <= 1:
        return _again(item, span, "goes on")
    by_outlet = item.chain[-1].source.type is SourceType.OUTLET
    return _again(item, span, "frame") if not quoted and by_outlet and block == last.block else None


def _framed(span: Span, around: Sequence[Frame], cited: Mapping[Key, Sequence[Link]]) -> Attribution | None:
    link = frame_at(span.start, around, cited)
    if link is None:
        return None
    id_ = content_id("a", span.report, link.source.mention.start, span.start, span.end)
    return Attribution(id_, span.report, link.source, link.cue, (span,), (link,), Stance.AFFIRMS, None, "frame", 0.5)


def _again(item: Attribution, span: Span, rule: str) -> Attribution:
    """Return an attribution of another sentence to the same source, by the same cue."""
    return replace(
        item,
        id=content_id(
            "a", span.report, *(place for cue in item.cue for place in (cue.start, cue.end)), span.start, span.end
        ),
        content=(span,),
        chain=tuple(replace(link, rule=rule) for link in item.chain),
        stance=Stance.AFFIRMS,
        rule=rule,
    )
