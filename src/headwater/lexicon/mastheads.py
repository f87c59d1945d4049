"""What names and hosts show by themselves, for outlets that are not in the table: endings of names, shared hosts."""

import csv
from functools import cache
from importlib.resources import files


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


@cache
def shared_hosts() -> frozenset[str]:
    """Return hosts that hold the pages of many publishers: archives, caches, blogs, social networks."""
    with files(__package__).joinpath("shared_hosts.csv").open(encoding="utf-8") as table:
        return frozenset(row["host"] for row in csv.DictReader(table))


def _rows(kind: str) -> list[str]:
    with files(__package__).joinpath("mastheads.csv").open(encoding="utf-8") as table:
        return [row["word"] for row in csv.DictReader(table) if row["kind"] == kind]
