"""The origin graph of claims: which boxes there are, and which rests on which."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.model import Assertion, Claim, Origin, OriginKind, Report, Stance, Story
from headwater.present.labels import in_time, report_labels
from headwater.present.words import counted, heading, interval
from headwater.web.drawing.citing import Citing, Rest, outlet_key
from headwater.web.drawing.copying import copied_from
from headwater.web.drawing.graph import OUTLET_KEY, Box, BoxKind, OriginGraph
from headwater.web.drawing.ties import Ties, direct_ties, path_ties

NOT_DATED = "date not known"


def claim_graph(claim: Claim, story: Story, reports: Iterable[Report]) -> OriginGraph:
    """Return the origin graph of one claim: as many boxes of origins as `hi` of its independence.

    Denials and doubts are not drawn, since they never count for a claim; the description says how many there are.

    Args:
        claim: A traced claim of the story.
        story: Its story.
        reports: The reports of the story; others are passed over.
    """
    said = heading(claim.text, 120)
    count = f"{counted(len(claim.reports), 'report')} · {interval(claim.independence)}"
    return claims_graph((claim,), story, reports, title=f"{said}: {count}")


def story_graph(story: Story, reports: Iterable[Report]) -> OriginGraph:
    """Return the origin graph that a story is headed by, that of its leading claim; empty where it has no claim.

    The headline of a story counts the origins of its leading claim (docs/origins.md), so these are its boxes.
    `claims_graph` draws several claims in one.
    """
    if not story.claims:
        return OriginGraph(heading(story.title, 120), "No claim was found in it.", (), ())
    return claim_graph(story.claims[0], story, reports)


def claims_graph(claims: Sequence[Claim], story: Story, reports: Iterable[Report], *, title: str) -> OriginGraph:
    """Return the origin graph of several claims of a story: an origin that is behind two of them is one box.

    Args:
        claims: Traced claims of the story.
        story: The story.
        reports: Its reports; others are passed over.
        title: What the graph shows, in one line.
    """
    members = in_time(report for report in reports if report.id in story.reports)
    citing = Citing(story, members)
    drawn = _drawn_origins(claims, story)
    rests = [citing.rest(*found) for found in _affirming(claims, drawn)]
    items: dict[str, list[str]] = {}
    for rest in rests:
        items.setdefault(rest.assertion.report, []).append(rest.assertion.id)
    carriers = [report for report in members if report.id in items]
    stops = _stops(rests, carriers)
    ties = _ties(rests, stops, carriers, story)
    labels = report_labels(members)
    boxes = (
        *(_origin_box(origin, rests) for origin in drawn),
        *_outlet_boxes(rests, stops, citing, {outlet_key(report) for report in members}),
        *(_report_box(report, labels[report.id], items[report.id]) for report in carriers),
    )
    return OriginGraph(title, _description(claims, boxes, story), boxes, ties.ordered([box.key for box in boxes]))


def _drawn_origins(claims: Sequence[Claim], story: Story) -> list[Origin]:
    """The origins that the claims count: clear ones first, those that most rests on before others."""
    counted_ids = {key for claim in claims if claim.independence is not None for key in claim.independence.origins}
    return sorted((origin for origin in story.origins if origin.id in counted_ids), key=lambda one: not one.clear)


def _affirming(claims: Iterable[Claim], drawn: Iterable[Origin]) -> Iterator[tuple[Assertion, str, Origin]]:
    """The affirming assertions with their claims and origins."""
    origin_of = {item: origin for origin in drawn for item in origin.assertions}
    for claim in claims:
        for item in claim.assertions:
            if item.stance is Stance.AFFIRMS and item.id in origin_of:
                yield item, claim.id, origin_of[item.id]


def _stops(rests: Sequence[Rest], carriers: Sequence[Report]) -> dict[tuple[str, str, str], str]:
    """The box of an outlet on the way, by report, outlet and origin: its report here, or else a box of its own.

    Of several reports of one outlet the earliest is taken, one that rests on the same origin before others.
    """
    resting = {(rest.assertion.report, rest.origin.id) for rest in rests}
    of_outlet: dict[str, list[str]] = {}
    for report in carriers:
        of_outlet.setdefault(outlet_key(report) or "", []).append(report.id)
    stops = {}
    for rest in rests:
        own, origin = rest.assertion.report, rest.origin.id
        for outlet in rest.outlets:
            held = sorted(of_outlet.get(outlet, ()), key=lambda report: (report, origin) not in resting)
            stops[own, outlet, origin] = held[0] if held else f"{OUTLET_KEY}{outlet}"
    return stops


def _ties(
    rests: Sequence[Rest],
    stops: Mapping[tuple[str, str, str], str],
    carriers: Sequence[Report],
    story: Story,
) -> Ties:
    """Ties of citing, then of copying, then what is left: every report is reached from the origins that it rests on."""
    ties = Ties()
    for rest in rests:
        report = rest.assertion.report
        path_ties(ties, rest, [stops[report, outlet, rest.origin.id] for outlet in rest.outlets])
    direct_ties(ties, rests)
    sourced = {rest.assertion.report for rest in rests if rest.is_sourced}
    order = sorted(carriers, key=lambda report: report.id not in sourced)
    ranks = {report.id: rank for rank, report in enumerate(order)}
    by_id = {report.id: report for report in carriers}
    for lower, pair in copied_from(rests, ranks, story.reuse, ties.uppers).items():
        ties.copy(pair.a if lower == pair.b else pair.b, by_id[lower], pair)
    ties.share(by_id, story.reuse)
    ties.reach(rests)
    return ties


def _origin_box(origin: Origin, rests: Iterable[Rest]) -> Box:
    own = tuple(dict.fromkeys(rest.assertion.id for rest in rests if rest.origin.id == origin.id))
    # Sources reached through an outlet are not held either, but it is the outlet's report that is missing.
    held = origin.held or origin.kind is not OriginKind.OUTLET
    return Box(origin.id, BoxKind.ORIGIN, origin.name, origin.kind.value, origin.clear, held, own)


def _report_box(report: Report, label: str, items: Iterable[str]) -> Box:
    note = report.published.value.iso if report.published is not None else NOT_DATED
    return Box(report.id, BoxKind.REPORT, label, note, True, True, tuple(dict.fromkeys(items)))


def _outlet_boxes(
    rests: Iterable[Rest], stops: Mapping[tuple[str, str, str], str], citing: Citing, held: set[str | None]
) -> Iterable[Box]:
    """Boxes of the outlets that are cited on the way, without a report here that carries the claims."""
    found: dict[str, list[str]] = {}
    for rest in rests:
        for outlet in rest.outlets:
            if stops[rest.assertion.report, outlet, rest.origin.id].startswith(OUTLET_KEY):
                found.setdefault(outlet, []).append(rest.assertion.id)
    for outlet, items in found.items():
        is_held = outlet in held
        note = "cited; its report here does not say it" if is_held else "cited, not held"
        own = tuple(dict.fromkeys(items))
        yield Box(f"{OUTLET_KEY}{outlet}", BoxKind.OUTLET, citing.names[outlet], note, True, is_held, own)


def _description(claims: Sequence[Claim], boxes: Sequence[Box], story: Story) -> str:
    """What the graph holds, counted in words, and which reports of the story it leaves out."""
    keys = {kind: {box.key for box in boxes if box.kind is kind} for kind in BoxKind}
    unclear = sum(not box.clear for box in boxes)
    against = {item.report for claim in claims for item in claim.assertions if item.stance is not Stance.AFFIRMS}
    others = set(story.reports) - keys[BoxKind.REPORT] - against
    return " ".join(
        (
            f"From left to right: {counted(len(keys[BoxKind.ORIGIN]), 'origin')}, {unclear} of them unclear;",
            f"{counted(len(keys[BoxKind.OUTLET]), 'outlet')} cited on the way;",
            f"{counted(len(keys[BoxKind.REPORT]), 'report')}.",
            *([f"Not drawn: {counted(len(against), 'report')} with words against it."] if against else []),
            *([f"Not drawn: {counted(len(others), 'report')} of the story without it."] if others else []),
        )
    )
