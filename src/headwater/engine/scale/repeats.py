"""Reports that were met more than once, wherever they stand: the first one counts."""

from headwater.engine.scale.plan import Plan
from headwater.engine.scale.read import SHARD_BITS


def find_repeats(plan: Plan, shards: int) -> dict[int, tuple[int, ...]]:
    """Return, by shard, the places of the reports that were met before."""
    import daft
    from daft import col, lit

    read = daft.read_parquet([str(plan.spool("read", shard)) for shard in range(shards)])
    places = read.where(col("key").not_null()).select("key", "place")
    seen = places.groupby("key").agg(col("place").min().alias("first"), col("place").count().alias("times"))
    again = places.join(seen.where(col("times") > lit(1)), on="key").where(col("place") > col("first"))
    found: dict[int, tuple[int, ...]] = {}
    for place in sorted(again.select("place").to_pydict()["place"]):
        found[place >> SHARD_BITS] = (*found.get(place >> SHARD_BITS, ()), place)
    return found
