"""From claims with chains to origins merged across reports, and the interval of each claim."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.model import (
    Annotated,
    Assertion,
    Attribution,
    Claim,
    Judgement,
    Origin,
    OriginKind,
    Report,
    Reuse,
    SourceType,
    Stance,
    content_id,
)
from headwater.trace.citations import complete_citations, join_citations, outlet_keys
from headwater.trace.copies import Copies, join_copies, text_families
from headwater.trace.elsewhere import Rests, sourced_elsewhere
from headwater.trace.endings import Ending, is_described_outlet, read_ending
from headwater.trace.footing import Footing
from headwater.trace.identities import Identities
from headwater.trace.independence import independence
from headwater.trace.judged import judge_origins
from headwater.trace.merging import Group, Key, Merging

Said = Assertion | Attribution
Cited = Mapping[str, Mapping[str, str]]
"""For each report, by its id, key and name of the outlets that it cites."""


@dataclass(frozen=True, slots=True)
class Traced:
    """Claims with their intervals, and the origins of the story.

    Attributes:
        claims: The claims as given, each with its `independence`.
        origins: Where their chains end, ordered by how many assertions rest on each.
    """

    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]


def trace_origins(
    claims: Sequence[Claim],
    annotated: Sequence[Annotated],
    reuse: Sequence[Reuse],
    judgements: Sequence[Judgement] = (),
) -> Traced:
    """Find the origins behind the claims of one story and count those that are independent.

    Args:
        claims: The claims of the story.
        annotated: Its reports, with whatever else they attribute: that tells who is who and what a report rests on.
        reuse: Text they share, with aligned passages.
        judgements: What people decided, the earliest first; those on other stories or on claims do nothing here.
    """
    by_id = {item.report.id: item.report for item in annotated}
    said: list[Said] = [said for item in annotated for said in item.attributions]
    said += [item for claim in claims for item in claim.assertions]
    who = Identities((link.source for item in said for link in item.chain), by_id.values())
    held = {report_id: outlet_keys(report) for report_id, report in by_id.items()}
    cited = _cited_outlets(said, held, who)
    rests = _rests(said, by_id, who, cited)
    ground = _Ground(by_id, who, cited, rests, held, Copies(reuse), text_families(by_id, reuse))
    sides = [_footings(_side(claim, affirms=affirms), ground) for affirms in (True, False) for claim in claims]
    families = {item.id: ground.families[item.report] for claim in claims for item in claim.assertions}
    sides, origins = judge_origins(sides, judgements, families)
    shown = {origin.id: origin.name for origin in origins}
    traced = [
        replace(claim, independence=independence(_named(footing, shown) for footing in footings))
        for claim, footings in zip(claims, sides[: len(claims)], strict=True)
    ]
    return Traced(tuple(traced), origins)


def _named(footing: Footing, shown: Mapping[str, str]) -> Footing:
    """A footing under the name that its origin has all over the story."""
    return replace(footing, origin=replace(footing.origin, name=shown[footing.origin.id]))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every claim of a story is traced on: reports by id, who is who, who cites, rests on and copies whom.

    `held` has the outlets that each report is of, `families` the family of texts it belongs to.
    """

    reports: Mapping[str, Report]
    who: Identities
    cited: Cited
    rests: Rests
    held: Cited
    copies: Copies
    families: Mapping[str, str]


def _side(claim: Claim, *, affirms: bool) -> Claim:
    """The claim with the assertions of one side only: affirmers and deniers never share an origin by inference."""
    chosen = tuple(item for item in claim.assertions if (item.stance is Stance.AFFIRMS) == affirms)
    return replace(claim, assertions=chosen)


def _cited_outlets(said: Sequence[Said], held: Cited, who: Identities) -> Cited:
    """For each report, key and name of the outlets that it cites, itself left out."""
    cited: dict[str, dict[str, str]] = {report_id: {} for report_id in held}
    for item in said:
        for link in item.chain:
            source = who.of(link.source)
            is_named = source.type is SourceType.OUTLET and not is_described_outlet(source.name)
            if is_named and source.key not in held[item.report]:
                cited[item.report][source.key] = source.name
    return cited


def _endings(claim: Claim, reports: Mapping[str, Report], who: Identities, cited: Cited) -> dict[str, Ending]:
    return {item.id: read_ending(item, reports[item.report], who, cited[item.report]) for item in claim.assertions}


def _rests(said: Sequence[Said], reports: Mapping[str, Report], who: Identities, cited: Cited) -> Rests:
    """For each report, the clear ends that it names itself anywhere in the story."""
    named: dict[str, set[Key]] = {report_id: set() for report_id in reports}
    for item in said:
        ending = read_ending(item, reports[item.report], who, cited[item.report])
        if ending.clear and not ending.bound:
            named[item.report].add(ending.key)
    return {report_id: frozenset(keys) for report_id, keys in named.items()}


def _footings(claim: Claim, ground: _Ground) -> list[Footing]:
    """The origins of one side of a claim, in the order of their ids, each with what it stands on."""
    reports = ground.reports
    endings = _endings(claim, reports, ground.who, ground.cited)
    endings = sourced_elsewhere(claim, endings, reports, ground.rests)
    merging = Merging(endings.values())
    join_copies(claim, endings, ground.copies, reports, merging)
    join_citations(claim, endings, ground.held, merging)
    complete_citations(claim, endings, ground.who, merging)
    groups = merging.groups()
    members: dict[Group, list[Assertion]] = {}
    for item in claim.assertions:
        members.setdefault(groups[endings[item.id].key], []).append(item)
    footings = [
        Footing(
            _origin(group, items, ground.held.values()),
            group.bodies,
            _carriers([item for item in items if endings[item.id].key in group.keys], endings, ground.families),
            group.is_full_name,
            group.has_document,
            {item.id: endings[item.id] for item in items},
        )
        for group, items in members.items()
    ]
    return sorted(footings, key=lambda footing: footing.origin.id)


def _origin(group: Group, items: Sequence[Assertion], held: Iterable[Mapping[str, str]]) -> Origin:
    shown = group.shown
    is_held = shown.key[0] != "outlet" or any(shown.key[1] in names for names in held)
    absent = not is_held and shown.kind is OriginKind.OUTLET
    return Origin(
        id=content_id("o", *shown.key),
        name=f"{shown.name}'s report (not held)" if absent else shown.name,
        kind=shown.kind,
        clear=group.clear,
        held=is_held,
        assertions=tuple(item.id for item in items),
        because=group.because,
    )


def _carriers(items: Sequence[Assertion], endings: Mapping[str, Ending], families: Mapping[str, str]) -> frozenset[str]:
    """The most families of texts that name one and the same source; a copy, or who publishes it, adds none."""
    naming: dict[tuple[str, str], set[str]] = {}
    for item in items:
        if not endings[item.id].bound:
            naming.setdefault(endings[item.id].key, set()).add(families[item.report])
    most = sorted(naming.values(), key=len)
    return frozenset(most[-1]) if most else frozenset(families[item.report] for item in items[:1])
