"""Stories: reports of several sets, mixed and shuffled, streamed one by one in that order."""

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.relate import (
    Embedder,
    Precision,
    ReuseIndex,
    StoryStream,
    copies_of_earlier,
    load_embedder,
    text_arrivals,
)

AT_ONCE = 256  # texts prepared together


def run(data: Path, out: Path, options: Options) -> None:
    """Read the files whose lines have `story` and `text`, and write `{"id", "story", "first_story"}` lines."""
    meter = Meter()
    with meter.loading():
        embedder = load_embedder(Precision.INT8)
    texts = read_texts(data)
    random.Random(options.seed).shuffle(texts)
    stream = streamed(texts, embedder)
    meter.add(len(texts))
    write(stream, out)
    kept = sum(stream.first[report] == story for report, story in stream.story_of.items()) / max(len(texts), 1)
    print(f"{kept:.3f} kept their first story id", file=sys.stderr)
    meter.report()


def streamed(texts: Sequence[tuple[str, str]], embedder: Embedder | None) -> StoryStream:
    """Let texts arrive in their order, with the wording of all before them indexed."""
    stream, index = StoryStream(), ReuseIndex()
    order = {report: at for at, (report, _) in enumerate(texts)}
    for start in range(0, len(texts), AT_ONCE):
        portion = texts[start : start + AT_ONCE]
        copies = copies_of_earlier(index.add(portion), order)
        for arrival in text_arrivals(portion, embedder, copies=copies):
            stream.arrive(arrival)
    return stream


def write(stream: StoryStream, out: Path) -> None:
    """Write what the scorer reads, a report a line, in order of arrival."""
    with out.open("w", encoding="utf-8") as lines:
        for report in stream.arrived:
            row = {"id": report, "story": stream.story_of[report], "first_story": stream.first[report]}
            lines.write(json.dumps(row) + "\n")


def read_texts(folder: Path) -> list[tuple[str, str]]:
    """Return `(id, title and text)` of the reports of a folder, by id; the gold story in them is not looked at."""
    rows = []
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    return sorted(
        (row["id"], f"{row['title']}\n{row['text']}".strip()) for row in rows if "story" in row and "text" in row
    )
