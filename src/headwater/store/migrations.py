"""Numbered steps that bring a database to the tables of `schema.py`, each recorded in the database itself.

A step that was released never changes; a new table or column is a new step.
"""

from collections.abc import Callable

from sqlalchemy import Connection, func, insert, inspect, select, text

from headwater.store import rewriting, sqlite
from headwater.store.errors import not_a_store, too_new
from headwater.store.listing import put_listing
from headwater.store.loading import load_reports, load_stories
from headwater.store.schema import hashed, schema_version

FIRST_TABLES = (
    "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE reports (id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)",
    """CREATE TABLE stories (
        id TEXT PRIMARY KEY NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)""",
    """CREATE TABLE story_reports (
        story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE, place INTEGER NOT NULL,
        report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE, hash TEXT NOT NULL,
        PRIMARY KEY (story, place))""",
    "CREATE INDEX story_reports_report ON story_reports (report)",
    """CREATE TABLE claims (
        id TEXT PRIMARY KEY NOT NULL, story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)""",
    "CREATE INDEX claims_story ON claims (story, place)",
    """CREATE TABLE assertions (
        claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE, place INTEGER NOT NULL, id TEXT NOT NULL,
        report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE, record TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (claim, place))""",
    "CREATE INDEX assertions_report ON assertions (report)",
    """CREATE TABLE origins (
        id TEXT PRIMARY KEY NOT NULL, story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)""",
    "CREATE INDEX origins_story ON origins (story, place)",
    """CREATE TABLE conflicts (
        story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE, place INTEGER NOT NULL,
        a TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
        b TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
        record TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (story, place))""",
    "CREATE INDEX conflicts_a ON conflicts (a)",
    "CREATE INDEX conflicts_b ON conflicts (b)",
    """CREATE TABLE reuse (
        story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE, place INTEGER NOT NULL,
        a TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        b TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        record TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (story, place))""",
    "CREATE INDEX reuse_a ON reuse (a)",
    "CREATE INDEX reuse_b ON reuse (b)",
    """CREATE TABLE identities (
        id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, members TEXT NOT NULL,
        merged_into TEXT, hash TEXT NOT NULL)""",
    "CREATE TABLE quarantine (id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)",
)


def first_tables(connection: Connection) -> None:
    """Make the tables of the first release."""
    for statement in FIRST_TABLES:
        connection.execute(text(statement))
    sqlite.make_search(connection)


SECOND_TABLES = (
    """CREATE TABLE decisions (
        id TEXT PRIMARY KEY NOT NULL, place INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, record TEXT NOT NULL,
        deleted_at TEXT, deleted_by TEXT, hash TEXT NOT NULL)""",
    """CREATE TABLE decided (
        decision TEXT NOT NULL REFERENCES decisions (id) ON DELETE CASCADE, report TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (decision, report))""",
    "CREATE INDEX decided_report ON decided (report)",
    """CREATE TABLE touched (
        story TEXT PRIMARY KEY NOT NULL REFERENCES stories (id) ON DELETE CASCADE, hash TEXT NOT NULL)""",
    "CREATE INDEX assertions_id ON assertions (id)",
    "CREATE INDEX stories_place ON stories (place, id)",
    "ALTER TABLE identities ADD COLUMN story TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE identities ADD COLUMN former TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX identities_story ON identities (story)",
    "CREATE INDEX identities_state ON identities (state)",
)


def decisions(connection: Connection) -> None:
    """Make room for what people decide, and let one story be written without the others.

    An identity learns which story it is in, a story takes its place by its size alone, and a row of the full-text table
    is found by its id.
    """
    identities = rewriting.rows_of(connection, "identities")
    stories = rewriting.rows_of(connection, "stories")
    for statement in SECOND_TABLES:
        connection.execute(text(statement))
    homes = rewriting.story_of_each(connection)
    for row in identities:
        story = row["id"] if row["kind"] == "story" else homes.get(str(row["id"]), "")
        rewriting.write(connection, "identities", {**row, "story": story, "former": "[]"})
    sizes = rewriting.size_of_each(connection)
    for row in stories:
        rewriting.write(connection, "stories", {**row, "place": -sizes.get(str(row["id"]), 0)})
    words = sqlite.all_words(connection)
    sqlite.drop_words(connection)
    sqlite.add_words(connection, map(dict, words))


LISTING_TABLES = (
    """CREATE TABLE listing (
        story TEXT PRIMARY KEY NOT NULL REFERENCES stories (id) ON DELETE CASCADE, newest TEXT, oldest TEXT,
        reports INTEGER NOT NULL, lo INTEGER, hi INTEGER, conflicts INTEGER NOT NULL, hash TEXT NOT NULL)""",
    "CREATE INDEX listing_newest ON listing (newest DESC, story)",
    """CREATE TABLE facets (
        story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE, kind TEXT NOT NULL, value TEXT NOT NULL,
        hash TEXT NOT NULL, PRIMARY KEY (story, kind, value))""",
    "CREATE INDEX facets_value ON facets (kind, value, story)",
)


def listing_tables(connection: Connection) -> None:
    """Make the tables that stories are listed by, and fill them for the stories that are kept."""
    for statement in LISTING_TABLES:
        connection.execute(text(statement))
    stories = load_stories(connection)
    put_listing(connection, stories, {report.id: report for report in load_reports(connection)})


WEB_TABLES = (
    "CREATE TABLE visits (id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE robots (id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE turns (id TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL, hash TEXT NOT NULL)",
    """CREATE TABLE versions (
        chain TEXT NOT NULL, place INTEGER NOT NULL, report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        record TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (chain, place))""",
    "CREATE INDEX versions_report ON versions (report)",
)


def web_tables(connection: Connection) -> None:
    """Make room for what fetching remembers, and for versions of pages."""
    for statement in WEB_TABLES:
        connection.execute(text(statement))


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (first_tables, decisions, listing_tables, web_tables)


def version_of(connection: Connection, where: str) -> int:
    """Return the store version of a database: 0 where it is empty.

    Raises:
        HeadwaterError: It is another program's database, or a newer program's store.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if schema_version.name not in tables:
        raise not_a_store(where)
    found = connection.execute(select(func.max(schema_version.c.version))).scalar() or 0
    if found > len(MIGRATIONS):
        raise too_new(where, found, len(MIGRATIONS))
    return int(found)


def migrate(connection: Connection, where: str) -> None:
    """Run the steps a database has not seen yet, and record each.

    Raises:
        HeadwaterError: It is another program's database, or a newer program's store.
    """
    for number, step in enumerate(MIGRATIONS, start=1):
        if number > version_of(connection, where):
            step(connection)
            row = hashed(schema_version, {"version": number, "name": step.__name__})
            connection.execute(insert(schema_version), row)
