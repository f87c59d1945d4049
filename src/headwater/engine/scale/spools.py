"""What one stage hands to the next: rows in Parquet files that no reader of a run needs to know."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.engine.scale.rowtypes import Row

if TYPE_CHECKING:
    import pyarrow as pa

_HALF = 1 << 63


@cache
def read_schema() -> "pa.Schema":
    """What was read: a report, or what was refused and why; `place` counts over all shards."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("place", pa.int64(), nullable=False),
            ("key", pa.int64()),
            ("report", pa.string()),
            ("name", pa.string()),
            ("code", pa.string()),
            ("message", pa.string()),
        ]
    )


@cache
def annotated_schema() -> "pa.Schema":
    """A report annotated, with what relating it to others needs: lines, 6-grams, words, the vector of its beginning."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("key", pa.int64(), nullable=False),
            pa.field("annotated", pa.string(), nullable=False),
            ("outlet", pa.int64()),
            pa.field("lines", pa.list_(pa.int64()), nullable=False),
            pa.field("chars", pa.list_(pa.int64()), nullable=False),
            pa.field("grams", pa.list_(pa.int64()), nullable=False),
            pa.field("words", pa.list_(pa.int64()), nullable=False),
            pa.field("counts", pa.list_(pa.int64()), nullable=False),
            pa.field("vector", pa.list_(pa.int16()), nullable=False),
        ]
    )


def key_of(record_id: str) -> int:
    """Return the number of an id, which orders as ids do: its 64 bits as a signed number, which joins fastest."""
    return int(record_id.partition("-")[2], 16) - _HALF


def id_of(kind: str, key: int) -> str:
    """Return the id that `key_of` made a number of."""
    return f"{kind}-{key + _HALF:016x}"


def word_key(word: str) -> int:
    """Return the number of a word, a line or a name, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def read_rows(paths: Sequence[Path], columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Yield the rows of some files, in order."""
    import pyarrow.parquet as pq

    for path in paths:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=256, columns=columns):
                yield from batch.to_pylist()
