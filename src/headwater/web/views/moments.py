"""What of a story has a place in time: when its reports came out, and when what they state happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from headwater.model import Assertion, Claim, Dated, Modality, Report, Stance, Story
from headwater.present.labels import in_time, report_labels
from headwater.web.drawing import Lane, Moment, dated
from headwater.web.site import place

MOST_DRAWN = 60  # moments; more are told in the list alone
AROUND = timedelta(days=70)  # before the first report and after the last: what is further off would squeeze the rest
# A plan and a rumour do not stand as what happened.
NOT_YET = {
    Modality.PLANNED: "Planned",
    Modality.CONDITIONAL: "Possible",
    Modality.ALLEGED: "Alleged",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment of a timeline, and what it rests on.

    Attributes:
        moment: The moment.
        link: The address of the words it rests on.
        assertion: What states it; None where it is a report's own date.
        claim: Id of the claim of that assertion.
    """

    moment: Moment
    link: str
    assertion: Assertion | None = None
    claim: str | None = None


def moments_of(story: Story, reports: Sequence[Report]) -> tuple[Placed, ...]:
    """Return the moments of a story: its reports in the order of time, then what its claims date, in their order.

    A report without a date is a moment too, and so is a claim whose date hangs on one. Of one claim each interval is
    told once, in the words of the first report that has it.
    """
    members = in_time(report for report in reports if report.id in set(story.reports))
    labels = report_labels(members)
    published = (
        Placed(
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
    return (*published, *(moment for claim in story.claims for moment in _happened(claim, labels)))


def drawn(placed: Sequence[Placed]) -> tuple[Moment, ...]:
    """Return the moments to draw: all that were published, and what happened in the weeks around, first claims first.

    Empty where the reports alone are too many for a drawing.
    """
    published = dated(item.moment for item in placed if item.moment.lane is Lane.PUBLISHED)
    happened = [item.moment for item in placed if item.moment.lane is Lane.HAPPENED and item.moment.when is not None]
    whens = [moment.when for moment in published if moment.when is not None]
    if whens:
        first, last = min(when.start for when in whens) - AROUND, max(when.end for when in whens) + AROUND
        happened = [one for one in happened if one.when and first <= one.when.start and one.when.end <= last]
    room = MOST_DRAWN - len(published)
    return (*published, *happened[:room]) if room >= 0 else ()


def _happened(claim: Claim, labels: dict[str, str]) -> Iterator[Placed]:
    told: list[Dated] = []
    for item in claim.assertions:
        main = [date for date in item.dates if date.is_main]
        if item.stance is not Stance.AFFIRMS or len(main) != 1:
            continue
        if not any(_is_same(main[0], other) for other in told):
            told.append(main[0])
            moment = Moment(item.id, Lane.HAPPENED, _label(item, main[0], labels), main[0].when)
            yield Placed(moment, place(item), item, claim.id)


def _is_same(one: Dated, two: Dated) -> bool:
    """Whether two dates are one interval, or the same words that can mean one day ("by May" in reports of two days)."""
    worded = one.wording.lower() == two.wording.lower()
    if one.when is None or two.when is None:
        return worded and one.when is two.when
    meets = one.when.start < two.when.end and two.when.start < one.when.end
    return (worded and meets) or (one.when.start, one.when.end) == (two.when.start, two.when.end)


def _label(item: Assertion, date: Dated, labels: dict[str, str]) -> str:
    """What is stated, how it relates to the world, and the words of a date that is not known."""
    stated = item.span.quote
    label = f"{NOT_YET[item.modality]}: {stated}" if item.modality in NOT_YET else stated
    if date.when is not None:
        return label
    return f"{label} (“{date.wording}”; {labels.get(item.report, item.report)} has no date of its own)"
