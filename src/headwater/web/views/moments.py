"""What of a story has a place in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Report, Story
from headwater.present.labels import in_time, report_labels
from headwater.web.drawing import Lane, Moment


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment of a timeline, and the address of the words it rests on."""

    moment: Moment
    link: str


def moments_of(story: Story, reports: Sequence[Report]) -> tuple[Dated, ...]:
    """Return the moments of a story, those of its reports in the order of time; one without a date is a moment too."""
    members = in_time(report for report in reports if report.id in set(story.reports))
    labels = report_labels(members)
    return tuple(
        Dated(
            Moment(
                report.id,
                Lane.PUBLISHED,
                labels[report.id],
                None if report.published is None else report.published.value,
            ),
            f"/report/{report.id}",
        )
        for report in members
    )
