"""Countries by the names and adjectives that English reports give them."""

import csv
import re
from functools import cache
from importlib.resources import files


def countries_in(text: str) -> frozenset[str]:
    """Return the countries that a text names, also by an adjective; "South Korean" names one country."""
    return frozenset(_countries()[found] for found in _pattern().findall(text))


@cache
def _countries() -> dict[str, str]:
    with files(__package__).joinpath("countries.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return {name: row["name"] for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_countries(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
