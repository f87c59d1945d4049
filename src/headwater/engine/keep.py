"""Reports added to a store and taken out of it, and what people decide: only the stories concerned are traced again.

New reports are kept first, then placed in stories, then each story that gained one is traced by itself: memory holds a
batch of reports and a story at a time, however many are kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import Protocol

from headwater.engine.collect import Collected
from headwater.engine.placing import Grouper, Placed, place
from headwater.engine.tracing import Progress
from headwater.model import Correction, Decided, Decision, Judgement, Report, Trace, Usage
from headwater.store import Change, Refusal, Said, Store, errors
from headwater.store.errors import Changed

TRIES = 5  # each failure means that another process added or decided something meanwhile
WRITTEN_AT_ONCE = 50  # new reports; more would keep more traced stories in memory


class Tracer(Protocol):
    """What traces reports, such as `headwater.engine.trace`."""

    def __call__(
        self, reports: tuple[Report, ...], *, one_story: bool = False, decided: Sequence[Decided] = ()
    ) -> Trace:
        """Return the stories of the reports; see `headwater.engine.trace`."""
        ...


def keep(store: Store, reports: Iterable[Report], tracer: Tracer, grouper: Grouper) -> tuple[str, ...]:
    """Keep reports, and trace the stories that they belong to.

    The reports are kept before they are traced: should tracing stop halfway, the next call makes up for it.

    Args:
        store: Where to keep them.
        reports: What was read; those kept already stay as they are.
        tracer: What traces reports, such as `headwater.engine.trace`.
        grouper: What groups texts by story, such as `Desk.group`.

    Returns:
        Ids of the reports that were new.
    """
    new = store.add(reports)
    catch_up(store, tracer, grouper)
    return new


def forget(store: Store, report_id: str, tracer: Tracer, grouper: Grouper) -> Report:
    """Drop a report with everything that rests on it, and trace the others of its story again.

    Returns:
        The report as it was.

    Raises:
        HeadwaterError: There is no such report.
    """
    dropped = store.forget(report_id)
    catch_up(store, tracer, grouper)
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
    trace_touched(store, tracer)
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
    trace_touched(store, tracer)
    return made


def take_back(store: Store, decision_id: str, said: Said, tracer: Tracer) -> Decided:
    """Take a judgement or a correction back, and trace the story that it is about again.

    Raises:
        HeadwaterError: There is no such decision, or it was taken back already.
    """
    made = store.take_back(decision_id, said)
    trace_touched(store, tracer)
    return made


def catch_up(store: Store, tracer: Tracer, grouper: Grouper, *, progress: Progress | None = None) -> None:
    """Trace all that waits for it: reports that are in no story yet, and stories that people decided about.

    Args:
        store: What to bring up to date.
        tracer: What traces reports.
        grouper: What groups texts by story.
        progress: Told how far it is.

    Raises:
        Changed: Others went on changing the stories of these reports all the time.
    """
    asked = waiting = store.waiting()
    for _ in range(TRIES):
        done = 0
        for some in _a_few(place(store, waiting, grouper, progress)):
            with suppress(Changed):  # another process traced these, or they still wait
                _trace(store, tracer, some)
            done += sum(one.new for one in some)
            if progress is not None:
                progress("tracing", done, len(waiting))
        waiting = store.waiting()
        if not waiting:
            break
    if not set(asked).isdisjoint(waiting):
        raise errors.changed(store.where)
    trace_touched(store, tracer)


def trace_touched(store: Store, tracer: Tracer) -> None:
    """Trace the stories again that people decided about since they were traced last.

    Raises:
        Changed: Others went on deciding about one of them all the time.
    """
    for story in store.touched():
        for _ in range(TRIES - 1):
            with suppress(Changed):
                _trace_story(store, story, tracer)
                break
        else:
            _trace_story(store, story, tracer)


def _trace_story(store: Store, story: str, tracer: Tracer) -> None:
    """Trace one story again, unless another process has done so by now."""
    if story in store.touched():
        _trace(store, tracer, [Placed((story,), (store.reports_of([story]),), 0)])


def _trace(store: Store, tracer: Tracer, placed: Sequence[Placed]) -> None:
    """Trace some stories, each by itself, and write them in place of those that they are made of."""
    made = []
    decided: dict[Decided, None] = {}
    for part in chain.from_iterable(one.parts for one in placed):
        reports = store.reports(part)
        known = store.decided({report.id for report in reports})
        made.append(tracer(reports, one_story=True, decided=known))
        decided |= dict.fromkeys(known)
    whole = Trace(
        tuple(report for trace in made for report in trace.reports),
        tuple(story for trace in made for story in trace.stories),
    )
    store.save(whole, replacing=[story for one in placed for story in one.stories], decided=tuple(decided))


def _a_few(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """As many stories as are written at once: what is written costs less than that the disk is waited for."""
    some: list[Placed] = []
    for one in placed:
        some.append(one)
        if sum(part.new for part in some) >= WRITTEN_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def set_aside(store: Store, collected: Collected, *, at: datetime) -> None:
    """Keep what could not be read and why; a mistake in the call, such as a missing file, is nothing to keep."""
    errors = [(refused.name, refused.error) for refused in collected.refused if not isinstance(refused.error, Usage)]
    store.refuse(Refusal(name, error.code, error.message, at) for name, error in errors)
