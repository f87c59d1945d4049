"""How common words are in news: what makes a word telling when only two reports are at hand."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLE = "background_df.csv"  # made by training/background_df.py, which names its sources
TOTAL = "*"  # the row that counts the reports themselves


@dataclass(frozen=True, slots=True)
class Background:
    """Counts over a collection of news reports.

    Attributes:
        reports: How many reports were counted.
        counts: For a word in lower case, in how many of them it stands; rare ones are left out.
    """

    reports: int
    counts: Mapping[str, int]


@cache
def background() -> Background:
    """Return the counts of `background_df.csv`."""
    with files(__package__).joinpath(TABLE).open(encoding="utf-8") as table:
        counts = {row["word"]: int(row["reports"]) for row in csv.DictReader(table)}
    return Background(counts.pop(TOTAL), counts)
