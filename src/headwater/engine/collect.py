"""Reports gathered from what a user names: each once, and what could not be read kept beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.ingest import Limits, Refused, read_all
from headwater.model import Report


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
        """The reports in another language than English, which are kept and shown and not traced."""
        return tuple(report for report in self.reports if report.is_foreign)


def collect(paths: Sequence[str | Path], *, limits: Limits | None = None) -> Collected:
    """Read files, folders, JSON Lines and standard input ("-"); whatever cannot be read stops nothing.

    Args:
        paths: What the user named.
        limits: Bounds on reading; the defaults where none are given.
    """
    reports: dict[str, Report] = {}
    refused: list[Refused] = []
    repeated: list[tuple[str, str]] = []
    for item in read_all(paths, limits=limits or Limits()):
        if isinstance(item, Refused):
            refused.append(item)
        elif item.id in reports:
            repeated.append((item.name, reports[item.id].name))
        else:
            reports[item.id] = item
    return Collected(tuple(reports.values()), tuple(refused), tuple(repeated))
