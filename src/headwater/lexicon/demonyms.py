"""Countries by the adjectives made of their names."""

import csv
from functools import cache
from importlib.resources import files


def country_of(word: str) -> str | None:
    """Return the country that an adjective in lower case means ("french": "france"); None where it is none."""
    return _countries().get(word)


@cache
def _countries() -> dict[str, str]:
    with files(__package__).joinpath("demonyms.csv").open(encoding="utf-8") as table:
        return {row["adjective"]: row["country"] for row in csv.DictReader(table)}
