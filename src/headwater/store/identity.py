"""Ids that outlive a new trace: claims, origins and stories keep theirs while the larger part of them stays together.

Pure: given who bore which id, and the groups of today, it says who bears which id now and what became of the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from headwater.model import content_id


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


def keep_ids(old: Mapping[str, frozenset[str]], new: Sequence[Group], spent: Collection[str] = ()) -> Identities:
    """Give each group of today an id.

    A group inherits the id whose members it holds more than half of, counting only members that still exist; of several
    it keeps the one it holds most of, and the others are merged into that. Every other group gets the id it proposes,
    or one made of it where that was ever given to another.

    Args:
        old: The members of each id borne until now.
        new: The groups of today.
        spent: Ids that were borne once and may not be given again.
    """
    heirs = _heirs(old, new)
    claimants: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for identity, (overlap, heir) in heirs.items():
        claimants[heir].append((-overlap, identity))
    inherited = {heir: min(wishes)[1] for heir, wishes in claimants.items()}
    taken = {*spent, *old}
    ids = tuple(inherited[at] if at in inherited else _fresh(group, taken) for at, group in enumerate(new))
    ended = {identity: ids[heirs[identity][1]] if identity in heirs else None for identity in sorted(old)}
    return Identities(ids, {identity: into for identity, into in ended.items() if identity != into})


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


def _fresh(group: Group, taken: set[str]) -> str:
    identity, tries = group.proposed, 0
    while identity in taken:
        tries += 1
        identity = content_id(group.proposed.partition("-")[0], group.proposed, tries)
    taken.add(identity)
    return identity
