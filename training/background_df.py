"""Makes src/headwater/lexicon/background_df.csv: in how many news reports a word stands.

    python -m training.background_df ../shared/bench

Read are 2,852 reports that no task on stories is scored on: the train part of PolNeAR (attribution/train.jsonl), LGL
and TR-News (places/), the bodies of the extraction gold (extraction/gold.jsonl) and the first 1,000 originals from
Reuters-21578 in reuse/derived-10k.jsonl.gz. Only words and their counts are kept, no text.
"""

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from headwater.lexicon.background import TABLE, TOTAL
from headwater.relate.words import WORD

MIN_REPORTS = 4  # rarer words are names of one story; with them the table would be four times as long
REUTERS = 1_000  # of 3,636, so that the short company notices of 1987 do not outweigh everything else


def main() -> None:
    """Count, and write the table."""
    bench = Path(sys.argv[1])
    reports, counts = 0, Counter[str]()
    for text in _texts(bench):
        reports += 1
        counts.update(set(WORD.findall(text.lower())))
    rows = sorted((word, count) for word, count in counts.items() if count >= MIN_REPORTS)
    table = Path(__file__).parents[1] / "src" / "headwater" / "lexicon" / TABLE
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("word", "reports"), (TOTAL, reports), *rows])
    print(f"{len(rows)} words of {reports} reports -> {table}", file=sys.stderr)


def _texts(bench: Path) -> Iterator[str]:
    for name in ("attribution/train.jsonl", "places/lgl.jsonl", "places/tr-news.jsonl"):
        yield from (row["text"] for row in _rows(bench / name))
    yield from (row["body"] for row in _rows(bench / "extraction/gold.jsonl"))
    derived = _rows(bench / "reuse/derived-10k.jsonl.gz")
    originals = (row["text"] for row in derived if row["kind"] == "base" and row["src"].startswith("reuters:"))
    yield from islice(originals, REUTERS)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
