"""Where in its layer each node stands: apart from its neighbours, in their order, with its lines as short as can be."""

from collections.abc import Sequence

from headwater.web.drawing.layering import Layered

PASSES = 6  # down and up in turn; later ones move nothing by a pixel
# Lines of which one end, or both, only pass a layer are kept straight first: Gansner, Koutsofios, North and Vo, "A
# technique for drawing directed graphs" (IEEE Transactions on Software Engineering 19, 1993), section 4.
STRAIGHTNESS = (1.0, 2.0, 8.0)
STAYS = 0.1  # the weight of a node that nothing pulls; any that is small against a line's


def placed(graph: Layered, order: Sequence[Sequence[int]], sizes: Sequence[float], gap: float) -> list[float]:
    """Return the centre of each node along its layer, the least edge of all at 0.

    In each pass a layer is placed at the least sum of squared lengths of its lines to the layer before, under the
    order and the distances given; that is isotonic regression, which pooling adjacent violators solves exactly (Barlow,
    Bartholomew, Bremner and Brunk, "Statistical inference under order restrictions", 1972).

    Args:
        graph: The graph.
        order: The nodes of each layer in their order.
        sizes: The extent of each node along its layer.
        gap: What lies between two nodes at least.
    """
    centres = [0.0] * len(sizes)
    for layer in order:
        at = 0.0
        for node in layer:
            centres[node] = at + sizes[node] / 2
            at += sizes[node] + gap
    for turn in range(PASSES):
        down = turn % 2 == 1
        beside = graph.uppers if down else graph.lowers
        for layer in order if down else order[::-1]:
            _place(layer, beside, graph.boxes, centres, sizes, gap)
    return _closed(centres, sizes, gap)


def _closed(centres: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Close what is empty through all layers, as between parts of a graph that nothing joins, and begin at 0."""
    made = list(centres)
    tops = [centre - size / 2 for centre, size in zip(centres, sizes, strict=True)]
    moved, taken = min(tops, default=0.0), -gap
    for node in sorted(range(len(made)), key=tops.__getitem__):
        moved += max(0.0, tops[node] - moved - taken - gap)
        made[node] = centres[node] - moved
        taken = max(taken, made[node] + sizes[node] / 2)
    return made


def _place(
    layer: Sequence[int],
    beside: Sequence[Sequence[int]],
    boxes: int,
    centres: list[float],
    sizes: Sequence[float],
    gap: float,
) -> None:
    """Move the nodes of a layer to where their neighbours want them."""
    offsets = [0.0] * len(layer)
    for at in range(1, len(layer)):
        offsets[at] = offsets[at - 1] + (sizes[layer[at - 1]] + sizes[layer[at]]) / 2 + gap
    wanted, weights = [], []
    for node, offset in zip(layer, offsets, strict=True):
        pulls = [STRAIGHTNESS[(node >= boxes) + (other >= boxes)] for other in beside[node]]
        # Who has no neighbour there stays where he is, as far as the others let him.
        pulled = sum(pull * centres[other] for pull, other in zip(pulls, beside[node], strict=True))
        weight = sum(pulls)
        wanted.append((pulled / weight if weight else centres[node]) - offset)
        weights.append(weight or STAYS)
    for node, offset, centre in zip(layer, offsets, _isotonic(wanted, weights), strict=True):
        centres[node] = centre + offset


def _isotonic(wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The rising values that are nearest to those wanted, by weighted squares."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for value, weight in zip(wanted, weights, strict=True):
        mean, total, count = value, weight, 1
        while pools and pools[-1][0] >= mean:
            before, heavy, many = pools.pop()
            mean = (before * heavy + mean * total) / (heavy + total)
            total, count = total + heavy, count + many
        pools.append((mean, total, count))
    return [mean for mean, _, count in pools for _ in range(count)]
