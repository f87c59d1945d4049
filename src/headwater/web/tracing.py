"""The stages as the site runs them: models loaded once, when the first work needs them; progress told."""

from collections.abc import Iterable
from functools import cache

from headwater.engine.desk import Desk
from headwater.engine.keep import catch_up, trace_touched
from headwater.model import Report
from headwater.store import Store
from headwater.web.jobs import Progress


def keep_traced(store: Store, reports: Iterable[Report], progress: Progress) -> tuple[str, ...]:
    """Keep reports and trace what they touch; return the ids of those that were new.

    Raises:
        HeadwaterError: A model file is missing, or the store cannot be written.
    """
    new = store.add(reports)
    catch_up(store, _desk().trace, _desk().group, progress=progress)
    return new


def trace_decided(store: Store) -> None:
    """Trace what waits for it because of what people decided.

    Raises:
        HeadwaterError: A model file is missing, or the store cannot be written.
    """
    trace_touched(store, _desk().trace)


@cache
def _desk() -> Desk:
    return Desk()
