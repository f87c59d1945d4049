"""Rows rewritten by a migration: read with the columns they had, checked against their hash, hashed anew.

The tables of `schema.py` are those of today, so a step that is older than they are speaks to the database itself.
"""

from sqlalchemy import Connection, text

from headwater.store.rows import Flipped
from headwater.store.schema import Value, row_hash

Row = dict[str, Value]


def rows_of(connection: Connection, table: str) -> list[Row]:
    """Return the rows of a table.

    Raises:
        Flipped: A row is not as it was written; a new hash would hide that.
    """
    found = [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]  # noqa: S608  ours
    for row in found:
        if row_hash(table, row) != row["hash"]:
            raise Flipped(f"a row of {table} ({row['id']}) does not match its hash")
    return found


def write(connection: Connection, table: str, row: Row) -> None:
    """Write a row that has an id in place of the one before, with its hash."""
    names = [name for name in row if name not in ("id", "hash")]
    changes = ", ".join(f"{name} = :{name}" for name in [*names, "hash"])
    made = {**row, "hash": row_hash(table, row)}
    connection.execute(text(f"UPDATE {table} SET {changes} WHERE id = :id"), made)  # noqa: S608  names of our columns


def story_of_each(connection: Connection) -> dict[str, str]:
    """Return the story that each claim and origin is in, by their ids."""
    both = "SELECT id, story FROM claims UNION ALL SELECT id, story FROM origins"
    return {row[0]: row[1] for row in connection.execute(text(both))}


def size_of_each(connection: Connection) -> dict[str, int]:
    """Return how many reports each story has, by its id."""
    sizes = "SELECT story, count(*) FROM story_reports GROUP BY story"
    return {row[0]: row[1] for row in connection.execute(text(sizes))}
