"""How much a statement is worth as news: what a report says early, with a source, and with figures."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.worth import worth_weights
from headwater.relate.statements import Statement

FEATURES = ("log position", "is attributed", "has a number", "log words")
"""What is weighed of a statement, in the order of `features`; the weights are learnt by `training/worth.py`."""


def worths(statements: Sequence[Statement]) -> NDArray[np.float32]:
    """Return for each statement, 0 to 1, how likely an editor would trace it."""
    weights = worth_weights()
    total = features(statements) @ np.array([weights[name] for name in FEATURES]) + weights["bias"]
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float32)


def features(statements: Sequence[Statement]) -> NDArray[np.float64]:
    """Return what is weighed, of shape (statements, `len(FEATURES)`)."""
    rows = [
        (np.log1p(item.position), float(item.is_attributed), float(bool(item.numbers)), np.log(len(item.lemmas)))
        for item in statements
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))
