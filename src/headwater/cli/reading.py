"""Reports read for a command: what was refused is told at once, and decides how the call ends."""

from collections.abc import Sequence

from headwater.cli.output import say
from headwater.cli.status import DONE, FAILED, SOME_REFUSED, WRONG_USAGE
from headwater.engine.collect import Collected, collect
from headwater.engine.settings import Settings
from headwater.model import Usage


def read_reports(paths: Sequence[str], settings: Settings) -> Collected:
    """Read what a user named, and tell what was refused, met twice, or is not in English."""
    collected = collect(paths, limits=settings.limits)
    for refused in collected.refused:
        say(str(refused.error))
    for name, first in collected.repeated:
        say(f"{name} is the same report as {first}; it counts once")
    for report in collected.foreign:
        language = report.language.value if report.language is not None else "unknown"
        say(f"{report.name} is not in English (its language: {language}); it is kept and shown, not traced")
    return collected


def status_of(collected: Collected) -> int:
    """Return the exit status of a call that read reports and did all it could with them."""
    if not collected.refused:
        return DONE
    if collected.reports:
        return SOME_REFUSED
    only_usage = all(isinstance(refused.error, Usage) for refused in collected.refused)
    return WRONG_USAGE if only_usage else FAILED
