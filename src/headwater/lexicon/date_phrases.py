"""Words that dates in running text are made of: units, seasons, parts of the day, counts, bounds."""

import csv
from functools import cache
from importlib.resources import files

EXTENT = "extent"
"""The kind of a bound where something began or ended that lasts ("since", "until")."""


@cache
def date_phrases(kind: str) -> dict[str, str]:
    """Return the words of one kind with their value, in lower case.

    Args:
        kind: "unit" (value: its TIMEX3 code), "season", "part" (of the day), "clock" (a time), "day" (days from the
            one of publication), "reference" (to past, present or future), "set", "ordinal", "count", "decade",
            "bound" ("start", "end" or "before" where it says how early or late something is, "extent" where it says
            since or until when something lasts) or "approximate".
    """
    return {word: value for word, row_kind, value in _rows() if row_kind == kind}


def bound_of(wording: str) -> tuple[str, str] | None:
    """Return the words that make a dated wording a bound, and which; None if none do.

    `("as soon as", "start")` of "as soon as next month".
    """
    lower = wording.lower()
    opening = (word for word in date_phrases("bound") if lower.startswith(f"{word} "))
    found = max(opening, key=len, default=None)
    return None if found is None else (found, date_phrases("bound")[found])


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    with files(__package__).joinpath("date_phrases.csv").open(encoding="utf-8") as table:
        return tuple((row["word"], row["kind"], row["value"]) for row in csv.DictReader(table))
