"""Ids that outlive a new trace: claims, origins and stories keep theirs while the larger part of them stays together.

Pure: given who bore which id, and the groups of today, it says who bears which id now and what became of the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from headwater.model import content_id

NONE: Mapping[str, Sequence[frozenset[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Group:
    """What may bear an id.

    Attributes:
        proposed: The id it would have if nothing had been kept before.
        members: Ids of what it holds together: assertions of a claim or an origin, reports of a story. Never empty.
    """

    proposed: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identities:
    """Who bears which id now.

    Attributes:
        ids: The id of each group, in the order given.
        ended: Every id that is borne no more, with the id it was merged into, or None where it fell apart.
    """

    ids: tuple[str, ...]
    ended: Mapping[str, str | None]


def keep_ids(
    old: Mapping[str, frozenset[str]],
    new: Sequence[Group],
    spent: Container[str] = (),
    former: Mapping[str, Sequence[frozenset[str]]] = NONE,
) -> Identities:
    """Give each group of today an id.

    A group inherits the id whose members it holds more than half of, counting only members that still exist; of several
    it keeps the one it holds most of, and the others are merged into that. Every other group gets the id it proposes,
    or one made of it where that was ever given to another.

    What people decide can be taken back, and then everything bears the id it had: a group that is exactly what an id
    stood for, now or before they decided, comes first, and an id that they ended may come back.

    Args:
        old: The members of each id borne until now.
        new: The groups of today.
        spent: Ids that were borne once and may not be given again.
        former: What ids stood for before people's decisions changed it, the latest last.
    """
    borne = _exactly(old, new, former) if former else {}
    again = set(borne.values())
    heirs = _heirs({identity: members for identity, members in old.items() if identity not in again}, new)
    borne |= _claimed(heirs, borne)
    if former:
        recalled = {identity: sets[-1] for identity, sets in former.items() if identity not in borne.values()}
        borne |= _claimed(_heirs(recalled, new), borne)
    taken = {*old, *former}
    ids = tuple(borne[at] if at in borne else _fresh(group, taken, spent) for at, group in enumerate(new))
    kept = set(ids)
    ended = {identity: ids[heirs[identity][1]] if identity in heirs else None for identity in sorted(old)}
    return Identities(ids, {identity: into for identity, into in ended.items() if identity not in kept})


def _exactly(
    old: Mapping[str, frozenset[str]], new: Sequence[Group], former: Mapping[str, Sequence[frozenset[str]]]
) -> dict[int, str]:
    """The groups that are just what an id stands for or stood for; what it stands for now comes first."""
    at = {group.members: number for number, group in enumerate(new)}
    history = [(members, identity) for identity, members in sorted(old.items())]
    history += [(members, identity) for identity, sets in sorted(former.items()) for members in reversed(sets)]
    found: dict[int, str] = {}
    for members, identity in history:
        number = at.get(members)
        if number is not None and number not in found and identity not in found.values():
            found[number] = identity
    return found


def _claimed(heirs: Mapping[str, tuple[int, int]], borne: Mapping[int, str]) -> dict[int, str]:
    """The id that each group without one inherits: of several, the one that it holds most of."""
    claimants: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for identity, (overlap, heir) in heirs.items():
        if heir not in borne:
            claimants[heir].append((-overlap, identity))
    return {heir: min(wishes)[1] for heir, wishes in claimants.items()}


def _heirs(old: Mapping[str, frozenset[str]], new: Sequence[Group]) -> dict[str, tuple[int, int]]:
    """Return, for each id with an heir, how many members the heir holds and which group it is."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(new):
        for member in group.members:
            holders[member].append(at)
    heirs = {}
    for identity, members in old.items():
        survivors = members & holders.keys()
        held = Counter(at for member in survivors for at in holders[member])
        if not held:
            continue
        # Groups may share members, so two can hold as many: the one that would have this id anyway, then the first.
        best = max(held, key=lambda at: (held[at], new[at].proposed == identity, -at))
        if 2 * held[best] > len(survivors):
            heirs[identity] = (held[best], best)
    return heirs


def _fresh(group: Group, taken: set[str], spent: Container[str]) -> str:
    identity, tries = group.proposed, 0
    while identity in taken or identity in spent:
        tries += 1
        identity = content_id(group.proposed.partition("-")[0], group.proposed, tries)
    taken.add(identity)
    return identity
