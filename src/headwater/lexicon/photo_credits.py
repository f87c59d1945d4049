"""Names and words that mark the credit of a picture or a video."""

import csv
from functools import cache
from importlib.resources import files


@cache
def photo_agencies() -> tuple[str, ...]:
    """Return the names that stand in credits of pictures ("Getty Images"), the longer before the shorter."""
    return tuple(sorted(_rows("agency"), key=lambda name: (-len(name), name)))


@cache
def credit_words() -> tuple[str, ...]:
    """Return the words that open a credit ("photo"), in lower case, the longer before the shorter."""
    return tuple(sorted(_rows("word"), key=lambda word: (-len(word), word)))


def _rows(kind: str) -> list[str]:
    with files(__package__).joinpath("photo_credits.csv").open(encoding="utf-8") as table:
        return [row["name"] for row in csv.DictReader(table) if row["kind"] == kind]
