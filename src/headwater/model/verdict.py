"""A decision together with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided, how surely, and why in one plain sentence.

    Attributes:
        decision: Yes or no.
        score: Confidence from 0 to 1.
        because: The reason, as a reader should see it.
    """

    decision: bool
    score: float
    because: str
