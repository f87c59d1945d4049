"""The check of a store: the file, each row against its hash, each quote against its report, each search row."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from sqlalchemy import Connection, Table, select

from headwater.model import Span
from headwater.store import schema, sqlite
from headwater.store.loading import load_reports, load_stories, story_ids
from headwater.store.records import Fault
from headwater.store.rows import at_a_time, is_intact, key_of
from headwater.store.versions import CURRENT, load_where
from headwater.store.words import claim_words, report_words


def find_faults(connection: Connection) -> tuple[Fault, ...]:
    """Return what is wrong with a store; the index of its full-text table is checked only where it may be written."""
    found = [Fault("file", "-", what) for what in sqlite.file_faults(connection)]
    flipped = [fault for table in schema.metadata.sorted_tables for fault in _flipped(connection, table)]
    # Records that are not what was written cannot be read, and would only be found wrong a second time.
    return (*found, *(flipped or (*_misquoted(connection), *_unfindable(connection))))


def _flipped(connection: Connection, table: Table) -> Iterator[Fault]:
    for row in connection.execute(select(table)).mappings():
        if not is_intact(table, row):
            yield Fault(table.name, key_of(table, row), "its content does not match its hash")


def _misquoted(connection: Connection) -> Iterator[Fault]:
    for some in at_a_time(story_ids(connection)):
        stories = load_stories(connection, some)
        held = {report for story in stories for report in story.held}
        texts = {report.id: report.text for report in load_reports(connection, held)}
        for span in sorted(set(_spans(stories))):
            if not _is_true(span, texts):
                yield Fault(
                    "assertions", f"{span.report} {span.start}-{span.end}", "its quote is not in its report's text"
                )


def _is_true(span: Span, texts: Mapping[str, str]) -> bool:
    return span.start >= 0 and texts.get(span.report, "")[span.start : span.end] == span.quote


def _spans(record: object) -> Iterator[Span]:
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _spans(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _spans(getattr(record, field.name))


def _unfindable(connection: Connection) -> Iterator[Fault]:
    wanted = {(words["kind"], words["id"]): words for words in _words(connection)}
    for row in sqlite.all_words(connection):
        if wanted.pop((row["kind"], row["id"]), None) != dict(row):
            yield Fault("search", row["id"], "its words are not those of its record")
    yield from (Fault("search", identity, "its words cannot be searched") for _, identity in wanted)


def _words(connection: Connection) -> Iterator[dict[str, str]]:
    yield from map(report_words, load_where(connection, CURRENT))
    yield from (claim_words(claim) for story in load_stories(connection) for claim in story.claims)
