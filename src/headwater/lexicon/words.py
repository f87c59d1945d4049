"""Short word lists: titles in front of names, numbers as words, and the words that show modality and negation."""

import csv
from functools import cache
from importlib.resources import files


def titles() -> frozenset[str]:
    """Return the words in front of a name that say what somebody is, not who, in lower case."""
    return words_of("title")


@cache
def number_words() -> dict[str, str]:
    """Return small numbers by their words; "one" is left out, being more often a pronoun than a count."""
    return {word: value for word, kind, value in _rows() if kind == "number"}


@cache
def magnitudes() -> dict[str, str]:
    """Return what the words behind a number multiply it by ("million")."""
    return {word: value for word, kind, value in _rows() if kind == "magnitude"}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of one kind of the table: "title", "conditional", "planned", "alleged", "negation", ..."""
    return frozenset(word for word, row_kind, _ in _rows() if row_kind == kind)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    with files(__package__).joinpath("words.csv").open(encoding="utf-8") as table:
        return tuple((row["word"], row["kind"], row["value"]) for row in csv.DictReader(table))
