"""Stories streamed in several seeded orders, and their mean: `python -m benchmarks.streams --data FOLDER`."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean

SETS = ("fnc_stories", "basil", "ecb_stories", "mixed")


def main() -> None:
    """Run `python -m benchmarks stories` with each seed and print the scorer's figures, then their means."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.streams", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    rows = [figures(args.data, seed) for seed in range(args.seeds)]
    for name in rows[0]:
        print(f"{name:14s} mean {mean(row[name] for row in rows):.4f}", *(f"{row[name]:.4f}" for row in rows))


def figures(data: Path, seed: int) -> dict[str, float]:
    """Return B3 F1 of each set and the share of reports that kept their first id, of one order of arrival."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "stories.jsonl")
        command = ["-m", "benchmarks", "stories", "--data", str(data), "--out", str(out), "--seed", str(seed)]
        subprocess.run([sys.executable, *command], check=True)
        gold = [str(data / f"{name}.jsonl") for name in SETS[:-1]]
        scorer = [sys.executable, str(data / "score.py"), str(out), *gold, "--json"]
        said = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    return {**{name: said[name]["F1"] for name in SETS}, "kept first id": said["kept first id"]}


if __name__ == "__main__":
    main()
