"""Stories, and the result of tracing them."""

from dataclasses import dataclass

from headwater.model.claim import Claim, Conflict
from headwater.model.origin import Independence, Origin
from headwater.model.report import Report
from headwater.model.reuse import Reuse


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event or matter, with what they claim.

    Attributes:
        id: Content hash of its reports when first made; a store keeps it while the larger part of them stays together.
        title: A title to show, taken from one of its reports.
        reports: Ids of its reports, in order.
        claims: What they claim, by how many reports carry it and how well they agree.
        origins: Where the chains of those claims end.
        conflicts: Pairs of claims that clash.
        reuse: Text its reports share.
        left_out: Ids of reports of the story that somebody left out of the counts; nothing above is theirs.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """Ids of all its reports, also of those that were left out of the counts, in order."""
        return tuple(sorted((*self.reports, *self.left_out)))

    @property
    def independence(self) -> Independence | None:
        """The interval of its leading claim, which heads the story; None where it has no claim."""
        return self.claims[0].independence if self.claims else None


@dataclass(frozen=True, slots=True)
class Trace:
    """What tracing a set of reports gave.

    Attributes:
        reports: The reports, each once, in the order of their ids.
        stories: Their stories, the largest first.
    """

    reports: tuple[Report, ...]
    stories: tuple[Story, ...]

    def report(self, report_id: str) -> Report:
        """Return the report with an id.

        Raises:
            KeyError: There is none.
        """
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)
