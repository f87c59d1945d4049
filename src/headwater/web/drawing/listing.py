"""An origin graph as a nested list: for screen readers, for print, and for graphs too large to draw."""

from dataclasses import dataclass

from headwater.web.drawing.graph import Box, OriginGraph, Tie


@dataclass(frozen=True, slots=True)
class Branch:
    """A box of a graph in a nested list.

    Attributes:
        box: The box.
        tie: How it rests on the branch above it; None for an origin.
        branches: What rests on it, in the order of the graph.
        again: Whether it stands further up in the list with all that rests on it, so that nothing is repeated here.
    """

    box: Box
    tie: Tie | None
    branches: tuple["Branch", ...]
    again: bool = False


def nested_list(graph: OriginGraph) -> tuple[Branch, ...]:
    """Return the graph from its origins down, with every box and every tie that an origin leads to."""
    boxes = {box.key: box for box in graph.boxes}
    below: dict[str, list[Tie]] = {key: [] for key in boxes}
    for one in graph.ties:
        below[one.upper].append(one)
    places: list[tuple[int, str, Tie | None, bool]] = []  # parent's place, box, tie and whether it came before
    waiting: list[tuple[int, str, Tie | None]] = [(-1, box.key, None) for box in reversed(graph.origins)]
    seen: set[str] = set()
    while waiting:  # a stack of its own: a thousand reports may each rest on the one before
        parent, key, tie = waiting.pop()
        places.append((parent, key, tie, key in seen))
        if key not in seen:
            seen.add(key)
            waiting += [(len(places) - 1, lower_tie.lower, lower_tie) for lower_tie in reversed(below[key])]
    lower: dict[int, list[Branch]] = {}
    for place in reversed(range(len(places))):
        parent, key, tie, again = places[place]
        branches = tuple(reversed(lower.pop(place, [])))
        lower.setdefault(parent, []).append(Branch(boxes[key], tie, branches, again))
    return tuple(reversed(lower.get(-1, [])))
