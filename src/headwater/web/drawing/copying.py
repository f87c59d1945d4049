"""Whose words a report copies: at most one report for each, and the share of its words that it has from there."""

from collections.abc import Iterable, Mapping, Sequence

from headwater.model import Assertion, Report, Reuse
from headwater.relate.words import OWN_ROLES
from headwater.trace.copies import TEXT_FAMILY, Copies

# Of the largest share that a report has in common with any, so much makes another as good, and the earlier one is
# taken: a copy of a copy shares as many words with the one as with the other, and rests on the first.
AS_GOOD = 0.8


def copied_share(report: Report, pair: Reuse) -> float:
    """Return the part of a report's own text, its title and body, that stands in the other report of a pair.

    Args:
        report: One of the two reports.
        pair: What the two share; where its passages are not aligned, its containment is given instead.
    """
    if not pair.passages:
        return pair.containment
    one = report.id == pair.a
    spans = [(item.a_start, item.a_end) if one else (item.b_start, item.b_end) for item in pair.passages]
    blocks = [(block.start, block.end) for block in report.roles(*OWN_ROLES)]
    whole = sum(end - start for start, end in blocks)
    copied = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in _merged(spans) for start, end in blocks)
    return copied / whole if whole else pair.containment


def copied_from(
    items: Mapping[str, Sequence[Assertion]],
    ranks: Mapping[str, int],
    reuse: Iterable[Reuse],
    cited: Mapping[str, Iterable[str]],
) -> dict[str, Reuse]:
    """Return for each report that copies what it shares with the one report it has the words from.

    Args:
        items: The assertions of each report, by its id; reports without any are left out.
        ranks: The place of each report in the order in which one may have copied another: lower ones are copied.
        reuse: What reports share.
        cited: For each report the ones that it cites; it has the words from one of these rather than from another.
    """
    copies = Copies(list(reuse))
    shares: dict[str, dict[str, Reuse]] = {}
    for pair in reuse:
        if pair.a in items and pair.b in items and _copies(pair, items, copies):
            upper, lower = sorted((pair.a, pair.b), key=ranks.__getitem__)
            if lower in cited.get(upper, ()):
                upper, lower = lower, upper
            shares.setdefault(lower, {})[upper] = pair
    found: dict[str, Reuse] = {}
    for lower, uppers in shares.items():
        enough = AS_GOOD * max(pair.containment for pair in uppers.values())
        good = [upper for upper, pair in uppers.items() if pair.containment >= enough]
        found[lower] = uppers[min(good, key=lambda upper: (upper not in cited.get(lower, ()), ranks[upper]))]
    return found


def _copies(pair: Reuse, items: Mapping[str, Sequence[Assertion]], copies: Copies) -> bool:
    """Whether two reports are one family of texts, or share the words of an assertion."""
    if pair.containment >= TEXT_FAMILY:
        return True
    return any(copies.shared(one, two) > 0 for one in items[pair.a] for two in items[pair.b])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without their overlaps, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
