"""What a store answers: its reports, stories and claims, one by one, in lists, and by their words."""

from collections.abc import Collection, Iterable
from typing import Literal

from sqlalchemy import select

from headwater.model import Claim, Report, Story, Trace
from headwater.store import loading, rows, schema
from headwater.store.browsing import browse
from headwater.store.codec import from_json
from headwater.store.database import Database
from headwater.store.finding import find_id, find_near, find_words
from headwater.store.records import Hit, Listing, Refusal, StoryLine, StoryQuery
from headwater.store.versions import CURRENT, SHOWN, current_of, load_where


class Lookups:
    """The part of a `Store` that answers; an id may be given by its first characters wherever one is asked for."""

    def __init__(self, database: Database) -> None:
        """Look up in the database of a store."""
        self._database = database

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

    def quarantine(self) -> tuple[Refusal, ...]:
        """Return what could not be read, in the order of names."""
        with self._database.reading() as connection:
            found = [from_json(Refusal, row["record"]) for row in rows.fetch(connection, schema.quarantine)]
        return tuple(sorted(found, key=lambda refusal: (refusal.name, refusal.code, refusal.message)))
