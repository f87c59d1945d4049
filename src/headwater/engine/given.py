"""Tracing from assertions that somebody else chose."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Annotated, Assertion, Claim, content_id
from headwater.relate import align, assertions_at, reuse
from headwater.trace import Traced, trace_origins

GivenSpan = tuple[str, int, int]
"""Id of a report, and the offsets of a span in its text."""


def trace_given(annotated: Sequence[Annotated], claims: Sequence[Sequence[GivenSpan]]) -> Traced:
    """Trace the claims of one story whose assertions are known by their spans.

    Args:
        annotated: The reports of the story.
        claims: The spans of each claim; stance, chain, origin and interval are found.

    Returns:
        The claims in the order given, their assertions in the order given, and the origins.
    """
    by_id = {item.report.id: item for item in annotated}
    reports = [item.report for item in by_id.values()]
    made = [_claim(spans, by_id, number) for number, spans in enumerate(claims)]
    shared = [replace(pair, passages=align(by_id[pair.a].report, by_id[pair.b].report)) for pair in reuse(reports)]
    return trace_origins(made, list(by_id.values()), shared)


def _claim(spans: Sequence[GivenSpan], annotated: dict[str, Annotated], number: int) -> Claim:
    found: list[Assertion | None] = [None] * len(spans)
    for report in dict.fromkeys(span[0] for span in spans):
        places = [at for at, span in enumerate(spans) if span[0] == report]
        made = assertions_at(annotated[report], [spans[at][1:] for at in places])
        for at, item in zip(places, made, strict=True):
            found[at] = item
    items = tuple(item for item in found if item is not None)
    return Claim(
        id=content_id("c", number, *(item.id for item in items)),
        text=items[0].span.quote,
        assertions=items,
        because=("given",) * len(items),
    )
