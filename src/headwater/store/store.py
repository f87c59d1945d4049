"""A store: reports and what was traced from them, in one file that several processes may use at once."""

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike, fspath
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, delete, select

from headwater.model import Claim, Report, Story, Trace
from headwater.model.visits import Visit
from headwater.store import errors, loading, rows, saving, schema, sqlite
from headwater.store.codec import from_json, to_json
from headwater.store.database import Database
from headwater.store.finding import find_id, find_words
from headwater.store.records import Fault, Hit, Refusal, StoryLine, Version
from headwater.store.remembering import StoreMemory, write_record
from headwater.store.verify import find_faults
from headwater.store.versions import CURRENT, SHOWN, chain_of, load_versions, load_where, reports_at, supersede
from headwater.store.words import report_words


class Store:
    """Reports, stories, claims and origins that are kept.

    Open one with `Store.open`; use it as a context manager or call `close`. When a method that writes returns, what it
    wrote is in the file. An id may be given by its first characters (six at least) wherever one is asked for.
    """

    def __init__(self, database: Database) -> None:
        """Use `Store.open`."""
        self._database = database

    @classmethod
    def open(cls, where: str | PathLike[str] = "headwater.db", *, read_only: bool = False, create: bool = True) -> Self:
        """Open a store.

        Args:
            where: Path of the file, or its address `sqlite:///PATH`; `:memory:` for one that is not kept.
            read_only: Only read; the file must be there.
            create: Make the store where there is none.

        Raises:
            HeadwaterError: There is no such store, it is not one, or it cannot be opened (`HW-STORE-...`).
        """
        return cls(Database.open(fspath(where), read_only=read_only, create=create))

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
            Ids of those that were new, in the order given. They are in no story until a trace of all reports is saved.
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

    def save(self, trace: Trace) -> Trace:
        """Keep the stories of a trace of all reports of this store, in place of those kept before.

        Returns:
            The trace with the ids its stories, claims and origins have from now on.

        Raises:
            Changed: Its reports are not those of the store (any more).
        """
        with self._database.writing() as connection:
            kept = set(connection.execute(select(schema.reports.c.id).where(CURRENT)).scalars())
            if kept != {report.id for report in trace.reports}:
                raise errors.changed(self.where)
            return saving.write_trace(connection, trace)

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

    def reports(self) -> tuple[Report, ...]:
        """Return all reports, in the order of their ids; of a page that changed, its newest version only."""
        with self._database.reading() as connection:
            return load_where(connection, CURRENT)

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of reports that are in no story yet, in order."""
        placed = select(schema.story_reports.c.report)
        waiting = select(schema.reports.c.id).where(CURRENT, schema.reports.c.id.not_in(placed))
        with self._database.reading() as connection:
            return tuple(connection.execute(waiting.order_by(schema.reports.c.id)).scalars())

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
            return Trace(loading.load_reports(connection, stories[0].reports), stories)

    def trace_of_claim(self, claim_id: str) -> Trace:
        """Return one claim as a trace: its story cut down to the claim, its origins, its conflicts and their reports.

        Raises:
            HeadwaterError: There is no claim with that id, or more than one.
        """
        with self._database.reading() as connection:
            full_id = find_id(connection, "claim", claim_id)
            story = loading.load_around(connection, full_id)
            return Trace(loading.load_reports(connection, story.reports), (story,))

    def stories(self) -> tuple[StoryLine, ...]:
        """Return a line for each story, the largest first."""
        with self._database.reading() as connection:
            return loading.load_lines(connection)

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
    kept = set(connection.execute(select(schema.reports.c.id)).scalars())
    new = [report for report in given.values() if report.id not in kept]
    rows.put(connection, schema.reports, ({"id": report.id, "record": to_json(report)} for report in new))
    sqlite.add_words(connection, map(report_words, new))
    return tuple(report.id for report in new)
