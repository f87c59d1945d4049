"""Words of date lines: months and weekdays in seven languages, labels ("Published"), times of day, time zones."""

import csv
from functools import cache
from importlib.resources import files


@cache
def months() -> dict[str, int]:
    """Return the number of each month's name or short form, in lower case, without a full stop."""
    return {word: number for word, kind, number, _ in _rows() if kind == "month" and number is not None}


@cache
def english(kind: str) -> dict[str, int]:
    """Return the English names and short forms of months ("month") or days of the week ("weekday"), numbered from 1."""
    return {
        word: number
        for word, row_kind, number, language in _rows()
        if row_kind == kind and language == "en" and number is not None
    }


@cache
def date_words() -> frozenset[str]:
    """Return every word, in lower case, that a line may hold which only says when a report was published."""
    return frozenset(word for word, _, _, _ in _rows())


@cache
def date_openers() -> frozenset[str]:
    """Return the words among them that a date can begin with: labels, weekdays, months; not "today"."""
    return frozenset(word for word, kind, _, _ in _rows() if kind in ("label", "weekday", "month"))


@cache
def days_of_week() -> frozenset[str]:
    """Return the names of the days of the week, in lower case."""
    return frozenset(word for word, kind, _, _ in _rows() if kind == "weekday")


@cache
def _rows() -> tuple[tuple[str, str, int | None, str], ...]:
    with files(__package__).joinpath("date_words.csv").open(encoding="utf-8") as table:
        return tuple(
            (row["word"], row["kind"], int(row["number"]) if row["number"] else None, row["language"])
            for row in csv.DictReader(table)
        )
