"""A store: reports and what was traced from them, in one file that several processes may use at once."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from os import PathLike, fspath
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, delete, select

from headwater.model import Claim, Decided, Report, Story, Trace
from headwater.model.visits import Visit
from headwater.store import deciding, errors, loading, rows, saving, schema, sqlite
from headwater.store.browsing import browse
from headwater.store.codec import from_json, to_json
from headwater.store.database import Database
from headwater.store.decisions import Decisions
from headwater.store.finding import find_id, find_near, find_words
from headwater.store.records import Fault, Hit, Listing, Refusal, StoryLine, StoryQuery, Version
from headwater.store.remembering import StoreMemory, write_record
from headwater.store.verify import find_faults
from headwater.store.versions import (
    CURRENT,
    SHOWN,
    chain_of,
    current_of,
    former_homes,
    load_versions,
    load_where,
    reports_at,
    supersede,
)
from headwater.store.words import report_words

RUN_STORE = "headwater.db"  # in the folder of a run


class Store(Decisions):
    """Reports, stories, claims and origins that are kept.

    Open one with `Store.open`; use it as a context manager or call `close`. When a method that writes returns, what it
    wrote is in the file. An id may be given by its first characters (six at least) wherever one is asked for.
    """

    def __init__(self, database: Database) -> None:
        """Use `Store.open`."""
        super().__init__(database)

    @classmethod
    def open(cls, where: str | PathLike[str] = "headwater.db", *, read_only: bool = False, create: bool = True) -> Self:
        """Open a store.

        Args:
            where: Path of the file, or its address `sqlite:///PATH`; `:memory:` for one that is not kept. The folder of
                a run (`headwater run --out`) is the store of its tables, which is only read.
            read_only: Only read; the file must be there.
            create: Make the store where there is none.

        Raises:
            HeadwaterError: There is no such store, it is not one, or it cannot be opened (`HW-STORE-...`).
        """
        path = fspath(where)
        of_run = os.path.join(path, RUN_STORE)
        if os.path.isfile(of_run):
            path, read_only = of_run, True
        return cls(Database.open(path, read_only=read_only, create=create))

    @property
    def where(self) -> str:
        """The path of the file."""
        return self._database.where

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, reports: Iterable[Report]) -> tuple[str, ...]:
        """Keep reports; one that is kept already stays as it is.

        Returns:
            Ids of those that were new, in the order given. They are in no story until a trace of them is saved.
        """
        given = {report.id: report for report in reports}
        with self._database.writing() as connection:
            return _add(connection, given)

    def keep_page(
        self, visits: Sequence[Visit], reports: Iterable[Report], replaced: Mapping[str, str]
    ) -> tuple[str, ...]:
        """Keep what was read at an address: its reports, which of them are new versions, and what to remember of it.

        Args:
            visits: What to remember, of the address asked first.
            reports: The reports on the page.
            replaced: The id of the newer report for that of each older one, which counts as a report no more.

        Returns:
            Ids of reports that were not kept before.
        """
        with self._database.writing() as connection:
            new = _add(connection, {report.id: report for report in reports})
            supersede(connection, replaced, visits)
            for visit in visits:
                write_record(connection, schema.visits, visit.key, visit)
        return new

    def versions(self, report_id: str) -> tuple[Version, ...]:
        """Return the versions of the page that a report is or was on, the first first.

        Raises:
            HeadwaterError: There is no such report.
        """
        with self._database.reading() as connection:
            return load_versions(connection, find_id(connection, "report", report_id))

    def reports_at(self, key: str) -> Sequence[str]:
        """Return the ids of the reports at an address, by its key (`headwater.ingest.fetch.urls.page_key`)."""
        with self._database.reading() as connection:
            return reports_at(connection, key)

    def holds(self, report_ids: Sequence[str]) -> bool:
        """Return whether all of some reports are kept, as what counts or as an older version."""
        with self._database.reading() as connection:
            found = connection.execute(select(schema.reports.c.id).where(schema.reports.c.id.in_(report_ids)))
            return set(found.scalars()) == set(report_ids)

    @property
    def memory(self) -> StoreMemory:
        """What fetching remembers in this store."""
        return StoreMemory(self._database)

    def save(self, trace: Trace, *, replacing: Collection[str] | None = None, decided: Sequence[Decided] = ()) -> Trace:
        """Keep the stories of a trace in place of others.

        Args:
            trace: The stories, and all reports of them.
            replacing: Ids of the stories that they take the place of; of all stories where none are given, and then it
                has to be a trace of all reports.
            decided: The judgements and corrections that the trace took into account.

        Returns:
            The trace with the ids its stories, claims and origins have from now on.

        Raises:
            Changed: Its reports are not those of the store (any more), or what people decided about them has changed.
        """
        reports = {report.id for report in trace.reports}
        with self._database.writing() as connection:
            replaced = set(loading.story_ids(connection)) if replacing is None else set(replacing)
            whole = loading.report_ids(connection) if replacing is None else loading.reports_of(connection, replaced)
            meant = current_of(connection, whole)
            if not self._still(connection, reports, meant, replaced, decided):
                raise errors.changed(self.where)
            return saving.write_trace(connection, trace, replaced)

    def _still(
        self,
        connection: Connection,
        reports: set[str],
        meant: Collection[str],
        replaced: set[str],
        decided: Sequence[Decided],
    ) -> bool:
        """Whether reports are those of some stories and of none else, and what was decided about them is the same."""
        return (
            reports >= set(meant)
            and set(loading.report_ids(connection, reports)) == reports
            and set(loading.homes_of(connection, reports).values()) <= replaced
            and set(deciding.decided_on(connection, reports)) == set(decided)
        )

    def forget(self, report_id: str) -> Report:
        """Drop a report in all its versions, their words, and every story they are in.

        The other reports of those stories wait for a new trace.

        Returns:
            The report as it was.

        Raises:
            HeadwaterError: There is no such report.
        """
        with self._database.writing() as connection:
            full_id = find_id(connection, "report", report_id)
            (report,) = loading.load_reports(connection, [full_id])
            for version in chain_of(connection, full_id):
                saving.drop_report(connection, version)
        self._database.forget_log()
        return report

    def reports(self, ids: Collection[str] | None = None) -> tuple[Report, ...]:
        """Return all reports, or those with some ids, in the order of their ids, with what people corrected in them.

        Of a page that changed all has its newest version only.
        """
        with self._database.reading() as connection:
            return load_where(connection, CURRENT) if ids is None else loading.load_reports(connection, ids)

    def near(self, words: Iterable[str], *, limit: int) -> tuple[str, ...]:
        """Return the ids of the reports that have most of some words, the best first."""
        with self._database.reading() as connection:
            return find_near(connection, words, limit)

    def stories_of(self, reports: Collection[str]) -> dict[str, str]:
        """Return the story that each of some reports is in, by the report's id; those that wait have none."""
        with self._database.reading() as connection:
            return loading.homes_of(connection, reports)

    def reports_of(self, stories: Collection[str]) -> tuple[str, ...]:
        """Return the ids of all reports of some stories, in order, also of those that were left out of the counts."""
        with self._database.reading() as connection:
            return tuple(sorted(current_of(connection, loading.reports_of(connection, stories))))

    def former_homes(self, reports: Collection[str]) -> dict[str, str]:
        """Return, for each of some reports that is a new version of a page, the story that an older one is in."""
        with self._database.reading() as connection:
            return former_homes(connection, reports)

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of reports that are in no story yet, in order."""
        reports, members = schema.reports.c, schema.story_reports.c
        placed = select(members.report).where(members.report == reports.id).exists()
        with self._database.reading() as connection:
            return tuple(connection.execute(select(reports.id).where(CURRENT, ~placed).order_by(reports.id)).scalars())

    def report(self, report_id: str) -> Report:
        """Return one report.

        Raises:
            HeadwaterError: There is none with that id, or more than one.
        """
        with self._database.reading() as connection:
            return loading.load_reports(connection, [find_id(connection, "report", report_id)])[0]

    def trace(self, story_id: str | None = None) -> Trace:
        """Return what was saved last: all reports and stories, or one story and its reports.

        Raises:
            HeadwaterError: There is no story with that id, or more than one.
        """
        with self._database.reading() as connection:
            if story_id is None:
                return Trace(load_where(connection, SHOWN), loading.load_stories(connection))
            stories = loading.load_stories(connection, [find_id(connection, "story", story_id)])
            return Trace(loading.load_reports(connection, stories[0].held), stories)

    def trace_of_claim(self, claim_id: str) -> Trace:
        """Return one claim as a trace: its story cut down to the claim, its origins, its conflicts and their reports.

        Raises:
            HeadwaterError: There is no claim with that id, or more than one.
        """
        with self._database.reading() as connection:
            full_id = find_id(connection, "claim", claim_id)
            story = loading.load_around(connection, full_id)
            return Trace(loading.load_reports(connection, story.reports), (story,))

    def place_of(self, kind: Literal["report", "claim"], asked: str) -> tuple[str, str | None]:
        """Return the full id of a report or a claim, and that of the story it is in; None for a report that waits.

        Raises:
            HeadwaterError: There is none with that id, or more than one.
        """
        within = {"report": schema.story_reports.c, "claim": schema.claims.c}[kind]
        own = within.report if kind == "report" else within.id
        with self._database.reading() as connection:
            full_id = find_id(connection, kind, asked)
            return full_id, connection.execute(select(within.story).where(own == full_id)).scalar()

    def stories(self, ids: Collection[str] | None = None, *, limit: int | None = None) -> tuple[StoryLine, ...]:
        """Return a line for each story, the largest first.

        Args:
            ids: Only these stories.
            limit: No more than so many.
        """
        with self._database.reading() as connection:
            return loading.load_lines(connection, ids, limit)

    def browse(self, query: StoryQuery | None = None, *, first: int = 0, most: int = 20) -> Listing:
        """Return a part of the stories that a query means, the newest first, and what they can be narrowed by.

        Args:
            query: Which stories; all where none is given.
            first: How many to pass over.
            most: Most stories to return.
        """
        with self._database.reading() as connection:
            return browse(connection, query or StoryQuery(), first=first, most=most)

    def story(self, story_id: str) -> Story:
        """Return one story with everything in it; of an id that was merged into another, the story it is in now.

        Raises:
            HeadwaterError: There is none with that id, or more than one.
        """
        return self.trace(story_id).stories[0]

    def claim(self, claim_id: str) -> Claim:
        """Return one claim; of an id that was merged into another, the claim it is in now.

        Raises:
            HeadwaterError: There is none with that id, or more than one.
        """
        with self._database.reading() as connection:
            return loading.load_claim(connection, find_id(connection, "claim", claim_id))

    def search(self, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the reports and claims that have all words of a query, the best first; quoted ones stand together."""
        with self._database.reading() as connection:
            return find_words(connection, query, limit)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keep what could not be read, and why; the same refusal again only moves its time."""
        table, latest = schema.quarantine, {refusal.id: refusal for refusal in refusals}
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.id.in_(latest)))
            rows.put(connection, table, ({"id": key, "record": to_json(value)} for key, value in latest.items()))

    def quarantine(self) -> tuple[Refusal, ...]:
        """Return what could not be read, in the order of names."""
        with self._database.reading() as connection:
            found = [from_json(Refusal, row["record"]) for row in rows.fetch(connection, schema.quarantine)]
        return tuple(sorted(found, key=lambda refusal: (refusal.name, refusal.code, refusal.message)))

    def verify(self) -> tuple[Fault, ...]:
        """Return what in this store is not what was written; empty where all is well."""
        with self._database.reading() as connection:
            return find_faults(connection)


def _add(connection: Connection, given: Mapping[str, Report]) -> tuple[str, ...]:
    """Write the reports that are not there yet, and return their ids."""
    kept = set(loading.report_ids(connection, given))
    new = [report for report in given.values() if report.id not in kept]
    rows.put(connection, schema.reports, ({"id": report.id, "record": to_json(report)} for report in new))
    sqlite.add_words(connection, map(report_words, new))
    return tuple(report.id for report in new)
