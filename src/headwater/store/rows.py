"""Rows in and out of the tables, with their hashes: no row is written without one, none is read that does not match."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from sqlalchemy import Column, Connection, RowMapping, Select, Table, delete, insert, select

from headwater.store.schema import Value, hashed, row_hash

MOST_VALUES = 1000  # in one statement; SQLite takes 32,766


class Flipped(ValueError):
    """A row's content does not match its hash."""


def put(connection: Connection, table: Table, rows: Iterable[Mapping[str, Value]]) -> None:
    """Insert rows, each with its hash."""
    complete = [hashed(table, row) for row in rows]
    if complete:
        connection.execute(insert(table), complete)


def fetch(
    connection: Connection, table: Table, statement: Select[tuple[object, ...]] | None = None
) -> list[RowMapping]:
    """Return the rows of one table that a statement selects; all of them where none is given.

    Raises:
        Flipped: A row is not as it was written.
    """
    rows = list(connection.execute(select(table) if statement is None else statement).mappings())
    for row in rows:
        if not is_intact(table, row):
            raise Flipped(f"a row of {table.name} ({key_of(table, row)}) does not match its hash")
    return rows


def matching(connection: Connection, table: Table, column: Column[str], values: Collection[str]) -> list[RowMapping]:
    """Return the rows of a table that have one of some values in a column.

    Raises:
        Flipped: A row is not as it was written.
    """
    return [
        row for some in at_a_time(values) for row in fetch(connection, table, select(table).where(column.in_(some)))
    ]


def scalars(connection: Connection, wanted: Column[str], column: Column[str], values: Collection[str]) -> list[str]:
    """Return the values of one column in the rows that have one of some values in another."""
    statements = (select(wanted).where(column.in_(some)) for some in at_a_time(values))
    return [row[0] for statement in statements for row in connection.execute(statement)]


def remove(connection: Connection, column: Column[str], values: Collection[str]) -> None:
    """Delete the rows that have one of some values in a column."""
    for some in at_a_time(values):
        connection.execute(delete(column.table).where(column.in_(some)))


def at_a_time(values: Collection[str]) -> Iterator[list[str]]:
    """Return the values in order, as many at a time as one statement takes."""
    ordered = sorted(values)
    return (ordered[at : at + MOST_VALUES] for at in range(0, len(ordered), MOST_VALUES))


def is_intact(table: Table, row: RowMapping) -> bool:
    """Return whether a row's content matches its hash."""
    return bool(row_hash(table.name, cast(Mapping[str, Value], row)) == row["hash"])


def key_of(table: Table, row: RowMapping) -> str:
    """Return what to call a row in a message: its id, or its first two columns."""
    names = ["id"] if "id" in table.c else table.c.keys()[:2]
    return " ".join(str(row[name]) for name in names)


def grouped(rows: Iterable[RowMapping], column: str) -> Mapping[str, list[RowMapping]]:
    """Return rows by the value of a column, in their order."""
    groups: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups
