"""A second look at the lines of a scraped page, by a learned model of each line and its neighbours."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from headwater.ingest.line_features import Numbers, line_features
from headwater.ingest.marks import Mark
from headwater.ingest.roled import Roled
from headwater.ingest.title import FEW_WORDS
from headwater.lexicon.line_weights import line_weights
from headwater.model import Confidence, Role

# The model corrects the rules only where it is sure: to lose words of a report is worse than to keep words of its page.
# Learnt on either half of the flattened pages and measured on the other, F1 is .912 and .913, that of the rules .909
# and .908, that of the model alone .910 and .912.
KEPT = 0.27  # body stays body from this probability on
ADDED = 0.65  # what the rules could not tell becomes body from this one on
OPEN = frozenset({Role.NAVIGATION, Role.TEASER})  # roles that the rules give where a line shows nothing of its own


def judge_lines(roled: Sequence[Roled], marks: Sequence[Mark | None]) -> tuple[list[Roled], Confidence]:
    """Return the lines with the roles that the model is sure of, and how sure it is of the body.

    Args:
        roled: The lines with the roles that the rules give them; of a page, not of a clean text.
        marks: What each is by its own look.
    """
    found = probabilities(line_features(roled, marks))
    judged = [_judged(one, float(share)) for one, share in zip(roled, found, strict=True)]
    words = [one.line.words if one.role is Role.BODY else 0 for one in judged]
    sure = float(found @ words) / max(1, sum(words))
    return judged, Confidence(round(sure, 2), "how surely its lines read like an article's, by the model of lines")


def probabilities(features: dict[str, Numbers]) -> Numbers:
    """Return for each line the probability that it is of the report's body."""
    model = line_weights()
    total = sum((weight * features[name] for name, weight in model.weights.items()), start=np.float64(model.bias))
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def _judged(one: Roled, share: float) -> Roled:
    if one.role is Role.BODY and share < KEPT:
        role = Role.TEASER if one.line.words >= FEW_WORDS else Role.NAVIGATION
        return replace(one, role=role, because=f"reads like the page around the report (body: {share:.2f})")
    if one.role in OPEN and share > ADDED:
        return replace(one, role=Role.BODY, because=f"reads like running text of the report (body: {share:.2f})")
    return one
