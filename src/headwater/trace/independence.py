"""The interval of independent origins behind a claim, with its reasons."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from headwater.model import Independence, OriginKind
from headwater.trace.footing import Footing, certainly_distinct

EXACT_UP_TO = 12  # origins of one claim for which every subset is tried; beyond that the first so many in order
# So many origins that one report alone reaches may count, and so many of these by name, beside the first: one misread
# chain is one false witness. On the origins stories of outlets' unnamed sources four in five are right, of the others
# three in five (`benchmarks/trade.py`, docs/origins.md).
ALONE, ALONE_BY_NAME = 2, 1


def independence(footings: Iterable[Footing]) -> Independence:
    """Count the independent origins behind a claim (DESIGN section 1).

    Args:
        footings: The distinct origins of its affirming assertions, each with what it stands on.
    """
    ordered = sorted(footings, key=_order)
    if not ordered:
        return Independence(0, 0, (), ("nothing affirms it",))
    able = [footing for footing in ordered if footing.is_sure or footing.is_likely]
    counted = _largest_distinct(able or [footing for footing in ordered if footing.origin.clear][:1])
    return Independence(
        lo=max(1, len(counted)),
        hi=len(ordered),
        origins=tuple(footing.origin.id for footing in ordered),
        reasons=tuple(_reasons(ordered, counted)),
    )


def _order(footing: Footing) -> tuple[bool, bool, bool, str, str]:
    """Sure origins first, then likely ones, then the other clear ones."""
    origin = footing.origin
    return not footing.is_sure, not footing.is_likely, not origin.clear, origin.name, origin.id


def _largest_distinct(able: Sequence[Footing]) -> tuple[Footing, ...]:
    """The largest set of origins that are pairwise certainly distinct; the first one in order among equals."""
    considered = able[:EXACT_UP_TO]
    for size in range(len(considered), 1, -1):
        for group in combinations(considered, size):
            if _may_count(group) and all(certainly_distinct(one, two).decision for one, two in combinations(group, 2)):
                return group
    return tuple(considered[:1])


def _may_count(group: Sequence[Footing]) -> bool:
    alone = [footing.origin.kind for footing in group if not footing.is_sure]
    by_name = sum(kind is not OriginKind.UNNAMED for kind in alone)
    return len(alone) <= ALONE and by_name <= ALONE_BY_NAME + (by_name == len(group))


def _reasons(ordered: Sequence[Footing], counted: Sequence[Footing]) -> Iterator[str]:
    """Why `lo` is what it is, then what `hi` adds to it."""
    first = counted[0] if counted else None
    if first is None and not any(footing.origin.clear for footing in ordered):
        yield "no source given: nobody says where it comes from"
    if len(counted) == 1 and first is not None:
        yield f"certain: {first.origin.name}"
    yield from (f"distinct: {certainly_distinct(one, two).because}" for one, two in combinations(counted, 2))
    yield from (f"one origin: {why}" for footing in ordered for why in footing.joined)
    yield from (f"possible: {_doubt(footing, counted)}" for footing in ordered if footing not in counted)


def _doubt(footing: Footing, counted: Sequence[Footing]) -> str:
    """Why an origin counts only in `hi`."""
    if not footing.origin.clear:
        return footing.origin.name
    for other in counted:
        verdict = certainly_distinct(footing, other)
        if not verdict.decision:
            return verdict.because
    return f"{footing.origin.name}, on the word of one report and its copies alone"
