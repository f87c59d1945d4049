"""Through which outlets the words of an assertion come to its report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Assertion, Origin, OriginKind, Report, SourceType, Story
from headwater.trace.identities import Identities, Identity
from headwater.trace.outlets import canonical_outlet


@dataclass(frozen=True, slots=True)
class Rest:
    """An affirming assertion, where its chain ends, and the outlets on the way.

    Attributes:
        assertion: The assertion.
        claim: Id of its claim.
        origin: The origin that it rests on.
        outlets: Keys of the outlets between them, from the report outward; neither the report's own nor the origin.
        is_sourced: Whether the report says whose word it is, in a chain or by the credit of an agency.
    """

    assertion: Assertion
    claim: str
    origin: Origin
    outlets: tuple[str, ...]
    is_sourced: bool


class Citing:
    """Reads the outlets of chains; `names` has the name of every outlet that it met, by key."""

    def __init__(self, story: Story, reports: Sequence[Report]) -> None:
        """Look at all sources of a story, as tracing does, so that an outlet has one key however it is put."""
        links = (link for claim in story.claims for item in claim.assertions for link in item.chain)
        self._who = Identities((link.source for link in links), reports)
        self._reports: Mapping[str, Report] = {report.id: report for report in reports}
        self.names: dict[str, str] = {}

    def rest(self, assertion: Assertion, claim: str, origin: Origin) -> Rest:
        """Return the way from an assertion to its origin."""
        report = self._reports[assertion.report]
        sources = [self._who.of(link.source) for link in assertion.chain]
        named = [name for source in sources if (name := _outlet(source)) is not None]
        if not named and report.agency is not None:  # a credit cites the agency
            named = [canonical_outlet(report.agency.value)]
        own = outlet_key(report)
        stops = {name.lower(): name for name in named if name.lower() != own and not _is_origin(name, origin)}
        self.names.update(stops)
        return Rest(assertion, claim, origin, tuple(stops), bool(sources or named))


def outlet_key(report: Report) -> str | None:
    """Return the key of the outlet that publishes a report; None where it is not known."""
    return canonical_outlet(report.outlet.value).lower() if report.outlet is not None else None


def _outlet(source: Identity) -> str | None:
    return source.name if source.type is SourceType.OUTLET else source.outlet


def _is_origin(name: str, origin: Origin) -> bool:
    """Whether an outlet on the way is the origin itself; its report need not be held."""
    return origin.kind is OriginKind.OUTLET and origin.name in (name, f"{name}'s report (not held)")
