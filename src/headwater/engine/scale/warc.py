"""Records of web archives (WARC 1.0 and 1.1, ISO 28500) that hold pages or texts, read within bounds."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from headwater.engine.scale import errors
from headwater.ingest import Limits, refusals

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

PAGES = ("text/html", "application/xhtml+xml")
TEXT = "text/plain"
OK = 200
STEP = 1 << 16  # bytes read at once
HTTP = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page or text of an archive.

    Attributes:
        url: Where it was fetched; None where the archive does not say.
        data: Its bytes, unpacked.
        is_text: Whether it is plain text.
    """

    url: str | None
    data: bytes
    is_text: bool


def records(file: IO[bytes]) -> "ArchiveIterator":
    """Return the records of an archive that can hold a page: responses, resources, and texts made of them.

    Args:
        file: The archive, at the beginning of a record; plain, gzip or zstd.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    return ArchiveIterator(file, record_types=kinds, parse_http=False)


def address_of(record: "WarcRecord") -> str | None:
    """Return where a record was fetched; None where the archive does not say."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<>") or None


def contents(record: "WarcRecord") -> Iterator[bytes]:
    """Yield what a record holds, in parts."""
    while part := record.reader.read(STEP):
        yield part


def is_whole(record: "WarcRecord", length: int) -> bool:
    """Return whether a record holds as much as it says; the reader of archives passes over one that is cut off."""
    return record.headers.get("Content-Length") == str(length)


def page_of(record: "WarcRecord", name: str, limits: Limits) -> Page | None:
    """Return the page of a record; None where it holds something else, such as a picture or a redirection.

    Raises:
        Quarantine: It is larger than one report may be, or damaged.
    """
    data: bytes = record.reader.read(limits.max_file_bytes + 1)
    is_large = len(data) > limits.max_file_bytes
    if not is_large and not is_whole(record, len(data)):
        raise errors.broken_archive(name, "a record is cut off")
    kind = _media_type(record.headers.get("Content-Type"))
    if kind == "application/http":
        try:
            kind, data = _answer(data, limits.max_file_bytes + 1)
        except OSError as error:
            raise errors.broken_archive(name, str(error)) from error
    if kind not in (*PAGES, TEXT):
        return None
    if is_large or len(data) > limits.max_file_bytes:
        raise refusals.too_large(name, limits.max_file_mb)
    return Page(address_of(record), data, kind == TEXT)


def _answer(data: bytes, most: int) -> tuple[str, bytes]:
    """Return the media type and the body of a server's answer, chunks and packing undone; "" where it is no page.

    The answer is read as an archive of its own: one that is damaged, or unpacks without end, harms no other record.
    """
    from fastwarc.warc import ArchiveIterator

    for record in ArchiveIterator(io.BytesIO(HTTP % len(data) + data), parse_http=True, auto_decode="all"):
        headers = record.http_headers
        if headers is None or headers.status_code != OK:
            return "", b""
        kind = _media_type(headers.get("Content-Type"))
        return kind, record.reader.read(most) if kind in (*PAGES, TEXT) else b""
    return "", b""


def _media_type(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()
