"""What a store keeps of pages that were fetched: what each visit found, and the versions of a page that changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from headwater.model import Report
from headwater.model.visits import Visit
from headwater.store import schema
from headwater.store.database import Database
from headwater.store.finding import find_id
from headwater.store.records import Version
from headwater.store.remembering import StoreMemory, write_record
from headwater.store.saving import add_reports
from headwater.store.versions import former_homes, load_versions, reports_at, supersede


class Pages:
    """The part of a `Store` that keeps pages."""

    def __init__(self, database: Database) -> None:
        """Keep pages in the database of a store."""
        self._database = database

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
            new = add_reports(connection, {report.id: report for report in reports})
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

    def former_homes(self, reports: Collection[str]) -> dict[str, str]:
        """Return, for each of some reports that is a new version of a page, the story that an older one is in."""
        with self._database.reading() as connection:
            return former_homes(connection, reports)
