"""Whatever a user names into reports; what cannot be read is told, and stops nothing."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from headwater.ingest.limits import Limits
from headwater.ingest.pieces import Piece, Refused, Understood
from headwater.ingest.readers import understand
from headwater.ingest.recurring import mark_recurring
from headwater.ingest.sources import STDIN, pieces_of, pieces_of_bytes, pieces_of_named, told
from headwater.ingest.workers import understand_apart
from headwater.model import Report

DEFAULTS = Limits()


def read(
    source: str | Path | bytes, *, name: str | None = None, url: str | None = None, limits: Limits = DEFAULTS
) -> list[Report]:
    """Return the reports of one file: a page, a text, a mail, an archive, a feed, rows; docs/formats.md lists them all.

    Args:
        source: A path, or the bytes of a file.
        name: What to call it; the file's name where none is given.
        url: Where the bytes were fetched, if that is known.
        limits: Bounds on what is read.

    Raises:
        HeadwaterError: It cannot be read; where it may hold many reports, only where none of them could be.
    """
    if isinstance(source, bytes):
        called = name or STDIN
        pieces = pieces_of_bytes(source, called, limits, url=url)
    else:
        called = name or Path(source).name
        pieces = pieces_of_named(source, called, limits)
    return mark_recurring(reports_in(_here(told(pieces, called, called), limits)))


def reports_in(found: Iterable[Understood]) -> list[Report]:
    """Return the reports among what was read.

    Raises:
        HeadwaterError: There is none; what the first refusal says.
    """
    items = [item for understood in found for item in understood.items]
    reports = [item for item in items if isinstance(item, Report)]
    refused = next((item for item in items if isinstance(item, Refused)), None)
    if refused is not None and not reports:
        raise refused.error
    return reports


def read_all(
    paths: Iterable[str | Path], *, limits: Limits = DEFAULTS, apart: bool = False
) -> Iterator[Report | Refused]:
    """Yield the reports of files, folders, archives, rows and standard input ("-"), in order.

    Bad input stops nothing: what cannot be read is yielded as `Refused` with its error, and the rest is read.

    Args:
        paths: What the user named; a folder is searched in the order of its paths, hidden files left out.
        limits: Bounds on what is read.
        apart: Read in worker processes, each with bounds of time and memory, as soon as there is more than a little to
            read; the reports and their order are the same. A script that asks for it must have its calls under
            `if __name__ == "__main__":`, as Python starts those processes by loading it once more.
    """
    with closing(understand_all(paths, limits=limits, apart=apart)) as found:
        for understood in found:
            yield from understood.items


def read_given(
    files: Iterable[tuple[str, bytes]], *, limits: Limits = DEFAULTS, apart: bool = False
) -> Iterator[Report | Refused]:
    """Yield the reports of files that were given as their names and bytes, as `read_all` does of paths.

    Args:
        files: Name and content of each.
        limits: Bounds on what is read.
        apart: Read in worker processes, as `read_all` does.
    """
    pieces = (piece for name, data in files for piece in told(pieces_of_bytes(data, name, limits), name, name))
    with closing(_understood(pieces, limits, apart=apart)) as found:
        for understood in found:
            yield from understood.items


def understand_all(
    paths: Iterable[str | Path], *, limits: Limits = DEFAULTS, apart: bool = False
) -> Generator[Understood, None, None]:
    """Yield what `read_all` yields, piece by piece, each with the kind of thing that it was found to be."""
    return _understood(pieces_of(paths, limits), limits, apart=apart)


def _understood(pieces: Iterable[Piece | Refused], limits: Limits, *, apart: bool) -> Generator[Understood, None, None]:
    return understand_apart(pieces, limits) if apart else _here(pieces, limits)


def _here(pieces: Iterable[Piece | Refused], limits: Limits) -> Generator[Understood, None, None]:
    for piece in pieces:
        yield Understood(None, (piece,)) if isinstance(piece, Refused) else understand(piece, limits)
