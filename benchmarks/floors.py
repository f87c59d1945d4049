"""Every task in turn, each with its scorer, and the floors that must hold: `python -m benchmarks all`."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"


@dataclass(frozen=True)
class Task:
    """A run of a task and its scorer.

    Attributes:
        name: The task's name, with its options.
        data: Its input, below the benchmark folder.
        score: Arguments of the scorer below the benchmark folder; "OUT" stands for the predictions. None where the
            task prints its own figures.
        floors: Least value of each figure, by its path in the scorer's JSON.
    """

    name: str
    data: str
    score: tuple[str, ...] | None
    floors: dict[str, float]


STORIES = ("stories/score.py", "OUT", "stories/fnc_stories.jsonl", "stories/basil.jsonl", "stories/ecb_stories.jsonl")
TASKS = (
    Task("seeds", "seeds", None, {}),
    Task(
        "extraction",
        "extraction",
        ("extraction/score.py", "extraction/gold.jsonl", "OUT"),
        {"aeb/F1": 0.964, "fundus/F1": 0.937},
    ),
    Task("extraction --flat", "extraction", ("extraction/score.py", "extraction/gold.jsonl", "OUT"), {}),
    Task(
        "attribution",
        "attribution/dev.jsonl",
        ("attribution/score.py", "attribution/dev.jsonl", "OUT"),
        {"PAIR-L/F1": 58},
    ),
    Task(
        "dates",
        "dates/dev.jsonl",
        ("dates/score.py", "dates/dev.jsonl", "OUT"),
        {"strict/F1": 0.84, "relaxed/F1": 0.90, "value/F1": 0.75},
    ),
    Task("provenance", "provenance/reports.jsonl", ("provenance/score.py", "provenance/gold.jsonl", "OUT"), {}),
    Task(
        "reuse",
        "reuse/derived-10k.jsonl.gz",
        ("reuse/score.py", "reuse/derived-10k.jsonl.gz", "OUT"),
        {"recall": 0.94, "precision (sample)": 0.999},
    ),
    Task("stories", "stories", STORIES, {"mixed/F1": 0.87}),
    Task(
        "origins",
        "origins/dev",
        ("origins/score.py", "origins/dev", "OUT"),
        {"claim recall": 0.65, "assertion F1": 0.60},
    ),
    Task("origins --given", "origins/dev", ("origins/score.py", "origins/dev", "OUT", "--given"), {}),
)


def run_all() -> bool:
    """Run every task, print its figures, and return whether every floor holds."""
    held = True
    with tempfile.TemporaryDirectory() as folder:
        for number, task in enumerate(TASKS):
            out = Path(folder, f"{number}.out")
            print(f"== {task.name}", flush=True)
            command = [sys.executable, "-m", "benchmarks", *task.name.split(), "--data", str(BENCH / task.data)]
            subprocess.run([*command, "--out", str(out)], check=True)
            held &= task.score is None or _scored(task, out)
    print("every floor holds" if held else "a floor does not hold", flush=True)
    return held


def _scored(task: Task, out: Path) -> bool:
    """Print what the scorer says, and return whether the task's floors hold."""
    given = [
        str(out) if part == "OUT" else part if part.startswith("-") else str(BENCH / part) for part in task.score or ()
    ]
    done = subprocess.run([sys.executable, *given, "--json"], check=True, capture_output=True, text=True)
    figures = json.loads(done.stdout)
    print(json.dumps(figures))
    held = True
    for path, floor in task.floors.items():
        found = _at(figures, path)
        print(f"   {path} {found:.4f}, floor {floor}")
        held &= found >= floor
    return held


def _at(figures: Any, path: str) -> float:
    for key in path.split("/"):
        figures = figures[key]
    return float(figures)
