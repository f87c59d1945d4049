"""Pieces of input into reports and refusals."""

import io
import itertools
from collections.abc import Iterator
from typing import IO

from headwater.engine.scale import errors, rows, warc
from headwater.engine.scale.opening import opened
from headwater.engine.scale.pieces import Kind, Piece
from headwater.ingest import Limits, Refused, read, read_page, read_text, refusals
from headwater.ingest.decode import decode
from headwater.ingest.facts import Facts
from headwater.ingest.kinds import begins_as_rows, names_json
from headwater.ingest.rows import json_as_rows, read_row, read_rows
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
    if names_json(piece.name) and not begins_as_rows(data):
        for item in read_rows(io.BytesIO(json_as_rows(data, piece.name)), piece.name, limits):
            yield Refused(piece.path, item.error) if isinstance(item, Refused) else item
        return
    yield from read(data, name=piece.name, limits=limits)


def _rows(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    file.seek(piece.offset)
    with rows.lines_of(file, piece.name, limits) as lines:
        wanted = itertools.islice(rows.read_lines(lines, limits), piece.skip, piece.skip + piece.count)
        for number, (line, _) in enumerate(wanted, piece.first):
            if line is None:
                where = f"{piece.path}:{number}"
                yield Refused(where, refusals.long_row(f"{piece.name}:{number}", limits.max_line_mb))
            elif line.strip():
                yield _row(line, piece, number, limits)


def _parquet(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    found = rows.open_parquet(file, piece.name, limits)
    for number, row in enumerate(rows.read_parquet(found, piece.name, piece.skip, piece.count), piece.first):
        yield _row(row, piece, number, limits)


def _row(row: bytes, piece: Piece, number: int, limits: Limits) -> Report | Refused:
    try:
        return read_row(row, f"{piece.name}:{number}", limits)
    except HeadwaterError as error:
        return Refused(f"{piece.path}:{number}", error)


def _warc(file: IO[bytes], piece: Piece, limits: Limits) -> Items:
    file.seek(piece.offset)
    try:
        for record in itertools.islice(warc.records(file), piece.skip, piece.skip + piece.count):
            name = warc.address_of(record) or f"{piece.name} {record.record_id}"
            try:
                page = warc.page_of(record, name, limits)
                yield None if page is None else _page(page, name, limits)
            except HeadwaterError as error:
                yield Refused(f"{piece.path} {name}", error)
    except OSError as error:
        raise errors.broken_archive(piece.name, " ".join(str(error).split())[:200]) from error


def _page(page: warc.Page, name: str, limits: Limits) -> Report:
    text = decode(page.data, name).text
    if page.is_text:
        return read_text(text, name=name, given=Facts(url=page.url))
    return read_page(text, name=name, url=page.url, limits=limits)


_READERS = {Kind.DOCUMENT: _document, Kind.ROWS: _rows, Kind.PARQUET: _parquet, Kind.WARC: _warc}
