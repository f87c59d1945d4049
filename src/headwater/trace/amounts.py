"""Amounts in a wording, as intervals: "about 67 million", "$77m", "at least twelve", "12 to 15"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from headwater.lexicon import number_words, words_of
from headwater.lexicon.words import magnitudes

MONEY = frozenset("$£€")
SHORT = {"k": 1e3, "m": 1e6, "bn": 1e9}  # behind money; "12m" alone are metres
ROUGH = 0.1  # share that "about" leaves either way
FLOORS = frozenset({"more than", "at least"})
CEILINGS = frozenset({"less than", "fewer than", "up to", "at most"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as an interval, closed at both ends, with its unit ("$", "%", or "")."""

    low: float
    high: float
    unit: str
    wording: str

    def clashes(self, other: "Amount") -> bool:
        """Whether no number is meant by both."""
        same = self.unit == other.unit or "" in (self.unit, other.unit)
        return same and (self.high < other.low or other.high < self.low)


def amount_at(lower: Sequence[str], at: int) -> tuple[Amount, int] | None:
    """Return the amount at a token, and how many tokens it takes; None where there is none.

    Args:
        lower: The tokens of a wording, in lower case.
        at: The number of the token.
    """
    read = _number(lower[at])
    if read is None:
        return None
    value, step, scale, unit = read
    taken = 1
    if at + 1 < len(lower) and lower[at + 1] in magnitudes():
        taken, scale = 2, scale * float(magnitudes()[lower[at + 1]])
    slack = step * scale / 2 if scale > 1 or step < 1 else 0.0
    low, high, words = _hedged(value * scale, slack, lower[max(0, at - 2) : at])
    return Amount(low, high, unit, " ".join(lower[at - words : at + taken])), taken


def _number(token: str) -> tuple[float, float, float, str] | None:
    """Value, step of its last digit, scale and unit of a number; None where a token is none."""
    if token in number_words():
        return float(number_words()[token]), 1.0, 1.0, ""
    unit = token[0] if token[0] in MONEY else "%" if token.endswith("%") else ""
    digits = token.strip("$£€%").replace(",", "")
    if not (digits[:1].isascii() and digits[:1].isdigit()):
        return None
    suffix = digits.lstrip("0123456789.")
    digits = digits.removesuffix(suffix)
    scale = SHORT[suffix] if suffix == "bn" or (suffix and unit) else 1.0
    return float(digits), 10.0 ** -len(digits.partition(".")[2]), scale, unit or suffix.replace("bn", "")


def _hedged(value: float, slack: float, before: Sequence[str]) -> tuple[float, float, int]:
    """The ends of an amount behind some words, and how many of these words hedge or bound it."""
    for hedge in (" ".join(before), *before[-1:]):
        words = hedge.count(" ") + 1
        if hedge in words_of("about"):
            slack = max(slack, ROUGH * value)
            return value - slack, value + slack, words
        if hedge in FLOORS or hedge in words_of("floor"):
            return value - slack, inf, words
        if hedge in CEILINGS or hedge in words_of("ceiling"):
            return 0.0, value + slack, words
    return value - slack, value + slack, 0


def as_range(amounts: Sequence[Amount], text: str) -> Sequence[Amount]:
    """Return the amounts of a wording, two that are the ends of one range ("12 to 15") as one."""
    if len(amounts) != 2:
        return amounts
    first, second = amounts
    between = re.search(rf"{re.escape(first.wording)}\s*(to|and|or|[-–])\s*{re.escape(second.wording)}", text.lower())
    if between is None or first.low > second.high:
        return amounts
    return [Amount(first.low, second.high, first.unit or second.unit, between[0])]
