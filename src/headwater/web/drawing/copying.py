"""Whose words a report copies: at most one report for each, and the share of its words that it has from there."""

from collections.abc import Iterable, Mapping, Sequence

from headwater.model import Assertion, Report, Reuse
from headwater.relate.words import OWN_ROLES
from headwater.trace.copies import TEXT_FAMILY, Copies
from headwater.web.drawing.citing import Rest

# Of the largest share that a report has in common with any, so much makes another as good, and the earlier one is
# taken: a copy of a copy shares as many words with the one as with the other, and rests on the first.
AS_GOOD = 0.8

Asserted = dict[tuple[str, str], list[Assertion]]
"""What one report asserts, by claim and origin."""


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
    copied = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in merged(spans) for start, end in blocks)
    return copied / whole if whole else pair.containment


def copied_from(
    rests: Iterable[Rest], ranks: Mapping[str, int], reuse: Sequence[Reuse], cited: Mapping[str, Iterable[str]]
) -> dict[str, Reuse]:
    """Return for each report that copies what it shares with the one report it has the words from.

    Args:
        rests: What the reports assert; one copies another only where they assert one thing and rest on one origin.
        ranks: The place of each report in the order in which one may have copied another: lower ones are copied.
        reuse: What reports share.
        cited: For each report the ones that it cites; it has the words from one of these rather than from another.
    """
    asserted: dict[str, Asserted] = {}
    for rest in rests:
        same = asserted.setdefault(rest.assertion.report, {})
        same.setdefault((rest.claim, rest.origin.id), []).append(rest.assertion)
    copies = Copies(reuse)
    shares: dict[str, dict[str, Reuse]] = {}
    for pair in reuse:
        if pair.a in asserted and pair.b in asserted and _copies(pair, asserted[pair.a], asserted[pair.b], copies):
            upper, lower = sorted((pair.a, pair.b), key=ranks.__getitem__)
            if lower in cited.get(upper, ()):
                upper, lower = lower, upper
            shares.setdefault(lower, {})[upper] = pair
    return {lower: uppers[_original(uppers, ranks, cited.get(lower, ()))] for lower, uppers in shares.items()}


def _original(uppers: Mapping[str, Reuse], ranks: Mapping[str, int], cited: Iterable[str]) -> str:
    """The report that another copies: of those that it shares about most with, one that it cites, or the first."""
    enough = AS_GOOD * max(pair.containment for pair in uppers.values())
    good = [upper for upper, pair in uppers.items() if pair.containment >= enough]
    return min(good, key=lambda upper: (upper not in cited, ranks[upper]))


def _copies(pair: Reuse, ours: Asserted, theirs: Asserted, copies: Copies) -> bool:
    """Whether two reports of one origin are one family of texts, or share the words of an assertion."""
    both = [key for key in ours if key in theirs]
    if pair.containment >= TEXT_FAMILY:
        return bool(both)
    return any(copies.shared(one, two) > 0 for key in both for one in ours[key] for two in theirs[key])


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans without their overlaps, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
