"""Store: how long `headwater add` takes over many short reports, what memory it needs, and how long it takes to look.

The reports are made, and say nothing about how good the stories are: pieces of sixty words of the texts of the reuse
set, so that copies, near copies and strangers are mixed as they are there, each under the name of one of 200 outlets.
"""

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.__main__ import Options

WORDS = 60
FEWEST = 25
OUTLETS = 200


def run(data: Path, out: Path, options: Options) -> None:
    """Make `--size` reports of a reuse set, add them to a new store, then look at it; `--out` is where it is made.

    Half of the reports are added first and the rest after, so that the second figure is that of a store in use.
    """
    out.mkdir(parents=True, exist_ok=True)
    store = out / "kept.db"
    store.unlink(missing_ok=True)
    made = list(_reports(data, options.size))
    for number, some in enumerate((made[: len(made) // 2], made[len(made) // 2 :])):
        rows = out / f"{number}.jsonl"
        rows.write_text("".join(f"{json.dumps(row)}\n" for row in some), encoding="utf-8")
        _measure(f"add {len(some)} reports", "add", str(rows), "--store", str(store))
    print(f"{store.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    stories = _measure("stories", "stories", "--store", str(store)).splitlines()
    print(f"{len(stories)} stories", file=sys.stderr)
    largest = json.loads(stories[0])["id"]
    claim = json.loads(_measure("story", "story", largest, "--store", str(store)))["stories"][0]["claims"][0]["id"]
    _measure("claim", "claim", claim, "--store", str(store))
    _measure("search", "search", "shareholders profit", "--store", str(store))
    _measure("add one report more", "add", str(_one_more(out)), "--store", str(store))
    _measure("verify", "verify", "--store", str(store))


def _reports(data: Path, size: int) -> Iterator[dict[str, str]]:
    """Pieces of the texts, all the first ones before the second ones; then pieces that begin in the middle of these."""
    opener = gzip.open if data.suffix == ".gz" else open
    with opener(data, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].split() for line in lines]
    longest = max(map(len, texts))
    starts = [*range(0, longest, WORDS), *range(WORDS // 2, longest, WORDS)]
    pieces = (" ".join(words[at : at + WORDS]) for at in starts for words in texts if len(words) - at >= FEWEST)
    for number, text in zip(range(size), pieces, strict=False):
        yield {"id": f"made-{number}", "outlet": f"Paper {number % OUTLETS}", "text": text}


def _one_more(out: Path) -> Path:
    path = out / "more.jsonl"
    text = "The harbour of Eastport will close to ferries in June, the mayor said. The fishermen were not asked."
    path.write_text(json.dumps({"id": "more", "outlet": "Eastport Courier", "text": text}), encoding="utf-8")
    return path


def _measure(name: str, *arguments: str) -> str:
    """Run a command in a process of its own; say its time and the most memory it held; return what it wrote."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "headwater", *arguments], stdout=subprocess.PIPE, text=True)
    written = process.stdout.read() if process.stdout is not None else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall, cpu, peak = time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{name}: {cpu:.2f} CPU-s, {wall:.1f} s, {peak:.0f} MB at most, status {process.returncode}", file=sys.stderr)
    return written
