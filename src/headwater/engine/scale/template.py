"""Lines that one outlet prints under report after report, found by joins as `headwater.relate.template` finds them."""

from typing import TYPE_CHECKING

from headwater.engine.scale.annotate import grams_of
from headwater.engine.scale.frames import settled
from headwater.engine.scale.spools import word_key
from headwater.model import Annotated
from headwater.relate.template import MIN_OWN, MIN_REPORTS, MIN_SHARE, own_lines
from headwater.store.codec import from_json

if TYPE_CHECKING:
    from daft import DataFrame, Series


def grams_without_template(reports: "DataFrame") -> "DataFrame":
    """Return the 6-grams of reports, `key` and `grams`, without those of the lines their outlet prints everywhere.

    Args:
        reports: What the stage that annotates handed on.
    """
    import daft
    from daft import DataType, col

    dropped = settled(_template(reports).groupby("key").agg(col("line").list_agg().alias("dropped")))
    whole = reports.select("key", "grams")
    if not dropped.count_rows():
        return whole
    again = daft.func.batch(return_dtype=DataType.list(DataType.int64()))(_grams_again)
    left = reports.select("key", "annotated").join(dropped, on="key")
    mended = settled(left.select("key", again(col("annotated"), col("dropped")).alias("grams")))
    return whole.join(dropped, on="key", how="anti").union_all(mended)


def _template(reports: "DataFrame") -> "DataFrame":
    """Return the lines to leave out: `key` of the report, and `line`."""
    from daft import col, lit

    known = reports.where(col("outlet").not_null())
    lines = known.select("key", "outlet", col("lines").alias("line"), "chars").explode("line", "chars")
    pages = known.groupby("outlet").agg(col("key").count().alias("pages"))
    counts = lines.groupby("outlet", "line").agg(col("key").count().alias("times")).join(pages, on="outlet")
    is_often = (col("times") >= lit(MIN_REPORTS)) & (col("times") >= col("pages") * lit(MIN_SHARE))
    often = settled(counts.where(is_often).select("outlet", "line", "times"))
    frequent = lines.join(often, on=["outlet", "line"])
    sizes = lines.groupby("key").agg(col("chars").sum().alias("all"))
    shares = frequent.groupby("key").agg(col("chars").sum().alias("frequent")).join(sizes, on="key")
    has_more = shares.where(col("frequent") * lit(2) < col("all")).select("key")
    own = frequent.join(has_more, on="key").groupby("outlet", "line").agg(col("key").count().alias("own"))
    template = often.join(own, on=["outlet", "line"]).where(col("own") >= col("times") * lit(MIN_OWN))
    return lines.join(template.select("outlet", "line"), on=["outlet", "line"]).select("key", "line")


def _grams_again(annotated: "Series", dropped: "Series") -> list[list[int]]:
    pages = []
    for text, lines in zip(annotated.to_pylist(), dropped.to_pylist(), strict=True):
        own, left_out = own_lines(from_json(Annotated, text).report), set(lines)
        pages.append({line: text for line, text in own.items() if word_key(line) not in left_out})
    return [grams.tolist() for grams in grams_of(pages)]
