"""Pairs of reports that share something, out of lists of the reports that have it, as batched functions for Daft."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from daft import Expression, Series

Numbers = NDArray[np.int64]


def pairs_of(most: int, neighbours: int) -> "Callable[[Expression], Expression]":
    """Return a function of a column of lists of `(key, weight)` that gives the pairs of each list.

    Lists of up to `most` give every pair, as `rare`; a longer one pairs what stands within `neighbours` in the order
    of keys, as `common`, so that the work grows with its length and not with its square.

    Args:
        most: The longest list that gives every pair.
        neighbours: How near the members of a longer one must stand.

    Returns:
        A function whose column holds lists of `(a, b, rare, common)`, `a < b`; `rare` and `common` are the product of
        the weights of both, in the one that applies.
    """
    import daft
    from daft import DataType

    whole = DataType.int64()
    pair = DataType.struct({"a": whole, "b": whole, "rare": whole, "common": whole})

    @daft.func.batch(return_dtype=DataType.list(pair))
    def pairs(lists: "Series") -> Any:
        return _all_pairs(lists, most, neighbours)

    return pairs


def _all_pairs(lists: "Series", most: int, neighbours: int) -> Any:
    import pyarrow as pa

    array = lists.to_arrow()
    offsets = array.offsets.to_numpy()
    members = array.values
    keys, weights = members.field("key").to_numpy(), members.field("weight").to_numpy()
    found, ends = list[Numbers](), [0]
    for start, end in pairwise(offsets):
        rows = _pairs(keys[start:end], weights[start:end], most, neighbours)
        found.append(rows)
        ends.append(ends[-1] + rows.shape[1])
    a, b, rare, common = np.concatenate(found, axis=1) if found else np.empty((4, 0), np.int64)
    values = pa.StructArray.from_arrays([pa.array(part) for part in (a, b, rare, common)], ["a", "b", "rare", "common"])
    return pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), values)


def _pairs(keys: Numbers, weights: Numbers, most: int, neighbours: int) -> Numbers:
    """Return the pairs of one list, as rows a, b, rare and common."""
    order = np.argsort(keys, kind="stable")
    keys, weights = keys[order], weights[order]
    is_rare = len(keys) <= most
    if is_rare:
        first, second = np.triu_indices(len(keys), 1)
    else:
        steps = [np.arange(len(keys) - step) for step in range(1, neighbours + 1)]
        first = np.concatenate(steps)
        second = np.concatenate([at + step for step, at in enumerate(steps, 1)])
    product = weights[first] * weights[second]
    nothing = np.zeros_like(product)
    return np.stack([keys[first], keys[second], *((product, nothing) if is_rare else (nothing, product))])
