"""Files, folders, JSON Lines and standard input into reports; what cannot be read is told, and stops nothing."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from headwater.ingest import refusals
from headwater.ingest.decode import decode
from headwater.ingest.files import GZIP, files_below, open_file, read_bytes, unpack
from headwater.ingest.kinds import begins_as_rows, is_page, names_rows
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.rows import Refused, read_rows
from headwater.ingest.text import read_text
from headwater.model import HeadwaterError, Report

STDIN = "-"
DEFAULTS = Limits()


def read(source: str | Path | bytes, *, name: str | None = None, limits: Limits = DEFAULTS) -> list[Report]:
    """Return the reports of one file: a page, a text, or JSON Lines; each of them may be gzipped.

    Args:
        source: A path, or the bytes of a file.
        name: What to call it; the file's name where none is given.
        limits: Bounds on what is read.

    Raises:
        HeadwaterError: It cannot be read; for JSON Lines, only where no row could be.
    """
    if isinstance(source, bytes):
        found = list(_of_bytes(source, name or STDIN, limits))
    else:
        path = Path(source)
        found = list(_of_file(path, name or path.name, limits))
    reports = [item for item in found if isinstance(item, Report)]
    for item in found:
        if isinstance(item, Refused) and not reports:
            raise item.error
    if not reports:
        raise refusals.empty(name or str(source if not isinstance(source, bytes) else STDIN))
    return reports


def read_all(paths: Iterable[str | Path], *, limits: Limits = DEFAULTS) -> Iterator[Report | Refused]:
    """Yield the reports of files, folders, JSON Lines and standard input ("-"), in order.

    Bad input stops nothing: what cannot be read is yielded as `Refused` with its error, and the rest is read.

    Args:
        paths: What the user named; a folder is searched in the order of its paths, hidden files left out.
        limits: Bounds on what is read.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _told(_of_stdin(limits), STDIN)
        elif Path(path).is_dir():
            yield from _of_folder(Path(path), limits)
        else:
            yield from _told(_of_file(Path(path), Path(path).name, limits), str(path))


def _told(items: Iterator[Report | Refused], name: str) -> Iterator[Report | Refused]:
    """Yield items; an error that ends them is yielded as the last one."""
    count = 0
    try:
        for item in items:
            count += 1
            yield item
    except HeadwaterError as error:
        yield Refused(name, error)
    else:
        if not count:
            yield Refused(name, refusals.empty(name))


def _of_folder(folder: Path, limits: Limits) -> Iterator[Report | Refused]:
    try:
        for path in files_below(folder, limits):
            yield from _told(_of_file(path, path.relative_to(folder).as_posix(), limits), str(path))
    except HeadwaterError as error:
        yield Refused(str(folder), error)


def _of_file(path: Path, name: str, limits: Limits) -> Iterator[Report | Refused]:
    if not names_rows(path.name):
        yield from _of_unpacked(read_bytes(path, limits), name, limits)
        return
    with open_file(path) as file:
        is_packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        rows = gzip.open(file) if is_packed else file  # noqa: SIM115  closed with the file below it
        try:
            yield from read_rows(cast("IO[bytes]", rows), name, limits)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise refusals.broken_gzip(name) from error


def _of_stdin(limits: Limits) -> Iterator[Report | Refused]:
    head = sys.stdin.buffer.read(limits.max_file_bytes + 1)
    yield from _of_bytes(head, STDIN, limits)


def _of_bytes(data: bytes, name: str, limits: Limits) -> Iterator[Report | Refused]:
    yield from _of_unpacked(unpack(data, name, limits), name, limits)


def _of_unpacked(data: bytes, name: str, limits: Limits) -> Iterator[Report | Refused]:
    if names_rows(name) or begins_as_rows(data):
        yield from read_rows(io.BytesIO(data), name, limits)
        return
    text = decode(data, name).text
    if is_page(text, name):
        yield read_page(text, name=name, limits=limits)
    else:
        yield read_text(text, name=name)
