"""Reports added to a store and taken out of it, and what is left of the store traced again.

All reports of the store are traced anew whenever one comes or goes: simple, and right for the thousands of reports
that one process can trace; `docs/store.md` says so.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeAlias

from headwater.engine.collect import Collected
from headwater.model import Report, Trace, Usage
from headwater.store import Refusal, Store
from headwater.store.errors import Changed

Tracer: TypeAlias = Callable[[tuple[Report, ...]], Trace]
TRIES = 5  # each failure means that another process added something meanwhile


def keep(store: Store, reports: Iterable[Report], tracer: Tracer) -> tuple[str, ...]:
    """Keep reports, and trace the store again where any of its reports is in no story yet.

    The reports are kept before they are traced: should tracing stop halfway, the next call makes up for it.

    Args:
        store: Where to keep them.
        reports: What was read; those kept already stay as they are.
        tracer: What traces reports, such as `headwater.engine.trace`.

    Returns:
        Ids of the reports that were new.
    """
    new = store.add(reports)
    if store.waiting():
        trace_again(store, tracer)
    return new


def forget(store: Store, report_id: str, tracer: Tracer) -> Report:
    """Drop a report with everything that rests on it, and trace the others again.

    Returns:
        The report as it was.

    Raises:
        HeadwaterError: There is no such report.
    """
    dropped = store.forget(report_id)
    if store.waiting():
        trace_again(store, tracer)
    return dropped


def trace_again(store: Store, tracer: Tracer) -> Trace:
    """Trace all reports of a store and save what that gives; begins anew where another process adds or drops some.

    Returns:
        The trace as it was saved.

    Raises:
        Changed: Others went on adding or dropping reports all the time.
    """
    for _ in range(TRIES - 1):
        try:
            return store.save(tracer(store.reports()))
        except Changed:
            continue
    return store.save(tracer(store.reports()))


def set_aside(store: Store, collected: Collected, *, at: datetime) -> None:
    """Keep what could not be read and why; a mistake in the call, such as a missing file, is nothing to keep."""
    errors = [(refused.name, refused.error) for refused in collected.refused if not isinstance(refused.error, Usage)]
    store.refuse(Refusal(name, error.code, error.message, at) for name, error in errors)
