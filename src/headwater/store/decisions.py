"""What a store offers to people who decide: judgements and corrections, made, listed and taken back."""

from collections.abc import Collection

from headwater.model import Correction, Decided, Decision, Judgement
from headwater.store import correcting, deciding, judging, rows, schema
from headwater.store.database import Database
from headwater.store.records import Change, Said


class Decisions:
    """The part of a `Store` that keeps what people decide."""

    def __init__(self, database: Database) -> None:
        """Keep decisions in the database of a store."""
        self._database = database

    def judge(self, one: str, two: str, decision: Decision, said: Said) -> Judgement:
        """Keep what somebody decided about two claims or two origins; their story waits for a new trace.

        Args:
            one: Id of a claim (`c-...`) or an origin (`o-...`).
            two: Id of another one of the same story.
            decision: Same, different or unsure.
            said: Who decides, when and why.

        Returns:
            The judgement as it is kept.

        Raises:
            HeadwaterError: The ids are not those of two claims, or two origins, of one story.
        """
        with self._database.writing() as connection:
            return judging.add_judgement(connection, (one, two), Decision(decision), said)

    def correct(self, asked: str, change: Change, said: Said) -> Correction:
        """Keep what somebody corrected; the story of the report waits for a new trace.

        Args:
            asked: Id of a report (`r-...`), or of an attribution that is wrong (`a-...`).
            change: What is right.
            said: Who corrects it, when and why.

        Returns:
            The correction as it is kept, with what was read beside it.

        Raises:
            HeadwaterError: There is no such report or attribution, or the change is not one of it.
        """
        with self._database.writing() as connection:
            return correcting.add_correction(connection, asked, change, said)

    def take_back(self, decision_id: str, said: Said) -> Decided:
        """Take a judgement or a correction back: its row stays and is marked; its story waits for a new trace.

        Raises:
            HeadwaterError: There is no such decision, or it was taken back already.
        """
        with self._database.writing() as connection:
            return deciding.take_back(connection, decision_id, said)

    def judgements(self, *, everything: bool = False) -> tuple[Judgement, ...]:
        """Return what people judged, in the order in which they did; `everything` with what was taken back."""
        with self._database.reading() as connection:
            found = deciding.load_decisions(connection, "judgement", everything=everything)
            return tuple(one for one in found if isinstance(one, Judgement))

    def corrections(self, *, everything: bool = False) -> tuple[Correction, ...]:
        """Return what people corrected, in the order in which they did; `everything` with what was taken back."""
        with self._database.reading() as connection:
            found = deciding.load_decisions(connection, "correction", everything=everything)
            return tuple(one for one in found if isinstance(one, Correction))

    def decided(self, reports: Collection[str]) -> tuple[Decided, ...]:
        """Return the judgements and corrections in force about any of some reports, the earliest first."""
        with self._database.reading() as connection:
            return deciding.decided_on(connection, reports)

    def touched(self) -> tuple[str, ...]:
        """Return the ids of stories that wait for a new trace because of what was decided about them, in order."""
        with self._database.reading() as connection:
            return tuple(sorted(row["story"] for row in rows.fetch(connection, schema.touched)))
