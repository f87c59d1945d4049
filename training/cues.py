"""Learn `src/headwater/lexicon/cue_weights.csv` on PolNeAR's train part (`python -m training.cues --data TRAIN.jsonl`).

With `--folds 5 --scorer score.py` it writes nothing and prints the figures for reports that were not learned on.

Every draft that `headwater.annotate.candidates` proposes is an example; it is positive where an annotator marked the
same words: content Dice of at least one half, a shared source token (or no source on both sides) and a shared cue
token, as in the scorer. Drafts inside the content of a marked attribution are left out, since nested attributions are
not marked. The model is a logistic regression with an L2 penalty.

PolNeAR: Newell, Margolin and Ruths (2018), An Attribution Relations Corpus for Political News, LREC;
networkdynamics/PolNeAR.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.attribution import row_of
from headwater.annotate import load_parser
from headwater.annotate.candidates import candidates, reading_of
from headwater.annotate.chains import attributions
from headwater.annotate.draft import Draft, Reading
from headwater.annotate.features import features
from headwater.annotate.tree import Tree
from headwater.annotate.weigh import BIAS, kept
from headwater.model import Annotated, Block, Report, Role, make_report_id

OUT = Path(__file__).resolve().parents[1] / "src" / "headwater" / "lexicon" / "cue_weights.csv"
MIN_COUNT = 3  # a feature seen less often is noise
MIN_WEIGHT = 0.1  # dropped below: a third of the table, no change in F1
PENALTY = 1.0  # best of 0.5, 1 and 3 on a fifth of the train part
WORD = re.compile(r"\w+")
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Example:
    """A draft's features and whether it is an attribution."""

    features: list[str]
    label: bool


@dataclass(frozen=True)
class Read:
    """A report of the corpus: its row, the report, its parse, its examples."""

    row: dict[str, Any]
    report: Report
    reading: Reading
    examples: list[Example]


def main() -> None:
    """Read the reports, learn the weights and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="../shared/bench/attribution/train.jsonl")
    parser.add_argument("--folds", type=int, default=0, help="measure by so many folds of the reports; write no table")
    parser.add_argument("--scorer", type=Path, help="with --folds: ../shared/bench/attribution/score.py")
    args = parser.parse_args()
    if args.folds:
        cross_validate(args.data, args.folds, args.scorer)
        return
    examples = [example for read in readings_of(args.data) for example in read.examples]
    write(learn(examples), Counter(feature for example in examples for feature in example.features))


def write(weights: Mapping[str, float], counts: Mapping[str, int]) -> None:
    """Write the table of weights, those near zero left out."""
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["feature", "weight", "count", "source"])
        for feature, weight in sorted(weights.items()):
            if feature == BIAS or abs(weight) >= MIN_WEIGHT:
                table.writerow([feature, f"{weight:.2f}", counts.get(feature, 0), "PolNeAR train"])


def readings_of(data: Path) -> Iterator[Read]:
    """Yield every report of a file, parsed, with its examples."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    reports = (_report(row["text"]) for row in rows)
    for row, (report, _, tree) in zip(rows, load_parser().parse(reports), strict=True):
        reading = reading_of(tree)
        yield Read(row, report, reading, list(examples_in(reading, row["attributions"])))


def cross_validate(data: Path, folds: int, scorer: Path) -> None:
    """Print the scorer's figures for reports that were not learned on; report n is in fold n modulo `folds`."""
    read = list(readings_of(data))
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        with gold.open("w", encoding="utf-8") as gold_file, found.open("w", encoding="utf-8") as found_file:
            for fold in range(folds):
                weights = learn([e for at, item in enumerate(read) if at % folds != fold for e in item.examples])
                for item in read[fold::folds]:
                    weighed = kept(item.reading, candidates(item.reading), weights)
                    attributed = attributions(item.report.id, item.reading, weighed)
                    row = row_of(Annotated(replace(item.report, name=item.row["id"]), (), attributed))
                    gold_file.write(json.dumps(item.row) + "\n")
                    found_file.write(json.dumps(row) + "\n")
        subprocess.run([sys.executable, str(scorer), str(gold), str(found)], check=True)


def examples_in(reading: Reading, gold: Sequence[dict[str, Spans]]) -> Iterator[Example]:
    """Yield the examples of one parsed report, given what annotators marked."""
    tree = reading.tree
    marked = [{role: _words(tree.text, mark[role]) for role in ("source", "cue", "content")} for mark in gold]
    for draft in candidates(reading):
        words = {role: _words(tree.text, _spans(tree, tokens)) for role, tokens in _roles(draft)}
        label = any(_is_same(words, mark) for mark in marked)
        if label or not any(words["cue"] <= mark["content"] for mark in marked):
            yield Example(features(reading, draft), label)


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature seen often enough, and of the bias."""
    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= MIN_COUNT)
    column = {name: number for number, name in enumerate(names)}
    cells = [(row, column[f]) for row, example in enumerate(examples) for f in example.features if f in column]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(examples), len(names)))
    labels = np.array([example.label for example in examples], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(matrix @ weights[:-1] + weights[-1])))
        wrong = -(labels * np.log(chance + 1e-12) + (1 - labels) * np.log(1 - chance + 1e-12)).sum()
        slope = np.append(matrix.T @ (chance - labels) + PENALTY * weights[:-1], (chance - labels).sum())
        return wrong + PENALTY / 2 * (weights[:-1] ** 2).sum(), slope

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {**dict(zip(names, best[:-1], strict=True)), BIAS: best[-1]}


def _report(text: str) -> Report:
    return Report(make_report_id(None, text), "train", text, (Block(0, len(text), Role.BODY),))


def _roles(draft: Draft) -> list[tuple[str, frozenset[int]]]:
    return [("source", draft.source_tokens), ("cue", draft.cue), ("content", draft.content)]


def _is_same(ours: dict[str, frozenset[int]], theirs: dict[str, frozenset[int]]) -> bool:
    """Whether two attributions agree as the scorer's PAIR-L has it, and share a word of the cue."""
    shared = len(ours["content"] & theirs["content"])
    if 4 * shared < len(ours["content"]) + len(theirs["content"]) or not shared:
        return False
    source, cue = (bool(ours[role] & theirs[role]) or not (ours[role] or theirs[role]) for role in ("source", "cue"))
    return source and (cue or not theirs["cue"])


def _spans(tree: Tree, tokens: frozenset[int]) -> list[tuple[int, int]]:
    return [(tree.starts[token], tree.ends[token]) for token in tokens]


def _words(text: str, spans: Spans) -> frozenset[int]:
    r"""Return the offsets of the `\w+` words in spans."""
    return frozenset(start + word.start() for start, end in spans for word in WORD.finditer(text[start:end]))


if __name__ == "__main__":
    main()
