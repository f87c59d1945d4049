"""Which layer each box stands in, and what stands in for a line where it passes a layer.

The first two steps of Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures"
(IEEE Transactions on Systems, Man, and Cybernetics 11, 1981).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layered:
    """A graph whose every line leads from one layer to the next.

    Attributes:
        layers: The nodes of each layer, in order; those from `boxes` on only stand in for lines that pass a layer.
        uppers: For each node those of the layer before that it is joined to.
        lowers: For each node those of the layer after.
        boxes: How many nodes are boxes; their numbers are the first ones.
        routes: For each line, as given, the nodes it runs through, from its upper to its lower layer. Lines of one look
            that leave one node share what stands in for them as far as they go together.
    """

    layers: tuple[tuple[int, ...], ...]
    uppers: tuple[tuple[int, ...], ...]
    lowers: tuple[tuple[int, ...], ...]
    boxes: int
    routes: tuple[tuple[int, ...], ...]


def layered(boxes: int, lines: Sequence[Line], looks: Sequence[str] = ()) -> Layered:
    """Put nodes 0 to `boxes` into layers, each as near to the first as those that it rests on let it be.

    Args:
        boxes: How many nodes there are.
        lines: Pairs of an upper and a lower node. Lines that close a circle are laid the other way round.
        looks: What each line looks like; all the same where none are given.
    """
    laid = _without_circles(boxes, lines)
    layer = _longest_paths(boxes, laid)
    routes: list[tuple[int, ...]] = []
    standing: dict[tuple[int, str, bool, int], int] = {}
    for (upper, lower), line, look in zip(laid, lines, looks or [""] * len(lines), strict=True):
        passed = []
        for at in range(layer[upper] + 1, layer[lower]):
            node = standing.setdefault((upper, look, line[0] == upper, at), len(layer))
            layer.extend([at] * (node == len(layer)))
            passed.append(node)
        routes.append((upper, *passed, lower))
    layers: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    uppers: list[dict[int, None]] = [{} for _ in layer]
    lowers: list[dict[int, None]] = [{} for _ in layer]
    for node, at in enumerate(layer):
        layers[at].append(node)
    for upper, lower in (pair for route in routes for pair in pairwise(route)):
        lowers[upper][lower] = None
        uppers[lower][upper] = None
    return Layered(_frozen(layers), _frozen(uppers), _frozen(lowers), boxes, tuple(routes))


def _frozen(rows: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, rows))


def _without_circles(boxes: int, lines: Sequence[Line]) -> list[Line]:
    """The lines, those turned round that lead back to a node which a search from the first node is still inside of."""
    below: list[list[int]] = [[] for _ in range(boxes)]
    for number, (upper, _) in enumerate(lines):
        below[upper].append(number)
    open_, done = set[int](), set[int]()
    laid = list(lines)
    for first in _sources_first(boxes, lines):
        if first in done:
            continue
        waiting = [(first, iter(below[first]))]
        open_.add(first)
        while waiting:
            node, rest = waiting[-1]
            number = next(rest, -1)
            if number < 0:
                waiting.pop()
                open_.discard(node)
                done.add(node)
                continue
            lower = lines[number][1]
            if lower in open_:
                laid[number] = (lower, node)
            elif lower not in done:
                open_.add(lower)
                waiting.append((lower, iter(below[lower])))
    return laid


def _sources_first(boxes: int, lines: Iterable[Line]) -> list[int]:
    resting = {lower for _, lower in lines}
    return sorted(range(boxes), key=lambda node: node in resting)


def _longest_paths(boxes: int, lines: Iterable[Line]) -> list[int]:
    """The length of the longest path to each node of a graph without circles."""
    below: Mapping[int, list[int]] = {node: [] for node in range(boxes)}
    above = [0] * boxes
    for upper, lower in lines:
        below[upper].append(lower)
        above[lower] += 1
    layer = [0] * boxes
    ready = [node for node in range(boxes) if above[node] == 0]
    for node in ready:  # grows while it is read
        for lower in below[node]:
            layer[lower] = max(layer[lower], layer[node] + 1)
            above[lower] -= 1
            if above[lower] == 0:
                ready.append(lower)
    return layer
