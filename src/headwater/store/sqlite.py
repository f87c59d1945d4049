"""What is SQLite's own: opening a file, full-text search, the check of a file, and what its errors mean.

WAL lets a reader and a writer work on one file; a writer takes the lock when it begins (IMMEDIATE), so two writers wait
for each other instead of failing halfway. `secure_delete` overwrites what is forgotten.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    bindparam,
    create_engine,
    event,
    exc,
    func,
    select,
    text,
)
from sqlalchemy.pool import QueuePool, StaticPool

from headwater.model import HeadwaterError
from headwater.store import errors

BUSY_S = 30  # a save of some thousand reports takes a few seconds; one that takes longer than this is stuck
SNIPPET_WORDS = 16
MEMORY = ":memory:"
PRAGMAS = "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;"


def path_of(where: str) -> str:
    """Return the path of a store given as a path or as `sqlite:///PATH`; `:memory:` for one that is not kept.

    Raises:
        Usage: `where` is the address of another kind of database.
    """
    scheme, mark, rest = where.partition("://")
    if not mark:
        return where
    if scheme != "sqlite":
        raise errors.unsupported(scheme)
    return rest.removeprefix("/") or MEMORY


def open_engine(path: str, *, read_only: bool) -> Engine:
    """Return an engine over a file; its `write` execution option begins transactions that may write."""
    uri = _uri(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            connection.executescript(PRAGMAS if read_only else f"{PRAGMAS} PRAGMA journal_mode=WAL;")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    pool = StaticPool if path == MEMORY else QueuePool
    engine = create_engine("sqlite://", creator=connect, poolclass=pool)
    event.listen(engine, "begin", _begin)
    return engine


def _uri(path: str, *, read_only: bool) -> str:
    if path == MEMORY:
        return f"file:{MEMORY}"
    mode = "rwc"
    if read_only:
        # In a folder we may not write, SQLite cannot make the files WAL needs; with no -wal file, nobody else writes.
        still = not os.access(Path(path).parent, os.W_OK) and not Path(f"{path}-wal").exists()
        mode = "ro&immutable=1" if still else "ro"
    return f"file:{quote(os.path.abspath(path))}?mode={mode}"


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def named_errors(where: str) -> Iterator[None]:
    """Turn errors of the database into errors with a code.

    Raises:
        HeadwaterError: Whatever the database raised, by its meaning.
    """
    try:
        yield
    except exc.DatabaseError as error:
        raise _named(where, error.orig) from error
    except exc.NoSuchColumnError as error:  # a flipped bit in the name of a column
        raise errors.damaged(where, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise _named(where, error) from error
    except UnicodeDecodeError as error:  # a flipped bit in the text of a table's definition
        raise errors.damaged(where, str(error.reason)) from error


def _named(where: str, error: BaseException | None) -> HeadwaterError:
    code = _code(error)
    if code == sqlite3.SQLITE_NOTADB:
        return errors.not_a_store(where)
    if code == sqlite3.SQLITE_CANTOPEN:
        return errors.cannot_open(where)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return errors.read_only(where)
    if code == sqlite3.SQLITE_FULL:
        return errors.disk_full(where)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return errors.busy(where, BUSY_S)
    if code == sqlite3.SQLITE_CORRUPT:
        return errors.damaged(where, str(error))
    return errors.unreadable(where, str(error))


def _code(error: BaseException | None) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF  # the low byte is the primary code


def make_search(connection: Connection) -> None:
    """Make the full-text table: English word stems, accents ignored."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE search USING fts5"
            "(kind UNINDEXED, id UNINDEXED, title, body, tokenize='porter unicode61 remove_diacritics 2')"
        )
    )


def add_words(connection: Connection, rows: Iterable[Mapping[str, str]]) -> None:
    """Add rows of kind, id, title and body to the full-text table."""
    given = [{**row, "at": _word_row(row["kind"], row["id"])} for row in rows]
    if given:
        insert = "INSERT INTO search (rowid, kind, id, title, body) VALUES (:at, :kind, :id, :title, :body)"
        connection.execute(text(insert), given)


