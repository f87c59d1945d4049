"""What fetching remembers, in the file of a store: it survives a restart, and two processes keep one pace."""

from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, select

from headwater.model import content_id
from headwater.model.visits import Rules, Turn, Visit
from headwater.store import schema
from headwater.store.codec import from_json, to_json
from headwater.store.database import Database
from headwater.store.rows import fetch, put

T = TypeVar("T")


class StoreMemory:
    """A `headwater.ingest.fetch.Memory` in a store."""

    def __init__(self, database: Database) -> None:
        """Use `Store.memory`."""
        self._database = database

    def take_turn(self, host: str, now: datetime, pace: timedelta, latest: datetime) -> datetime:
        """Return when a host may be asked, and book that turn where it is not too late."""
        with self._database.writing() as connection:
            at = _free_at(connection, host, now)
            if at <= latest:
                write_record(connection, schema.turns, _key(host), Turn(host, at + pace))
        return at

    def hold(self, host: str, until: datetime) -> None:
        """Give no turn of a host before a time."""
        with self._database.writing() as connection:
            at = _free_at(connection, host, until)
            write_record(connection, schema.turns, _key(host), Turn(host, at))

    def rules(self, origin: str) -> Rules | None:
        """Return what is remembered of a robots.txt."""
        with self._database.reading() as connection:
            return _load(connection, schema.robots, Rules, _key(origin))

    def keep_rules(self, rules: Rules) -> None:
        """Remember a robots.txt."""
        with self._database.writing() as connection:
            write_record(connection, schema.robots, _key(rules.origin), rules)

    def visit(self, key: str) -> Visit | None:
        """Return what is remembered of an address, by its key."""
        with self._database.reading() as connection:
            return load_visit(connection, key)

    def keep_visit(self, visit: Visit) -> None:
        """Remember an address."""
        with self._database.writing() as connection:
            write_record(connection, schema.visits, visit.key, visit)


def load_visit(connection: Connection, key: str) -> Visit | None:
    """Return what is remembered of an address, by its key."""
    return _load(connection, schema.visits, Visit, key)


def write_record(connection: Connection, table: Table, key: str, record: object) -> None:
    """Write a record in place of the one with its key."""
    connection.execute(delete(table).where(table.c.id == key))
    put(connection, table, [{"id": key, "record": to_json(record)}])


def _free_at(connection: Connection, host: str, now: datetime) -> datetime:
    booked = _load(connection, schema.turns, Turn, _key(host))
    return now if booked is None else booked.after(now)


def _load(connection: Connection, table: Table, kind: type[T], key: str) -> T | None:
    found = fetch(connection, table, select(table).where(table.c.id == key))
    return from_json(kind, found[0]["record"]) if found else None


def _key(name: str) -> str:
    return content_id("h", name)
