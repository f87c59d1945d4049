"""Reports traced for a command, with a bar where it takes a while and somebody is watching."""

from contextlib import nullcontext
from typing import TYPE_CHECKING

from headwater.cli.output import progress_bar
from headwater.engine import trace

if TYPE_CHECKING:
    from headwater.model import Report, Trace

MANY = 20  # reports; fewer are read before a bar would be looked at


def traced(reports: "tuple[Report, ...]") -> "Trace":
    """Trace reports as `headwater.engine.trace` does.

    Raises:
        HeadwaterError: A model file is missing or is not the one it should be.
    """
    with progress_bar() if len(reports) >= MANY else nullcontext() as progress:
        return trace(reports, progress=progress)
