"""What a user named, as files: folders, patterns and addresses of object stores listed in a fixed order."""

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.engine.scale import errors
from headwater.ingest import Limits, Refused, refusals
from headwater.ingest.files import files_below
from headwater.model import HeadwaterError

ADDRESS = re.compile(r"(\w+)://")
WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds reports.

    Attributes:
        path: Where it is: an absolute path, or an address that Daft opens.
        name: What its reports are called.
        size: Its bytes.
        changed: When it was changed last, in nanoseconds; 0 where its address does not say.
    """

    path: str
    name: str
    size: int
    changed: int


def list_sources(named: Sequence[str], limits: Limits) -> tuple[list[Source], list[Refused]]:
    """Return the files behind what a user named, each once and in order, and what names none."""
    found: dict[str, Source] = {}
    refused: list[Refused] = []
    for name in named:
        try:
            for source in _listed(name, limits):
                found.setdefault(source.path, source)
        except HeadwaterError as error:
            refused.append(Refused(name, error))
    return list(found.values()), refused


def _listed(name: str, limits: Limits) -> Iterator[Source]:
    address = ADDRESS.match(name)
    if address is not None:
        if address[1].lower() in WEB:
            raise refusals.an_address(name)
        yield from _of_address(name, limits)
    elif os.path.isdir(name):
        folder = Path(name)
        for path in files_below(folder, limits):
            yield _source(path, path.relative_to(folder).as_posix())
    elif os.path.exists(name):
        yield _source(Path(name), Path(name).name)
    else:
        yield from _of_pattern(name, limits)


def _of_pattern(pattern: str, limits: Limits) -> Iterator[Source]:
    paths = (path for path in glob.iglob(pattern, recursive=True) if os.path.isfile(path))
    found = sorted(_at_most(paths, pattern, limits))
    if not found:
        raise refusals.missing(pattern)
    for path in found:
        yield _source(Path(path), Path(path).name)


def _of_address(address: str, limits: Limits) -> Iterator[Source]:
    import daft
    from daft import exceptions

    pattern = f"{address}**" if address.endswith("/") else address
    try:
        listed = daft.from_glob_path(pattern).iter_rows()
        found = sorted((row["path"], row["size"] or 0) for row in _at_most(listed, address, limits))
    except (exceptions.DaftCoreException, OSError, ValueError) as error:
        raise errors.unlisted(address, " ".join(str(error).split())[:200]) from error
    if not found:
        raise refusals.missing(address)
    for path, size in found:
        yield Source(path, path.rpartition("/")[2], size, 0)


def _at_most(items: Iterable[object], name: str, limits: Limits) -> Iterator:  # type: ignore[type-arg]
    for count, item in enumerate(items, 1):
        if count > limits.max_files:
            raise refusals.too_many_files(name, limits.max_files)
        yield item


def _source(path: Path, name: str) -> Source:
    state = path.stat()
    return Source(os.path.abspath(path), name, state.st_size, state.st_mtime_ns)
