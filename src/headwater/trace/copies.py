"""Copied words inherit the origin of the report that they were copied from (rule 4 of DESIGN section 1)."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from headwater.model import Assertion, Claim, Report, Reuse
from headwater.trace.endings import Ending
from headwater.trace.merging import Merging

COPIED_SPAN = 0.5  # share of the shorter of two spans that a common passage covers; half, as the scorers match spans
TEXT_FAMILY = 0.3  # containment from which two reports are one family: the baseline of bench/origins/README.md


class Copies:
    """Answers how much of what two assertions say stands in both reports as copied text."""

    def __init__(self, reuse: Sequence[Reuse]) -> None:
        self._pairs = {(pair.a, pair.b): pair for pair in reuse}

    def shared(self, one: Assertion, two: Assertion, *, as_family: bool = True) -> float:
        """Return the copied share of the shorter span, or 0; at least the containment of two reports of one family.

        Args:
            one: An assertion.
            two: One of another report.
            as_family: Whether it is enough that the two reports are one family.
        """
        if one.report > two.report:
            one, two = two, one
        pair = self._pairs.get((one.report, two.report))
        if pair is None:
            return 0.0
        family = pair.containment if as_family and pair.containment >= TEXT_FAMILY else 0.0
        return max(family, _passage_share(pair, one, two))


def join_copies(
    claim: Claim, endings: Mapping[str, Ending], copies: Copies, reports: Mapping[str, Report], merging: Merging
) -> None:
    """Join the endings that hang on their reports with those whose words the reports copy.

    Bound assertions that copy each other become one. The group then joins the one free ending that it shares most words
    with, never two: a copy is no bridge between clear origins. Unnamed people whom a report
    describes ("activists") join by their very words only: elsewhere in two reports of one family others may speak.

    Args:
        claim: The claim.
        endings: Ending of each of its assertions, by id.
        copies: Who shares words with whom.
        reports: The reports by id.
        merging: Where the joins are made.
    """
    bound = [item for item in claim.assertions if endings[item.id].bound]
    free = [item for item in claim.assertions if not endings[item.id].bound]
    described = frozenset(item.id for item in bound if endings[item.id].key[0] == "unnamed")
    for group in _groups(bound, copies, described):
        first = group[0]
        for other in group[1:]:
            merging.join(endings[first.id].key, endings[other.id].key, _because(first, other, reports))
        source = _best_free(group, free, copies, described)
        if source is not None:
            merging.join(endings[first.id].key, endings[source.id].key, _because(first, source, reports))


def text_families(reports: Iterable[str], reuse: Sequence[Reuse]) -> dict[str, str]:
    """Map each report to the first one, in the order of ids, of the family that its text belongs to."""
    head = {report: report for report in sorted(reports)}

    def root(report: str) -> str:
        while head[report] != report:
            report = head[report]
        return report

    for pair in reuse:
        if pair.containment >= TEXT_FAMILY:
            first, second = sorted((root(pair.a), root(pair.b)))
            head[second] = first
    return {report: root(report) for report in head}


def _because(one: Assertion, two: Assertion, reports: Mapping[str, Report]) -> str:
    names = " and ".join(sorted((reports[one.report].label, reports[two.report].label)))
    return f"{names} share these words"


def _groups(assertions: Sequence[Assertion], copies: Copies, described: Collection[str]) -> list[list[Assertion]]:
    """Connected groups of assertions that share words, each in the order of ids."""
    groups: list[list[Assertion]] = []
    for assertion in sorted(assertions, key=lambda item: item.id):
        joined = [group for group in groups if _best(group, assertion, copies, described) > 0]
        merged = [member for group in joined for member in group] + [assertion]
        groups = [group for group in groups if group not in joined] + [merged]
    return groups


def _best_free(
    group: Sequence[Assertion], free: Sequence[Assertion], copies: Copies, described: Collection[str]
) -> Assertion | None:
    scored = [(_best(group, other, copies, described), other) for other in free]
    scored = [(share, other) for share, other in scored if share > 0]
    return min(scored, key=lambda pair: (-pair[0], pair[1].span.start, pair[1].id))[1] if scored else None


def _best(group: Sequence[Assertion], other: Assertion, copies: Copies, described: Collection[str]) -> float:
    return max(copies.shared(item, other, as_family=not {item.id, other.id} & set(described)) for item in group)


def _passage_share(pair: Reuse, one: Assertion, two: Assertion) -> float:
    """Share of the shorter span that aligned passages cover in both reports; 0 below `COPIED_SPAN`."""
    shorter = min(one.span.end - one.span.start, two.span.end - two.span.start)
    covered = 0
    for passage in pair.passages:
        in_one = min(one.span.end, passage.a_end) - max(one.span.start, passage.a_start)
        in_two = min(two.span.end, passage.b_end) - max(two.span.start, passage.b_start)
        covered += max(0, min(in_one, in_two))
    share = covered / max(1, shorter)
    return min(share, 1.0) if share >= COPIED_SPAN else 0.0
