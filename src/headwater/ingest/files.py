"""Paths into bytes: bounded reads, bounded unpacking, folders in a fixed order."""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from headwater.ingest import refusals
from headwater.ingest.limits import Limits
from headwater.ingest.packing import packing_of, unpack_as

# Beside reports a saved page or a collection holds these; a folder is searched without them, a path given is read.
NO_REPORT = re.compile(
    r"\.(?:css|m?js|map|json5|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|md|py)$", re.IGNORECASE
)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file, unpacked where it is packed; never reads more than the limits allow.

    Raises:
        Quarantine: It is too large, packed or unpacked, or damaged.
        Retry: The system does not let it be read.
        Usage: It is no file.
    """
    with open_file(path) as file:
        if os.fstat(file.fileno()).st_size > limits.max_file_bytes:
            raise refusals.too_large(str(path), limits.max_file_mb)
        return unpack(file.read(limits.max_file_bytes + 1), str(path), limits)


def open_file(path: Path) -> IO[bytes]:
    """Open a regular file for reading bytes.

    Raises:
        Retry: The system does not let it be opened.
        Usage: Nothing is there, or a folder, or a device.
    """
    try:
        if not path.exists():
            raise refusals.missing(str(path))
        if path.is_dir():
            raise refusals.a_folder(str(path))
        if not path.is_file():
            raise refusals.not_a_file(str(path))
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise refusals.unreadable(str(path), getattr(error, "strerror", None) or str(error)) from error


def unpack(data: bytes, name: str, limits: Limits) -> bytes:
    """Return bytes, unpacked where they are packed with gzip, zstd or brotli.

    Raises:
        Quarantine: They are too many, packed or unpacked, or damaged.
    """
    if len(data) > limits.max_file_bytes:
        raise refusals.too_large(name, limits.max_file_mb)
    return unpack_as(packing_of(data, name), data, name, limits)


class Lines(Protocol):
    """Anything that gives bytes line by line."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first `size` bytes."""


class Bounded:
    """Lines of a packed file, as far as it may unpack."""

    def __init__(self, lines: Lines, name: str, limits: Limits) -> None:
        self._lines, self._name, self._limits, self._count = lines, name, limits, 0

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first `size` bytes.

        Raises:
            Quarantine: It unpacks to more than the limits allow.
        """
        line = self._lines.readline(size)
        self._count += len(line)
        if self._count > self._limits.max_unpacked_bytes:
            raise refusals.unpacks_too_large(self._name, self._limits.max_unpacked_mb)
        return line


class Joined:
    """Lines of some bytes that were read already, and then those of the rest."""

    def __init__(self, head: bytes, rest: Lines) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first `size` bytes."""
        line = self._head.readline(size)
        is_whole = line.endswith(b"\n") or len(line) == size
        return line if is_whole else line + self._rest.readline(size - len(line))


def files_below(folder: Path, limits: Limits) -> Iterator[Path]:
    """Yield the files of a folder and the folders in it, sorted by path; hidden ones and parts of pages are left out.

    Raises:
        Quarantine: There are more than `limits.max_files`.
        Usage: There is none.
    """
    count = 0
    for path in _walk(folder):
        count += 1
        if count > limits.max_files:
            raise refusals.too_many_files(str(folder), limits.max_files)
        yield path
    if not count:
        raise refusals.empty_folder(str(folder))


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder, onerror=_cannot_list):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and NO_REPORT.search(name) is None:
                yield Path(where, name)


def _cannot_list(error: OSError) -> None:
    raise refusals.unreadable(str(error.filename), error.strerror or str(error)) from error
