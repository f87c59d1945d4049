"""Reports gathered from what a user names: each once, and what could not be read kept beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.engine.addresses import split_named
from headwater.ingest import Limits, Refused, is_foreign, read_all
from headwater.model import Report

if TYPE_CHECKING:
    from headwater.ingest.fetch.following import Follower


@dataclass(frozen=True, slots=True)
class Collected:
    """What was read.

    Attributes:
        reports: The reports, each once, in the order they were met.
        refused: What could not be read, and why.
        repeated: `(name, name of the first)` of reports that had been met before.
    """

    reports: tuple[Report, ...]
    refused: tuple[Refused, ...]
    repeated: tuple[tuple[str, str], ...]

    @property
    def foreign(self) -> tuple[Report, ...]:
        """The reports that do not look like English, whose claims and sources are hardly found."""
        return tuple(report for report in self.reports if is_foreign(report.text))


def collect(
    paths: Sequence[str | Path], *, limits: Limits | None = None, follower: "Follower | None" = None
) -> Collected:
    """Read files, folders, JSON Lines, standard input ("-") and addresses; what cannot be read stops nothing.

    Args:
        paths: What the user named.
        limits: Bounds on reading; the defaults where none are given.
        follower: What follows addresses; they are refused where none is given.
    """
    reports: dict[str, Report] = {}
    refused: list[Refused] = []
    repeated: list[tuple[str, str]] = []
    for item in _items(paths, limits or Limits(), follower):
        if isinstance(item, Refused):
            refused.append(item)
        elif item.id in reports:
            repeated.append((item.name, reports[item.id].name))
        else:
            reports[item.id] = item
    return Collected(tuple(reports.values()), tuple(refused), tuple(repeated))


def _items(paths: Sequence[str | Path], limits: Limits, follower: "Follower | None") -> Iterator[Report | Refused]:
    if follower is None:
        yield from read_all(paths, limits=limits)
        return
    files, addresses = split_named(paths, limits)
    yield from read_all(files, limits=limits)
    for address in addresses:
        for item in follower.follow(address):
            if isinstance(item, Refused):
                yield item
            elif item.error is not None:
                yield Refused(item.visits[0].url, item.error)
            else:
                yield from item.reports or ()