def drop_words(connection: Connection, kind: str | None = None, ids: Iterable[str] = ()) -> None:
    """Take records of a kind out of the full-text table; all there is where no kind is given."""
    if kind is None:
        connection.execute(text("DELETE FROM search"))
        return
    gone = [{"at": _word_row(kind, identity)} for identity in ids]
    if gone:
        connection.execute(text("DELETE FROM search WHERE rowid = :at"), gone)


def _word_row(kind: str, identity: str) -> int:
    """The number of a record's row: made of its id, since the table has no other index to find the row by."""
    return int.from_bytes(hashlib.sha256(f"{kind} {identity}".encode()).digest()[:8]) >> 1


def find_words(connection: Connection, match: str, limit: int) -> list[RowMapping]:
    """Return kind, id, title and snippet of the rows that match, the best first."""
    statement = text(
        "SELECT kind, id, title, snippet(search, 3, '', '', '…', :words) AS snippet FROM search "
        "WHERE search MATCH :match ORDER BY bm25(search, 0, 0, 4, 1), id LIMIT :limit"
    )
    return list(connection.execute(statement, {"match": match, "limit": limit, "words": SNIPPET_WORDS}).mappings())


def near_reports(connection: Connection, match: str, limit: int) -> list[str]:
    """Return the ids of the reports that match, the best first."""
    statement = text(
        "SELECT id FROM search WHERE search MATCH :match AND kind = 'report' "
        "ORDER BY bm25(search, 0, 0, 4, 1), id LIMIT :limit"
    )
    return list(connection.execute(statement, {"match": match, "limit": limit}).scalars())


def match_stories(connection: Connection, match: str, limit: int) -> list[tuple[str, int]]:
    """Return the story and the place in the full-text table of what matches, at most `limit` of them, in no order."""
    statement = text(
        "WITH found AS (SELECT rowid AS found_at, kind, id FROM search WHERE search MATCH :match LIMIT :limit) "
        "SELECT claims.story, found_at FROM found JOIN claims ON claims.id = found.id WHERE kind = 'claim' "
        "UNION ALL SELECT members.story, found_at FROM found "
        "JOIN story_reports AS members ON members.report = found.id WHERE kind = 'report' ORDER BY found_at"
    )
    return [(row[0], row[1]) for row in connection.execute(statement, {"match": match, "limit": limit})]


def among(column: Column[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column is one of some values; however many, they are one parameter."""
    given = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(given.c.value))


def snippets(connection: Connection, match: str, places: Sequence[int]) -> list[RowMapping]:
    """Return place, kind, id, title and snippet of the rows at some places of the full-text table that match."""
    statement = text(
        "SELECT rowid AS place, kind, id, title, snippet(search, 3, '', '', '…', :words) AS snippet FROM search "
        "WHERE search MATCH :match AND rowid IN :places ORDER BY kind DESC, rowid"
    ).bindparams(bindparam("places", expanding=True))
    given = {"match": match, "places": list(places), "words": SNIPPET_WORDS}
    return list(connection.execute(statement, given).mappings())


def all_words(connection: Connection) -> list[RowMapping]:
    """Return kind, id, title and body of every row of the full-text table."""
    return list(connection.execute(text("SELECT kind, id, title, body FROM search ORDER BY kind, id")).mappings())


def forget_words(connection: Connection) -> None:
    """Write the index of the full-text table anew, so that words taken out of it are in the file no more."""
    connection.execute(text("INSERT INTO search (search) VALUES ('rebuild')"))


def empty_log(engine: Engine) -> None:
    """Move everything from the write-ahead log into the file, and cut the log."""
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def file_faults(connection: Connection) -> list[str]:
    """Return what SQLite itself finds wrong with the file; its full-text index is left out where it may not write."""
    found = []
    try:
        connection.execute(text("INSERT INTO search (search) VALUES ('integrity-check')"))
    except exc.DatabaseError as error:
        if _code(error.orig) != sqlite3.SQLITE_READONLY:
            found.append(f"the full-text index is not that of its text: {error.orig}")
    found += [row[0] for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    strays = connection.execute(text("PRAGMA foreign_key_check"))
    return found + [f"a row of {row[0]} points to one of {row[2]} that is not there" for row in strays]
