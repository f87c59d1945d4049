"""What people correct: facts about a report, an attribution that is wrong, a report that should not count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

from headwater.model.annotated import Annotated
from headwater.model.judgement import Judgement
from headwater.model.report import How, Known, Report
from headwater.model.when import When


class Corrected(StrEnum):
    """What was corrected."""

    OUTLET = "outlet"
    PUBLISHED = "published"
    ATTRIBUTION = "attribution"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's correction of one report. The report itself stays as it was read.

    Attributes:
        id: Its own id.
        what: Its outlet, its date, an attribution in it, or that it counts at all.
        report: Id of the report.
        attribution: Id of the attribution that is wrong; None where another thing is corrected.
        value: What is right: the outlet, or the day (`YYYY-MM-DD`); None for an attribution and a report.
        was: What was read instead, or whom the attribution named; None where nothing was known.
        was_how: How that was known.
        by: Who corrected it.
        at: When (aware, UTC).
        note: Why, in the words of who did; None where nothing was said.
        deleted_at: When it was taken back; None while it holds.
        deleted_by: Who took it back.
    """

    id: str
    what: Corrected
    report: str
    attribution: str | None
    value: str | None
    was: str | None
    was_how: How | None
    by: str
    at: datetime
    note: str | None = None
    deleted_at: datetime | None = None
    deleted_by: str | None = None

    @property
    def because(self) -> str:
        """What was done, as a sentence: "outlet corrected by Ann Reed on 2031-05-04; it was The Tide (dateline)"."""
        signed = f"by {self.by} on {self.at.date().isoformat()}" + (f" ({self.note})" if self.note else "")
        if self.what is Corrected.REPORT:
            return f"left out of the counts {signed}"
        if self.what is Corrected.ATTRIBUTION:
            return f"attribution to {self.was or 'nobody'} marked wrong {signed}"
        fact = "date" if self.what is Corrected.PUBLISHED else self.what.value
        return f"{fact} corrected {signed}; it was {self.was or 'not known'}" + (
            f" ({self.was_how.value})" if self.was_how is not None else ""
        )


Decided: TypeAlias = Judgement | Correction
"""What people decide: rows of one kind, each with a name and a time, that can be taken back."""


def corrected(report: Report, decided: Iterable[Decided]) -> Report:
    """Return a report with what people corrected in it; of two corrections of one fact the later one holds.

    Args:
        report: The report as it was read.
        decided: What people decided, the earliest first; what is about other reports does nothing here.
    """
    own = tuple(item for item in decided if isinstance(item, Correction) and item.report == report.id)
    for item in own:
        if item.what is Corrected.OUTLET and item.value is not None:
            report = replace(report, outlet=Known(item.value, How.CORRECTED, by=item.by))
        elif item.what is Corrected.PUBLISHED and item.value is not None:
            day = datetime.fromisoformat(item.value).replace(tzinfo=UTC)
            report = replace(report, published=Known(When.day(day, item.value), How.CORRECTED, by=item.by))
    return replace(report, corrected=tuple(item.because for item in own)) if own else report


def counts(report: Report, decided: Iterable[Decided]) -> bool:
    """Whether a report counts: nobody left it out."""
    return not any(
        isinstance(item, Correction) and item.what is Corrected.REPORT and item.report == report.id for item in decided
    )


def without_wrong(annotated: Annotated, decided: Sequence[Decided]) -> Annotated:
    """Return a report without the attributions that were marked wrong: their words are then the report's own.

    A chain that leads through one of them goes on without it.
    """
    wrong = {item.attribution for item in decided if isinstance(item, Correction)} - {None}
    gone = [item for item in annotated.attributions if item.id in wrong]
    if not gone:
        return annotated
    mentions = {item.source.mention for item in gone if item.source is not None}
    left = (
        replace(item, chain=tuple(link for link in item.chain if link.source.mention not in mentions))
        for item in annotated.attributions
        if item.id not in wrong
    )
    return replace(annotated, attributions=tuple(left))
