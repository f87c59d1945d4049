"""The tables: a row a record, with the keys to find it by, the record as canonical JSON, and a hash of the row.

Columns are text and whole numbers only, so the same tables can live in SQLite and PostgreSQL.
`migrations.py` makes them; a test compares the two.
"""

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

Value = str | int | None

metadata = MetaData()


def _key(name: str, of: str) -> Column[str]:
    return Column(name, Text, ForeignKey(of, ondelete="CASCADE"), nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _place() -> Column[int]:
    # Where the record stands among its like in the trace it came from; rows have no order of their own.
    return Column("place", Integer, nullable=False)


schema_version = Table(
    "schema_version", metadata, Column("version", Integer, primary_key=True), _text("name"), _text("hash")
)
reports = Table("reports", metadata, _id(), _text("record"), _text("hash"))
stories = Table("stories", metadata, _id(), _place(), _text("record"), _text("hash"))
story_reports = Table(
    "story_reports", metadata, _key("story", "stories.id"), _place(), _key("report", "reports.id"), _text("hash")
)
claims = Table("claims", metadata, _id(), _key("story", "stories.id"), _place(), _text("record"), _text("hash"))
assertions = Table(
    "assertions",
    metadata,
    _key("claim", "claims.id"),
    _place(),
    _text("id"),
    _key("report", "reports.id"),
    _text("record"),
    _text("hash"),
)
origins = Table("origins", metadata, _id(), _key("story", "stories.id"), _place(), _text("record"), _text("hash"))
conflicts = Table(
    "conflicts",
    metadata,
    _key("story", "stories.id"),
    _place(),
    _key("a", "claims.id"),
    _key("b", "claims.id"),
    _text("record"),
    _text("hash"),
)
reuse = Table(
    "reuse",
    metadata,
    _key("story", "stories.id"),
    _place(),
    _key("a", "reports.id"),
    _key("b", "reports.id"),
    _text("record"),
    _text("hash"),
)
# What stories are listed by, made of the story and its reports (`listing.py`).
listing = Table(
    "listing",
    metadata,
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("newest", Text),
    Column("oldest", Text),
    Column("reports", Integer, nullable=False),
    Column("lo", Integer),
    Column("hi", Integer),
    Column("conflicts", Integer, nullable=False),
    _text("hash"),
)
facets = Table("facets", metadata, _key("story", "stories.id"), _text("kind"), _text("value"), _text("hash"))
# Who bore an id, what it stood for and in which story; `former` is what it stood for before people's decisions changed
# that, so that it comes back when they are taken back. Rows outlive the records: an id never means another thing.
identities = Table(
    "identities",
    metadata,
    _id(),
    _text("kind"),
    _text("state"),
    _text("story"),
    _text("members"),
    _text("former"),
    Column("merged_into", Text),
    _text("hash"),
)
# What people decided, in the order in which they did; taking it back marks the row.
decisions = Table(
    "decisions",
    metadata,
    _id(),
    _place(),
    _text("kind"),
    _text("record"),
    Column("deleted_at", Text),
    Column("deleted_by", Text),
    _text("hash"),
)
# The reports that a decision is about. They may be forgotten; the decision stays.
decided = Table("decided", metadata, _key("decision", "decisions.id"), _text("report"), _text("hash"))
# Stories whose reports wait for a new trace, because of what was decided since the last one.
touched = Table("touched", metadata, _key("story", "stories.id"), _text("hash"))
quarantine = Table("quarantine", metadata, _id(), _text("record"), _text("hash"))
# What fetching remembers: addresses that were asked, what each robots.txt said, and when a host may be asked again.
visits = Table("visits", metadata, _id(), _text("record"), _text("hash"))
robots = Table("robots", metadata, _id(), _text("record"), _text("hash"))
turns = Table("turns", metadata, _id(), _text("record"), _text("hash"))
# Reports that were on one page one after the other; the chain is named by the first of them.
versions = Table(
    "versions", metadata, _text("chain"), _place(), _key("report", "reports.id"), _text("record"), _text("hash")
)


def row_hash(table: str, values: Mapping[str, Value]) -> str:
    """Return the content hash of a row: SHA-256 of its table's name and every column but `hash`."""
    content = {name: value for name, value in values.items() if name != "hash"}
    # Only a damaged row holds bytes; `repr` lets it be hashed, and found not to match.
    written = json.dumps([table, content], sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def hashed(table: Table, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the row with its hash."""
    return {**values, "hash": row_hash(table.name, values)}
