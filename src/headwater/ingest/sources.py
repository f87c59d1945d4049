"""What a user names into pieces: files, folders, archives, rows and standard input, in order."""

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from headwater.ingest import refusals
from headwater.ingest.files import Bounded, Joined, files_below, open_file, read_bytes, unpack
from headwater.ingest.formats.wacz import wacz_pieces
from headwater.ingest.formats.warc import Archive, warc_pieces
from headwater.ingest.kinds import Kind, begins_as_rows, is_json_feed, kind_of, stream_kind
from headwater.ingest.limits import Limits
from headwater.ingest.packing import GZIP, peek
from headwater.ingest.pieces import Piece, Refused
from headwater.ingest.rows import json_as_rows, parsed, row_pieces
from headwater.model import HeadwaterError

STDIN = "-"
ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
PEEKED = 1 << 16  # bytes of a file by which it is known whether it is read piece by piece

Pieces = Iterator[Piece | Refused]


def pieces_of(paths: Iterable[str | Path], limits: Limits) -> Pieces:
    """Yield the pieces of files, folders, archives, rows and standard input ("-"); bad input stops nothing.

    Args:
        paths: What the user named; a folder is searched in the order of its paths, hidden files left out.
        limits: Bounds on what is read.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from told(_of_stdin(limits), STDIN, STDIN)
        elif os.path.isdir(path):
            yield from told(_of_folder(Path(path), limits), str(path), str(path))
        else:
            yield from told(pieces_of_named(path, Path(path).name, limits), Path(path).name, str(path))


def told(pieces: Pieces, name: str, where: str) -> Pieces:
    """Yield pieces; an error that ends them is yielded as the last one, and so is that there is none.

    Args:
        pieces: Pieces and refusals of one thing.
        name: What its reports are called.
        where: What it is called where it is refused, so that it can be found.
    """
    count = 0
    try:
        for piece in pieces:
            count += 1
            yield piece
    except HeadwaterError as error:
        yield Refused(where, error)
    else:
        if not count:
            yield Refused(where, refusals.empty(name))


def pieces_of_named(path: str | Path, name: str, limits: Limits) -> Pieces:
    """Yield the pieces of one file.

    Args:
        path: Where it is.
        name: What its reports are called.
        limits: Bounds on what is read.

    Raises:
        HeadwaterError: It cannot be read.
    """
    if not str(path):
        raise refusals.missing("''")
    if ADDRESS.match(str(path)):
        raise refusals.an_address(str(path))
    yield from _of_file(Path(path), name, str(path), limits)


def pieces_of_bytes(
    data: bytes, name: str, limits: Limits, *, where: str | None = None, url: str | None = None, charset: str = ""
) -> Pieces:
    """Yield the pieces of a file whose bytes are held.

    Args:
        data: The bytes, packed or not.
        name: What its reports are called.
        limits: Bounds on what is read.
        where: What it is called where it is refused; its name where none is given.
        url: Where it was fetched, if that is known.
        charset: The encoding that its server declares, "" for none.

    Raises:
        HeadwaterError: It cannot be read.
    """
    called = where or name
    kind = stream_kind(peek(data, PEEKED), name)
    if kind is Kind.WARC or kind is Kind.ZIP:
        yield from _of_archive(io.BytesIO(data), kind, len(data), name, called, limits)
        return
    data = data if begins_as_rows(data) else unpack(data, name, limits)
    yield from _of_unpacked(data, name, called, limits, url, charset)


def _of_folder(folder: Path, limits: Limits) -> Pieces:
    for path in files_below(folder, limits):
        name = path.relative_to(folder).as_posix()
        yield from told(_of_file(path, name, str(path), limits), name, str(path))


def _of_file(path: Path, name: str, where: str, limits: Limits) -> Pieces:
    with open_file(path) as file:
        head = file.read(PEEKED)
        file.seek(0)
        kind = stream_kind(peek(head, PEEKED), path.name)
        if kind is Kind.WARC or kind is Kind.ZIP:
            yield from _of_archive(file, kind, os.fstat(file.fileno()).st_size, name, where, limits)
        elif kind is Kind.ROWS and head.startswith(GZIP):
            yield from _of_packed_rows(file, name, where, limits)
        elif kind is Kind.ROWS and head == peek(head, PEEKED):
            yield from row_pieces(file, name, where, limits)
        else:
            yield from _of_unpacked(read_bytes(path, limits), name, where, limits)


def _of_archive(file: IO[bytes], kind: Kind, size: int, name: str, where: str, limits: Limits) -> Pieces:
    archive = Archive(file, name, where, size)
    found = told(warc_pieces(archive, limits) if kind is Kind.WARC else wacz_pieces(archive, limits), name, where)
    first = next(found)
    is_nothing = isinstance(first, Refused) and first.error.code == refusals.empty(name).code
    yield Refused(where, refusals.no_page(name)) if is_nothing else first
    yield from found


def _of_packed_rows(file: IO[bytes], name: str, where: str, limits: Limits) -> Pieces:
    try:
        with gzip.open(file) as rows:
            yield from row_pieces(Bounded(rows, name, limits), name, where, limits)
    except (OSError, EOFError, zlib.error) as error:
        raise refusals.broken_packing(name, "gzip") from error


def _of_stdin(limits: Limits) -> Pieces:
    head = sys.stdin.buffer.read(limits.max_file_bytes + 1)
    if begins_as_rows(head):  # there may be more of them than one report may have bytes
        yield from row_pieces(Joined(head, sys.stdin.buffer), STDIN, STDIN, limits)
    elif len(head) > limits.max_file_bytes:
        raise refusals.too_large(STDIN, limits.max_file_mb)
    else:
        yield from pieces_of_bytes(head, STDIN, limits)


def _of_unpacked(
    data: bytes, name: str, where: str, limits: Limits, url: str | None = None, charset: str = ""
) -> Pieces:
    kind = kind_of(data, name)
    if kind is Kind.JSON:
        value = parsed(data, name)
        kind, data = (Kind.JSON_FEED, data) if is_json_feed(value) else (Kind.ROWS, json_as_rows(value))
    if kind is Kind.ROWS:
        yield from row_pieces(io.BytesIO(data), name, where, limits)
    elif kind is Kind.WARC or kind is Kind.ZIP:
        yield from _of_archive(io.BytesIO(data), kind, len(data), name, where, limits)
    elif len(data) > limits.max_file_bytes:  # unpacked, it may hold more rows than one report may have bytes
        raise refusals.too_large(name, limits.max_file_mb)
    else:
        yield Piece(name, data, kind, where, url, charset)
