"""What names and hosts show by themselves, for outlets that are not in the table: endings of names, shared hosts."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

FEWEST = 2  # words; "Courier" alone may be anything


@cache
def masthead_words() -> frozenset[str]:
    """Return words that end the name of a newspaper ("Gazette")."""
    return frozenset(_rows("masthead"))


@cache
def label_openings() -> frozenset[str]:
    """Return words that open the label of a button or list, which a masthead word may end ("Next Post")."""
    return frozenset(_rows("label"))


@cache
def agency_endings() -> tuple[str, ...]:
    """Return words that end the name of an agency ("News Agency")."""
    return tuple(_rows("agency"))


@cache
def wire_words() -> frozenset[str]:
    """Return words behind an outlet's name that make it that of its service for others ("CNN NewSource")."""
    return frozenset(_rows("wire"))


@cache
def company_words() -> frozenset[str]:
    """Return words behind an outlet's name that make it that of its company ("CBS Interactive Inc")."""
    return frozenset(_rows("company"))


def sounds_like_outlet(words: Sequence[str]) -> bool:
    """Return whether words are the name of an outlet by their look: "Valley Gazette", "Example News Agency".

    Args:
        words: The words of a name, without an article in front.
    """
    if len(words) < FEWEST or not all(word[:1].isupper() for word in words) or words[0] in label_openings():
        return False
    return words[-1] in masthead_words() or any(" ".join(words).endswith(f" {end}") for end in agency_endings())


@cache
def shared_hosts() -> frozenset[str]:
    """Return hosts that hold the pages of many publishers: archives, caches, blogs, social networks."""
    with files(__package__).joinpath("shared_hosts.csv").open(encoding="utf-8") as table:
        return frozenset(row["host"] for row in csv.DictReader(table))


def _rows(kind: str) -> list[str]:
    with files(__package__).joinpath("mastheads.csv").open(encoding="utf-8") as table:
        return [row["word"] for row in csv.DictReader(table) if row["kind"] == kind]
