"""Words of one report found again in another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words two reports share: `(a_start, a_end)` in the one, `(b_start, b_end)` in the other, as offsets."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """Text that two reports share.

    Attributes:
        a: Id of the one report.
        b: Id of the other; `a < b`.
        containment: Share of the shorter report's sampled word 6-grams that stand in the longer one, 0 to 1.
        passages: The aligned passages, in the order of `a`; empty until they are asked for.
    """

    a: str
    b: str
    containment: float
    passages: tuple[Passage, ...] = ()
