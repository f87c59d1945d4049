"""Two people judge at once while `headwater add` runs beside the site: nothing is lost, nothing is locked for long."""

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from headwater.engine import load_models, trace
from headwater.store import Store
from tests.factory import make_report
from tests.web.browsing import served
from tests.web.clients import fill
from tests.web.test_deciding import TEXTS

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "secret-talks" / "6-coastline.txt"
TIMES = 5
LONGEST_LOCK_S = 1


def test_two_people_judge_at_once_and_reports_are_added_beside_the_site(tmp_path):
    path = tmp_path / "a.db"
    reports = [make_report(text, outlet=outlet, name=f"{outlet}.txt") for outlet, text in TEXTS.items()]
    (story,) = fill(path, trace(reports, models=load_models(), one_story=True)).stories
    one, two = story.claims[0].id, story.claims[1].id
    over, waits = threading.Event(), []

    def take_the_lock_again_and_again():
        connection = sqlite3.connect(path, timeout=LONGEST_LOCK_S, isolation_level=None)
        while not over.is_set():
            connection.execute("BEGIN IMMEDIATE")  # raises where somebody holds the lock for longer
            connection.execute("ROLLBACK")
            waits.append(1)
            over.wait(0.02)
        connection.close()

    def judge(name):
        with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
            for number in range(TIMES):
                form = {"one": one, "two": two, "decision": "unsure", "by": name, "note": f"{name} {number}"}
                reply = client.post("/judge", data=form)
                assert reply.status_code == 200
                assert client.get(f"/claim/{one}").status_code == 200
                assert '"state": "done"' in client.get(f"{reply.url.path}/events").text

    command = [sys.executable, "-m", "headwater", "add", str(EXAMPLE), "--store", str(path)]
    with served(path) as address, ThreadPoolExecutor(3) as people:
        added = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        probing = people.submit(take_the_lock_again_and_again)
        try:
            for done in [people.submit(judge, name) for name in ("Ann Reed", "Bo Lind")]:
                done.result()
            _, said = added.communicate()
        finally:
            over.set()
        probing.result()
    assert added.returncode == 0, said
    assert len(waits) > TIMES
    with Store.open(path) as store:
        assert {made.note for made in store.judgements()} == {
            f"{name} {number}" for name in ("Ann Reed", "Bo Lind") for number in range(TIMES)
        }
        assert len(store.reports()) == len(reports) + 1
        assert store.waiting() == store.touched() == ()
        assert store.verify() == ()
