"""The tables of a run: what a row of each is. docs/tables.md describes them, and a test compares the two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from headwater.engine.scale.rowtypes import Row, column, columns_of, from_row, to_value
from headwater.model import Assertion, Attribution, Claim, Conflict, Origin, Report, Reuse, Story

if TYPE_CHECKING:
    import pyarrow as pa

Rows = dict[str, list[Row]]
"""Rows by the name of their table."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that was set aside.

    Attributes:
        name: What it is known by: a path, an address, a row of a file, a story.
        code: The code of the error.
        message: Its sentence.
    """

    name: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a row of a table is.

    Attributes:
        kind: The record it holds.
        keys: Columns before those of the record: name, type, and what it tells.
        omitted: Fields of the record that have tables of their own, or tell what people decided, which no run knows.
    """

    kind: type
    keys: tuple[tuple[str, Any, str], ...] = ()
    omitted: tuple[str, ...] = ()


_STORY = ("story", str, "Id of its story.")
_PLACE = ("place", int, "Where it stands in its story, from 0.")
_LO = ("lo", int | None, "Certainly distinct origins behind its leading claim; null where it has no claim.")
_HI = ("hi", int | None, "All origins behind its leading claim; null where it has no claim.")
TABLES: Mapping[str, Table] = {
    "reports": Table(Report, (_STORY,), ("corrected",)),
    "attributions": Table(Attribution),
    "reuse": Table(Reuse, (("story", str | None, "Id of the story both are in; null where they are in two."),)),
    "stories": Table(Story, (_LO, _HI), ("claims", "origins", "conflicts", "reuse", "left_out")),
    "claims": Table(Claim, (_STORY, _PLACE), ("assertions", "judged")),
    "assertions": Table(
        Assertion, (_STORY, ("claim", str, "Id of its claim."), ("place", int, "Where it stands in its claim, from 0."))
    ),
    "origins": Table(Origin, (_STORY, _PLACE), ("judged",)),
    "conflicts": Table(Conflict, (_STORY, _PLACE)),
    "quarantine": Table(Quarantined),
}


@cache
def schema_of(name: str) -> "pa.Schema":
    """Return the schema of a table."""
    import pyarrow as pa

    table = TABLES[name]
    kept = (field for field in columns_of(table.kind) if field.name not in table.omitted)
    return pa.schema([*(column(key, hint) for key, hint, _ in table.keys), *kept])


def row_of(name: str, record: object, *keys: object) -> Row:
    """Return a record as a row of a table.

    Args:
        name: The table.
        record: The record.
        keys: The values of the columns before it, in order.
    """
    table = TABLES[name]
    kept = (field.name for field in fields(table.kind) if field.name not in table.omitted)
    named = dict(zip((key for key, *_ in table.keys), keys, strict=True))
    return {**named, **{field: to_value(getattr(record, field)) for field in kept}}


def record_of(name: str, row: Row) -> Any:
    """Return the record of a row; what has tables of its own is empty in it."""
    table = TABLES[name]
    known = {field.name for field in fields(table.kind)} - set(table.omitted)
    return from_row(
        table.kind, {**{key: [] for key in table.omitted}, **{key: row[key] for key in row if key in known}}
    )


def rows_of(story: Story) -> Rows:
    """Return a story and what it holds as rows, but for its reports and the text they share."""
    found, head = story.independence, replace(story, claims=(), origins=(), conflicts=(), reuse=())
    interval = (None, None) if found is None else (found.lo, found.hi)
    return {
        "stories": [row_of("stories", head, *interval)],
        "claims": [row_of("claims", claim, story.id, place) for place, claim in enumerate(story.claims)],
        "assertions": list(_assertion_rows(story)),
        "origins": [row_of("origins", origin, story.id, place) for place, origin in enumerate(story.origins)],
        "conflicts": [row_of("conflicts", clash, story.id, place) for place, clash in enumerate(story.conflicts)],
    }


def _assertion_rows(story: Story) -> Iterator[Row]:
    for claim in story.claims:
        for place, made in enumerate(claim.assertions):
            yield row_of("assertions", made, story.id, claim.id, place)
