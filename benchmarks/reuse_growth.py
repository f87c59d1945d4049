"""How the reuse index grows: `python -m benchmarks.reuse_growth --data FILE --out docs/reuse-growth.svg`.

Reports are added a thousand at a time. Past the 10,000 of the data the texts are repeated with edits: every seventh
word of a repetition is replaced by one of its own, so that few 6-grams stay. Each size is a process of its own.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.meter import _cpu_s
from headwater.relate import ReuseIndex

SIZES = (10_000, 50_000, 200_000)
PORTION = 1_000


def main() -> None:
    """Measure each size and draw time and memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse_growth", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/bench/reuse/derived-10k.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="where the SVG goes")
    parser.add_argument("--size", type=int, help="measure this many reports, and print the figures as JSON")
    args = parser.parse_args()
    if args.size is not None:
        print(json.dumps(measured(args.data, args.size)))
        return
    command = [sys.executable, "-m", "benchmarks.reuse_growth", "--data", str(args.data), "--out", str(args.out)]
    rows = [json.loads(subprocess.check_output([*command, "--size", str(size)])) for size in SIZES]
    for row in rows:
        cost = f"{row['cpu_s']:7.1f} CPU-s  {row['peak_mb']:6,.0f} MB peak"
        print(f"{row['reports']:8,} reports  {cost}  {row['pairs']:,} pairs")
    draw(rows, args.out)


def measured(data: Path, size: int) -> dict[str, float]:
    """Return what adding so many reports costs: CPU seconds without making the texts, peak memory, pairs found."""
    import resource

    spent, pairs, portion = 0.0, 0, list[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as folder:
        index = ReuseIndex(folder=Path(folder))
        for row in texts(data, size):
            portion.append(row)
            if len(portion) == PORTION:
                start = _cpu_s()
                pairs += len(index.add(portion))
                spent, portion = spent + _cpu_s() - start, []
    return {
        "reports": size,
        "cpu_s": spent,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "pairs": pairs,
    }


def texts(data: Path, size: int) -> Iterator[tuple[str, str]]:
    """Give so many texts, those of the data first and then edited repetitions of them."""
    made = 0
    for turn in range(size):
        with gzip.open(data, "rt", encoding="utf-8") as lines:
            for line in lines:
                if made == size:
                    return
                yield f"{made:07}", _edited(json.loads(line)["text"], turn)
                made += 1


def _edited(text: str, turn: int) -> str:
    if turn == 0:
        return text
    return " ".join(f"{word[:3]}{turn}" if at % 7 == turn % 7 else word for at, word in enumerate(text.split()))


def draw(rows: list[dict[str, float]], out: Path) -> None:
    """Draw CPU seconds and peak memory against the number of reports, the same bytes for the same figures."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "headwater"
    from matplotlib import pyplot

    figure, left = pyplot.subplots(figsize=(6, 3.5), layout="constrained")
    reports = [row["reports"] / 1000 for row in rows]
    left.plot(reports, [row["cpu_s"] for row in rows], "o-", label="CPU seconds")
    left.set_xlabel("thousand reports")
    left.set_ylabel("CPU seconds")
    right = left.twinx()
    right.plot(reports, [row["peak_mb"] for row in rows], "s--", color="tab:orange", label="peak memory, MB")
    right.set_ylabel("peak memory, MB")
    figure.legend(loc="outside upper center", ncols=2)
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    main()
