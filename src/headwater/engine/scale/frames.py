"""Frames of Daft computed and kept, in as few parts as their rows need."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daft import DataFrame

ROWS_OF_A_PART = 1_000_000


def settled(frame: "DataFrame") -> "DataFrame":
    """Return a frame computed once, for several uses.

    On Ray a union has the parts of both, and a join or a grouping as many as went in: without this they double with
    every round of an algorithm, each with tasks of its own, until nothing else is done.
    """
    import daft

    done = frame.collect()
    if daft.get_or_infer_runner_type() != "ray":
        return done
    return done.into_partitions(1 + done.count_rows() // ROWS_OF_A_PART).collect()
