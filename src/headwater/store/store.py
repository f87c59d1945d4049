"""A store: reports and what was traced from them, in one file that several processes may use at once."""

import os
from collections.abc import Collection, Iterable, Sequence
from os import PathLike, fspath
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, delete

from headwater.model import Decided, Report, Trace
from headwater.store import deciding, errors, loading, rows, saving, schema
from headwater.store.codec import to_json
from headwater.store.database import Database
from headwater.store.decisions import Decisions
from headwater.store.finding import find_id
from headwater.store.lookups import Lookups
from headwater.store.pages import Pages
from headwater.store.records import Fault, Refusal
from headwater.store.saving import add_reports
from headwater.store.verify import find_faults
from headwater.store.versions import chain_of, current_of

RUN_STORE = "headwater.db"  # in the folder of a run


class Store(Decisions, Pages, Lookups):
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
            return add_reports(connection, given)

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

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Keep what could not be read, and why; the same refusal again only moves its time."""
        table, latest = schema.quarantine, {refusal.id: refusal for refusal in refusals}
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.id.in_(latest)))
            rows.put(connection, table, ({"id": key, "record": to_json(value)} for key, value in latest.items()))

    def verify(self) -> tuple[Fault, ...]:
        """Return what in this store is not what was written; empty where all is well."""
        with self._database.reading() as connection:
            return find_faults(connection)
