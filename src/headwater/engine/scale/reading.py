"""Pieces of input into reports and refusals, read as `headwater.ingest` reads them."""

import itertools
from collections.abc import Iterator
from typing import IO

from headwater.engine.scale import errors, rows, warc
from headwater.engine.scale.opening import opened
from headwater.engine.scale.pieces import Kind, Piece
from headwater.ingest import Limits, Refused, pieces, read_given, refusals
from headwater.ingest.formats.warc import DAMAGE, Archive, record_piece
from headwater.ingest.kinds import Kind as Held
from headwater.ingest.readers import understand
from headwater.model import HeadwaterError, Report

Items = Iterator[Report | Refused | None]
"""Reports, what could not be read, and None for a record that holds no page."""


def read_piece(piece: Piece, limits: Limits) -> Items:
    """Yield the reports of a piece; what is wrong with one of them is yielded in its place, and stops nothing."""
    try:
        with opened(piece.path) as file:
            yield from _READERS[piece.kind](file, piece, limits)
    except HeadwaterError as error:
        yield Refused(piece.path, error)


def _document(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    data = file.read(limits.max_file_bytes + 1)
    if len(data) > limits.max_file_bytes:
        raise refusals.too_large(piece.name, limits.max_file_mb)
    for item in read_given([(piece.name, data)], limits=limits):
        # What stands behind the name tells the place in the file: a row, a page of an archive.
        yield (
            Refused(piece.path + item.name.removeprefix(piece.name), item.error) if isinstance(item, Refused) else item
        )


def _rows(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    file.seek(piece.offset)
    with rows.lines_of(file, piece.name, limits) as lines:
        wanted = itertools.islice(rows.read_lines(lines, limits), piece.skip, piece.skip + piece.count)
        for number, (line, _) in enumerate(wanted, piece.first):
            if line is None:
                where = f"{piece.path}:{number}"
                yield Refused(where, refusals.long_row(f"{piece.name}:{number}", limits.max_line_mb))
            elif line.strip():
                yield from _row(line, piece, number, limits)


def _parquet(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    found = rows.open_parquet(file, piece.name, limits)
    for number, row in enumerate(rows.read_parquet(found, piece.name, piece.skip, piece.count), piece.first):
        yield from _row(row, piece, number, limits)


def _row(row: bytes, piece: Piece, number: int, limits: Limits) -> Items:
    label = f":{number}"
    yield from understand(pieces.Piece(piece.name + label, row, Held.ROW, piece.path + label), limits).items


def _warc(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    archive = Archive(file, piece.name, piece.path, size=0)
    file.seek(piece.offset)
    try:
        found = itertools.islice(warc.records(file, parsed=True), piece.skip, piece.skip + piece.count)
        for number, record in enumerate(found, piece.first):
            page = record_piece(record, archive, number, limits)
            yield from understand(page, limits).items if isinstance(page, pieces.Piece) else [page]
    except DAMAGE as error:
        raise errors.broken_archive(piece.name, " ".join(str(error).split())[:200]) from error


_READERS = {Kind.DOCUMENT: _document, Kind.ROWS: _rows, Kind.PARQUET: _parquet, Kind.WARC: _warc}
