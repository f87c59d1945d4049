"""Files that are there whole or not at all, and Parquet whose bytes depend on its rows alone."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP = 1000  # rows
UNFINISHED = ".unfinished"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a name to write a file under; it takes the place of `path` when it is on the disk, or never."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        yield beside
        _sync(beside)
        os.replace(beside, path)
        _sync(path.parent)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Give a folder to write files into; it takes the place of `path` when all of them are on the disk, or never."""
    beside = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        for folder, _, names in os.walk(beside):
            for name in names:
                _sync(Path(folder, name))
            _sync(Path(folder))
        rmtree(path, ignore_errors=True)
        os.replace(beside, path)
        _sync(path.parent)
    finally:
        rmtree(beside, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write a small file, whole or not at all."""
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf-8")


def write_rows(path: Path, schema: "pa.Schema", rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows as one Parquet file whose bytes depend on nothing but the rows and their order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with replacing(path) as beside:
        pq.write_table(
            pa.Table.from_pylist(list(rows), schema=schema),
            beside,
            row_group_size=ROW_GROUP,
            compression="zstd",
            version="2.6",
            store_schema=False,
        )


def remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left halfway."""
    for path in folder.rglob(f"*{UNFINISHED}*"):
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
