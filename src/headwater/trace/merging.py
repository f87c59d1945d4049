"""Which endings of one claim are one origin: keys joined step by step, each with its reason."""

from collections.abc import Iterable
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
        keys: Their keys, sorted.
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
    """Joins keys (a union-find); the outcome does not depend on the order of the joins."""

    def __init__(self, endings: Iterable[Ending]) -> None:
        self._endings: dict[Key, list[Ending]] = {}
        for ending in endings:
            self._endings.setdefault(ending.key, []).append(ending)
        self._parent = {key: key for key in self._endings}
        self._leads: dict[Key, set[Key]] = {}
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

    def lead(self, outlet: Key, ends: Iterable[Key]) -> None:
        """Note where the held report of an outlet leads, so that citing in a circle is seen."""
        self._leads[outlet] = set(ends)

    def groups(self) -> dict[Key, Group]:
        """Return the group of every key."""
        members: dict[Key, list[Key]] = {}
        for key in sorted(self._parent):
            members.setdefault(self.root(key), []).append(key)
        made = {root: self._group(root, keys) for root, keys in members.items()}
        return {key: made[self.root(key)] for key in self._parent}

    def _group(self, root: Key, keys: list[Key]) -> Group:
        """What is cited decides over what hangs on a carrier; of carriers alone, the least clear one does."""
        ends = [ending for key in keys for ending in self._endings[key]]
        free = [ending for ending in ends if not ending.bound]
        shown = _circular(keys) if self._is_circular(keys) else min(free or ends, key=_depth)
        clear = shown.clear and (bool(free) or all(end.clear for end in ends))
        reasons = [because for key, because in self._reasons if self.root(key) == root]
        bodies = frozenset(ending.body for ending in ends if ending.body is not None)
        because = tuple(dict.fromkeys((shown.because, *sorted(reasons))))
        return Group(
            tuple(keys),
            shown,
            clear,
            because,
            bodies,
            any(ending.is_full_name for ending in ends),
            any(ending.kind is OriginKind.DOCUMENT for ending in ends),
        )

    def _is_circular(self, keys: list[Key]) -> bool:
        """Whether the reports of these outlets are all held and lead to each other only."""
        return all(self._leads.get(key) and self._leads[key] <= set(keys) for key in keys)


def _circular(keys: list[Key]) -> Ending:
    names = " and ".join(key[1] for key in keys)
    because = f"{names} cite each other, so nobody is first"
    return Ending(("circular", names), f"origin unknown ({names})", OriginKind.UNCLEAR, False, False, because)


def _depth(ending: Ending) -> tuple[int, int, str, Key]:
    """The deepest end first, then the one with most words."""
    return DEPTH.index(ending.kind), -len(ending.name), ending.name, ending.key
