"""Runs the same run again and again in children that share what was imported, and kills each at a moment of its own.

`python -m tests.engine.scale.nursery INPUT OUT KILLS SEED`: forks a child a run; a child is killed with SIGKILL after a
random part of the time that the first one, which runs undisturbed beside it, took. The last one is left to finish.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import daft  # noqa: F401  imported here, once for all children
import onnxruntime  # noqa: F401
import spacy  # noqa: F401

from headwater.engine.scale import Plan, RunSettings, run
from headwater.engine.scale.engine import started

SHARD_REPORTS = 4


def main() -> None:
    """Write one line a kill: how many shards were finished, and which of those before were touched again."""
    named, out, kills, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    draw = random.Random(seed)
    began = time.monotonic()
    finish(child(named, out / "undisturbed"))
    usual_s = time.monotonic() - began
    killed = out / "killed"
    for _ in range(kills):
        before = states(killed)
        pid = child(named, killed)
        time.sleep(draw.uniform(0.03, 0.35) * usual_s)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        tell(before, killed)
    before = states(killed)
    finish(child(named, killed))
    tell(before, killed)


def tell(before: dict[str, tuple[int, int]], out: Path) -> None:
    """Write how many shards are finished, and those that were finished before and were touched since."""
    now = states(out)
    touched = sorted(name for name in before if now.get(name) != before[name])
    sys.stdout.write(f"{len(now)} {' '.join(touched)}\n")
    sys.stdout.flush()


def child(named: str, out: Path) -> int:
    """Start a run in a child."""
    pid = os.fork()
    if pid:
        return pid
    plan = Plan(out, RunSettings(SHARD_REPORTS), workers=1)
    with started("local", None, 1) as engine:
        run(plan, [named], engine, lambda *_: None)
    os._exit(0)


def finish(pid: int) -> None:
    """Wait for a child that is to end well."""
    if os.waitpid(pid, 0)[1]:
        sys.exit("a run failed")


def states(out: Path) -> dict[str, tuple[int, int]]:
    """The file and the time of every marker."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.glob("work/**/*.json")}


if __name__ == "__main__":
    main()
