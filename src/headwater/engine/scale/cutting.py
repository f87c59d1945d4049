"""Files cut into pieces of as many records as a shard has reports, each with a hash of what it holds."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from headwater.engine.scale import errors, rows, warc
from headwater.engine.scale.inputs import Source
from headwater.engine.scale.opening import opened
from headwater.engine.scale.pieces import Kind, Piece, kind_of
from headwater.ingest import Limits, Refused, refusals
from headwater.ingest.formats.warc import DAMAGE
from headwater.model import HeadwaterError


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a piece begins, how many records it has, and their hash."""

    offset: int
    skip: int
    first: int
    count: int
    hash: str


class _Cutter:
    """Counts records and ends a piece at every so many of them."""

    def __init__(self, size: int) -> None:
        self._size, self._count, self._before = size, 0, 0
        self._hash = hashlib.sha256()
        self._start = (0, 0)

    def begin(self, offset: int, skip: int) -> None:
        """Tell where the next record begins."""
        if not self._count:
            self._start = (offset, skip)

    def take(self, data: bytes) -> None:
        """Add to the hash of the piece."""
        self._hash.update(data)

    def end(self) -> Iterator[_Cut]:
        """Count a record; gives the piece it completes."""
        self._count += 1
        if self._count == self._size:
            yield from self.rest()

    def rest(self) -> Iterator[_Cut]:
        """Give the piece that is not full, if there is one."""
        if self._count:
            yield _Cut(*self._start, self._before + 1, self._count, self._hash.hexdigest())
            self._before += self._count
            self._count, self._hash = 0, hashlib.sha256()


def cut(source: Source, size: int, limits: Limits) -> Iterator[Piece | Refused]:
    """Yield the pieces of a file, and what of it cannot be read.

    Args:
        source: The file.
        size: Most records of a piece.
        limits: Bounds on reading.
    """
    try:
        with opened(source.path) as file:
            kind = kind_of(file, source.name)
            for found in _CUTS[kind](file, source, size, limits):
                yield Piece(
                    source.path, source.name, kind, found.offset, found.skip, found.first, found.count, found.hash
                )
    except HeadwaterError as error:
        yield Refused(source.path, error)


def _document(file: IO[bytes], source: Source, size: int, limits: Limits) -> Iterator[_Cut]:  # noqa: ARG001
    data = file.read(limits.max_file_bytes + 1)
    yield _Cut(0, 0, 1, 1, hashlib.sha256(data).hexdigest())


def _rows(file: IO[bytes], source: Source, size: int, limits: Limits) -> Iterator[_Cut]:
    cutter, offset = _Cutter(size), 0
    with rows.lines_of(file, source.name, limits) as lines:
        is_packed = lines is not file
        try:
            for number, (line, length) in enumerate(rows.read_lines(lines, limits)):
                if number == limits.max_rows:
                    raise refusals.too_many_rows(source.name, limits.max_rows)
                cutter.begin(0 if is_packed else offset, number if is_packed else 0)
                cutter.take(b"\n" if line is None else line + b"\n")
                offset += length
                yield from cutter.end()
        finally:
            yield from cutter.rest()


def _parquet(file: IO[bytes], source: Source, size: int, limits: Limits) -> Iterator[_Cut]:
    found = rows.open_parquet(file, source.name, limits)
    total = found.metadata.num_rows
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # it reads, that is enough
    for first in range(0, min(total, limits.max_rows), size):
        yield _Cut(0, first, first + 1, min(size, total - first, limits.max_rows - first), digest)
    if total > limits.max_rows:
        raise refusals.too_many_rows(source.name, limits.max_rows)


def _warc(file: IO[bytes], source: Source, size: int, limits: Limits) -> Iterator[_Cut]:
    cutter = _Cutter(size)
    try:
        for number, record in enumerate(warc.records(file)):
            if number == limits.max_rows:
                raise refusals.too_many_rows(source.name, limits.max_rows)
            if number % size == 0:
                is_start = number == 0 or _begins(source, record.stream_pos, record.record_id)
                cutter.begin(record.stream_pos if is_start else 0, 0 if is_start else number)
            cutter.take(f"{record.record_id} {record.headers.get('WARC-Target-URI', '')}\n".encode())
            length = 0
            for part in warc.contents(record):
                cutter.take(part)
                length += len(part)
            yield from cutter.end()
            if not warc.is_whole(record, length):
                raise errors.broken_archive(source.name, "a record is cut off")
    except DAMAGE as error:
        raise errors.broken_archive(source.name, " ".join(str(error).split())[:200]) from error
    finally:
        yield from cutter.rest()


def _begins(source: Source, offset: int, record_id: str | None) -> bool:
    """Return whether a record can be read from an offset on; not so where all of an archive is packed as one."""
    try:
        with opened(source.path) as file:
            file.seek(offset)
            return next((record.record_id for record in warc.records(file)), None) == record_id
    except (*DAMAGE, HeadwaterError):
        return False


_CUTS = {Kind.DOCUMENT: _document, Kind.ROWS: _rows, Kind.PARQUET: _parquet, Kind.WARC: _warc}
