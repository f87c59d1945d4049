"""Web archives (WARC, ISO 28500): every page that was fetched whole is a piece."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from headwater.ingest import refusals
from headwater.ingest.addresses import without_secrets
from headwater.ingest.kinds import Kind, kind_of
from headwater.ingest.limits import Limits
from headwater.ingest.packing import GZIP, unpack_as
from headwater.ingest.pieces import Piece, Refused
from headwater.model import HeadwaterError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

FETCHED = 200  # the status of a page that was there
TEXTS = ("", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/octet-stream")
NO_REPORT = (
    Kind.ZIP,
    Kind.WARC,
    Kind.SITEMAP,
    Kind.FEED,
    Kind.JSON,
    Kind.JSON_FEED,
    Kind.ROWS,
)  # beside pages in a crawl
MAX_FAULTS = 100  # damaged places of one archive that are stepped over
STARTS = (GZIP + b"\x08", b"WARC/1.")  # of a packed and of a plain record
STEP = 1 << 20
DAMAGE = (OSError, ValueError, OverflowError, MemoryError)  # what the reader of archives raises on damage


@dataclass(frozen=True, slots=True)
class Archive:
    """A web archive that is read.

    Attributes:
        file: Its bytes.
        name: What it is called in the names of its reports.
        where: What it is called where something is refused.
        size: How many bytes it has.
        can_seek: Whether it can be read again from any place; one that is packed cannot without unpacking it anew.
    """

    file: IO[bytes]
    name: str
    where: str
    size: int
    can_seek: bool = True


def warc_pieces(archive: Archive, limits: Limits) -> Iterator[Piece | Refused]:
    """Yield the pages of a web archive in its order, and what is damaged; stops nothing but at the limits.

    Args:
        archive: What is read.
        limits: Bounds on the number of records, the length of each, and what the archive may unpack to.
    """
    count = unpacked = 0
    for found in _records(archive):
        if isinstance(found, Refused):
            yield found
            continue
        count, unpacked = count + 1, unpacked + found.content_length
        if count > limits.max_records:
            yield Refused(archive.where, refusals.too_many_records(archive.name, limits.max_records))
            return
        if unpacked > limits.max_unpacked_bytes + limits.max_ratio * archive.size:
            yield Refused(archive.where, refusals.unpacks_too_far(archive.name, limits.max_ratio))
            return
        piece = record_piece(found, archive, count, limits)
        if piece is not None:
            yield piece


def _records(archive: Archive) -> "Iterator[WarcRecord | Refused]":
    """Yield the records; behind a damaged place reading goes on where the next record begins."""
    from fastwarc.warc import ArchiveIterator

    start, is_told = 0, False
    for _ in range(MAX_FAULTS):
        last = start
        try:
            for record in ArchiveIterator(archive.file, parse_http=True):
                last, is_told = start + record.stream_pos, False
                yield record
            return
        except DAMAGE as error:
            if not is_told:  # what seems to be the next record may be a part of the damaged one
                yield Refused(archive.where, refusals.broken_archive(archive.name, str(error)))
            is_told = True
        found = _next_record(archive, last + 1)
        if found is None:
            return
        start = found


def _next_record(archive: Archive, start: int) -> int | None:
    """Move to the next place where a record seems to begin, and return it; None where there is none."""
    if not archive.can_seek:
        return None
    archive.file.seek(start)
    overlap = b""
    while part := archive.file.read(STEP):
        places = [at for mark in STARTS if (at := (overlap + part).find(mark)) >= 0]
        if places:
            start += min(places) - len(overlap)
            archive.file.seek(start)
            return start
        overlap, start = (overlap + part)[-8:], start + len(part)
    return None


def record_piece(record: "WarcRecord", archive: Archive, number: int, limits: Limits) -> Piece | Refused | None:
    """Return the page in a record; None where the record is none, such as a picture or a request.

    Args:
        record: The record, the headers of a server's answer parsed.
        archive: Where it lies.
        number: Which one it is, from 1; it names one that has no address.
        limits: Bounds on its length.
    """
    if not _is_page(record):
        return None
    url = record.headers.get("WARC-Target-URI", "") or ""
    label = f":{without_secrets(url.strip('<>')) or number}"
    name, where = archive.name + label, archive.where + label
    try:
        data = _content(record, name, limits)
    except HeadwaterError as error:
        return Refused(where, error)
    except (OSError, ValueError) as error:
        return Refused(where, refusals.broken_archive(name, str(error)))
    kind = kind_of(data, name)
    return None if kind in NO_REPORT else Piece(name, data, kind, where, url.strip("<>") or None, _charset(record))


def _is_page(record: "WarcRecord") -> bool:
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.conversion:  # the text of a page, as common crawl gives it (WET)
        return str(record.headers.get("Content-Type", "")).startswith("text/plain")
    if record.record_type == WarcRecordType.resource:
        return str(record.headers.get("Content-Type", "")).split(";")[0].strip().lower() in TEXTS
    if record.record_type != WarcRecordType.response or record.http_headers is None:
        return False
    return record.http_headers.status_code == FETCHED and (record.http_content_type or "").lower() in TEXTS


def _content(record: "WarcRecord", name: str, limits: Limits) -> bytes:
    from fastwarc.stream_io import ChunkedReader

    headers, length = record.http_headers, record.content_length
    is_chunked = headers is not None and "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    reader = ChunkedReader(record.reader) if is_chunked else record.reader
    data = bytes(reader.read(limits.max_file_bytes + 1))
    if len(data) > limits.max_file_bytes:
        raise refusals.too_large(name, limits.max_file_mb)
    if not is_chunked and len(data) < length:
        raise refusals.broken_archive(name, "the record is cut off")
    for packing in reversed((headers.get("Content-Encoding") or "").lower().split(",") if headers is not None else []):
        data = unpack_as(packing.strip(), data, name, limits)
    return data


def _charset(record: "WarcRecord") -> str:
    with suppress(ValueError):
        return record.http_charset or ""
    return ""
