"""Learn `src/headwater/lexicon/worth_weights.json`: which sentences of a report state what an editor would trace.

    python -m training.worth ../shared/bench/origins/dev

Read are the 24 annotated stories. A statement is positive where it meets an assertion of a claim that was annotated, as
the scorer of that folder matches spans. The model is a logistic regression with an L2 penalty; its average precision is
taken leaving one story out.
"""

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from headwater.annotate import annotate_all, load_parser
from headwater.ingest import read_text
from headwater.lexicon.worth import TABLE
from headwater.relate import Statement, statements
from headwater.relate.worth import FEATURES, features

PENALTY = 5.0
Numbers = NDArray[np.float64]


def main() -> None:
    """Learn the weights, measure them leaving one story out, and write both."""
    stories = [_examples(path) for path in sorted(Path(sys.argv[1]).glob("*.gold.json"))]
    left_out = [_score(learn([other for other in stories if other is not story]), story[0]) for story in stories]
    labels = np.concatenate([story[1] for story in stories])
    precision = _average_precision(np.concatenate(left_out), labels)
    weights = dict(zip((*FEATURES, "bias"), learn(stories).round(3).tolist(), strict=True))
    table = {
        "made_by": "training/worth.py over the 24 stories of origins/dev",
        "statements": len(labels),
        "worth_tracing": round(float(labels.mean()), 3),
        "average_precision_leave_one_story_out": round(precision, 3),
        "weights": weights,
    }
    path = Path(__file__).parents[1] / "src" / "headwater" / "lexicon" / TABLE
    path.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(table), file=sys.stderr)


def _examples(gold_path: Path) -> tuple[Numbers, Numbers]:
    """Return the features of a story's statements, and 1 or 0 for each."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    rows = json.loads(gold_path.with_name(f"{gold['story']}.reports.json").read_text(encoding="utf-8"))["reports"]
    reports = [read_text(row["text"], name=str(row["id"])) for row in rows]
    marked: dict[str, list[tuple[int, int]]] = {report.id: [] for report in reports}
    of_name = {report.name: report for report in reports}
    for item in (item for claim in gold["claims"] for item in claim["assertions"]):
        report = of_name[str(item["report"])]
        start = report.text.index(item["quote"])
        marked[report.id].append((start, start + len(item["quote"])))
    found = [statement for annotated in annotate_all(reports, load_parser()) for statement in statements(annotated)]
    labels = [any(_meets(statement, span) for span in marked[statement.report]) for statement in found]
    return features(found), np.array(labels, dtype=np.float64)


def _meets(statement: Statement, span: tuple[int, int]) -> bool:
    """Whether half of the shorter and a quarter of both together is shared, as the scorer has it."""
    start, end = statement.span
    shared = min(end, span[1]) - max(start, span[0])
    both = max(end, span[1]) - min(start, span[0])
    return shared > 0 and shared >= 0.5 * min(end - start, span[1] - span[0]) and shared >= 0.25 * both


def learn(stories: list[tuple[Numbers, Numbers]]) -> Numbers:
    """Return the weight of each feature, and the bias last."""
    rows = np.concatenate([story[0] for story in stories])
    labels = np.concatenate([story[1] for story in stories])
    rows = np.hstack([rows, np.ones((len(rows), 1))])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total = rows @ weights
        penalised = np.append(weights[:-1], 0.0)
        slope = rows.T @ (1 / (1 + np.exp(-total)) - labels) + PENALTY * penalised
        return float((np.logaddexp(0, total) - labels * total).sum() + PENALTY / 2 * penalised @ penalised), slope

    return np.asarray(minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x)


def _score(weights: Numbers, rows: Numbers) -> Numbers:
    return rows @ weights[:-1] + weights[-1]


def _average_precision(scores: Numbers, labels: Numbers) -> float:
    ranked = labels[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / ranked.sum())


if __name__ == "__main__":
    main()
