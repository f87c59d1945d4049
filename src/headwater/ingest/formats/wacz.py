"""WACZ: web archives in a zip file, as browsers' recorders write them (https://specs.webrecorder.net/wacz/)."""

import re
import zipfile
import zlib
from collections.abc import Iterator

from headwater.ingest import refusals
from headwater.ingest.formats.warc import Archive, warc_pieces
from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece, Refused

INSIDE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?$", re.I)


def wacz_pieces(archive: Archive, limits: Limits) -> Iterator[Piece | Refused]:
    """Yield the pages of the web archives in a zip file.

    Args:
        archive: The zip file.
        limits: Bounds on the number of its files and records, and on what they may unpack to.

    Raises:
        Quarantine: It is no whole zip file, or one without web archives.
    """
    for member in _members(archive, limits):
        label = f":{member.filename}"
        try:
            with zipfile.ZipFile(archive.file) as opened, opened.open(member) as file:
                inside = Archive(file, archive.name + label, archive.where + label, member.compress_size, False)
                yield from warc_pieces(inside, limits)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            RuntimeError,
            NotImplementedError,
            zlib.error,
            EOFError,
        ) as error:
            yield Refused(archive.where + label, refusals.broken_archive(archive.name + label, str(error)))


def _members(archive: Archive, limits: Limits) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(archive.file) as opened:
            members = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError) as error:
        raise refusals.broken_archive(archive.name, str(error)) from error
    if len(members) > limits.max_files:
        raise refusals.too_many_files(archive.name, limits.max_files)
    found = [member for member in members if INSIDE.match(member.filename)]
    if not found:
        raise refusals.binary(archive.name, "a ZIP archive or office document")
    return found
