"""What the learned model of lines is told of each line: its look, its place, its neighbours, and what the rules say."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.ingest.marks import Mark
from headwater.ingest.roled import Roled
from headwater.model import Role

Numbers = NDArray[np.float64]

LOOKED_AT = 40  # words of a line whose capitals are counted
MOST_WORDS = 60  # what one paragraph counts for; a longer one says no more
TOP = 50  # lines from the top from which on the place from there says no more
BESIDE = (-2, -1, 1, 2)
WINDOWS = (2, 8)
OF_RULES = (2, 6)
MARKS = (Role.BYLINE, Role.DATELINE, Role.CAPTION, Role.TEASER, Role.NAVIGATION, Role.PROMOTION)
BULLETS, QUOTES = "•·-–*‣▪●", "\"'“”„«‘"


def line_features(roled: Sequence[Roled], marks: Sequence[Mark | None]) -> dict[str, Numbers]:
    """Return each feature of the lines of a text by its name, a value a line.

    Args:
        roled: The lines, with the roles that the rules give them.
        marks: What each is by its own look.
    """
    prose = np.array([one.line.is_prose for one in roled], dtype=np.float64)
    marked = np.array([seen is not None for seen in marks], dtype=np.float64)
    words = np.array([one.line.words for one in roled], dtype=np.float64)
    weight = np.minimum(words, MOST_WORDS) / MOST_WORDS * prose * (1 - marked)
    label = np.array([not one.line.is_sentence for one in roled], dtype=np.float64)
    ends = np.array([seen is not None and seen.ends for seen in marks], dtype=np.float64)
    basic = {"prose": prose, "marked": marked, "label": label, "ends": ends, "words": np.log1p(words)}
    found = dict(basic) | _looks(roled, marks) | _place(weight) | _by_rules(roled, prose)
    for name, values in {**basic, "long": basic["words"] * prose}.items():
        found |= {f"{name} at {step:+d}": _moved(values, step) for step in BESIDE}
    for name, values in {"prose": prose * (1 - marked), "weight": weight, "label": label, "ends": ends}.items():
        for width in WINDOWS:
            found[f"{name} in {width} above"], found[f"{name} in {width} below"] = _around(values, width)
    return found


def _looks(roled: Sequence[Roled], marks: Sequence[Mark | None]) -> dict[str, Numbers]:
    texts = [one.line.text for one in roled]
    keys = Counter(one.line.key for one in roled)
    length = np.log1p([one.line.words for one in roled])
    looks: dict[str, Sequence[float] | Numbers] = {
        "words squared": length * length,
        "capitals": [_share(word[0].isupper() for word in text.split()[:LOOKED_AT]) for text in texts],
        "digits": [_share(letter.isdigit() for letter in text[:300]) for text in texts],
        "commas": [min(4, text.count(",")) for text in texts],
        "letters a word": [len(one.line.text) / max(1, one.line.words) / 6 for one in roled],
        "stops a word": [one.line.text.count(".") / max(1, one.line.words) for one in roled],
        "asks": [text[-1:] == "?" for text in texts],
        "calls": ["!" in text for text in texts],
        "colon": [text[-1:] == ":" for text in texts],
        "trails off": [text.endswith(("…", "...")) for text in texts],
        "bullet": [text[0] in BULLETS for text in texts],
        "quotation": [text[0] in QUOTES for text in texts],
        "lower case": [text[0].islower() for text in texts],
        "handle": ["@" in text or "#" in text for text in texts],
        "first person": [" I " in text for text in texts],
        "repeated": [keys[one.line.key] > 1 for one in roled],
    }
    for role in MARKS:
        looks[f"looks like {role.value}"] = [seen is not None and seen.role is role for seen in marks]
    return {name: np.asarray(values, dtype=np.float64) for name, values in looks.items()}


def _place(weight: Numbers) -> dict[str, Numbers]:
    at, read = np.arange(len(weight)), np.cumsum(weight) / max(1e-9, weight.sum())
    return {
        "place": at / len(weight),
        "from the top": np.minimum(at, TOP) / TOP,
        "read above": read,
        "read below": 1 - read,
    }


def _by_rules(roled: Sequence[Roled], prose: Numbers) -> dict[str, Numbers]:
    at = np.arange(len(roled))
    body = np.array([one.role is Role.BODY for one in roled], dtype=np.float64)
    first, last = (np.flatnonzero(body)[[0, -1]]) if body.any() else (0, len(roled))
    title = next((at for at, one in enumerate(roled) if one.role is Role.TITLE), None)
    found = {
        "body by rule": body,
        "prose by rule": body * prose,
        "within by rule": ((at >= first) & (at <= last)).astype(np.float64),
        "above by rule": np.clip((first - at) / 10, -1, 1),
        "below by rule": np.clip((at - last) / 10, -1, 1),
        "under title": np.zeros(len(roled)) if title is None else (at > title).astype(np.float64),
        "from title": np.zeros(len(roled)) if title is None else np.clip((at - title) / 20, -1, 1),
    }
    for width in OF_RULES:
        found[f"rule in {width} above"], found[f"rule in {width} below"] = _around(body, width)
    return found


def _moved(values: Numbers, step: int) -> Numbers:
    """Return for each line the value of the one `step` lines further on, 0 beyond the ends."""
    moved = np.zeros_like(values)
    if abs(step) < len(values):
        moved[max(0, -step) : len(values) - max(0, step)] = values[max(0, step) : len(values) - max(0, -step)]
    return moved


def _around(values: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """Return for each line the mean of the `width` values above it and below it, 0 beyond the ends."""
    total, at = np.concatenate([[0.0], np.cumsum(values)]), np.arange(len(values))
    above = total[at] - total[np.maximum(0, at - width)]
    below = total[np.minimum(len(values), at + width + 1)] - total[at + 1]
    return above / width, below / width


def _share(told: Iterable[bool]) -> float:
    values = list(told)
    return sum(values) / max(1, len(values))
