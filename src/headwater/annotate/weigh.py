"""How surely a draft is an attribution: a logistic model over what `features` sees, learned on annotated news."""

from collections.abc import Iterable, Mapping
from math import exp

from headwater.annotate.draft import Draft, Reading
from headwater.annotate.features import features
from headwater.annotate.plain import plain_score
from headwater.lexicon.cues import cue_weights

BIAS = "bias"
THRESHOLD = 0.35  # best PAIR-L F1 on a fifth of PolNeAR's train part; flat from 0.30 to 0.40
CERTAIN = {"tail label": 0.9, "phrase per": 0.5}  # plain grammar, too rare in the corpus to be learned


def score(reading: Reading, draft: Draft, weights: Mapping[str, float]) -> float:
    """Return how surely a draft is an attribution, 0 to 1."""
    if draft.construction in CERTAIN:
        return CERTAIN[draft.construction]
    total = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features(reading, draft))
    return 1 / (1 + exp(-total))


def kept(
    reading: Reading,
    drafts: Iterable[Draft],
    weights: Mapping[str, float] | None = None,
    *,
    learned: bool = True,
) -> list[tuple[float, Draft]]:
    """Return the drafts that are attributions surely enough, the best one of each cue, with their scores.

    Args:
        reading: The parsed report.
        drafts: Its drafts.
        weights: Weight of each feature; None for those the package brings.
        learned: Whether to weigh them; else they are kept by the rules and the reporting lexicon alone.
    """
    known = (cue_weights() if weights is None else weights) if learned else {}
    best: dict[int, tuple[float, Draft]] = {}
    for draft in drafts:
        sure = score(reading, draft, known) if learned else plain_score(draft)
        if sure >= THRESHOLD and (draft.at not in best or sure > best[draft.at][0]):
            best[draft.at] = (sure, draft)
    return list(best.values())
