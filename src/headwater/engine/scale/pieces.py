"""Pieces of input: as many records of one file as a shard has reports, and where in it they begin."""

import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from headwater.ingest.files import GZIP
from headwater.ingest.kinds import bare_name, begins_as_rows, names_rows

HEAD = 1 << 20  # bytes looked at to tell rows
PARQUET, WARC, ZSTD = b"PAR1", b"WARC/", b"\x28\xb5\x2f\xfd"


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
    inside = _unpacked(head) if head.startswith(GZIP) else head
    is_warc = inside.startswith(WARC) or (
        head.startswith(ZSTD) and bare_name(name).removesuffix(".zst").endswith(".warc")
    )
    if is_warc:
        return Kind.WARC
    return Kind.ROWS if names_rows(name) or begins_as_rows(inside) else Kind.DOCUMENT


def _unpacked(head: bytes) -> bytes:
    """Return what the beginning of a gzip file unpacks to, as far as it does."""
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error:
        return b""
