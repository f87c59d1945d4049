"""Rows of JSON Lines and Parquet files as bytes of JSON, from any row on."""

import gzip
import json
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import IO, TYPE_CHECKING

from headwater.engine.scale import errors
from headwater.ingest import Limits, refusals
from headwater.ingest.files import Bounded, Lines
from headwater.ingest.packing import GZIP
from headwater.lexicon.row_fields import row_programs

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 64  # rows of a Parquet file held at once
BODIES = ("text", "html", "body")  # fields of which a report needs one


@contextmanager
def lines_of(file: IO[bytes], name: str, limits: Limits) -> Iterator[Lines]:
    """Give the lines of a file, unpacked where it is gzip.

    Raises:
        Quarantine: It is a damaged gzip.
    """
    head = file.read(len(GZIP))
    file.seek(-len(head), 1)
    if head != GZIP:
        yield file
        return
    try:
        with gzip.open(file) as packed:
            yield Bounded(packed, name, limits)
    except (OSError, EOFError, zlib.error) as error:
        raise refusals.broken_packing(name, "gzip") from error


def read_lines(lines: Lines, limits: Limits) -> Iterator[tuple[bytes | None, int]]:
    """Yield each line with its length; None for one that is too long, which is passed over."""
    most = limits.max_line_bytes + 2  # with the end of the line
    while line := lines.readline(most):
        size, is_whole = len(line), line.endswith(b"\n") or len(line) < most
        while not is_whole:
            rest = lines.readline(most)
            size += len(rest)
            is_whole = rest.endswith(b"\n") or not rest
        text = line.rstrip(b"\r\n")
        yield (text if size == len(line) and len(text) <= limits.max_line_bytes else None), size


def open_parquet(file: IO[bytes], name: str, limits: Limits) -> "ParquetFile":
    """Return a Parquet file that has a column to read reports from.

    Raises:
        Quarantine: It is damaged, has no such column, or groups of rows larger than a compressed file may unpack to.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.ParquetFile(file)
        sizes = [found.metadata.row_group(at).total_byte_size for at in range(found.num_row_groups)]
    except (pa.ArrowException, OSError) as error:
        raise errors.broken_archive(name, _brief(error)) from error
    if max(sizes, default=0) > limits.max_unpacked_bytes:
        raise refusals.unpacks_too_large(name, limits.max_unpacked_mb)
    if not set(_columns(BODIES)) & set(found.schema_arrow.names):
        raise errors.no_columns(name)
    return found


def read_parquet(found: "ParquetFile", name: str, first: int, count: int) -> Iterator[bytes]:
    """Yield rows of a Parquet file as JSON, from a number on that counts from 0.

    Raises:
        Quarantine: It is damaged.
    """
    import pyarrow as pa

    columns = [column for column in _columns() if column in found.schema_arrow.names]
    begin, end = 0, first + count
    try:
        for group in range(found.num_row_groups):
            rows = found.metadata.row_group(group).num_rows
            if begin < end and begin + rows > first:
                yield from _rows_between(found, group, columns, first - begin, end - begin)
            begin += rows
    except (pa.ArrowException, OSError) as error:
        raise errors.broken_archive(name, _brief(error)) from error


def _columns(fields: Collection[str] | None = None) -> list[str]:
    """Return the columns that feed a report, in the rows of any program; those of some of its fields, or of all."""
    programs = row_programs().values()
    keys = [key for program in programs for key in program.keys]
    marks = [key for program in programs for group in program.marks for key in group]  # they tell whose the rows are
    fed = [path.partition(".")[0] for path, field in keys if fields is None or field in fields]
    return list(dict.fromkeys([*fed, *(marks if fields is None else ())]))


def _rows_between(found: "ParquetFile", group: int, columns: list[str], first: int, end: int) -> Iterator[bytes]:
    at = 0
    for batch in found.iter_batches(batch_size=BATCH, row_groups=[group], columns=columns):
        if at < end and at + len(batch) > first:
            kept = batch.slice(max(0, first - at), min(len(batch), end - at) - max(0, first - at))
            for row in kept.to_pylist():
                yield json.dumps({key: _plain(value) for key, value in row.items() if value is not None}).encode()
        at += len(batch)


def _plain(value: object) -> object:
    """Return what JSON can hold of a cell; what it cannot hold is left for the reader of rows to refuse."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, str | int | float | bool) else [str(value)]


def _brief(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
