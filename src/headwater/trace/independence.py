"""The interval of independent origins behind a claim, with its reasons."""

from collections.abc import Sequence
from itertools import combinations

from headwater.model import Independence, Origin, OriginKind, Verdict

EXACT_UP_TO = 16  # origins of one claim for which every subset is tried; beyond that a first-fit choice, never larger


def independence(origins: Sequence[Origin]) -> Independence:
    """Count the independent origins behind a claim (DESIGN section 1).

    Args:
        origins: The distinct origins of its affirming assertions.
    """
    if not origins:
        return Independence(0, 0, (), ("nothing affirms it",))
    ordered = sorted(origins, key=lambda origin: (not origin.clear, origin.name, origin.id))
    clear = [origin for origin in ordered if origin.clear]
    distinct = _largest_distinct(clear)
    return Independence(
        lo=max(1, len(distinct)),
        hi=len(ordered),
        origins=tuple(origin.id for origin in ordered),
        reasons=tuple(_reasons(ordered, distinct)),
    )


def certainly_distinct(one: Origin, two: Origin) -> Verdict:
    """Decide whether two clear origins of one claim are certainly distinct, by the list in DESIGN section 1."""
    kinds = {one.kind, two.kind}
    if kinds == {OriginKind.UNNAMED}:
        return Verdict(True, 0.8, f"{one.name} and {two.name}: two outlets' own unnamed sources")
    if kinds == {OriginKind.STATEMENT}:
        return Verdict(True, 0.7, f"{one.name} and {two.name} each said so on the record")
    if kinds == {OriginKind.STATEMENT, OriginKind.UNNAMED}:
        return Verdict(True, 0.7, f"{one.name} and {two.name}: somebody on the record and an outlet's unnamed sources")
    if OriginKind.DOCUMENT in kinds:
        return Verdict(False, 0.6, f"{one.name} and {two.name}: one may only describe the other")
    return Verdict(False, 0.6, f"{one.name} and {two.name}: the outlet does not say what it rests on")


def _largest_distinct(clear: Sequence[Origin]) -> tuple[Origin, ...]:
    """The largest set of origins that are pairwise certainly distinct; the first one in order among equals."""
    if len(clear) > EXACT_UP_TO:
        chosen: list[Origin] = []
        for origin in sorted(clear, key=lambda origin: origin.id):
            if all(certainly_distinct(origin, other).decision for other in chosen):
                chosen.append(origin)
        return tuple(chosen)
    for size in range(len(clear), 1, -1):
        for group in combinations(clear, size):
            if all(certainly_distinct(one, two).decision for one, two in combinations(group, 2)):
                return group
    return tuple(clear[:1])


def _reasons(ordered: Sequence[Origin], distinct: Sequence[Origin]) -> list[str]:
    """Why `lo` is what it is, then what `hi` adds to it."""
    said: list[str] = []
    if len(distinct) == 1:
        said.append(f"certain: {distinct[0].name}")
    said.extend(f"distinct: {certainly_distinct(one, two).because}" for one, two in combinations(distinct, 2))
    for origin in ordered:
        if origin in distinct:
            continue
        if not origin.clear:
            said.append(f"possible: {origin.name}")
            continue
        against = next(other for other in distinct if not certainly_distinct(origin, other).decision)
        said.append(f"possible: {certainly_distinct(*sorted((origin, against), key=lambda o: o.name)).because}")
    if not distinct:
        said.insert(0, "no source given: nobody says where it comes from")
    return said
