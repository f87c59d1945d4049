"""The interval of independent origins behind a claim, with its reasons."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from headwater.model import Independence, Origin, OriginKind, Verdict

EXACT_UP_TO = 16  # origins of one claim for which every subset is tried; beyond that a first-fit choice, never larger


Bodies = Mapping[Origin, frozenset[str]]


def independence(origins: Sequence[Origin], *, bodies: Bodies | None = None) -> Independence:
    """Count the independent origins behind a claim (DESIGN section 1).

    Args:
        origins: The distinct origins of its affirming assertions.
        bodies: Keys of the bodies that each of them is or belongs to, where known.
    """
    if not origins:
        return Independence(0, 0, (), ("nothing affirms it",))
    ordered = sorted(origins, key=lambda origin: (not origin.clear, origin.name, origin.id))
    clear = [origin for origin in ordered if origin.clear]
    judge = _Judge(bodies or {})
    distinct = _largest_distinct(clear, judge)
    return Independence(
        lo=max(1, len(distinct)),
        hi=len(ordered),
        origins=tuple(origin.id for origin in ordered),
        reasons=tuple(_reasons(ordered, distinct, judge)),
    )


def certainly_distinct(one: Origin, two: Origin, *, share_a_body: bool = False) -> Verdict:
    """Decide whether two clear origins of one claim are certainly distinct, by the list in DESIGN section 1.

    Args:
        one: The one origin.
        two: The other.
        share_a_body: Whether both are, or belong to, one body.
    """
    kinds = {one.kind, two.kind}
    if share_a_body:
        return Verdict(False, 0.7, f"{one.name} and {two.name}: of one body")
    if kinds == {OriginKind.UNNAMED}:
        return Verdict(True, 0.8, f"{one.name} and {two.name}: two outlets' own unnamed sources")
    if kinds == {OriginKind.STATEMENT}:
        return Verdict(True, 0.7, f"{one.name} and {two.name} each said so on the record")
    if kinds == {OriginKind.STATEMENT, OriginKind.UNNAMED}:
        return Verdict(True, 0.7, f"{one.name} and {two.name}: somebody on the record and an outlet's unnamed sources")
    if OriginKind.DOCUMENT in kinds:
        return Verdict(False, 0.6, f"{one.name} and {two.name}: one may only describe the other")
    return Verdict(False, 0.6, f"{one.name} and {two.name}: the outlet does not say what it rests on")


class _Judge:
    """Judges pairs of the origins of one claim."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies

    def verdict(self, one: Origin, two: Origin) -> Verdict:
        none: frozenset[str] = frozenset()
        shared = self._bodies.get(one, none) & self._bodies.get(two, none)
        return certainly_distinct(*sorted((one, two), key=lambda origin: origin.name), share_a_body=bool(shared))


def _largest_distinct(clear: Sequence[Origin], judge: _Judge) -> tuple[Origin, ...]:
    """The largest set of origins that are pairwise certainly distinct; the first one in order among equals."""
    if len(clear) > EXACT_UP_TO:
        chosen: list[Origin] = []
        for origin in sorted(clear, key=lambda origin: origin.id):
            if all(judge.verdict(origin, other).decision for other in chosen):
                chosen.append(origin)
        return tuple(chosen)
    for size in range(len(clear), 1, -1):
        for group in combinations(clear, size):
            if all(judge.verdict(one, two).decision for one, two in combinations(group, 2)):
                return group
    return tuple(clear[:1])


def _reasons(ordered: Sequence[Origin], distinct: Sequence[Origin], judge: _Judge) -> list[str]:
    """Why `lo` is what it is, then what `hi` adds to it."""
    said: list[str] = []
    if len(distinct) == 1:
        said.append(f"certain: {distinct[0].name}")
    said.extend(f"distinct: {judge.verdict(one, two).because}" for one, two in combinations(distinct, 2))
    for origin in ordered:
        if origin in distinct:
            continue
        if not origin.clear:
            said.append(f"possible: {origin.name}")
            continue
        against = next(other for other in distinct if not judge.verdict(origin, other).decision)
        said.append(f"possible: {judge.verdict(origin, against).because}")
    if not distinct:
        said.insert(0, "no source given: nobody says where it comes from")
    return said
