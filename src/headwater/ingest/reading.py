"""Files, folders, JSON Lines and standard input into reports; what cannot be read is told, and stops nothing."""

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from headwater.ingest import refusals
from headwater.ingest.decode import decode
from headwater.ingest.files import GZIP, Bounded, Joined, files_below, open_file, read_bytes, unpack
from headwater.ingest.kinds import begins_as_rows, is_page, names_json, names_rows
from headwater.ingest.limits import Limits
from headwater.ingest.page import read_page
from headwater.ingest.rows import Refused, json_as_rows, read_rows
from headwater.ingest.text import read_text
from headwater.model import HeadwaterError, Report

STDIN = "-"
ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
DEFAULTS = Limits()

Items = Iterator[Report | Refused]


def read(source: str | Path | bytes, *, name: str | None = None, limits: Limits = DEFAULTS) -> list[Report]:
    """Return the reports of one file: a page, a text, or JSON Lines; each of them may be gzipped.

    Args:
        source: A path, or the bytes of a file.
        name: What to call it; the file's name where none is given.
        limits: Bounds on what is read.

    Raises:
        HeadwaterError: It cannot be read; for JSON Lines, only where no row could be.
    """
    called = name or (STDIN if isinstance(source, bytes) else Path(source).name)
    items = _of_bytes(source, called, limits) if isinstance(source, bytes) else _of_named(source, called, limits)
    found = list(_told(items, called, called))
    reports = [item for item in found if isinstance(item, Report)]
    refused = next((item for item in found if isinstance(item, Refused)), None)
    if refused is not None and not reports:
        raise refused.error
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
            yield from _told(_of_stdin(limits), STDIN, STDIN)
        elif os.path.isdir(path):
            yield from _told(_of_folder(Path(path), limits), str(path), str(path))
        else:
            yield from _told(_of_named(path, Path(path).name, limits), Path(path).name, str(path))


def read_given(data: bytes, *, name: str, limits: Limits = DEFAULTS) -> Iterator[Report | Refused]:
    """Yield the reports of a file that was given as its bytes; what cannot be read as `Refused` with its error.

    Args:
        data: The bytes of the file.
        name: What it is called.
        limits: Bounds on what is read.
    """
    yield from _told(_of_bytes(data, name, limits), name, name)


def _told(items: Items, name: str, where: str) -> Items:
    """Yield items; an error that ends them is yielded as the last one, and so is that there is none.

    Args:
        items: Reports and refusals of one thing.
        name: What its reports are called.
        where: What it is called where it is refused, so that it can be found.
    """
    count = 0
    try:
        for item in items:
            count += 1
            is_row = isinstance(item, Refused) and item.name.startswith(name)
            yield replace(item, name=where + item.name.removeprefix(name)) if is_row else item
    except HeadwaterError as error:
        yield Refused(where, error)
    else:
        if not count:
            yield Refused(where, refusals.empty(name))


def _of_folder(folder: Path, limits: Limits) -> Items:
    for path in files_below(folder, limits):
        name = path.relative_to(folder).as_posix()
        yield from _told(_of_file(path, name, limits), name, str(path))


def _of_named(path: str | Path, name: str, limits: Limits) -> Items:
    if not str(path):
        raise refusals.missing("''")
    if ADDRESS.match(str(path)):
        raise refusals.an_address(str(path))
    yield from _of_file(Path(path), name, limits)


def _of_file(path: Path, name: str, limits: Limits) -> Items:
    if not names_rows(path.name):
        yield from _of_unpacked(read_bytes(path, limits), name, limits)
        return
    with open_file(path) as file:
        is_packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        if not is_packed:
            yield from read_rows(file, name, limits)
            return
        try:
            with gzip.open(file) as rows:
                yield from read_rows(Bounded(rows, name, limits), name, limits)
        except (OSError, EOFError, zlib.error) as error:
            raise refusals.broken_gzip(name) from error


def _of_stdin(limits: Limits) -> Items:
    head = sys.stdin.buffer.read(limits.max_file_bytes + 1)
    if begins_as_rows(head):  # there may be more of them than one report may have bytes
        yield from read_rows(Joined(head, sys.stdin.buffer), STDIN, limits)
    else:
        yield from _of_bytes(head, STDIN, limits)


def _of_bytes(data: bytes, name: str, limits: Limits) -> Items:
    if begins_as_rows(data):
        yield from read_rows(io.BytesIO(data), name, limits)
    else:
        yield from _of_unpacked(unpack(data, name, limits), name, limits)


def _of_unpacked(data: bytes, name: str, limits: Limits) -> Items:
    if names_json(name) and not begins_as_rows(data):
        data = json_as_rows(data, name)
    if names_rows(name) or begins_as_rows(data):
        yield from read_rows(io.BytesIO(data), name, limits)
        return
    if len(data) > limits.max_file_bytes:  # unpacked, it may hold more rows than one report may have bytes
        raise refusals.too_large(name, limits.max_file_mb)
    text = decode(data, name).text
    if is_page(text, name):
        yield read_page(text, name=name, limits=limits)
    else:
        yield read_text(text, name=name)
