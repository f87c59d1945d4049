"""Work that takes longer than a page may: done one piece after another in a thread, while pages go on being read."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from secrets import token_hex
from threading import Lock

from headwater.model import HeadwaterError
from headwater.web import errors

log = logging.getLogger(__name__)
KEPT = 200  # pieces of finished work that are remembered


class State(StrEnum):
    """How far a piece of work is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody should know of a piece of work.

    Attributes:
        sentences: What came of it, in sentences.
        stories: Ids of the stories that are new or changed.
    """

    sentences: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work as it is at one moment.

    Attributes:
        id: Its id, which cannot be guessed.
        what: What is done, in a few words.
        back: Path of the page to return to; empty where what comes of it has no other page.
        state: How far it is.
        step: What it is at: "reading"; empty before and after.
        done: How many of them are done.
        total: Of how many.
        told: What came of it.
        error: Code and sentence, where it failed.
    """

    id: str
    what: str
    back: str = ""
    state: State = State.WAITING
    step: str = ""
    done: int = 0
    total: int = 0
    told: Told = Told()
    error: tuple[str, str] | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {State.DONE, State.FAILED}


Progress = Callable[[str, int, int], None]
Work = Callable[[Progress], Told]
"""Does a piece of work, telling how far it is: what it is at, how many are done, of how many."""


class Jobs:
    """Work under way and work that ended lately; may be asked from any thread."""

    def __init__(self, most_waiting: int) -> None:
        self._most = most_waiting
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="headwater-work")

    def start(self, what: str, work: Work, *, back: str = "") -> Job:
        """Take on a piece of work.

        Args:
            what: What is done, in a few words.
            work: Does it.
            back: Path of the page to return to when it is done.

        Raises:
            Refusal: Too much is waiting.
        """
        with self._lock:
            if sum(not job.ended for job in self._jobs.values()) >= self._most:
                raise errors.too_much_waiting(self._most)
            job = Job(token_hex(8), what, back)
            self._jobs[job.id] = job
            self._forget()
        self._worker.submit(self._run, job.id, work)
        return job

    def find(self, job_id: str) -> Job | None:
        """Return a piece of work as it is now; None where it is not known (any more)."""
        with self._lock:
            return self._jobs.get(job_id)

    def close(self) -> None:
        """Finish what is being done, and leave what waits."""
        self._worker.shutdown(cancel_futures=True)

    def _forget(self) -> None:
        for job_id in [job.id for job in self._jobs.values() if job.ended][:-KEPT]:
            del self._jobs[job_id]

    def _run(self, job_id: str, work: Work) -> None:
        def progress(step: str, done: int, total: int) -> None:
            self._change(job_id, state=State.RUNNING, step=step, done=done, total=total)

        self._change(job_id, state=State.RUNNING)
        try:
            told = work(progress)
        except HeadwaterError as error:
            self._change(job_id, state=State.FAILED, step="", error=(error.code, error.message))
        except Exception:
            log.exception("work %s failed", job_id)
            fault = errors.failed()
            self._change(job_id, state=State.FAILED, step="", error=(fault.code, fault.message))
        else:
            self._change(job_id, state=State.DONE, step="", told=told)

    def _change(self, job_id: str, **facts: object) -> None:
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], **facts)  # type: ignore[arg-type]
