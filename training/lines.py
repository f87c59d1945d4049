"""Learn `src/headwater/lexicon/line_weights.json`: which lines of a scraped page are its report.

    python -m training.lines ../shared/bench/extraction

Read are the 306 pages, flattened with html_text. A line is positive where more than half of its words stand in runs of
four that the page's gold text has too. The model is a logistic regression with an L2 penalty over standardised
features; a line weighs as much as it has words, and each page alike. It is learnt on either set of pages and measured
on the other, together with the rules as `headwater.ingest` does it, and alone; what is written is learnt on both.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from html_text import extract_text
from numpy.typing import NDArray
from scipy.optimize import minimize

from headwater.ingest import line_model
from headwater.ingest.line_features import line_features
from headwater.ingest.lines import split_lines
from headwater.ingest.marks import Mark, mark
from headwater.ingest.roled import Roled
from headwater.ingest.roles import roles_by_rule
from headwater.lexicon.line_weights import TABLE, LineWeights
from headwater.model import Role

PENALTY = 1_000.0
MOST_WORDS, LEAST_WEIGHT = 60, 3
PAGE_WEIGHT = 300  # words added to each page's body, lest a short one's lines weigh too much
WORD = re.compile(r"\w+")
RUN = 4
ALONE = 0.4  # probability from which the model alone calls a line body

Numbers = NDArray[np.float64]
Body = Callable[["Page", LineWeights], Iterable[bool]]


@dataclass(frozen=True)
class Page:
    """A flattened page: its lines by the rules, their features, which of them are body, and its gold text."""

    of: str
    gold: str
    roled: list[Roled]
    marks: list[Mark | None]
    features: dict[str, Numbers]
    labels: Numbers
    weights: Numbers


def main() -> None:
    """Learn the weights, measure them across the two sets, and write both."""
    folder = Path(sys.argv[1])
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        pages = [_page(folder, row) for row in map(json.loads, lines)]
    figures = {}
    for of in sorted({page.of for page in pages}):
        held, model = [page for page in pages if page.of == of], learn([page for page in pages if page.of != of])
        figures[of] = {name: round(_f1(held, model, body), 4) for name, body in BODIES.items()}
    model = learn(pages)
    table = {
        "made_by": "training/lines.py over the flattened pages of ../shared/bench/extraction",
        "lines": sum(len(page.labels) for page in pages),
        "f1_on_each_set_learnt_on_the_other": figures,
        "bias": round(model.bias, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }
    path = Path(__file__).parents[1] / "src" / "headwater" / "lexicon" / TABLE
    path.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures), file=sys.stderr)


def _page(folder: Path, row: dict[str, str]) -> Page:
    with gzip.open(folder / "pages" / f"{row['id']}.html.gz", "rt", encoding="utf-8", errors="replace") as file:
        lines = split_lines(extract_text(file.read()))
    marks = [mark(line) for line in lines]
    roled, _ = roles_by_rule(lines, marks)
    labels = _labels([line.text for line in lines], row["body"])
    words = np.array([min(line.words, MOST_WORDS) for line in lines], dtype=np.float64)
    weights = (words + LEAST_WEIGHT) / (PAGE_WEIGHT + words @ labels)
    return Page(row["set"], row["body"], roled, marks, line_features(roled, marks), labels, weights)


def _labels(lines: Sequence[str], gold: str) -> Numbers:
    runs = set(_runs(WORD.findall(gold)))
    words = [(word, number) for number, line in enumerate(lines) for word in WORD.findall(line)]
    covered = np.zeros(len(words))
    for at, run in enumerate(_runs([word for word, _ in words])):
        if run in runs:
            covered[at : at + RUN] = 1
    hits, total = np.zeros(len(lines)), np.zeros(len(lines))
    for (_, number), hit in zip(words, covered, strict=True):
        hits[number] += hit
        total[number] += 1
    return (hits > total / 2).astype(np.float64)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def learn(pages: Sequence[Page]) -> LineWeights:
    """Return the weights, for features as they are: the standardising is folded into them."""
    names = list(pages[0].features)
    rows = np.vstack([np.column_stack([page.features[name] for name in names]) for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([page.weights for page in pages])
    weights *= len(weights) / weights.sum()
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    rows = np.hstack([(rows - mean) / np.where(spread > 0, spread, 1), np.ones((len(rows), 1))])

    def loss(found: Numbers) -> tuple[float, Numbers]:
        total, penalised = rows @ found, np.append(found[:-1], 0.0)
        slope = rows.T @ (weights * (1 / (1 + np.exp(-total)) - labels)) + PENALTY * penalised
        lost = weights @ (np.logaddexp(0, total) - labels * total)
        return float(lost + PENALTY / 2 * penalised @ penalised), slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x
    slopes = found[:-1] / np.where(spread > 0, spread, 1)
    return LineWeights(float(found[-1] - slopes @ mean), dict(zip(names, map(float, slopes), strict=True)))


def _alone(page: Page, model: LineWeights) -> Iterable[bool]:
    with patch.object(line_model, "line_weights", return_value=model):
        return [bool(share > ALONE) for share in line_model.probabilities(page.features)]


def _together(page: Page, model: LineWeights) -> Iterable[bool]:
    with patch.object(line_model, "line_weights", return_value=model):
        return [one.role is Role.BODY for one in line_model.judge_lines(page.roled, page.marks)[0]]


BODIES: dict[str, Body] = {
    "rules": lambda page, _: [one.role is Role.BODY for one in page.roled],
    "model alone": _alone,
    "both": _together,
}


def _f1(pages: Sequence[Page], model: LineWeights, body: Body) -> float:
    """Return F1 of the mean precision and mean recall of runs of four words, as the scorer of the pages has it."""
    shares: list[tuple[float, float]] = []
    for page in pages:
        kept = "\n".join(one.line.text for one, is_body in zip(page.roled, body(page, model), strict=True) if is_body)
        gold, found = Counter(_runs(WORD.findall(page.gold))), Counter(_runs(WORD.findall(kept)))
        shared = (gold & found).total()
        shares.append((shared / max(1, found.total()), shared / max(1, gold.total())))
    precision, recall = np.mean(shares, axis=0)
    return float(2 * precision * recall / (precision + recall))


if __name__ == "__main__":
    main()
