"""An origin graph laid out in columns from left to right: where its boxes stand and its lines run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.web.drawing.fitting import fit
from headwater.web.drawing.graph import Box, BoxKind, OriginGraph, Tie
from headwater.web.drawing.layering import Layered, layered
from headwater.web.drawing.ordering import ordered
from headwater.web.drawing.placing import placed

# All in pixels.
WIDTH = 216.0  # of a box
PADDING = 10.0
SIGN = 16.0  # room for the mark in front of an origin
LABEL, NOTE = 14.0, 12.0  # font sizes
LABEL_LINE, NOTE_LINE = 18.0, 16.0
MOST_LINES = 3
GAP = 14.0  # between boxes of a column
PASSING = 10.0  # room of a line that passes a column
PORT = 15.0  # between lines that end at one box, so that the share printed on one stands clear of the next
TAIL = 46.0  # the straight end of a line, on which the share stands
BENDS = (64.0, 150.0)  # the least and the most room between columns for lines to bend
STEEPNESS = 0.08  # of that room for each pixel that a line climbs


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and where it stands; `x` and `y` are its left upper corner.

    Attributes:
        box: The box.
        x: Left edge.
        y: Upper edge.
        height: Its height; its width is `WIDTH`.
        layer: Its column, from 0.
        lines: Its label, wrapped and shortened to fit.
        notes: Its note, wrapped and shortened to fit.
    """

    box: Box
    x: float
    y: float
    height: float
    layer: int
    lines: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedTie:
    """A tie and the points it runs through, from left to right: bent, then straight, in turn.

    Attributes:
        tie: The tie.
        points: The first and the last lie on the edges of its boxes.
        is_turned: Whether it runs from its lower box to its upper one, because it closes a circle.
    """

    tie: Tie
    points: tuple[tuple[float, float], ...]
    is_turned: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes and ties in their places, and the room they take."""

    boxes: tuple[PlacedBox, ...]
    ties: tuple[PlacedTie, ...]
    width: float
    height: float
    columns: tuple[float, ...]


def lay_out(graph: OriginGraph) -> Layout:
    """Lay a graph out in layers: origins on the left, each other box to the right of all that it rests on."""
    at = {box.key: number for number, box in enumerate(graph.boxes)}
    lines = [(at[tie.upper], at[tie.lower]) for tie in graph.ties]
    laid = layered(len(graph.boxes), lines, [tie.kind.value for tie in graph.ties])
    order = ordered(laid)
    labels = [_label(box) for box in graph.boxes]
    notes = [fit(box.note, WIDTH - 2 * PADDING, NOTE, most_lines=2) if box.note else () for box in graph.boxes]
    ports = Counter(route[-1] for route in laid.routes)
    sizes = [
        max(2 * PADDING + len(lines) * LABEL_LINE + len(note) * NOTE_LINE, (count + 1) * PORT)
        for lines, note, count in zip(labels, notes, map(ports.__getitem__, range(laid.boxes)), strict=True)
    ] + [PASSING] * (len(laid.uppers) - laid.boxes)
    centres = placed(laid, order, sizes, GAP)
    columns = _columns(laid, order, centres)
    layer_of = {node: layer for layer, nodes in enumerate(order) for node in nodes}
    boxes = tuple(
        PlacedBox(
            box,
            columns[layer_of[number]],
            centres[number] - sizes[number] / 2,
            sizes[number],
            layer_of[number],
            labels[number],
            notes[number],
        )
        for number, box in enumerate(graph.boxes)
    )
    height = max((centre + size / 2 for centre, size in zip(centres, sizes, strict=True)), default=0.0)
    ties = tuple(_routes(graph, laid, centres, columns, layer_of))
    return Layout(boxes, ties, columns[-1] + WIDTH if columns else 0.0, height, columns)


def _label(box: Box) -> tuple[str, ...]:
    room = WIDTH - 2 * PADDING - (SIGN if box.kind is BoxKind.ORIGIN else 0)
    return fit(box.label, room, LABEL, most_lines=MOST_LINES)


def _columns(graph: Layered, order: Sequence[Sequence[int]], centres: Sequence[float]) -> tuple[float, ...]:
    """The left edge of each column: the steeper the lines between two, the more room they get."""
    columns: list[float] = []
    for layer, nodes in enumerate(order):
        if layer == 0:
            columns.append(0.0)
            continue
        climbs = [abs(centres[node] - centres[upper]) for node in nodes for upper in graph.uppers[node]]
        bend = min(BENDS[1], max(BENDS[0], STEEPNESS * max(climbs, default=0.0)))
        columns.append(columns[-1] + WIDTH + bend + TAIL)
    return tuple(columns)


def _routes(
    graph: OriginGraph, laid: Layered, centres: Sequence[float], columns: Sequence[float], layer_of: dict[int, int]
) -> list[PlacedTie]:
    """The points of each line; those that end at one box come in the order of where they come from."""
    coming: dict[int, list[tuple[float, int]]] = {}
    for number, route in enumerate(laid.routes):
        coming.setdefault(route[-1], []).append((centres[route[-2]], number))
    port: dict[int, float] = {}
    for lower, ends in coming.items():
        for place, (_, number) in enumerate(sorted(ends)):
            port[number] = centres[lower] + (place - (len(ends) - 1) / 2) * PORT
    at = {box.key: number for number, box in enumerate(graph.boxes)}
    made = []
    for number, (tie, route) in enumerate(zip(graph.ties, laid.routes, strict=True)):
        points = [(columns[layer_of[route[0]]] + WIDTH, centres[route[0]])]
        for node in route[1:-1]:
            left = columns[layer_of[node]]
            points += [(left - TAIL, centres[node]), (left + WIDTH, centres[node])]
        left = columns[layer_of[route[-1]]]
        points += [(left - TAIL, port[number]), (left, port[number])]
        made.append(PlacedTie(tie, tuple(points), is_turned=at[tie.upper] != route[0]))
    return made
