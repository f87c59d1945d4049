"""Reports gathered from what a user names: each once, and what could not be read kept beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.engine.addresses import split_named
from headwater.ingest import Limits, Refused, mark_recurring, read_all, read_given
from headwater.model import Report

if TYPE_CHECKING:
    from headwater.ingest.fetch.following import Follower


@dataclass(frozen=True, slots=True)
class Collected:
    """What was read.

    Attributes:
        reports: The reports, each once, in the order they were met; lines that recur within one outlet are no body.
        refused: What could not be read, and why.
        repeated: `(name, name of the first)` of reports that had been met before.
    """

    reports: tuple[Report, ...]
    refused: tuple[Refused, ...]
    repeated: tuple[tuple[str, str], ...]

    @property
    def foreign(self) -> tuple[Report, ...]:
        """The reports in another language than English, which are kept and shown and not traced."""
        return tuple(report for report in self.reports if report.is_foreign)


def collect(
    paths: Sequence[str | Path],
    *,
    limits: Limits | None = None,
    apart: bool = False,
    follower: "Follower | None" = None,
) -> Collected:
    """Read files, folders, JSON Lines, standard input ("-") and addresses; what cannot be read stops nothing.

    Args:
        paths: What the user named.
        limits: Bounds on reading; the defaults where none are given.
        apart: Read in worker processes, as `headwater.ingest.read_all` does.
        follower: What follows addresses; they are refused where none is given.
    """
    (collected,) = _some(_items(paths, limits or Limits(), apart, follower), None)
    return collected


def collect_some(
    paths: Sequence[str | Path], *, limits: Limits | None = None, apart: bool = False, most: int | None
) -> Iterator[Collected]:
    """Read as `collect` does, and give some of it at a time, so that not all reports are in memory.

    Args:
        paths: What the user named.
        limits: Bounds on reading; the defaults where none are given.
        apart: Read in worker processes, as `headwater.ingest.read_all` does.
        most: How many reports and refusals to give at once; None for all.

    Yields:
        What was read; a report that was given before is among the repeated ones. The last one may be empty.
    """
    yield from _some(read_all(paths, limits=limits or Limits(), apart=apart), most)


def collect_given(files: Iterable[tuple[str, bytes]], *, limits: Limits, apart: bool = False) -> Collected:
    """Read files that were given as their names and bytes; whatever cannot be read stops nothing.

    Args:
        files: Name and content of each.
        limits: Bounds on reading.
        apart: Read in worker processes, as `headwater.ingest.read_all` does.
    """
    (collected,) = _some(read_given(files, limits=limits, apart=apart), None)
    return collected


def _some(items: Iterable[Report | Refused], most: int | None) -> Iterator[Collected]:
    names: dict[str, str] = {}
    some: list[Report | Refused] = []
    repeated: list[tuple[str, str]] = []
    for item in items:
        if isinstance(item, Report) and item.id in names:
            repeated.append((item.name, names[item.id]))
            continue
        if isinstance(item, Report):
            names[item.id] = item.name
        some.append(item)
        if len(some) == most:
            yield _collected(some, repeated)
            some, repeated = [], []
    yield _collected(some, repeated)


def _collected(items: Sequence[Report | Refused], repeated: Sequence[tuple[str, str]]) -> Collected:
    reports = mark_recurring([item for item in items if isinstance(item, Report)])
    return Collected(tuple(reports), tuple(item for item in items if isinstance(item, Refused)), tuple(repeated))


def _items(
    paths: Sequence[str | Path], limits: Limits, apart: bool, follower: "Follower | None"
) -> Iterator[Report | Refused]:
    if follower is None:
        yield from read_all(paths, limits=limits, apart=apart)
        return
    files, addresses = split_named(paths, limits)
    yield from read_all(files, limits=limits, apart=apart)
    for address in addresses:
        for item in follower.follow(address):
            if isinstance(item, Refused):
                yield item
            elif item.error is not None:
                yield Refused(item.visits[0].url, item.error)
            else:
                yield from item.reports or ()
