"""Which endings of one claim are one origin: keys joined step by step, each with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.model import OriginKind
from headwater.trace.endings import Ending

Key = tuple[str, str]
# What a chain of several ends is shown as: its deepest end.
DEPTH = (OriginKind.STATEMENT, OriginKind.DOCUMENT, OriginKind.UNNAMED, OriginKind.OUTLET, OriginKind.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Group:
    """Endings that are one origin.

    Attributes:
        keys: Their keys, sorted; those of outlets that only relay it are not among them.
        shown: The ending to show it by.
        clear: Whether it can count as certainly distinct.
        because: Why they are one, and why the shown one is what it is.
        bodies: Keys of the bodies that its endings are or belong to.
        is_full_name: Whether one of its endings is a person by his first and last name.
        has_document: Whether one of its endings is a document.
    """

    keys: tuple[Key, ...]
    shown: Ending
    clear: bool
    because: tuple[str, ...]
    bodies: frozenset[str]
    is_full_name: bool
    has_document: bool


class Merging:
    """Joins keys that are one, and lets outlets that only relay be absorbed by what they relay.

    The outcome does not depend on the order of the calls. An absorbed outlet is no origin of its own and bridges
    nothing: where it relays two, both stay, and it is shown under the first of them.
    """

    def __init__(self, endings: Iterable[Ending]) -> None:
        self._endings: dict[Key, list[Ending]] = {}
        for ending in endings:
            self._endings.setdefault(ending.key, []).append(ending)
        self._parent = {key: key for key in self._endings}
        self._relayed: dict[Key, set[Key]] = {}
        self._reasons: list[tuple[Key, str]] = []

    def root(self, key: Key) -> Key:
        """Return the least key joined with `key`."""
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, one: Key, two: Key, because: str) -> None:
        """Make two keys one origin, for a reason."""
        first, second = sorted((self.root(one), self.root(two)))
        if first != second:
            self._parent[second] = first
            self._reasons.append((first, because))

    def absorb(self, outlet: Key, ends: Iterable[Key], because: str) -> None:
        """Let an outlet be absorbed by the ends that its words lead to, for a reason."""
        others = set(ends) - {outlet}
        if others:
            self._relayed.setdefault(outlet, set()).update(others)
            self._reasons.append((outlet, because))

    def groups(self) -> dict[Key, Group]:
        """Return the group of every key."""
        members: dict[Key, list[Key]] = {}
        for key in sorted(self._parent):
            members.setdefault(self.root(key), []).append(key)
        leads = {root: self._leads(root, keys) for root, keys in members.items()}
        exits = {root: _exit(root, leads) for root in members}
        made = {root: self._group(root, keys, exits) for root, keys in members.items() if not leads[root]}
        lost = {root for root, end in exits.items() if end is None}
        circles = {root: _circle([key for other in lost for key in members[other]]) for root in lost}
        return {
            key: circles[root] if (end := exits[root]) is None else made[end]
            for root, keys in members.items()
            for key in keys
        }

    def _leads(self, root: Key, keys: list[Key]) -> list[Key]:
        """Where joined keys that only relay lead to, speakers before outlets; nowhere where one of them is an end."""
        free = [key for key in keys if any(not ending.bound for ending in self._endings[key])]
        if not free or not all(key in self._relayed for key in free):
            return []
        ends = {self.root(end) for key in free for end in self._relayed[key]} - {root}
        return sorted(ends, key=lambda end: (end[0] == "outlet", end))

    def _group(self, root: Key, keys: list[Key], exits: Mapping[Key, Key | None]) -> Group:
        """What is cited decides over what hangs on a carrier; of carriers alone, the least clear one does."""
        ends = [ending for key in keys for ending in self._endings[key]]
        free = [ending for ending in ends if not ending.bound]
        shown = min(free or ends, key=depth)
        reasons = [because for key, because in self._reasons if exits[self.root(key)] == root]
        return Group(
            keys=tuple(keys),
            shown=shown,
            clear=shown.clear and (bool(free) or all(end.clear for end in ends)),
            because=tuple(dict.fromkeys((shown.because, *sorted(reasons)))),
            bodies=frozenset(ending.body for ending in ends if ending.body is not None),
            is_full_name=any(ending.is_full_name for ending in ends),
            has_document=any(ending.kind is OriginKind.DOCUMENT for ending in ends),
        )


def _exit(root: Key, leads: Mapping[Key, list[Key]]) -> Key | None:
    """Return the nearest end that a key leads to, itself where it is one; None where it leads round in a circle."""
    waiting, seen = [root], {root}
    for key in waiting:  # grows while it is read: the nearest first
        if not leads[key]:
            return key
        waiting += [end for end in leads[key] if end not in seen]
        seen.update(leads[key])
    return None


def _circle(keys: list[Key]) -> Group:
    names = " and ".join(name for _, name in sorted(keys))
    because = f"{names} cite each other, so nobody is first"
    shown = Ending(("circular", names), f"origin unknown ({names})", OriginKind.UNCLEAR, False, False, because)
    none: frozenset[str] = frozenset()
    return Group(tuple(sorted(keys)), shown, False, (because,), none, is_full_name=False, has_document=False)


def depth(ending: Ending) -> tuple[int, int, str, Key]:
    """Return what ends are sorted by: the deepest first, then the one with most words."""
    return DEPTH.index(ending.kind), -len(ending.name), ending.name, ending.key
