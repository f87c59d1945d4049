"""What is not known of a story: sources without a name, reports that are cited and not here, dates and outlets."""

from dataclasses import dataclass

from headwater.model import Assertion, Claim, Origin, Report, SourceType
from headwater.present.view import StoryView


@dataclass(frozen=True, slots=True)
class Unknowns:
    """What is not known of a story.

    Attributes:
        unnamed: What is told of unnamed sources, by their names ("several officials").
        unsourced: Claims of which no report gives a source.
        not_held: Outlets that are cited and whose reports are not here.
        undated: Reports without a date.
        unsigned: Reports whose outlet is not known.
    """

    unnamed: dict[str, tuple[Assertion, ...]]
    unsourced: tuple[Claim, ...]
    not_held: tuple[Origin, ...]
    undated: tuple[Report, ...]
    unsigned: tuple[Report, ...]

    def __bool__(self) -> bool:
        return any((self.unnamed, self.unsourced, self.not_held, self.undated, self.unsigned))


def unknowns(view: StoryView) -> Unknowns:
    """Return what is not known of a story."""
    unnamed: dict[str, list[Assertion]] = {}
    for claim in view.story.claims:
        for item in claim.assertions:
            if item.chain and item.chain[-1].source.type is SourceType.UNNAMED:
                unnamed.setdefault(item.chain[-1].source.name, []).append(item)
    reports = view.reports.values()
    return Unknowns(
        unnamed={name: tuple(items) for name, items in unnamed.items()},
        unsourced=tuple(entry.claim for entry in (*view.leading, *view.others) if entry.unclear == "no source given"),
        not_held=view.not_held,
        undated=tuple(report for report in reports if report.published is None),
        unsigned=tuple(report for report in reports if report.outlet is None),
    )
