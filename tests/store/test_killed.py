"""Processes that are killed, or get no room, while they add to a store: what was acknowledged is there."""

import json
import subprocess
import sys
from pathlib import Path

from headwater.store.store import Store

HERE = Path(__file__).resolve().parents[2]
TIMES = 50
KILLING = """
import json, os, random, select, signal, sys
from headwater.store.store import Store
from tests.factory import make_report

def add(path, name, pipe):
    number = 0
    while True:
        with Store.open(path) as store:
            one, two = make_report(f"Report {number} of {name}. " * 40), make_report(f"Second {number} of {name}.")
            kept = store.add([one, two])
        os.write(pipe, ("\\n".join(kept) + "\\n").encode())
        number += 1

path, times, choice = sys.argv[1], int(sys.argv[2]), random.Random(7)
told = []
with Store.open(path) as store:
    store.verify()
for name in range(times):
    ours, its = os.pipe()
    child = os.fork()
    if not child:
        try:
            add(path, name, its)
        finally:
            os._exit(1)
    os.close(its)
    select.select([ours], [], [], choice.uniform(0, 0.2))
    for _ in range(choice.randrange(3)):
        select.select([], [], [], choice.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(ours) as acknowledged:
        told += [line.strip() for line in acknowledged if line.endswith("\\n")]
print(json.dumps(told))
"""
FILLING = """
import resource, sys
from headwater.model import HeadwaterError
from headwater.store.store import Store
from tests.factory import make_report
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
for number in range(1000):
    try:
        with Store.open(sys.argv[1]) as store:
            (kept,) = store.add([make_report(f"Report {number}. " * 900)])
    except HeadwaterError as error:
        sys.exit(error.code)
    print(kept, flush=True)
"""


def run(script, *arguments):
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=HERE)


def test_nothing_acknowledged_is_lost_in_fifty_kills_at_random_moments(tmp_path):
    done = run(KILLING, str(tmp_path / "kept.db"), str(TIMES))
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert len(told) >= TIMES  # most were killed after they had added something
    with Store.open(tmp_path / "kept.db") as store:
        assert store.verify() == ()
        assert set(told) <= {report.id for report in store.reports()}


def test_a_file_that_may_grow_no_further_loses_nothing_that_was_acknowledged(tmp_path):
    done = run(FILLING, str(tmp_path / "kept.db"), "400000")
    assert done.stderr.strip() in ("HW-STORE-009", "HW-STORE-014")
    told = done.stdout.split()
    assert told
    with Store.open(tmp_path / "kept.db") as store:
        assert store.verify() == ()
        assert [report.id for report in store.reports()] == sorted(told)
