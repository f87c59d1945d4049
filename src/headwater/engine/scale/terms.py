"""The telling words of every report of a run, weighed as `headwater.relate.terms` does."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from headwater.engine.scale.files import replacing_folder
from headwater.engine.scale.likeness import WEIGHT_SCALE
from headwater.engine.scale.spools import word_key
from headwater.lexicon.background import background
from headwater.relate.terms import TOP_TERMS

if TYPE_CHECKING:
    from daft import DataFrame, Series

Numbers = NDArray[np.int64]


def weigh_words(annotated: Sequence[Path], folder: Path) -> "DataFrame":
    """Return the reports with their heaviest words: `key`, `words`, `weights` (the heaviest first) and `vector`.

    How common each word is is counted over all reports first, and lies in `folder`; every worker holds it whole, since
    a language has some million words however many reports there are.
    """
    import daft
    from daft import DataType, col

    reports = daft.read_parquet([str(path) for path in annotated])
    with replacing_folder(folder) as beside:
        words = reports.select(col("words").alias("word")).explode("word").where(col("word").not_null())
        words.groupby("word").agg(col("word").count().alias("reports")).write_parquet(str(beside))
    numbers = DataType.list(DataType.int64())
    method = daft.method.batch(return_dtype=DataType.struct({"words": numbers, "weights": numbers}))(Weigher.weigh)
    weigher = daft.cls(type("Weigh", (Weigher,), {"weigh": method}), use_process=False)(folder, reports.count_rows())
    told = reports.select("key", "vector", weigher.weigh(col("words"), col("counts")).alias("told"))
    return told.select(
        "key", col("told").get("words").alias("words"), col("told").get("weights").alias("weights"), "vector"
    )


class Weigher:
    """Weighs words by how often they stand in a report and how rare they are among all."""

    def __init__(self, folder: Path, reports: int) -> None:
        import pyarrow.parquet as pq

        table = pq.read_table(folder)
        words, counts = table["word"].to_numpy(), table["reports"].to_numpy().astype(np.int64)
        order = np.argsort(words)
        known = background()
        usual = {word_key(word): count for word, count in known.counts.items()}
        self._words = words[order]
        both = counts[order] + np.array([usual.get(int(word), 0) for word in self._words], np.int64)
        self._rarity = np.log((known.reports + reports + 1) / (both + 1))

    def weigh(self, words: "Series", counts: "Series") -> Any:
        """Return the heaviest words of each report and their weights."""
        import pyarrow as pa

        found = [self._heaviest(*row) for row in zip(_rows(words), _rows(counts), strict=True)]
        kind = pa.large_list(pa.int64())
        columns = [pa.array([row[at] for row in found], kind) for at in (0, 1)]
        return pa.StructArray.from_arrays(columns, ["words", "weights"])

    def _heaviest(self, words: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
        weights = (1 + np.log(counts)) * self._rarity[np.searchsorted(self._words, words)]
        kept = np.lexsort((words, -weights))[:TOP_TERMS]
        length = np.sqrt((weights[kept] ** 2).sum()) or 1.0
        return words[kept], np.rint(weights[kept] / length * WEIGHT_SCALE).astype(np.int64)


def _rows(lists: "Series") -> list[Numbers]:
    array = lists.to_arrow()
    flat, offsets = array.flatten().to_numpy(), array.offsets.to_numpy()
    return np.split(flat, (offsets - offsets[0])[1:-1])
