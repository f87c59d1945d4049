"""What pairs of reports share, by joining all reports on it: a range of values at a time, so that memory is bounded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from headwater.engine.scale.frames import settled
from headwater.engine.scale.pairs import pairs_of

if TYPE_CHECKING:
    from daft import DataFrame

AT_ONCE = 20_000_000  # entries joined at once, about 1 GB


def shared_by(entries: "DataFrame", total: int, *, most: int, neighbours: int) -> "DataFrame":
    """Return what pairs of reports share: `a`, `b` (keys, `a < b`), `rare` and `common`, summed over all values.

    Args:
        entries: Columns `value`, `key` (of a report that has it) and `weight`; whole numbers, of 64 bits with sign.
        total: About how many entries there are.
        most: See `pairs_of`.
        neighbours: See `pairs_of`.
    """
    parts = list(_parts(entries, 1 + total // AT_ONCE, most, neighbours))
    together = parts[0]
    for part in parts[1:]:
        together = together.union_all(part)
    return _summed(together) if len(parts) > 1 else together


def _parts(entries: "DataFrame", number: int, most: int, neighbours: int) -> "Iterator[DataFrame]":
    from daft import col, lit
    from daft.functions import to_struct

    pairs = pairs_of(most, neighbours)
    fields = [col("pair").get(name).alias(name) for name in ("a", "b", "rare", "common")]
    for low, high in key_ranges(number):
        within = entries.where((col("value") >= lit(low)) & (col("value") <= lit(high)))
        member = to_struct(key=col("key"), weight=col("weight"))
        lists = within.groupby("value").agg(member.list_agg().alias("members"))
        several = lists.where(col("members").list_count() > lit(1))
        yield settled(_summed(several.select(pairs(col("members")).alias("pair")).explode("pair").select(*fields)))


def _summed(pairs: "DataFrame") -> "DataFrame":
    from daft import col

    return pairs.groupby("a", "b").agg(col("rare").sum(), col("common").sum())


def key_ranges(number: int) -> list[tuple[int, int]]:
    """Cut the range of 64-bit signed numbers into so many parts."""
    width = -(-(1 << 64) // number)
    starts = [-(1 << 63) + width * at for at in range(number)]
    return [(start, min(start + width, 1 << 63) - 1) for start in starts]
