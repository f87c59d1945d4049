"""Records of web archives (WARC 1.0 and 1.1, ISO 28500) that can hold a page, from any of them on."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord

STEP = 1 << 16  # bytes read at once


def records(file: IO[bytes], *, parsed: bool = False) -> "ArchiveIterator":
    """Return the records of an archive that can hold a page: responses, resources, and texts made of them.

    Args:
        file: The archive, at the beginning of a record; plain, gzip or zstd.
        parsed: Take the headers of a server's answer from what is left to read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    return ArchiveIterator(file, record_types=kinds, parse_http=parsed)


def contents(record: "WarcRecord") -> Iterator[bytes]:
    """Yield what a record holds, in parts."""
    while part := record.reader.read(STEP):
        yield part


def is_whole(record: "WarcRecord", length: int) -> bool:
    """Return whether a record holds as much as it says; the reader of archives passes over one that is cut off."""
    return record.headers.get("Content-Length") == str(length)
