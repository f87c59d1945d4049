"""`python -m benchmarks TASK --data PATH --out PRED`: one runner a task. `python -m benchmarks all` runs each."""

import argparse
import importlib
import sys
from dataclasses import dataclass
from pathlib import Path

TASKS = ("seeds", "extraction", "attribution", "provenance", "reuse", "stories", "origins", "dates", "store")


@dataclass(frozen=True)
class Options:
    """Options that some tasks take."""

    given: bool = False
    seed: int = 0
    flat: bool = False
    rules: bool = False
    size: int = 10_000
    apart: bool = False
    parsed: bool = False


def main() -> None:
    """Run one task; its module has `run(data, out, options)`."""
    if sys.argv[1:] == ["all"]:
        sys.exit(not importlib.import_module("benchmarks.floors").run_all())
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--data", type=Path, required=True, help="input of the task, see ../shared/bench/README.md")
    parser.add_argument("--out", type=Path, required=True, help="where predictions go, in the scorer's shape")
    parser.add_argument("--given", action="store_true", help="origins: from the gold assertions (report, quote)")
    parser.add_argument("--seed", type=int, default=0, help="stories: order of arrival")
    parser.add_argument("--flat", action="store_true", help="extraction: read the pages as plain text")
    parser.add_argument("--rules", action="store_true", help="attribution: the rules alone, without learned weights")
    parser.add_argument("--size", type=int, default=10_000, help="store: how many reports")
    parser.add_argument("--apart", action="store_true", help="extraction: read the pages in worker processes")
    parser.add_argument("--parsed", action="store_true", help="dates: with the tense of the parse, as tracing has it")
    args = parser.parse_args()
    given = {name: value for name, value in vars(args).items() if name in Options.__dataclass_fields__}
    options = Options(**given)
    importlib.import_module(f"benchmarks.{args.task}").run(args.data, args.out, options)


if __name__ == "__main__":
    main()
