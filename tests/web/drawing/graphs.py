"""Origin graphs for the tests of their drawing: any, and large ones of the shape that stories have."""

import random

from hypothesis import strategies as st

from headwater.web.drawing.graph import Box, BoxKind, OriginGraph, Tie, TieKind
from tests.present.hostile import ATTACKS, EVERYTHING

OUTLETS = (
    "Tide",
    "Courier",
    "Observer",
    "Gazette",
    "Post",
    "Morning Standard",
    "Evening News",
    "Broadcasting Corporation",
)
TOWNS = (
    "Eastport",
    "Marsh",
    "Harbour",
    "Millbrook",
    "Lowland",
    "Pennant",
    "Ridge",
    "Coastline",
    "Westgate",
    "Old Quay",
)
SOURCES = (
    "several officials of the harbour board, through the Tide",
    "Ann Reed",
    "the ministry's letter of 3 May 2031",
)


def make_box(kind: BoxKind, key: str, label: str, *, clear: bool = True, held: bool = True, note: str = "note") -> Box:
    """A box that opens into one assertion."""
    return Box(key, kind, label, note, clear, held, (f"s-{key}",))


def story_shaped(size: int, seed: int = 0) -> OriginGraph:
    """A graph of `size` boxes as a story has them: few origins, some outlets, reports that cite and copy."""
    rng = random.Random(seed)
    origins = [
        make_box(
            BoxKind.ORIGIN,
            f"o{at}",
            rng.choice(SOURCES) if at % 3 else f"no source given in {rng.choice(TOWNS)}",
            clear=at % 3 > 0,
            note="on-record statement" if at % 3 else "unclear",
        )
        for at in range(max(1, size // 12))
    ]
    outlets = [
        make_box(
            BoxKind.OUTLET,
            f"outlet:{at}",
            f"{rng.choice(TOWNS)} {rng.choice(OUTLETS)}",
            held=False,
            note="cited, not held",
        )
        for at in range(size // 20)
    ]
    reports = [
        make_box(
            BoxKind.REPORT, f"r{at}", f"{rng.choice(TOWNS)} {rng.choice(OUTLETS)}", note=f"2031-05-{1 + at % 28:02}"
        )
        for at in range(size - len(origins) - len(outlets))
    ]
    ties = {}
    for outlet in outlets:
        ties[rng.choice(origins).key, outlet.key] = Tie("", "", TieKind.CITED)
    for origin, report in zip(origins, rng.sample(reports, len(origins)), strict=True):
        ties[origin.key, report.key] = Tie("", "", TieKind.CITED if origin.clear else TieKind.INFERRED)
    tied = {lower for _, lower in ties}
    for at, report in enumerate(reports):
        if report.key in tied and rng.random() > 0.1:
            continue
        uppers = [*outlets, *reports[:at]] or origins
        ties[rng.choice(uppers[: 1 + len(uppers) // 4]).key, report.key] = (
            Tie("", "", TieKind.COPIED, rng.uniform(0.3, 1)) if rng.random() < 0.4 else Tie("", "", TieKind.CITED)
        )
        if rng.random() < 0.1:
            ties.setdefault((rng.choice(origins).key, report.key), Tie("", "", TieKind.CITED))
    boxes = (*origins, *outlets, *reports)
    place = {box.key: number for number, box in enumerate(boxes)}
    made = [Tie(upper, lower, tie.kind, tie.share) for (upper, lower), tie in ties.items()]
    made.sort(key=lambda tie: (place[tie.upper], place[tie.lower]))
    return OriginGraph(f"A story of {size} boxes", "Made for a test.", boxes, tuple(made))


labels = st.sampled_from((*ATTACKS, EVERYTHING, "Tide", "W" * 80, "a word " * 60, "")) | st.text(max_size=60)


@st.composite
def graphs(draw: st.DrawFn) -> OriginGraph:
    """Any graph: any labels, and any ties between any boxes, circles among them."""
    count = draw(st.integers(0, 14))
    kinds = sorted((draw(st.sampled_from(BoxKind)) for _ in range(count)), key=list(BoxKind).index)
    boxes = tuple(
        make_box(kind, f"b{at}", draw(labels), clear=draw(st.booleans()), held=draw(st.booleans()), note=draw(labels))
        for at, kind in enumerate(kinds)
    )
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)) if count else st.nothing()
    pairs = draw(st.sets(ends.filter(lambda pair: pair[0] != pair[1]), max_size=30)) if count > 1 else set()
    shares = st.none() | st.floats(0, 1)
    ties = tuple(
        Tie(f"b{upper}", f"b{lower}", draw(st.sampled_from(TieKind)), draw(shares)) for upper, lower in sorted(pairs)
    )
    return OriginGraph(draw(labels), draw(labels), boxes, ties)
