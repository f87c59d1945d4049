"""Stories of all reports of a run: candidate pairs by their telling words, linked where alike, grouped part by part."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from headwater.engine.scale.components import components
from headwater.engine.scale.files import replacing_folder
from headwater.engine.scale.frames import settled
from headwater.engine.scale.likeness import WEIGHT_SCALE, Telling, likeness_matrix, likeness_of_pairs
from headwater.engine.scale.shared import shared_by
from headwater.engine.scale.spools import id_of, key_of
from headwater.engine.scale.terms import weigh_words
from headwater.model import content_id
from headwater.relate.linkage import average_linkage
from headwater.relate.stories import SAME_STORY
from headwater.relate.story_repair import LEAST, RATIO

if TYPE_CHECKING:
    from daft import DataFrame, Series

KEYS = 20  # heaviest words of a report that find its candidates
MAX_LIST = 100  # reports; a word in more of them pairs each with its neighbours only
NEIGHBOURS = 3
LEAST_SHARED = 0.03  # of the product of two reports' keys; below it no pair of the stories data is linked
MAX_PART = 2000  # reports grouped at once, in a matrix; a larger part is cut where its links are weakest
MAX_STORY = 300  # reports; their claims are compared sentence by sentence, each with each
STEP = 0.05  # by which links have to be stronger, round after round, where a part or a story is too large


def find_stories(annotated: Sequence[Path], reuse: Path, folder: Path) -> None:
    """Write the story of each report: `key` and `story` (both keys).

    Args:
        annotated: What the stage that annotates handed on.
        reuse: Pairs that share wording, from `find_reuse`; they are candidates too.
        folder: Where to write, as Parquet; it is there when it is whole.
    """
    import daft
    from daft import col

    with replacing_folder(folder.with_name("telling")) as beside:
        weigh_words(annotated, folder.with_name("words")).write_parquet(str(beside))
    told = daft.read_parquet(f"{folder.with_name('telling')}/*.parquet")
    pairs = _candidates(told).union_all(_pairs_of(reuse)).distinct()
    links = settled(_links(told, pairs))
    parts = _parts(links)
    alone = told.select("key").join(parts.select(col("vertex").alias("key")), on="key", how="anti")
    with replacing_folder(folder) as beside:
        _grouped(told, parts).union_all(_singles(alone)).write_parquet(str(beside))


def _pairs_of(reuse: Path) -> "DataFrame":
    import daft

    return daft.read_parquet(f"{reuse}/*.parquet").select("a", "b")


def _candidates(told: "DataFrame") -> "DataFrame":
    """Return pairs of reports whose heaviest words have enough in common."""
    from daft import col, lit

    keys = [col(name).slice(0, KEYS).alias(name) for name in ("words", "weights")]
    entries = told.select("key", *keys).explode("words", "weights").where(col("words").not_null())
    entries = entries.select(col("words").alias("value"), "key", col("weights").alias("weight"))
    shared = shared_by(entries, told.count_rows() * KEYS, most=MAX_LIST, neighbours=NEIGHBOURS)
    enough = (col("rare") + col("common")) >= lit(int(LEAST_SHARED * WEIGHT_SCALE**2))
    return shared.where(enough).select("a", "b")


def _links(told: "DataFrame", pairs: "DataFrame") -> "DataFrame":
    """Return the pairs that are alike enough for one story: `a`, `b`, `score`."""
    import daft
    from daft import col, lit
    from daft.functions import to_struct

    score = daft.func.batch(return_dtype=daft.DataType.float64())(likeness_of_pairs)
    struct = to_struct(words=col("words"), weights=col("weights"), vector=col("vector"))
    a, b = (told.select(col("key").alias(side), struct.alias(f"of_{side}")) for side in ("a", "b"))
    scored = pairs.join(a, on="a").join(b, on="b").select("a", "b", score(col("of_a"), col("of_b")).alias("score"))
    return scored.where(col("score") >= lit(SAME_STORY))


def _parts(links: "DataFrame") -> "DataFrame":
    """Return the connected parts of reports under the links; where one is too large, only its stronger links count."""
    from daft import col, lit

    least = SAME_STORY
    while True:
        parts = settled(components(links))
        sizes = parts.groupby("root").agg(col("vertex").count().alias("size"))
        large = sizes.where(col("size") > lit(MAX_PART)).select("root")
        if not large.count_rows():
            return parts
        least += STEP
        within = parts.join(large, on="root").select(col("vertex").alias("a"), lit(True).alias("large"))
        marked = links.join(within, on="a", how="left")
        links = settled(marked.where(col("large").is_null() | (col("score") >= lit(least))).select("a", "b", "score"))


def _grouped(told: "DataFrame", parts: "DataFrame") -> "DataFrame":
    """Return the stories within each part."""
    import daft
    from daft import DataType, col
    from daft.functions import to_struct

    member = DataType.struct({"key": DataType.int64(), "story": DataType.int64()})
    group = daft.func.batch(return_dtype=DataType.list(member))(_stories_of_parts)
    struct = to_struct(key=col("key"), words=col("words"), weights=col("weights"), vector=col("vector"))
    rows = told.join(parts, left_on="key", right_on="vertex")
    lists = rows.groupby("root").agg(struct.list_agg().alias("members"))
    found = lists.select(group(col("members")).alias("member")).explode("member")
    return found.select(col("member").get("key").alias("key"), col("member").get("story").alias("story"))


def _singles(alone: "DataFrame") -> "DataFrame":
    import daft
    from daft import col

    name = daft.func.batch(return_dtype=daft.DataType.int64())(_stories_of_one)
    return alone.select("key", name(col("key")).alias("story"))


def _stories_of_one(keys: "Series") -> list[int]:
    return [_story_of([key]) for key in keys.to_pylist()]


def _stories_of_parts(lists: "Series") -> Any:
    import pyarrow as pa

    array = lists.to_arrow()
    offsets = array.offsets.to_numpy()
    found = []
    for start, end in pairwise(offsets):
        members = array.values.slice(start, end - start)
        keys = members.field("key").to_numpy()
        ordered = members.take(pa.array(np.argsort(keys)))
        found.append(_stories_of_part(np.sort(keys), Telling.of(ordered)))
    kind = pa.struct([("key", pa.int64()), ("story", pa.int64())])
    return pa.array(found, pa.large_list(kind))


def _stories_of_part(keys: NDArray[np.int64], told: Telling) -> list[dict[str, int]]:
    matrix = likeness_matrix(told, range(len(keys)))
    groups = _split(np.arange(len(keys)), matrix, SAME_STORY)
    named = ((group, _story_of(keys[group].tolist())) for group in groups)
    return [{"key": int(keys[at]), "story": story} for group, story in named for at in group]


def _split(members: NDArray[np.int64], matrix: NDArray[np.float32], least: float) -> list[NDArray[np.int64]]:
    """Return groups of at most `MAX_STORY` whose likeness, averaged over pairs, reaches a threshold."""
    found = list[NDArray[np.int64]]()
    for group in average_linkage(matrix[np.ix_(members, members)], least, ratio=RATIO, least=LEAST):
        if len(group) <= MAX_STORY:
            found.append(members[group])
        elif least < 1:
            found += _split(members[group], matrix, least + STEP)
        else:  # so many copies of one text that nothing tells them apart
            found += [members[group[at : at + MAX_STORY]] for at in range(0, len(group), MAX_STORY)]
    return found


def _story_of(keys: Sequence[int]) -> int:
    return key_of(content_id("t", *(id_of("r", key) for key in keys)))
