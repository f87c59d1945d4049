"""Reuse: pairs of texts that share wording; one JSON line in, one pair a line out."""

import gzip
import json
from pathlib import Path

from benchmarks.__main__ import Options
from benchmarks.meter import Meter
from headwater.relate import reuse_pairs


def run(data: Path, out: Path, options: Options) -> None:
    """Read `{"id", "text"}` lines, gzipped or not, and write `{"a", "b", "containment"}` lines."""
    del options
    meter = Meter()
    texts, ids = [], {}
    opener = gzip.open if data.suffix == ".gz" else open
    with opener(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            ids[str(row["id"])] = row["id"]
            texts.append((str(row["id"]), row["text"]))
    pairs = reuse_pairs(texts)
    meter.add(len(texts))
    with out.open("w", encoding="utf-8") as lines:
        for pair in pairs:
            found = {"a": ids[pair.a], "b": ids[pair.b], "containment": pair.containment}
            lines.write(json.dumps(found) + "\n")
    meter.report()
