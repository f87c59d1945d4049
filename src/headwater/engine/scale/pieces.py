"""Pieces of input: as many records of one file as a shard has reports, and where in it they begin."""

from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from headwater.ingest import kinds
from headwater.ingest.packing import packing_of, peek

HEAD = 1 << 20  # bytes looked at to tell rows
PARQUET = b"PAR1"
ROW_PACKINGS = ("", "gzip")  # rows packed otherwise are unpacked whole, as documents are


class Kind(StrEnum):
    """What a file holds."""

    WARC = "warc"
    PARQUET = "parquet"
    ROWS = "rows"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Piece:
    """Records of one file that are read together.

    Attributes:
        path: The file.
        name: What its reports are called.
        kind: What it holds.
        offset: The byte to begin at.
        skip: Records to pass over from there.
        first: The number of the first record in the file, from 1.
        count: How many records to take.
        hash: SHA-256 of them.
    """

    path: str
    name: str
    kind: Kind
    offset: int
    skip: int
    first: int
    count: int
    hash: str


def kind_of(file: IO[bytes], name: str) -> Kind:
    """Return what a file holds, by its first bytes and its name; it stands at its beginning again afterwards."""
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(PARQUET):
        return Kind.PARQUET
    held = kinds.stream_kind(peek(head, HEAD), name)
    if held is kinds.Kind.WARC:
        return Kind.WARC
    is_rows = held is kinds.Kind.ROWS and packing_of(head, name) in ROW_PACKINGS
    return Kind.ROWS if is_rows else Kind.DOCUMENT
