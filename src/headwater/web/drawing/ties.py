"""The ties of an origin graph while it is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.model import OriginKind, Report, Reuse
from headwater.web.drawing.citing import Rest
from headwater.web.drawing.copying import copied_share
from headwater.web.drawing.graph import OUTLET_KEY, Tie, TieKind

# Unnamed sources are reached through their outlet alone; a person or a document may be met on two ways at once.
ONE_WAY = frozenset({OriginKind.OUTLET, OriginKind.UNNAMED, OriginKind.UNCLEAR})


class Ties:
    """Ties by their ends; `uppers` has for each box those that it rests on."""

    def __init__(self) -> None:
        self._ties: dict[tuple[str, str], Tie] = {}
        self.uppers: dict[str, dict[str, None]] = {}

    def add(self, upper: str, lower: str, kind: TieKind, share: float | None = None) -> None:
        """Let a box rest on another, unless it does or is the same."""
        if upper != lower and (upper, lower) not in self._ties:
            self._ties[upper, lower] = Tie(upper, lower, kind, share)
            self.uppers.setdefault(lower, {})[upper] = None

    def copy(self, upper: str, lower: Report, pair: Reuse) -> None:
        """Let a report rest on the one that it copies, unless it cites it or the tie would close a circle."""
        if lower.id not in self._above(upper):
            self.add(upper, lower.id, TieKind.COPIED, copied_share(lower, pair))

    def share(self, reports: Mapping[str, Report], reuse: Iterable[Reuse]) -> None:
        """Tell of every report that cites another how much of its words it has from there."""
        for pair in reuse:
            for ends in ((pair.a, pair.b), (pair.b, pair.a)):
                tie = self._ties.get(ends)
                if tie is not None and tie.share is None:
                    self._ties[ends] = replace(tie, share=copied_share(reports[ends[1]], pair) or None)

    def reach(self, rests: Iterable[Rest]) -> None:
        """Tie every report to the origins that it rests on and that nothing leads to yet.

        Who has the fewest above him comes first: a report that is reached leads on to those that rest on it.
        """
        pairs = dict.fromkeys((rest.origin.id, rest.assertion.report) for rest in rests)
        depth = {report: len(self._above(report)) for _, report in pairs}
        for origin, report in sorted(pairs, key=lambda pair: depth[pair[1]]):
            if origin not in self._above(report):
                self.add(origin, report, TieKind.INFERRED)

    def ordered(self, keys: Sequence[str]) -> tuple[Tie, ...]:
        """Return the ties in the order of their ends."""
        place = {key: at for at, key in enumerate(keys)}
        return tuple(sorted(self._ties.values(), key=lambda tie: (place[tie.upper], place[tie.lower])))

    def _above(self, key: str) -> set[str]:
        """The boxes that a box rests on, directly or not, and itself."""
        seen, waiting = {key}, [key]
        while waiting:
            new = [upper for upper in self.uppers.get(waiting.pop(), ()) if upper not in seen]
            seen.update(new)
            waiting += new
        return seen


def path_ties(ties: Ties, rest: Rest, stops: Sequence[str]) -> None:
    """Tie a report to the outlets on its way, and the last one to the origin where it has no report here to lead on.

    Args:
        ties: Where the ties are made.
        rest: An assertion and its way.
        stops: The boxes of the outlets on the way, from the report outward.
    """
    lower = rest.assertion.report
    for upper in stops:
        ties.add(upper, lower, TieKind.CITED)
        lower = upper
    if stops and lower.startswith(OUTLET_KEY):
        ties.add(rest.origin.id, lower, TieKind.CITED)


def direct_ties(ties: Ties, rests: Iterable[Rest]) -> None:
    """Tie reports to the origins that they cite themselves; not to those that they reach by one way alone, and do."""
    through = {(rest.assertion.report, rest.origin.id) for rest in rests if rest.outlets}
    for rest in rests:
        report, origin = rest.assertion.report, rest.origin
        is_other_way = (report, origin.id) not in through or origin.kind not in ONE_WAY
        if rest.is_sourced and not rest.outlets and is_other_way:
            ties.add(origin.id, report, TieKind.CITED)
