"""Stories of a store that reports come into a few at a time: `python -m benchmarks.kept --data FOLDER`.

What a person ends up with who adds each hour's reports: they are placed as `headwater add` places them, in a seeded
order, and not traced, which changes no story. Prints B-cubed F1 of each set, and how many reports kept their first id.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.meter import Meter
from benchmarks.stories import read_texts
from benchmarks.streams import SETS
from headwater.engine.desk import Desk
from headwater.engine.keep import keep
from headwater.ingest import read_text
from headwater.ingest.facts import Facts
from headwater.model import How, Known, Report, Story, Trace, content_id
from headwater.store import Store


def main() -> None:
    """Add the reports of a folder to a store in memory, so many at a time, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kept", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--at-once", type=int, default=20, help="reports added at a time")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    texts = read_texts(args.data)
    random.Random(args.seed).shuffle(texts)
    meter = Meter()
    rows = list(kept(texts, args.at_once))
    meter.add(len(texts))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row)}\n" for row in rows)
        file.flush()
        gold = [str(args.data / f"{name}.jsonl") for name in SETS[:-1]]
        subprocess.run([sys.executable, str(args.data / "score.py"), file.name, *gold], check=True)
    meter.report()


def kept(texts: Sequence[tuple[str, str]], at_once: int) -> Iterator[dict[str, str]]:
    """Yield what the scorer reads, `{"id", "story", "first_story"}`, of texts that come so many at a time."""
    desk, names, first = Desk(), dict[str, str](), dict[str, str]()
    with Store.open(":memory:") as store:
        for start in range(0, len(texts), at_once):
            some = texts[start : start + at_once]
            reports = [read_text(text, name=name, given=Facts(outlet=Known(name, How.GIVEN))) for name, text in some]
            keep(store, reports, untraced, desk.group)
            names |= {report.id: report.name for report in reports}
            first |= store.stories_of([report.id for report in reports])
        for report, story in store.stories_of(names).items():
            yield {"id": names[report], "story": story, "first_story": first[report]}


def untraced(reports: Sequence[Report], **_: object) -> Trace:
    """The reports as one story without claims."""
    held = tuple(sorted(reports, key=lambda report: report.id))
    ids = tuple(report.id for report in held)
    return Trace(held, (Story(content_id("t", *ids), "", ids),))


if __name__ == "__main__":
    main()
