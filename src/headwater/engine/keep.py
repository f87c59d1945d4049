"""Reports added to a store and taken out of it, and what is left of the store traced again.

All reports of the store are traced anew whenever one comes or goes: simple, and right for the thousands of reports
that one process can trace; `docs/store.md` says so. What people decide touches one story, and only that is traced
again.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from headwater.engine.collect import Collected
from headwater.model import Correction, Decided, Decision, Judgement, Report, Trace, Usage
from headwater.store import Change, Refusal, Said, Store
from headwater.store.errors import Changed

Made = TypeVar("Made")
TRIES = 5  # each failure means that another process added or decided something meanwhile


class Tracer(Protocol):
    """What traces reports, such as `headwater.engine.trace`."""

    def __call__(
        self, reports: tuple[Report, ...], *, one_story: bool = False, decided: Sequence[Decided] = ()
    ) -> Trace:
        """Return the stories of the reports; see `headwater.engine.trace`."""
        ...


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
    catch_up(store, tracer)
    return new


def forget(store: Store, report_id: str, tracer: Tracer) -> Report:
    """Drop a report with everything that rests on it, and trace the others again.

    Returns:
        The report as it was.

    Raises:
        HeadwaterError: There is no such report.
    """
    dropped = store.forget(report_id)
    catch_up(store, tracer)
    return dropped


def judge(store: Store, one: str, two: str, decision: Decision, said: Said, tracer: Tracer) -> Judgement:
    """Keep what somebody decided about two claims or two origins, and trace their story again.

    Args:
        store: Where they are.
        one: Id of a claim or an origin.
        two: Id of another one of the same story.
        decision: Same, different or unsure.
        said: Who decides, when and why.
        tracer: What traces reports.

    Raises:
        HeadwaterError: The ids are not those of two claims, or two origins, of one story.
    """
    made = store.judge(one, two, decision, said)
    catch_up(store, tracer)
    return made


def correct(store: Store, asked: str, change: Change, said: Said, tracer: Tracer) -> Correction:
    """Keep what somebody corrected, and trace the story of the report again.

    Args:
        store: Where it is.
        asked: Id of a report, or of an attribution that is wrong.
        change: What is right.
        said: Who corrects it, when and why.
        tracer: What traces reports.

    Raises:
        HeadwaterError: There is no such report or attribution, or the change makes no sense.
    """
    made = store.correct(asked, change, said)
    catch_up(store, tracer)
    return made


def take_back(store: Store, decision_id: str, said: Said, tracer: Tracer) -> Decided:
    """Take a judgement or a correction back, and trace the story that it is about again.

    Raises:
        HeadwaterError: There is no such decision, or it was taken back already.
    """
    made = store.take_back(decision_id, said)
    catch_up(store, tracer)
    return made


def catch_up(store: Store, tracer: Tracer) -> None:
    """Trace what waits for it: everything where reports are in no story, else the stories that people decided about."""
    if store.waiting():
        trace_again(store, tracer)
    for story in store.touched():
        _again(partial(_trace_story, store, story, tracer))


def trace_again(store: Store, tracer: Tracer) -> Trace:
    """Trace all reports of a store and save what that gives; begins anew where another process adds or drops some.

    Returns:
        The trace as it was saved.

    Raises:
        Changed: Others went on adding or dropping reports all the time.
    """

    def trace_all() -> Trace:
        reports = store.reports()
        decided = store.decided({report.id for report in reports})
        return store.save(tracer(reports, decided=decided), decided=decided)

    return _again(trace_all)


def _trace_story(store: Store, story: str, tracer: Tracer) -> None:
    """Trace one story again, unless another process has done so by now."""
    if story not in store.touched():
        return
    reports = store.trace(story).reports
    decided = store.decided({report.id for report in reports})
    store.save(tracer(reports, one_story=True, decided=decided), replacing=[story], decided=decided)


def _again(step: Callable[[], Made]) -> Made:
    """Take a step, several times where others change the store meanwhile."""
    for _ in range(TRIES - 1):
        with suppress(Changed):
            return step()
    return step()


def set_aside(store: Store, collected: Collected, *, at: datetime) -> None:
    """Keep what could not be read and why; a mistake in the call, such as a missing file, is nothing to keep."""
    errors = [(refused.name, refused.error) for refused in collected.refused if not isinstance(refused.error, Usage)]
    store.refuse(Refusal(name, error.code, error.message, at) for name, error in errors)
