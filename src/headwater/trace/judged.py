"""What people decided about origins, applied to the origins that the machine found.

Judgements are applied in the order of their times, so a later one wins over an earlier one. What affirms a claim and
what speaks against it stand on different sides here and stay there, whatever is judged: one origin may be on both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from headwater.model import Decision, Judgement, Origin, Subject, content_id
from headwater.model.judgement import OVERRULED, holder
from headwater.trace.footing import Footing
from headwater.trace.gathering import over_story
from headwater.trace.merging import DEPTH, depth

Side = list[Footing]
Families = Mapping[str, str]


def judge_origins(
    sides: Sequence[Sequence[Footing]], judgements: Sequence[Judgement], families: Families
) -> tuple[list[Side], tuple[Origin, ...]]:
    """Apply judgements on origins: make one of two, or two of one, and say so.

    Args:
        sides: The origins of each side of each claim of a story, as the machine found them.
        judgements: What people decided, the earliest first.
        families: The family of texts that each assertion stands in, by its id.

    Returns:
        The sides, their origins those of today, and the origins of the story.
    """
    asked = [judgement for judgement in judgements if judgement.subject is Subject.ORIGIN]
    made = [list(side) for side in sides]
    for judgement in asked:
        at = _holders(made, judgement)
        if at is None or judgement.decision is Decision.UNSURE:
            continue
        one, two = at
        if judgement.decision is Decision.SAME and one.id != two.id:
            made = [_joined(side, one, two, judgement) for side in made]
        elif judgement.decision is Decision.DIFFERENT:
            made = [_parted(side, one.id, two.id, judgement, families) for side in made]
    told = _told(made, asked)
    return [_kept_apart(side, told.apart) for side in made], told.origins


def _origins(sides: Sequence[Sequence[Footing]]) -> tuple[Origin, ...]:
    return over_story([footing.origin for side in sides for footing in side])


def _holders(sides: Sequence[Sequence[Footing]], judgement: Judgement) -> tuple[Origin, Origin] | None:
    """The origins that stand for the sides of a judgement today; None where one of them is not there."""
    origins = _origins(sides)
    groups = [frozenset(origin.assertions) for origin in origins]
    a, b = holder(groups, judgement.a.assertions), holder(groups, judgement.b.assertions)
    return None if a is None or b is None else (origins[a], origins[b])


def _joined(side: Side, one: Origin, two: Origin, judgement: Judgement) -> Side:
    """One side of a claim in which two origins are one: the deeper one, clear where either is."""
    met = [footing for footing in side if footing.origin.id in (one.id, two.id)]
    if not met:
        return side
    shown, other = sorted((one, two), key=lambda origin: (DEPTH.index(origin.kind), origin.id))
    because = f"{' and '.join(sorted((one.name, two.name)))}: {judgement.because}"
    joined = _one(met, replace(shown, clear=shown.clear or other.clear), because)
    if len(met) > 1:  # here the claim has one origin less, and says why
        joined = replace(joined, joined=(*joined.joined, because))
    return [*(footing for footing in side if footing not in met), joined]


def _one(met: Sequence[Footing], shown: Origin, because: str) -> Footing:
    """Origins of one side of a claim as one."""
    origin = replace(
        shown,
        assertions=tuple(dict.fromkeys(item for footing in met for item in footing.origin.assertions)),
        because=tuple(dict.fromkeys([*(why for footing in met for why in footing.origin.because), because])),
    )
    return Footing(
        origin,
        bodies=frozenset().union(*(footing.bodies for footing in met)),
        carriers=frozenset().union(*(footing.carriers for footing in met)),
        is_full_name=any(footing.is_full_name for footing in met),
        has_document=any(footing.has_document for footing in met),
        ends={item: end for footing in met for item, end in footing.ends.items()},
        joined=tuple(dict.fromkeys(why for footing in met for why in footing.joined)),
    )


def _parted(side: Side, one: str, two: str, judgement: Judgement, families: Families) -> Side:
    """One side of a claim in which what the sides of a judgement stood for rests on two origins."""
    goal = content_id("o", "apart", *judgement.b.assertions) if one == two else two
    # What was parted and joined again may bear that id: then it is the other part that gets a new one.
    kept = content_id("o", "apart", *judgement.a.assertions) if one == two == goal else one
    placed: list[Footing] = []
    for footing in side:
        items = footing.origin.assertions
        if footing.origin.id == one:
            theirs = _theirs(footing, judgement, families) if one == two else judgement.only_b.intersection(items)
            homes = {item: goal if item in theirs else kept for item in items}
        elif footing.origin.id == two:
            homes = {item: one if item in judgement.only_a else two for item in items}
        else:
            homes = dict.fromkeys(items, footing.origin.id)
        placed += _spread(footing, homes, judgement.because, families)
    ordered = sorted(placed, key=lambda footing: footing.origin.id)
    same = (list(group) for _, group in groupby(ordered, key=lambda footing: footing.origin.id))
    return [group[0] if len(group) == 1 else _one(group, group[0].origin, judgement.because) for group in same]


def _theirs(footing: Footing, judgement: Judgement, families: Families) -> frozenset[str]:
    """What of one origin belongs to the second side of a judgement.

    What neither side stood for goes by whom its words name, then by the text that it is a copy of, then to the larger.
    """
    ours = judgement.only_a.intersection(footing.ends)
    theirs = judgement.only_b.intersection(footing.ends)
    larger = len(judgement.b.assertions) > len(judgement.a.assertions)

    def is_theirs(item: str) -> bool:
        if item in judgement.only_a or item in judgement.only_b:
            return item in judgement.only_b
        for trait in ({key: end.key for key, end in footing.ends.items()}, families):
            near, far = ({trait[other] for other in known} for known in (theirs, ours))
            if (trait[item] in near) != (trait[item] in far):
                return trait[item] in near
        return larger

    return frozenset(filter(is_theirs, footing.ends))


def _spread(footing: Footing, homes: Mapping[str, str], because: str, families: Families) -> list[Footing]:
    """The parts of an origin, each under the id of its home."""
    ids = sorted(set(homes.values()))
    if ids == [footing.origin.id]:
        return [footing]
    return [_part(footing, [item for item in homes if homes[item] == home], home, because, families) for home in ids]


def _part(footing: Footing, items: Sequence[str], home: str, because: str, families: Families) -> Footing:
    ends = {item: footing.ends[item] for item in items}
    shown = min(ends.values(), key=depth)
    origin = replace(
        footing.origin,
        id=home,
        name=footing.origin.name if footing.origin.name.startswith(shown.name) else shown.name,
        kind=shown.kind,
        clear=shown.clear,
        assertions=tuple(items),
        because=tuple(dict.fromkeys([*(end.because for end in ends.values()), because])),
    )
    own = [families[item] for item in items]
    return replace(footing, origin=origin, carriers=footing.carriers & set(own) or frozenset(own[:1]), ends=ends)


@dataclass(frozen=True, slots=True)
class _Told:
    """Origins with what was decided about them, and why which two of them are kept apart."""

    origins: tuple[Origin, ...]
    apart: Mapping[str, Mapping[str, str]]


def _told(sides: Sequence[Sequence[Footing]], asked: Sequence[Judgement]) -> _Told:
    """Say what was decided where it shows; a decision that does not hold was outranked by a later one."""
    said: dict[str, set[str]] = {}
    apart: dict[str, dict[str, str]] = {}
    for judgement in asked:
        at = _holders(sides, judgement)
        if at is None:
            continue
        one, two = at
        is_one = one.id == two.id
        kept = {Decision.SAME: is_one, Decision.DIFFERENT: not is_one}.get(judgement.decision, True)
        because = judgement.because if kept else f"{judgement.because}, {OVERRULED}"
        for this, other in ((one, two), (two, one)):
            said.setdefault(this.id, set()).add(because if is_one else f"{because}: {other.name}")
            if judgement.decision is Decision.DIFFERENT and kept:
                apart.setdefault(this.id, {})[other.id] = judgement.because
    told = (replace(origin, judged=tuple(sorted(said.get(origin.id, ())))) for origin in _origins(sides))
    return _Told(tuple(told), apart)


def _kept_apart(side: Side, apart: Mapping[str, Mapping[str, str]]) -> Side:
    """The side with who of its origins is kept apart from whom; an origin of another claim keeps nobody apart."""
    here = {footing.origin.id for footing in side}
    return [
        replace(footing, apart={other: why for other, why in apart.get(footing.origin.id, {}).items() if other in here})
        for footing in side
    ]
