"""Origins of single claims gathered into the origins of their story."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Origin
from headwater.trace.merging import DEPTH


def over_story(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """Origins of several claims that have one id are one: most assertions first."""
    by_id: dict[str, list[Origin]] = {}
    for origin in origins:
        by_id.setdefault(origin.id, []).append(origin)
    found = [_one(same) for same in by_id.values()]
    return tuple(sorted(found, key=lambda origin: (-len(origin.assertions), origin.name, origin.id)))


def _one(same: Sequence[Origin]) -> Origin:
    """One origin of several claims, under the name of its deepest kind that most assertions rest on."""
    weight = Counter(origin.name for origin in same for _ in origin.assertions)
    shown = min(same, key=lambda origin: (DEPTH.index(origin.kind), -weight[origin.name], origin.name))
    return replace(
        shown,
        clear=any(origin.clear for origin in same),
        assertions=tuple(dict.fromkeys(item for origin in same for item in origin.assertions)),
        because=tuple(dict.fromkeys(reason for origin in same for reason in origin.because)),
    )
