"""A traced story arranged for reading: claims opened into origins, origins into who says what in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.model import Assertion, Claim, Conflict, Origin, OriginKind, Report, Span, Stance, Story, Trace
from headwater.present.labels import in_time, report_labels
from headwater.present.words import wording

MOST_CLAIMS = 20  # a reader looks at the top


@dataclass(frozen=True, slots=True)
class Voice:
    """One report giving one chain for a claim.

    Attributes:
        first: Where it says so first.
        again: Where it says so again.
    """

    first: Assertion
    again: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words, and everybody who says it in these words, the earliest report first."""

    quote: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin of one claim and the words that rest on it."""

    origin: Origin
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Two wordings, of one claim or of one date under two bounds, and all that differs between them."""

    label: str
    one: Span
    two: Span


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, the origins that count for it, and what is said against it: denials first, then doubts.

    Attributes:
        number: Its place in its story, from 1.
        claim: The claim itself.
        origins: The clear ones first, those that most reports rest on before others.
        denied: Who denies it, in which words.
        doubted: Who doubts it, in which words.
        unclear: "no source given", or "no clear source", where not one of its origins is clear; else empty.
        differences: Where its assertions differ without clashing.
    """

    number: int
    claim: Claim
    origins: tuple[OriginView, ...]
    denied: tuple[Wording, ...]
    doubted: tuple[Wording, ...]
    unclear: str
    differences: tuple[DifferenceView, ...]

    @property
    def dispute(self) -> str:
        """Return "disputed" where somebody denies or doubts it, "nobody affirms it" where nobody else has it."""
        if not self.denied and not self.doubted:
            return ""
        return "disputed" if self.origins else "nobody affirms it"


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a reader meets it.

    Attributes:
        story: The story itself.
        reports: Its reports by id, the earliest first.
        labels: What each report is called here, by id; no two the same.
        leading: Claims that several reports carry, at most `MOST_CLAIMS`; of one report's where there are none.
        others: The rest.
        conflicts: Pairs of clashing claims.
        not_held: Outlets that are cited and whose reports are not here.
        left_out: Reports of the story that somebody left out of the counts, the earliest first.
    """

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]
    leading: tuple[ClaimView, ...]
    others: tuple[ClaimView, ...]
    conflicts: tuple[Conflict, ...]
    not_held: tuple[Origin, ...]
    left_out: tuple[Report, ...]

    @property
    def listed(self) -> tuple[Report, ...]:
        """All its reports: those that count, then those that were left out."""
        return (*self.reports.values(), *self.left_out)

    @property
    def clear_origins(self) -> tuple[Origin, ...]:
        """The clear origins of the leading claims, in the order of the claims."""
        views = (view for claim in self.leading for view in claim.origins)
        return tuple(dict.fromkeys(view.origin for view in views if view.origin.clear))

    def citing(self, origin: Origin) -> tuple[str, ...]:
        """Return the labels of the reports that rest on an origin."""
        reports = {
            item.report for claim in self.story.claims for item in claim.assertions if item.id in origin.assertions
        }
        return tuple(label for report, label in self.labels.items() if report in reports)


def view_story(story: Story, trace: Trace) -> StoryView:
    """Arrange one story of a trace."""
    reports = in_time(report for report in trace.reports if report.id in story.reports)
    rank = {report.id: at for at, report in enumerate(reports)}
    origin_of = {item: origin for origin in story.origins for item in origin.assertions}
    shared = [claim for claim in story.claims if len(claim.reports) > 1]
    leading = (shared or list(story.claims))[:MOST_CLAIMS]
    first = {claim.id for claim in leading}
    ordered = [*leading, *(claim for claim in story.claims if claim.id not in first)]
    views = [view_claim(claim, number, origin_of, rank) for number, claim in enumerate(ordered, start=1)]
    return StoryView(
        story=story,
        reports={report.id: report for report in reports},
        labels=report_labels(reports),
        leading=tuple(views[: len(leading)]),
        others=tuple(views[len(leading) :]),
        conflicts=story.conflicts,
        not_held=tuple(origin for origin in story.origins if not origin.held and origin.kind is not OriginKind.UNCLEAR),
        left_out=tuple(in_time(report for report in trace.reports if report.id in story.left_out)),
    )


def view_claim(claim: Claim, number: int, origin_of: Mapping[str, Origin], rank: Mapping[str, int]) -> ClaimView:
    """Arrange one claim.

    Args:
        claim: The claim.
        number: Its place in the story.
        origin_of: The origin that each assertion rests on, by id.
        rank: The place of each report in time.
    """
    items = sorted(claim.assertions, key=lambda item: (rank[item.report], item.span.start, item.id))
    members: dict[Origin, list[Assertion]] = {}
    for item in items:
        if item.stance is Stance.AFFIRMS:
            members.setdefault(origin_of[item.id], []).append(item)
    words = {item.id: item.span for item in items}
    words |= {item.b: item.elsewhere for item in claim.differences if item.elsewhere is not None}
    labels: dict[tuple[str, str], list[str]] = {}
    for difference in claim.differences:
        labels.setdefault((difference.a, difference.b), []).append(difference.label)
    found = sorted(members, key=lambda origin: (not origin.clear, -len({item.report for item in members[origin]})))
    bare = all(not item.chain for here in members.values() for item in here)
    return ClaimView(
        number=number,
        claim=claim,
        origins=tuple(OriginView(origin, _wordings(members[origin])) for origin in found),
        denied=_wordings(item for item in items if item.stance is Stance.DENIES),
        doubted=_wordings(item for item in items if item.stance is Stance.DOUBTS),
        unclear="" if not found or found[0].clear else "no source given" if bare else "no clear source",
        differences=tuple(DifferenceView("; ".join(said), words[a], words[b]) for (a, b), said in labels.items()),
    )


def _wordings(items: Iterable[Assertion]) -> tuple[Wording, ...]:
    """Who says it in which words: a report that says it again from the same source is one voice."""
    voices: dict[tuple[str, ...], list[Assertion]] = {}
    for item in items:
        voices.setdefault((item.report, *(link.source.name for link in item.chain)), []).append(item)
    same: dict[str, list[Voice]] = {}
    for first, *again in voices.values():
        same.setdefault(wording(first.span.quote), []).append(Voice(first, tuple(again)))
    return tuple(Wording(found[0].first.span.quote, tuple(found)) for found in same.values())
