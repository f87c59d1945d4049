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
    """Return the graph from its origins down, every box and every tie in it."""
    boxes = {box.key: box for box in graph.boxes}
    below: dict[str, list[Tie]] = {key: [] for key in boxes}
    for tie in graph.ties:
        below[tie.upper].append(tie)
    seen: set[str] = set()

    def branch(key: str, tie: Tie | None) -> Branch:
        again = key in seen
        seen.add(key)
        lower = () if again else tuple(branch(one.lower, one) for one in below[key])
        return Branch(boxes[key], tie, lower, again)

    return tuple(branch(box.key, None) for box in graph.origins)
