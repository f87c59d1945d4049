"""Weights of the model that tells the lines of a report from those of the page around it."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLE = "line_weights.json"


@dataclass(frozen=True, slots=True)
class LineWeights:
    """A logistic regression over the features of `headwater.ingest.line_features`.

    Attributes:
        bias: What a line has that has none of the features.
        weights: What one unit of each feature adds, by its name.
    """

    bias: float
    weights: dict[str, float]


@cache
def line_weights() -> LineWeights:
    """Return the weights as `training/lines.py` learnt them."""
    table = json.loads(files(__package__).joinpath(TABLE).read_text(encoding="utf-8"))
    return LineWeights(float(table["bias"]), {name: float(weight) for name, weight in table["weights"].items()})
