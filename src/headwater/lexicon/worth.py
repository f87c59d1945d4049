"""Weights of what makes a statement worth tracing."""

import json
from functools import cache
from importlib.resources import files

TABLE = "worth_weights.json"


@cache
def worth_weights() -> dict[str, float]:
    """Return the weight of each feature and of the bias, as `training/worth.py` learnt them."""
    table = json.loads(files(__package__).joinpath(TABLE).read_text(encoding="utf-8"))
    return {name: float(weight) for name, weight in table["weights"].items()}
