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
from headwater.engine.scale.likeness import Telling, likeness_matrix
from headwater.engine.scale.links import links_between
from headwater.engine.scale.spools import id_of, key_of
from headwater.engine.scale.terms import weigh_words
from headwater.model import content_id
from headwater.relate.linkage import average_linkage
from headwater.relate.stories import SAME_STORY
from headwater.relate.story_repair import LEAST, RATIO

if TYPE_CHECKING:
    from daft import DataFrame, Series

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
    parts = _parts(links_between(told, reuse))
    alone = told.select("key").join(parts.select(col("vertex").alias("key")), on="key", how="anti")
    with replacing_folder(folder) as beside:
        _grouped(told, parts).union_all(_singles(alone)).write_parquet(str(beside))


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
