"""Which dates stand in the words of an assertion, and which of them dates what it says."""

from bisect import bisect_left

from headwater.lexicon.date_phrases import EXTENT, bound_of
from headwater.model import Annotated, Dated, DateMention


def dates_within(annotated: Annotated, start: int, end: int) -> tuple[Dated, ...]:
    """Return the dates between two offsets of a report, in order, those left out that are no interval of a calendar.

    A date is the main one's where it stands under the outermost verb of these words: not in another clause ("the man
    who left on Friday was found"), not on a noun ("a meeting next month was called off"), not of the saying ("will
    meet, she said on Monday, and talk"), and not where something began or ended that lasts ("since 2004").

    Args:
        annotated: The report.
        start: Offset of the first character.
        end: Offset after the last one.
    """
    first = bisect_left(annotated.dates, start, key=lambda mention: mention.span.start)
    found: list[Dated] = []
    for mention in annotated.dates[first:]:
        if mention.span.end > end:
            break
        if mention.when is not None or mention.value is None:
            is_main = _is_main(annotated, mention, start, end)
            found.append(Dated(mention.span.start, mention.span.end, mention.wording, mention.when, is_main))
    return tuple(found)


def _is_main(annotated: Annotated, mention: DateMention, start: int, end: int) -> bool:
    inside = [verb for verb in mention.verbs if start <= verb < end]
    if len(inside) != 1 or inside[0] != mention.verbs[0]:
        return False
    _, bound = bound_of(mention.wording) or ("", "")
    if bound == EXTENT:
        return False
    cues = (span for item in annotated.attributions for span in item.cue if span.start <= inside[0] < span.end)
    return not any(start <= span.start < end for span in cues)
