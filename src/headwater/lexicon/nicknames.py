"""Usual short forms of first names."""

import csv
from functools import cache
from importlib.resources import files


def full_first_name(name: str) -> str:
    """Return the first name that a usual short form in lower case stands for ("jim": "james"), or the name itself."""
    return _names().get(name, name)


@cache
def _names() -> dict[str, str]:
    with files(__package__).joinpath("nicknames.csv").open(encoding="utf-8") as table:
        return {row["short"]: row["full"] for row in csv.DictReader(table)}
