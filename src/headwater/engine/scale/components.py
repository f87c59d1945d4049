"""Connected components of a graph too large for one machine: joins and minima, round after round.

Large stars and small stars in turn (Kiveris et al., Connected Components in MapReduce and Beyond, SoCC 2014): every
vertex is tied to the least of its neighbours until each hangs directly on the least of its component. The rounds grow
with the logarithm of the size of a component; passing labels from neighbour to neighbour takes as many as its longest
path.
"""

from typing import TYPE_CHECKING

import numpy as np

from headwater.engine.scale.frames import settled
from headwater.relate.linkage import components as walk

if TYPE_CHECKING:
    from daft import DataFrame


FEW = 1_000_000  # links, 16 MB: one walk over them is done before the first round of joins would be


def components(links: "DataFrame", *, few: int = FEW) -> "DataFrame":
    """Return the component of each vertex that has a link.

    Args:
        links: Columns `a` and `b`, whole numbers; in any direction, each link once or several times.
        few: Up to so many distinct links are walked by one process; more are joined round after round.

    Returns:
        Columns `vertex` and `root`, the least vertex of its component; a row a vertex.
    """
    from daft import col
    from daft.functions import columns_max, columns_min

    ends = columns_max("a", "b").alias("high"), columns_min("a", "b").alias("low")
    edges = settled(links.where(col("a") != col("b")).select(*ends).distinct())
    if edges.count_rows() <= few:
        return _walked(edges)
    while not _are_stars(edges):
        edges = settled(_small_stars(settled(_large_stars(edges))))
    roots = edges.select(col("low").alias("vertex")).distinct()
    return edges.select(col("high").alias("vertex"), col("low").alias("root")).union_all(
        roots.with_column("root", col("vertex"))
    )


def _walked(edges: "DataFrame") -> "DataFrame":
    import daft

    table = edges.to_arrow()
    ends = np.stack([table[name].to_numpy() for name in ("high", "low")])
    vertices, numbers = np.unique(ends, return_inverse=True)
    groups = walk(zip(*numbers.reshape(2, -1).tolist(), strict=True), len(vertices))
    roots = np.empty_like(vertices)
    for group in groups:
        roots[group] = vertices[group[0]]
    return daft.from_pydict({"vertex": vertices, "root": roots})


def _large_stars(edges: "DataFrame") -> "DataFrame":
    """Tie the neighbours above each vertex to the least of its neighbours and itself."""
    from daft import col
    from daft.functions import columns_min

    both = edges.select(col("high").alias("vertex"), col("low").alias("other")).union_all(
        edges.select(col("low").alias("vertex"), col("high").alias("other"))
    )
    least = both.groupby("vertex").agg(col("other").min().alias("least"))
    least = least.with_column("least", columns_min("least", "vertex"))
    above = both.where(col("other") > col("vertex")).join(least, on="vertex")
    return above.select(col("other").alias("high"), col("least").alias("low")).distinct()


def _small_stars(edges: "DataFrame") -> "DataFrame":
    """Tie the neighbours below each vertex, and itself, to the least of them."""
    from daft import col

    least = edges.groupby("high").agg(col("low").min().alias("least"))
    below = edges.join(least, on="high").where(col("low") != col("least"))
    return (
        below.select(col("low").alias("high"), col("least").alias("low"))
        .union_all(least.select("high", col("least").alias("low")))
        .distinct()
    )


def _are_stars(edges: "DataFrame") -> bool:
    """Return whether each vertex hangs on one other, and on one that hangs on none."""
    from daft import col

    hanging = edges.select(col("high").alias("low")).distinct()
    if edges.count_rows() != hanging.count_rows():
        return False
    return edges.join(hanging, on="low", how="semi").count_rows() == 0
