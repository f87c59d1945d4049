"""`python -m benchmarks.cost`: what tracing costs by the number of reports; `docs/cost.csv`, `docs/cost.svg`, bounds.

The stories are synthetic, and made so: the reports of one annotated story, repeated with seeded edits of their
sentences until there are enough. The near-copies are one of its reports, each with a line of its own. Every figure is
that of a process of its own, loading of the models and reading of the reports included.
"""

import argparse
import csv
import json
import os
import random
import re
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

SIZES = (5, 10, 20, 40, 100, 200)
COPIES = 1000
SEED = 7
DROPPED, MOVED, BORROWED = 0.15, 0.1, 0.1  # of the sentences of a report that repeats another
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+")
MOST_MB = 2048
STOP_MB, STOP_CPU_S = 8192, 600  # of address space and CPU time, from which a process is stopped
MOST_CPU_S = {("story", 40): 20, ("story", 200): 120, ("copies", COPIES): 30}


@dataclass(frozen=True)
class Cost:
    """What one trace cost: CPU seconds and peak memory of its process, from its start to its end.

    `kind` is "story" or "copies"; `stories` is how many stories the reports were grouped into, `origins` how many
    origins stand behind the leading claim at most; both None where the process was stopped at a limit.
    """

    kind: str
    reports: int
    cpu_s: float
    peak_mb: int
    stories: int | None
    origins: int | None


def main() -> None:
    """Measure every size, each in a process of its own; write the figures and say whether the bounds hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cost", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench/origins/dev"), help="folder of stories")
    parser.add_argument("--out", type=Path, default=Path("docs"), help="where cost.csv and cost.svg go")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "REPORTS"), help="trace here and print what was found")
    args = parser.parse_args()
    if args.one:
        print(json.dumps(traced(args.one[0], int(args.one[1]), args.data)))
        return
    runs = [("story", size) for size in SIZES] + [("copies", COPIES)]
    costs: list[Cost] = []
    holding = []
    for kind, size in runs:
        costs.append(_in_a_process(kind, size, args.data))
        holding.append(_holds(costs[-1]))
    write_csv(costs, args.out / "cost.csv")
    plot(costs, args.out / "cost.svg")
    sys.exit(not all(holding))


def traced(kind: str, size: int, data: Path) -> tuple[int, int]:
    """Trace reports of a kind in this process; return how many stories there are and the origins of the first one."""
    from headwater.engine import trace
    from headwater.ingest import read_text

    resource.setrlimit(resource.RLIMIT_AS, (STOP_MB << 20, STOP_MB << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (STOP_CPU_S, STOP_CPU_S))
    texts = story_texts(data, size) if kind == "story" else copied_texts(data, size)
    reports = [read_text(text, name=f"{number}.txt") for number, text in enumerate(texts, start=1)]
    stories = trace(reports, one_story=kind == "story").stories
    found = stories[0].independence
    return len(stories), found.hi if found is not None else 0


def story_texts(data: Path, size: int) -> list[str]:
    """Return texts of one story: those of the largest one, then edited ones, a seeded choice for each."""
    own = _largest(data)
    rng = random.Random(SEED)
    sentences = [SENTENCE.split(text) for text in own]
    texts = dict.fromkeys(own)
    while len(texts) < size:  # a short text may come out as it was: the same report twice would count once
        texts[_edited(sentences[len(texts) % len(own)], sentences, rng)] = None
    return list(texts)[:size]


def copied_texts(data: Path, size: int) -> list[str]:
    """Return copies of the longest text of a story that differ in one line each."""
    page = max(_largest(data), key=len)
    return [f"{page}\n\nThis is printing number {number} of this page." for number in range(1, size + 1)]


def _largest(data: Path) -> list[str]:
    stories = [json.loads(path.read_text(encoding="utf-8"))["reports"] for path in sorted(data.glob("*.reports.json"))]
    if not stories:
        sys.exit(f"there is no *.reports.json in {data}; name the folder with --data")
    return [row["text"] for row in max(stories, key=len)]


def _edited(sentences: Sequence[str], others: Sequence[Sequence[str]], rng: random.Random) -> str:
    """A report that repeats another: some sentences dropped, some moved, some of other reports put in."""
    kept = [sentence for sentence in sentences if rng.random() >= DROPPED] or list(sentences)
    for at in range(len(kept) - 1):
        if rng.random() < MOVED:
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
    for at in range(len(kept)):
        if rng.random() < BORROWED:
            kept[at] = rng.choice(rng.choice(others))
    return "\n\n".join(kept)


def _in_a_process(kind: str, size: int, data: Path) -> Cost:
    command = [sys.executable, "-m", "benchmarks.cost", "--data", str(data), "--one", kind, str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read() if process.stdout is not None else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    stories, origins = json.loads(printed) if process.returncode == 0 else (None, None)
    return Cost(kind, size, round(usage.ru_utime + usage.ru_stime, 1), usage.ru_maxrss // 1024, stories, origins)


def _holds(cost: Cost) -> bool:
    """Print a cost and the bounds it has to keep, and return whether it does."""
    most = MOST_CPU_S.get((cost.kind, cost.reports), STOP_CPU_S)
    kept = cost.origins is not None and cost.cpu_s < most and cost.peak_mb < MOST_MB
    kept = kept and (cost.kind != "copies" or (cost.origins, cost.stories) == (1, 1))
    found = "stopped at a limit" if cost.origins is None else f"stories: {cost.stories}, origins: {cost.origins}"
    figures = f"{cost.cpu_s:.1f} of {most} CPU-s, {cost.peak_mb} of {MOST_MB} MB, {found}"
    print(f"{cost.kind:>6} {cost.reports:>4}: {figures}: {'holds' if kept else 'DOES NOT HOLD'}", flush=True)
    return kept


def write_csv(costs: Sequence[Cost], path: Path) -> None:
    """Write a row for each cost."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(asdict(costs[0])), lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, costs))


