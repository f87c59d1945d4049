"""Which key of a row of JSON feeds which field of a report, for each program that writes such rows."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Program:
    """A program whose rows are known.

    Attributes:
        name: Its name.
        marks: Groups of keys: a row is of this program where it has a key of each. Empty where nothing tells its rows.
        keys: `(path, field)`, the surest path of each field first; a path is keys joined by dots, `*` is every element.
    """

    name: str
    marks: tuple[tuple[str, ...], ...]
    keys: tuple[tuple[str, str], ...]


@cache
def row_programs() -> dict[str, Program]:
    """Return the programs by name."""
    with files(__package__).joinpath("row_fields.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return {name: _program(name, [row for row in rows if row["program"] == name]) for name in _names(rows)}


def _names(rows: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["program"] for row in rows))


def _program(name: str, rows: list[dict[str, str]]) -> Program:
    groups = sorted({row["mark"] for row in rows if row["mark"]})
    marks = tuple(tuple(row["key"].split(".")[0] for row in rows if row["mark"] == group) for group in groups)
    return Program(name, marks, tuple((row["key"], row["field"]) for row in rows if row["field"]))
