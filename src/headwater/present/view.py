"""A traced story arranged for reading: claims opened into origins, origins into assertions."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.model import Assertion, Claim, Conflict, Origin, OriginKind, Report, Stance, Story, Trace

MOST_CLAIMS = 20  # a reader looks at the top


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin of one claim and the assertions that rest on it."""

    origin: Origin
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, the origins that count for it, and what is said against it."""

    claim: Claim
    origins: tuple[OriginView, ...]
    against: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a reader meets it.

    Attributes:
        story: The story itself.
        reports: Its reports by id.
        leading: Claims that several reports carry, at most `MOST_CLAIMS`; of one report's where there are none.
        others: The rest.
        conflicts: Pairs of clashing claims.
        not_held: Outlets that are cited and whose reports are not here.
    """

    story: Story
    reports: Mapping[str, Report]
    leading: tuple[ClaimView, ...]
    others: tuple[ClaimView, ...]
    conflicts: tuple[Conflict, ...]
    not_held: tuple[Origin, ...]


def view_story(story: Story, trace: Trace) -> StoryView:
    """Arrange one story of a trace."""
    origin_of = {item: origin for origin in story.origins for item in origin.assertions}
    claims = [_claim(claim, origin_of) for claim in story.claims]
    shared = [view for view in claims if len(view.claim.reports) > 1]
    leading = tuple((shared or claims)[:MOST_CLAIMS])
    return StoryView(
        story=story,
        reports={report.id: report for report in trace.reports if report.id in story.reports},
        leading=leading,
        others=tuple(view for view in claims if view not in leading),
        conflicts=story.conflicts,
        not_held=tuple(origin for origin in story.origins if not origin.held and origin.kind is not OriginKind.UNCLEAR),
    )


def _claim(claim: Claim, origin_of: Mapping[str, Origin]) -> ClaimView:
    members: dict[Origin, list[Assertion]] = {}
    for item in claim.assertions:
        if item.stance is Stance.AFFIRMS:
            members.setdefault(origin_of[item.id], []).append(item)
    return ClaimView(
        claim=claim,
        origins=tuple(OriginView(origin, tuple(items)) for origin, items in members.items()),
        against=tuple(item for item in claim.assertions if item.stance is not Stance.AFFIRMS),
    )