def plot(costs: Sequence[Cost], path: Path) -> None:
    """Draw CPU seconds and memory by the number of reports; the same figures give the same bytes."""
    import matplotlib as mpl
    from matplotlib import pyplot

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "headwater", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure, panels = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for panel, values in zip(panels, _panels(costs), strict=True):
        name, own, copies, bounds = values
        panel.plot(*zip(*own, strict=True), marker="o", color="#0b5f86", label="one story")
        panel.plot(*zip(*copies, strict=True), marker="s", linestyle="", color="#8a4b00", label="near-copies of a page")
        panel.plot(*zip(*bounds, strict=True), marker="_", markersize=16, linestyle="", color="#a3201d", label="bound")
        panel.set(xscale="log", yscale="log", xlabel="reports", ylabel=name)
        panel.set_xticks([*SIZES, COPIES], [f"{size:,}" for size in (*SIZES, COPIES)])
        panel.set_yticks(MARKS[name], [f"{mark:,}" for mark in MARKS[name]])
        panel.minorticks_off()
        panel.grid(visible=True, which="major", alpha=0.3)
    panels[0].legend(frameon=False)
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)


MARKS = {"CPU seconds": (5, 10, 20, 50, 100, 200), "peak memory, MB": (250, 500, 1000, 2000, 5000)}
Points = list[tuple[float, float]]


def _panels(costs: Sequence[Cost]) -> Iterator[tuple[str, Points, Points, Points]]:
    """For each panel its name, the points of stories, of copies, and of bounds."""
    story, copies = ([cost for cost in costs if cost.kind == kind] for kind in ("story", "copies"))
    seconds: Points = [(size, most) for (_, size), most in MOST_CPU_S.items()]
    memory: Points = [(cost.reports, MOST_MB) for cost in costs]
    yield "CPU seconds", *([(one.reports, one.cpu_s) for one in kind] for kind in (story, copies)), seconds
    yield "peak memory, MB", *([(one.reports, one.peak_mb) for one in kind] for kind in (story, copies)), memory


if __name__ == "__main__":
    main()
