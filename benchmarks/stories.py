"""Stories: reports of several sets, mixed and shuffled, grouped in one run."""

import json
import random
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.relate import group_texts, load_embedder


def run(data: Path, out: Path, options: Options) -> None:
    """Read the files whose lines have `story` and `text`, and write `{"id", "story"}` lines in order of arrival."""
    meter = Meter()
    with meter.loading():
        embedder = load_embedder()
    texts = read_texts(data)
    random.Random(options.seed).shuffle(texts)
    story_of = {report: group[0] for group in group_texts(texts, embedder) for report in group}
    meter.add(len(texts))
    with out.open("w", encoding="utf-8") as lines:
        for report, _ in texts:
            lines.write(json.dumps({"id": report, "story": story_of[report]}) + "\n")
    meter.report()


def read_texts(folder: Path) -> list[tuple[str, str]]:
    """Return `(id, title and text)` of the reports of a folder, by id; the gold story in them is not looked at."""
    rows = []
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    return sorted(
        (row["id"], f"{row['title']}\n{row['text']}".strip()) for row in rows if "story" in row and "text" in row
    )
