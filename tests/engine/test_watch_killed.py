"""A watch that is killed without warning, again and again, at moments that nobody chose."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from headwater.store import Store
from tests.ingest.fetch.feeds import page, rss
from tests.ingest.fetch.servers import Asked, Server, answer_of

HERE = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS", "3"))
PACE_S, EVERY_S = 0.1, 1
LATE_S = 0.2  # what a request may be late on its way; the pace is kept where it is sent
WATCH = """
import sys
from datetime import timedelta
from headwater.engine.watching import Watch
from headwater.ingest.fetch.clock import SystemClock
from headwater.ingest.fetch.limits import WebLimits
from headwater.store import Store
from tests.ingest.fetch.servers import make_fetcher
from tests.store.traces import each_alone, one_by_one

class Telling(Store):
    def keep_page(self, *given):
        kept = super().keep_page(*given)
        for report in kept:
            print(report, flush=True)
        return kept

class Server:
    port = int(sys.argv[2])

with Telling.open(sys.argv[1]) as store:
    web = WebLimits(pace_s=float(sys.argv[4]))
    fetcher = make_fetcher(Server, clock=SystemClock(), memory=store.memory, web=web)
    watch = Watch(store, [sys.argv[3]], fetcher, tracer=one_by_one, grouper=each_alone, tell=lambda *_: None)
    watch.run(timedelta(seconds=float(sys.argv[5])), lambda error: print(error, file=sys.stderr))
"""


class Counting(Server):
    """A server that notes when it was asked, and lets somebody wait for that."""

    def __init__(self):
        self.times, self.more = [], threading.Condition()
        super().__init__()

    def answer(self, path, body, kind="text/html"):
        def told(asked: Asked):
            with self.more:
                self.times.append((time.monotonic(), asked.path))
                self.more.notify_all()
            return answer_of(body, kind=kind)

        self.answers[path] = told

    def wait_for_more(self, requests):
        with self.more:
            count = len(self.times) + requests
            assert self.more.wait_for(lambda: len(self.times) >= count, timeout=60)

    def wait_until_asked(self, pages):
        """Wait until so many pages were asked for, and the feed once more after the last of them."""

        def is_done():
            return len({path for _, path in self.times}) > pages and self.times[-1][1] == "/feed"

        with self.more:
            assert self.more.wait_for(is_done, timeout=60)


def watch_until(command, wait):
    """Start a watch, kill it when `wait` returns, and give what it had acknowledged until then."""
    process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True)
    try:
        wait()
    finally:
        process.send_signal(signal.SIGKILL)
        told = process.communicate()[0]
    return told[: told.rfind("\n") + 1].split()


def is_paced(times, pace_s):
    """Whether no stretch of requests was faster than the pace, but for what the first of it was late."""
    return all(
        at - first >= pace_s * count - LATE_S for n, first in enumerate(times) for count, at in enumerate(times[n:])
    )


@pytest.fixture
def server(socket_enabled):
    made = Counting()
    yield made
    made.close()


def test_a_watch_that_is_killed_loses_nothing_and_keeps_its_pace(server, tmp_path):
    count = 5 * KILLS
    for number in range(count):
        server.answer(f"/{number}", page(number))
    server.answer("/feed", rss(*(f"/{number}" for number in range(count))), "application/xml")
    command = [sys.executable, "-c", WATCH, str(tmp_path / "kept.db"), str(server.port), server.url("/feed")]
    command += [str(PACE_S), str(EVERY_S)]
    chance, told = random.Random(7), []
    for _ in range(KILLS):
        told += watch_until(command, lambda: server.wait_for_more(chance.randint(1, 6)))
    told += watch_until(command, lambda: server.wait_until_asked(count))

    with Store.open(tmp_path / "kept.db") as store:
        assert store.verify() == ()
        kept = {report.id for report in store.reports()}
    assert set(told) <= kept
    assert len(kept) == count
    assert is_paced([at for at, _ in server.times], PACE_S)
    assert is_paced([at for at, path in server.times if path == "/feed"], EVERY_S)
    pages = [path for _, path in server.times if path != "/feed"]
    assert len(pages) - count <= KILLS  # only a page that was on its way when the watch was killed is asked for again
