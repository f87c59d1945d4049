"""Reports read for a command: what was refused is told at once, and decides how the call ends."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from headwater.cli.output import say
from headwater.cli.status import DONE, FAILED, SOME_REFUSED, WRONG_USAGE
from headwater.engine.addresses import split_named
from headwater.engine.collect import Collected, collect, collect_some
from headwater.engine.settings import Settings
from headwater.ingest import Refused
from headwater.model import Usage
from headwater.present.words import untraced

if TYPE_CHECKING:
    from headwater.ingest.fetch.following import Follower

AT_A_TIME = 500  # reports that are kept in one step


def read_reports(paths: Sequence[str], settings: Settings) -> Collected:
    """Read what a user named, and tell what was refused, met twice, or is not in English."""
    _, addresses = split_named(paths, settings.limits)
    collected = collect(paths, limits=settings.limits, apart=True, follower=_follower(settings) if addresses else None)
    _tell(collected)
    return collected


def read_some(paths: Sequence[str], settings: Settings) -> Iterator[Collected]:
    """Read files that a user named, some at a time, and tell as `read_reports` does."""
    for collected in collect_some(paths, limits=settings.limits, apart=True, most=AT_A_TIME):
        _tell(collected)
        yield collected


def _tell(collected: Collected) -> None:
    for refused in collected.refused:
        say(str(refused.error))
    for name, first in collected.repeated:
        say(f"{name} is the same report as {first}; it counts once")
    for report in collected.foreign:
        say(untraced(report))


def _follower(settings: Settings) -> "Follower":
    from headwater.engine.gather import follower_of

    return follower_of(settings)


def status_of(reports: int, refused: Sequence[Refused]) -> int:
    """Return the exit status of a call that read so many reports, could not read others, and did all it could."""
    if not refused:
        return DONE
    if reports:
        return SOME_REFUSED
    return WRONG_USAGE if all(isinstance(one.error, Usage) for one in refused) else FAILED
